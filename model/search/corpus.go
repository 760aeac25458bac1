package search

import (
	"bytes"
)

// Index is text prepared for searching: the folded fields of all rows in one slice, each
// field followed by '\n' and the first preceded by one. So there is always a byte before
// and after a hit, and they tell how good the hit is. Rows are numbered from 0 in the order
// they were added. Masks and Begins rule rows out, or cap how good a hit can be, before
// their text is read.
type Index struct {
	Data   []byte
	at     []int32  // where row i begins; one more entry than there are rows
	Masks  []uint64 // the letters in row i; see letterBits
	Begins []begins
}

// begins is the set of letters that words begin with, and of those that whole fields or
// domains begin with; see firstBit.
type begins struct{ words, fields uint32 }

// NewIndex returns an empty index with room for that many rows with size bytes of text in all.
func NewIndex(rows, size int) Index {
	c := Index{
		Data:   make([]byte, 1, size+3*rows+1),
		at:     make([]int32, 1, rows+1),
		Masks:  make([]uint64, 0, rows),
		Begins: make([]begins, 0, rows),
	}
	c.Data[0], c.at[0] = '\n', 1
	return c
}

// Clip frees memory that is not needed; see Clipped.
func (c *Index) Clip() {
	c.Data, c.at, c.Masks, c.Begins = Clipped(c.Data), Clipped(c.at), Clipped(c.Masks), Clipped(c.Begins)
}

// Add appends a row; empty fields are left out.
func (c *Index) Add(fields ...string) {
	from := len(c.Data)
	for _, f := range fields {
		if f != "" {
			c.Data = append(foldInto(c.Data, f), '\n')
		}
	}
	if len(c.Data) == from {
		c.Data = append(c.Data, '\n')
	}
	c.at = append(c.at, int32(len(c.Data)))
	c.mask(from, len(c.Data)-1)
}

// mask adds the Masks and Begins of a row.
func (c *Index) mask(from, to int) {
	mask, before, first := uint64(0), uint64(0), begins{}
	for i := from; i < to; i++ {
		b := c.Data[i]
		bit := letterBits[b]
		mask |= bit
		if before&^punctuation == 0 {
			first.words |= firstBit(b)
			if p := c.Data[i-1]; p == '\n' || p == '@' {
				first.fields |= firstBit(b)
			}
		}
		before = bit
	}
	c.Masks = append(c.Masks, mask)
	c.Begins = append(c.Begins, first)
}

// Bounds returns where a row begins and ends in Data.
func (c *Index) Bounds(i int32) (from, to int) { return int(c.at[i]), int(c.at[i+1]) - 1 }

// Row returns the folded text of a row: its fields with '\n' between them.
func (c *Index) Row(i int32) []byte { return c.Data[c.at[i] : c.at[i+1]-1] }

// LastField returns where the last field begins in Data, of a row with at most two fields.
func (c *Index) LastField(i int32) int32 {
	return c.at[i] + int32(bytes.IndexByte(c.Row(i), '\n')) + 1
}

// punctuation has the bits of all bytes that separate words.
const punctuation uint64 = 0xfff << sharedLetters

// From these bits on, several bytes share one: in letterBits, and in firstBit.
const (
	sharedLetters        = 36
	sharedFirst   uint32 = 1 << 26
)

// letterBits gives every letter and digit a bit of its own, and other bytes shared ones.
// '\n' has none, because it is never searched for.
var letterBits = func() (bits [256]uint64) {
	for i := range bits {
		switch b := byte(i); {
		case 'a' <= b && b <= 'z':
			bits[b] = 1 << (b - 'a')
		case '0' <= b && b <= '9':
			bits[b] = 1 << (26 + b - '0')
		case b == '\n':
		case b < 0x80:
			bits[b] = 1 << (sharedLetters + b%12)
		default:
			bits[b] = 1 << (48 + b%16)
		}
	}
	return bits
}()

// firstBit gives every letter a bit of its own and other bytes shared ones.
func firstBit(b byte) uint32 {
	if 'a' <= b && b <= 'z' {
		return 1 << (b - 'a')
	}
	return 1 << (26 + b%6)
}

// Letters returns the mask of the letters in a folded text.
func Letters(text []byte) (mask uint64) {
	for _, b := range text {
		mask |= letterBits[b]
	}
	return mask
}

// Clipped returns s without spare capacity if that is more than an eighth of its length.
func Clipped[T any](s []T) []T {
	if n := len(s); cap(s) > n+n/8 {
		return append(make([]T, 0, n), s...)
	}
	return s
}
