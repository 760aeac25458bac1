package model

import (
	"bytes"
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

// single reports whether the needle is one letter with a bit of its own, of
// which the masks know everything.
func (n *needle) single() bool { return len(n.text) == 1 && n.first < 1<<26 }

// rank finds the best place of a word in row i, which has all its letters.
func (c *corpus) rank(i int32, n *needle) rank {
	best := c.begins[i].best(n)
	if best < domainPrefix && n.single() {
		return best
	}
	from, to := c.bounds(i)
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

// rankIn finds the best place of a word in text[from:to], whole fields of a row
// where such letters begin words.
func (c *corpus) rankIn(from, to int, n *needle, first begins) rank {
	found, best := noMatch, first.best(n)
	for p := from; found < best; p++ {
		k := bytes.Index(c.text[p:to], n.text)
		if k < 0 {
			break
		}
		p += k
		found = max(found, c.place(p, p+len(n.text)))
	}
	if found > noMatch || n.phrase {
		return found
	}
	return scatter(c.text[from:to], n.text, n.firsts&first.words == n.firsts)
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

// scatter ranks a row that has the letters of w in order, but not together.
// Letters are whole runes: the bytes of one are never looked for apart.
func scatter(row, w []byte, mayBeInitials bool) rank {
	end := 0
	for rest := w; len(rest) > 0; {
		letter := rest[:runeLen(rest[0])]
		k := bytes.Index(row[end:], letter)
		if k < 0 {
			return noMatch
		}
		end += k + len(letter)
		rest = rest[len(letter):]
	}
	if mayBeInitials && byInitials(row, w) {
		return initials
	}
	gaps := end - tightStart(row[:end], w) - len(w)
	return max(scattered, together+1-rank(min(gaps, int(together))))
}

// tightStart is where the shortest stretch that has w in order and ends where
// row ends begins.
func tightStart(row, w []byte) int {
	from := len(row)
	for len(w) > 0 {
		_, size := utf8.DecodeLastRune(w)
		from = bytes.LastIndex(row[:from], w[len(w)-size:])
		w = w[:len(w)-size]
	}
	return from
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
