package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// indexOf is an index of rows, each with its fields.
func indexOf(rows ...[]string) *Index {
	c := NewIndex(len(rows), 0)
	for _, fields := range rows {
		c.Add(fields...)
	}
	c.Clip()
	return &c
}

func needle(word string) *Needle {
	n := NewNeedle(Fold(word), false)
	return &n
}

func TestRankSaysHowWellARowFits(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"Olga Owner", "olga@northwind.example"})
	for word, want := range map[string]Rank{
		"OLGA OWNER": Exact, "olga@northwind.example": Exact, "northwind.example": domainExact,
		"olga": prefix, "northw": domainPrefix, "owner": wordStart, "example": wordStart, "wner": Inside,
		"oo": initials, "n": domainPrefix, "w": Inside, "x": Inside, "xyz": NoMatch, "renwo": NoMatch,
	} {
		if got, _ := c.Rank(0, needle(word)); got != want {
			t.Errorf("%q has rank %d, want %d", word, got, want)
		}
	}
	near, _ := c.Rank(0, needle("olwner"))
	far, _ := c.Rank(0, needle("oaexle"))
	if near <= far || far < scattered || near >= initials {
		t.Errorf("letters near each other have rank %d, far apart %d", near, far)
	}
}

func TestAPhraseMustStandTogether(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"Olga Owner"})
	for word, want := range map[string]Rank{"ga ow": Inside, "oo": NoMatch, "olow": NoMatch} {
		n := NewNeedle(word, true)
		if got, at := c.Rank(0, &n); got != want || (want == NoMatch && at != 0) {
			t.Errorf("%q has rank %d at %d, want %d", word, got, at, want)
		}
	}
}

func TestTheWorstWordDecides(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"Olga Owner", "olga@northwind.example"})
	words := []Needle{*needle("olga"), *needle("wner")}
	if got := c.Fit(0, words); got != Inside {
		t.Errorf("both words fit with rank %d, want %d", got, Inside)
	}
	if got := c.Fit(0, nil); got != Exact {
		t.Errorf("no words fit with rank %d, want %d", got, Exact)
	}
}

func TestScriptsOfSeveralBytes(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"山田 太郎"}, []string{"Мария Йовович"}, []string{"😀 Smile 𝒳"})
	for _, tt := range []struct {
		row  int32
		word string
		want Rank
	}{
		{0, "山田", prefix},
		{0, "太郎", wordStart},
		{0, "山太", initials},
		{0, "田郎", Together - 3},
		{1, "мй", initials},
		{1, "мария йовович", Exact},
		{2, "😀s", initials},
		{0, "田山", NoMatch},
	} {
		got, _ := c.Rank(tt.row, needle(tt.word))
		if tt.word == "田郎" {
			if got < scattered || got >= initials {
				t.Errorf("%q is not scattered: %d", tt.word, got)
			}
			continue
		}
		if got != tt.want {
			t.Errorf("%q has rank %d, want %d", tt.word, got, tt.want)
		}
	}
}

// randomText is made of few letters, so that hits are many.
func randomText(r *rand.Rand, most int) string {
	const letters = "aabbcö山 .@-"
	all := []rune(letters)
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteRune(all[r.IntN(len(all))])
	}
	return b.String()
}

// bestPlace is Rank by its definition: every place is looked at.
func bestPlace(c *Index, row int32, word string) Rank {
	from, to := c.Bounds(row)
	best := NoMatch
	for p := from; p+len(word) <= to; p++ {
		if string(c.Data[p:p+len(word)]) == word {
			best = max(best, c.place(p, p+len(word)))
		}
	}
	return best
}

func TestRankFindsTheBestPlace(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		c := indexOf([]string{randomText(r, 8), randomText(r, 12)})
		word := Fold(randomText(r, 3))
		if word == "" || c.Masks[0]&Letters([]byte(word)) != Letters([]byte(word)) {
			continue
		}
		got, _ := c.Rank(0, needle(word))
		want := bestPlace(c, 0, word)
		if together := got >= Inside; together != (want >= Inside) || together && got != want {
			t.Fatalf("%q in %q has rank %d, want %d", word, c.Row(0), got, want)
		}
	}
}

// Typing on must find what typing at once does.
func TestExtendIsRankOfTheLongerWord(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	tried := 0
	for range 20_000 {
		c := indexOf([]string{randomText(r, 10), randomText(r, 12)})
		short := Fold(randomText(r, 3))
		long := short + Fold(randomText(r, 2))
		mask := Letters([]byte(long))
		if short == "" || long == short || c.Masks[0]&mask != mask {
			continue
		}
		first, at := c.Rank(0, needle(short))
		if first == NoMatch {
			continue
		}
		tried++
		got, _ := c.Extend(0, needle(long), len(short), at)
		want, _ := c.Rank(0, needle(long))
		// Together or not must agree; where a place is known the first good one may stay.
		if (got == NoMatch) != (want == NoMatch) || got > want {
			t.Fatalf("%q after %q in %q: rank %d, at once %d", long, short, c.Row(0), got, want)
		}
	}
	if tried < 1000 {
		t.Errorf("only %d words were typed on", tried)
	}
}

func TestIndexKeepsFields(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"Zoë", "", "zoe@x.example"}, []string{"", ""}, []string{"Bo"})
	for row, want := range []string{"zoe\nzoe@x.example", "", "bo"} {
		if got := string(c.Row(int32(row))); got != want {
			t.Errorf("row %d is %q, want %q", row, got, want)
		}
	}
	if at := c.LastField(0); string(c.Data[at:at+5]) != "zoe@x" {
		t.Errorf("the last field begins with %q", c.Data[at:at+5])
	}
	for _, word := range []string{"zoe", "@", "exam"} {
		if mask := Letters([]byte(word)); c.Masks[0]&mask != mask {
			t.Errorf("the mask lacks letters of %q", word)
		}
	}
	if mask := Letters([]byte("q")); c.Masks[0]&mask != 0 {
		t.Error("the mask has a letter that no field has")
	}
}

func TestClippedGivesRoomBack(t *testing.T) {
	t.Parallel()
	if got := Clipped(make([]int, 8, 100)); cap(got) != 8 || len(got) != 8 {
		t.Errorf("%d of %d are kept", len(got), cap(got))
	}
	if got := Clipped(make([]int, 100, 104)); cap(got) != 104 {
		t.Errorf("a little room is not worth a copy, and there was one: %d", cap(got))
	}
}

func TestBitset(t *testing.T) {
	t.Parallel()
	want := []int32{0, 1, 63, 64, 127, 128, 199}
	s := NewBitset(200)
	for _, row := range want {
		s[row>>6] |= 1 << (row & 63)
	}
	if got := slices.Collect(s.All()); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for row := range int32(200) {
		if s.Has(row) != slices.Contains(want, row) {
			t.Errorf("row %d: %v", row, s.Has(row))
		}
	}
	for row := range s.All() {
		if row == 63 {
			break // a loop may end before the set does
		}
	}
}
