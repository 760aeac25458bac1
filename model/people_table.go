package model

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"cutui/clickup"
)

// table finds rows by the hash of a key in a quarter of a map's memory: the
// keys themselves stay in the rows. Slots hold the row plus one.
type table []int32

func newTable(rows int) table {
	return make(table, 1<<bits.Len(uint(2*rows)))
}

// put adds a row unless one with the same key is there.
func (t table) put(hash uint32, row int32, same func(row int32) bool) {
	slot := int(hash) & (len(t) - 1)
	for t[slot] != 0 {
		if same(t[slot] - 1) {
			return
		}
		slot = (slot + 1) & (len(t) - 1)
	}
	t[slot] = row + 1
}

// get is the row under the hash that is the one meant.
func (t table) get(hash uint32, is func(row int32) bool) (int32, bool) {
	slot := int(hash) & (len(t) - 1)
	for t[slot] != 0 {
		if row := t[slot] - 1; is(row) {
			return row, true
		}
		slot = (slot + 1) & (len(t) - 1)
	}
	return 0, false
}

func hashID(id clickup.UserID) uint32 {
	x := uint64(id) * 0x9e3779b97f4a7c15
	return uint32(x >> 32)
}

// hashEmail is equal for addresses that strings.EqualFold calls equal.
func hashEmail(email string) uint32 {
	h := uint64(14695981039346656037)
	for _, r := range email {
		switch {
		case 'a' <= r && r <= 'z':
			r -= 'a' - 'A'
		case r >= utf8.RuneSelf:
			r = simplest(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return uint32(h ^ h>>32)
}

// simplest is the least of the runes that are the same but for case.
func simplest(r rune) rune {
	for least := r; ; least = r {
		if r = unicode.SimpleFold(least); r <= least {
			return r
		}
	}
}
