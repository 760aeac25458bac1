package model

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// rank is how well a row answers a word; more is better.
type rank uint8

// From scattered to together the letters are in order with strangers between
// them, the fewer the better; a match in a person's domain is worth less than
// one in their name or address.
const (
	noMatch   rank = 0
	scattered rank = 1
	together  rank = 40

	initials rank = iota + together - 2 // every letter begins a word
	inside
	wordStart
	domainPrefix
	prefix
	domainExact
	exact

	ranks = int(exact) + 1
)

// needle is a word of a query, ready to be looked for.
type needle struct {
	text   []byte // folded, never empty
	mask   uint64
	first  uint32 // the bit of its first byte
	firsts uint32 // the bits of all its bytes
	phrase bool   // the letters must stand together
}

func newNeedle(folded string, phrase bool) needle {
	n := needle{text: []byte(folded), phrase: phrase}
	n.mask, n.first = letters(n.text), firstBit(n.text[0])
	for _, b := range n.text {
		n.firsts |= firstBit(b)
	}
	return n
}

// single reports whether the needle is one letter or digit, of which the masks tell
// whether a row has it.
func (n *needle) single() bool { return len(n.text) == 1 && n.mask < 1<<sharedLetters }

// spot is where in a row a word was found, so that a longer word which begins
// with it need not be looked for from the start: the best place where its
// letters stand together, or the end of the first stretch that has them in
// order. It is 0 where that is not known.
type spot uint16

const spotApart spot = 1 << 15

// newSpot is a spot at an offset in a row; rows are hardly ever too long for it.
func newSpot(offset int, apart spot) spot {
	if offset+1 >= int(spotApart) {
		return 0
	}
	return spot(offset+1) | apart
}

func (s spot) offset() int { return int(s&^spotApart) - 1 }

// rank finds the best place of a word in row i, which has all its letters.
func (c *corpus) rank(i int32, n *needle) (rank, spot) {
	best := c.begins[i].best(n)
	if n.single() && (best == inside || best < domainPrefix && n.first < sharedFirst) {
		return best, 0
	}
	from, to := c.bounds(i)
	return c.rankIn(from, to, n, c.begins[i])
}

// extend is rank for a word whose first known letters were found at a spot.
func (c *corpus) extend(i int32, n *needle, known int, at spot) (rank, spot) {
	from, to := c.bounds(i)
	switch {
	case at == 0:
		return c.rank(i, n)
	case at&spotApart != 0:
		return scatter(c.text[from:to], at.offset(), known, n, c.begins[i])
	}
	p := from + at.offset()
	if bytes.HasPrefix(c.text[p+known:to], n.text[known:]) {
		return c.place(p, p+len(n.text)), at
	}
	return c.rankIn(from, to, n, c.begins[i])
}

// best is the most that a word can be worth where these letters begin words.
func (b begins) best(n *needle) rank {
	switch {
	case b.fields&n.first != 0:
		return exact
	case b.words&n.first != 0:
		return wordStart
	}
	return inside
}

// fit is how well a row has words: as well as the one that fits worst, exact where
// there are none.
func (c *corpus) fit(row int32, words []needle) rank {
	worst := exact
	for i := range words {
		r, _ := c.rank(row, &words[i])
		worst = min(worst, r)
	}
	return worst
}

// rankIn finds the best place of a word in text[from:to], whole fields of a row
// where such letters begin words.
func (c *corpus) rankIn(from, to int, n *needle, first begins) (found rank, at spot) {
	best := first.best(n)
	for p := from; found < best; p++ {
		k := bytes.Index(c.text[p:to], n.text)
		if k < 0 {
			break
		}
		p += k
		if r := c.place(p, p+len(n.text)); r > found {
			found, at = r, newSpot(p-from, 0)
		}
	}
	if found > noMatch || n.phrase {
		return found, at
	}
	return scatter(c.text[from:to], 0, 0, n, first)
}

// place is the rank of a word found at text[p:q].
func (c *corpus) place(p, q int) rank {
	whole := c.text[q] == '\n'
	switch before := c.text[p-1]; {
	case before == '\n' && whole:
		return exact
	case before == '\n':
		return prefix
	case before == '@' && whole:
		return domainExact
	case before == '@':
		return domainPrefix
	case separates(before):
		return wordStart
	}
	return inside
}

// separates reports whether a byte ends a word, so that the next begins one.
func separates(b byte) bool {
	return b < '0' || '9' < b && b < 'a' || 'z' < b && b < utf8.RuneSelf
}

// scatter ranks a row that has the letters of a word in order, but not together.
// The first known bytes of it are in row[:end].
func scatter(row []byte, end, known int, n *needle, first begins) (rank, spot) {
	for rest := n.text[known:]; len(rest) > 0; {
		var size, k int
		if rest[0] < utf8.RuneSelf {
			size, k = 1, bytes.IndexByte(row[end:], rest[0])
		} else {
			size = runeLen(rest[0]) // the bytes of one rune are never looked for apart
			k = bytes.Index(row[end:], rest[:size])
		}
		if k < 0 {
			return noMatch, 0
		}
		end += k + size
		rest = rest[size:]
	}
	at := newSpot(end, spotApart)
	if n.firsts&first.words == n.firsts && byInitials(row, n.text) {
		return initials, at
	}
	gaps := stretch(row[:end], n.text) - len(n.text)
	return max(scattered, together+1-rank(min(gaps, int(together)))), at
}

// stretch is the length of the shortest end of row that has w in order.
func stretch(row, w []byte) int {
	at := len(row)
	for _, b := range slices.Backward(w) {
		for at--; row[at] != b; at-- {
		}
	}
	return len(row) - at
}

// byInitials reports whether the letters can be found at the starts of words.
func byInitials(row, w []byte) bool {
	begins := true
	for i, b := range row {
		if size := runeLen(w[0]); begins && bytes.HasPrefix(row[i:], w[:size]) {
			if w = w[size:]; len(w) == 0 {
				return true
			}
		}
		begins = separates(b)
	}
	return false
}

// runeLen is the length of the rune that a byte of valid UTF-8 begins.
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
