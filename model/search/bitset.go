package search

import (
	"iter"
	"math/bits"
)

// Bitset is a set of rows.
type Bitset []uint64

// NewBitset returns an empty set with room for the rows from 0 to rows-1.
func NewBitset(rows int) Bitset { return make(Bitset, (rows+63)/64) }

// Has reports whether a row is in the set.
func (s Bitset) Has(row int32) bool { return s[row>>6]>>(row&63)&1 != 0 }

// All iterates over the rows of the set in ascending order.
func (s Bitset) All() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for b, rest := range s {
			for ; rest != 0; rest &= rest - 1 {
				if !yield(int32(b*64 + bits.TrailingZeros64(rest))) {
					return
				}
			}
		}
	}
}
