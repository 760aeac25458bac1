package model

import (
	"iter"
	"math/bits"
)

// bitset is a set of rows.
type bitset []uint64

func newBitset(rows int) bitset { return make(bitset, (rows+63)/64) }

func (s bitset) has(row int32) bool { return s[row>>6]>>(row&63)&1 != 0 }

// all are the rows of the set in ascending order.
func (s bitset) all() iter.Seq[int32] {
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
