package search

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Rank is how well a row matches a word; higher is better.
type Rank uint8

// The ranks. From scattered to Together the letters are in order with others between them;
// the fewer, the better. A match in a person's domain ranks lower than one in their name or
// address.
const (
	NoMatch   Rank = 0
	scattered Rank = 1
	Together  Rank = 40

	initials Rank = iota + Together - 2 // every letter begins a word
	Inside
	wordStart
	domainPrefix
	prefix
	domainExact
	Exact

	Ranks = int(Exact) + 1
)

// Needle is a word to search for.
type Needle struct {
	Text   []byte // folded, never empty
	Mask   uint64
	first  uint32 // the bit of its first byte
	firsts uint32 // the bits of the first bytes of all its letters
	Phrase bool   // the letters must follow one another
}

// NewNeedle prepares a folded word, or a phrase, to be searched for.
func NewNeedle(folded string, phrase bool) Needle {
	n := Needle{Text: []byte(folded), Phrase: phrase}
	n.Mask, n.first = Letters(n.Text), firstBit(n.Text[0])
	for _, b := range n.Text {
		if utf8.RuneStart(b) {
			n.firsts |= firstBit(b)
		}
	}
	return n
}

// Single reports whether the needle is one letter or digit, so that masks tell whether a
// row has it.
func (n *Needle) Single() bool { return len(n.Text) == 1 && n.Mask < 1<<sharedLetters }

// Spot is where in a row a word was found, so that the search for a longer word that begins
// with it need not start over. It is the best place where the letters follow one another,
// or the end of the first stretch that has them in order. 0 means not known.
type Spot uint16

const spotApart Spot = 1 << 15

// newSpot returns the spot at an offset in a row, or 0 if the row is too long.
func newSpot(offset int, apart Spot) Spot {
	if offset+1 >= int(spotApart) {
		return 0
	}
	return Spot(offset+1) | apart
}

func (s Spot) offset() int { return int(s&^spotApart) - 1 }

// Rank finds the best place of a word in row i, which must have all its letters.
func (c *Index) Rank(i int32, n *Needle) (Rank, Spot) {
	best := c.Begins[i].best(n)
	if n.Single() && (best == Inside || best < domainPrefix && n.first < sharedFirst) {
		return best, 0
	}
	from, to := c.Bounds(i)
	return c.RankIn(from, to, n, c.Begins[i])
}

// Extend is Rank for a word whose first known bytes were found at a spot.
func (c *Index) Extend(i int32, n *Needle, known int, at Spot) (Rank, Spot) {
	from, to := c.Bounds(i)
	switch {
	case at == 0:
		return c.Rank(i, n)
	case at&spotApart != 0:
		return scatter(c.Data[from:to], at.offset(), known, n, c.Begins[i])
	}
	p := from + at.offset()
	if bytes.HasPrefix(c.Data[p+known:to], n.Text[known:]) {
		return c.place(p, p+len(n.Text)), at
	}
	return c.RankIn(from, to, n, c.Begins[i])
}

// best returns the highest rank that a word can have if words begin with these letters.
func (b begins) best(n *Needle) Rank {
	switch {
	case b.fields&n.first != 0:
		return Exact
	case b.words&n.first != 0:
		return wordStart
	}
	return Inside
}

// Fit returns the rank of the word that fits a row worst, or Exact if there are no words.
func (c *Index) Fit(row int32, words []Needle) Rank {
	worst := Exact
	for i := range words {
		r, _ := c.Rank(row, &words[i])
		worst = min(worst, r)
	}
	return worst
}

// RankIn finds the best place of a word in Data[from:to], which must be whole fields of a
// row in which words begin with the letters of first.
func (c *Index) RankIn(from, to int, n *Needle, first begins) (found Rank, at Spot) {
	best := first.best(n)
	for p := from; found < best; p++ {
		k := bytes.Index(c.Data[p:to], n.Text)
		if k < 0 {
			break
		}
		p += k
		if r := c.place(p, p+len(n.Text)); r > found {
			found, at = r, newSpot(p-from, 0)
		}
	}
	if found > NoMatch || n.Phrase {
		return found, at
	}
	return scatter(c.Data[from:to], 0, 0, n, first)
}

// place returns the rank of a word found at Data[p:q].
func (c *Index) place(p, q int) Rank {
	whole := c.Data[q] == '\n'
	switch before := c.Data[p-1]; {
	case before == '\n' && whole:
		return Exact
	case before == '\n':
		return prefix
	case before == '@' && whole:
		return domainExact
	case before == '@':
		return domainPrefix
	case Separates(before):
		return wordStart
	}
	return Inside
}

// Separates reports whether a byte separates words.
func Separates(b byte) bool {
	return b < '0' || '9' < b && b < 'a' || 'z' < b && b < utf8.RuneSelf
}

// scatter ranks a row that has the letters of a word in order, but not together.
// The first known bytes of it are in row[:end].
func scatter(row []byte, end, known int, n *Needle, first begins) (Rank, Spot) {
	for rest := n.Text[known:]; len(rest) > 0; {
		var size, k int
		if rest[0] < utf8.RuneSelf {
			size, k = 1, bytes.IndexByte(row[end:], rest[0])
		} else {
			size = runeLen(rest[0]) // the bytes of one rune must follow one another
			k = bytes.Index(row[end:], rest[:size])
		}
		if k < 0 {
			return NoMatch, 0
		}
		end += k + size
		rest = rest[size:]
	}
	at := newSpot(end, spotApart)
	if n.firsts&first.words == n.firsts && HasInitials(row, n.Text) {
		return initials, at
	}
	gaps := Stretch(row[:end], n.Text) - len(n.Text)
	return max(scattered, Together+1-Rank(min(gaps, int(Together)))), at
}

// Stretch returns the length of the shortest suffix of row that has the bytes of w in order.
func Stretch(row, w []byte) int {
	at := len(row)
	for _, b := range slices.Backward(w) {
		for at--; row[at] != b; at-- {
		}
	}
	return len(row) - at
}

// HasInitials reports whether the letters can be found at the starts of words.
func HasInitials(row, w []byte) bool {
	begins := true
	for i, b := range row {
		if size := runeLen(w[0]); begins && bytes.HasPrefix(row[i:], w[:size]) {
			if w = w[size:]; len(w) == 0 {
				return true
			}
		}
		begins = Separates(b)
	}
	return false
}

// runeLen returns the length of the rune that begins with a byte of valid UTF-8.
func runeLen(b byte) int {
	switch {
	case b < utf8.RuneSelf:
		return 1
	case b < 0xe0:
		return 2
	case b < 0xf0:
		return 3
	}
	return 4
}
