package people

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/search"
)

// The reference finds people the slow and plain way.

func fieldsOf(p *clickup.Person) []string {
	var fields []string
	for _, f := range []string{strings.TrimSpace(p.Name), p.Email} {
		if f != "" {
			fields = append(fields, search.Fold(f))
		}
	}
	return fields
}

func hasInOrder(text, word string) bool {
	rest := []rune(word)
	for _, r := range text {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// referenceClass is 6 where a field or domain is the word, then 5 begins with,
// 4 a word begins with, 3 has, 2 has in order, or 0. Half a step less is for a
// domain.
func referenceClass(p *clickup.Person, w Word) float64 {
	best := 0.0
	for _, f := range fieldsOf(p) {
		for i := range f {
			if !strings.HasPrefix(f[i:], w.Text) {
				continue
			}
			class := 3.0
			switch whole := i+len(w.Text) == len(f); {
			case i == 0 && whole:
				class = 6
			case i == 0:
				class = 5
			case f[i-1] == '@' && whole:
				class = 5.5
			case f[i-1] == '@':
				class = 4.5
			case search.Separates(f[i-1]):
				class = 4
			}
			best = max(best, class)
		}
	}
	text := strings.Join(fieldsOf(p), "\n")
	switch {
	case best > 0 || w.Phrase || !hasInOrder(text, w.Text):
	case search.HasInitials([]byte(text), []byte(w.Text)):
		return apart + 0.5
	default:
		return apart
	}
	return best
}

// apart is the class of letters in order that neither stand together nor begin words.
const apart = 2

func referenceRank(p *clickup.Person, q Query) float64 {
	worst := 7.0
	for _, w := range q.Words {
		if w.Not {
			w.Phrase = true
			if referenceClass(p, w) > 0 {
				return 0
			}
			continue
		}
		worst = min(worst, referenceClass(p, w))
	}
	return worst
}

// checkAgainstReference holds a result against the slow way: the same people,
// and none before a better one.
func checkAgainstReference(t *testing.T, p *People, q Query, rows []int32) {
	t.Helper()
	best := 0.0
	for i := range int32(p.Len()) {
		best = max(best, referenceRank(p.At(i), q))
	}
	var want []int32
	for i := range int32(p.Len()) {
		if rank := referenceRank(p.At(i), q); rank > apart || rank > 0 && best <= apart {
			want = append(want, i)
		}
	}
	got := slices.Sorted(slices.Values(rows))
	if !slices.Equal(got, want) {
		t.Fatalf("%+v: found %d people, the reference %d", q.Words, len(got), len(want))
	}
	for n := 1; n < len(rows) && q.IsRanked(); n++ {
		before, after := p.At(rows[n-1]), p.At(rows[n])
		switch a, b := referenceRank(before, q), referenceRank(after, q); {
		case a < b:
			t.Fatalf("%+v: %q stands before %q", q.Words, before.Display(), after.Display())
		case a == b && a > 2:
			if cmp.Compare(strings.Join(fieldsOf(before), "\n"), strings.Join(fieldsOf(after), "\n")) > 0 {
				t.Fatalf("%+v: %q and %q are not in order of names", q.Words, before.Display(), after.Display())
			}
		}
	}
}

func TestSearchFindsWhatTheReferenceFinds(t *testing.T) {
	t.Parallel()
	p := New(roster(1500))
	for _, text := range []string{
		"a", "z", "1", "@", ".", "'", "é", "мар", "山", "ma", "mar", "mary", "jones", "xq", "ola.s", "nov51", "zoe", "o'b", "smith@", "client.example",
		"mar jo", "client -smith", "-a", "-example", `"marta s"`, `"a s" e`, `-"y j"`, "mar mar", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
	} {
		q := parsed(t, text)
		r, _ := Job{People: p, Query: q}.Run(nil)
		checkAgainstReference(t, p, q, r.Rows)
	}
}

// TestTypingFindsTheSame types, erases and adds words at random, each search
// going on from the one before, and holds every result against a fresh search.
func TestTypingFindsTheSame(t *testing.T) {
	t.Parallel()
	p := New(roster(1200))
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune(`aeimnorstjly. -"@1éмар:`)
	terms := []string{" role:guest", " -status:pending", " never", " domain:client.example", " is:free-mail"}
	text, previous := "", (*Result)(nil)
	for range 1500 {
		switch n := r.IntN(10); {
		case n < 6:
			text += string(letters[r.IntN(len(letters))])
		case n < 9 && text != "":
			runes := []rune(text)
			text = string(runes[:len(runes)-1])
		case n == 9 && len(text) < 12:
			text += terms[r.IntN(len(terms))]
		}
		if len(text) > 24 {
			text = ""
		}
		j := Job{People: p, View: View(r.IntN(20) / 18), Sort: Sort{Column: Column(r.IntN(40) / 39)}, Previous: previous}
		j.Query, _ = ParseQuery(text)
		previous, _ = j.Run(nil)
		j.Previous = nil
		fresh, _ := j.Run(nil)
		if !slices.Equal(previous.Rows, fresh.Rows) {
			t.Fatalf("%q: %d people, a fresh search finds %d", text, len(previous.Rows), len(fresh.Rows))
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("Anna Bell", "anna@client.example", "Łukasz", "x@y", "an el", "an")
	f.Add("山田 太郎", "", "田山", "m@münchen.example", "山郎", `"山`)
	f.Add("a\xffb", "@", "", "@@", "@", "-a")
	f.Add("a", "xbx", "ab", "y", "ab", "a") // letters apart, and letters together
	f.Fuzz(func(t *testing.T, name1, mail1, name2, mail2, query, before string) {
		p := New([]clickup.Person{{ID: 1, Name: name1, Email: mail1}, {ID: 2, Name: name2, Email: mail2}})
		q, _ := ParseQuery(query)
		q.Terms = nil
		r, _ := Job{People: p, Query: q}.Run(nil)
		checkAgainstReference(t, p, q, r.Rows)
		q0, _ := ParseQuery(before)
		q0.Terms = nil
		previous, _ := Job{People: p, Query: q0}.Run(nil)
		if again, _ := (Job{People: p, Query: q, Previous: previous}).Run(nil); !slices.Equal(again.Rows, r.Rows) {
			t.Fatalf("after %+v, %+v finds %v instead of %v", q0.Words, q.Words, again.Rows, r.Rows)
		}
	})
}
