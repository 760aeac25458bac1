package people

import (
	"unicode"
	"unicode/utf8"

	"cutui/clickup"
)

// table is a hash table of rows that takes a fraction of a map's memory, because the keys
// stay in the rows. A slot holds the row plus one, or 0 if it is empty.
type table []int32

func newTable(rows int) table { return make(table, rows+rows/2+1) }

// roomy returns a table with the same entries and room for that many rows. hash returns
// the hash of a row's key.
func (t table) roomy(rows int, hash func(row int32) uint32) table {
	if want := rows + rows/2 + 1; want <= len(t) {
		return t
	}
	bigger := newTable(rows + rows/2)
	for _, entry := range t {
		if entry != 0 {
			bigger.insert(hash(entry-1), entry-1, func(int32) bool { return false })
		}
	}
	return bigger
}

func (t table) slot(hash uint32) int { return int(uint64(hash) * uint64(len(t)) >> 32) }

func (t table) after(slot int) int {
	if slot++; slot < len(t) {
		return slot
	}
	return 0
}

// insert adds a row unless there is one with the same key.
func (t table) insert(hash uint32, row int32, same func(row int32) bool) {
	slot := t.slot(hash)
	for ; t[slot] != 0; slot = t.after(slot) {
		if same(t[slot] - 1) {
			return
		}
	}
	t[slot] = row + 1
}

// get returns the row with that hash for which is returns true.
func (t table) get(hash uint32, is func(row int32) bool) (int32, bool) {
	for slot := t.slot(hash); t[slot] != 0; slot = t.after(slot) {
		if row := t[slot] - 1; is(row) {
			return row, true
		}
	}
	return 0, false
}

func hashID(id clickup.UserID) uint32 { return uint32(uint64(id) * 0x9e3779b97f4a7c15 >> 32) }

// hashEmail returns the same hash for addresses that are equal under strings.EqualFold.
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
	return uint32(h * 0x9e3779b97f4a7c15 >> 32)
}

// simplest returns the smallest rune that differs from r only by case.
func simplest(r rune) rune {
	for least := r; ; least = r {
		if r = unicode.SimpleFold(least); r <= least {
			return r
		}
	}
}
