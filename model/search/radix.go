package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// Keyed is a row with what it is sorted by: a number, or the text of the index from At to
// the row's end, of which Key holds eight bytes.
type Keyed struct {
	Key uint64
	Row int32
	At  int32
}

// RowsOf returns the rows of sorted keys, in their order.
func RowsOf(all []Keyed) []int32 {
	rows := make([]int32, len(all))
	for n, k := range all {
		rows[n] = k.Row
	}
	return rows
}

// fewKeys is the number of keys below which comparing is faster than a radix sort.
const fewKeys = 256

// SortKeyed sorts by Key and keeps the order of equal keys. scratch must be as long as all.
func SortKeyed(all, scratch []Keyed) {
	if len(all) < fewKeys {
		slices.SortStableFunc(all, func(a, b Keyed) int { return cmp.Compare(a.Key, b.Key) })
		return
	}
	var differ uint64
	for _, k := range all {
		differ |= k.Key ^ all[0].Key
	}
	from, to := all, scratch
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ>>shift) != 0 {
			radixPass(from, to, shift)
			from, to = to, from
		}
	}
	if &from[0] != &all[0] {
		copy(all, from)
	}
}

// radixPass sorts by one byte of the keys.
func radixPass(from, to []Keyed, shift int) {
	var next [256]int32
	for _, k := range from {
		next[byte(k.Key>>shift)]++
	}
	sum := int32(0)
	for d, n := range &next {
		next[d], sum = sum, sum+n
	}
	for _, k := range from {
		d := byte(k.Key >> shift)
		to[next[d]] = k
		next[d]++
	}
}

// Sort sorts rows by their text from At on, and rows with the same by their whole text. It
// compares eight bytes at a time.
func (c *Index) Sort(all []Keyed) { c.sortFrom(all, make([]Keyed, len(all)), 0) }

func (c *Index) sortFrom(all, scratch []Keyed, depth int) {
	for i := range all {
		all[i].Key = c.eight(all[i], depth)
	}
	if len(all) < fewKeys {
		slices.SortFunc(all, func(a, b Keyed) int { return cmp.Compare(a.Key, b.Key) })
	} else {
		SortKeyed(all, scratch[:len(all)])
	}
	for run := range equalRuns(all) {
		switch {
		case len(run) == 1:
		case byte(run[0].Key) != 0:
			c.sortFrom(run, scratch, depth+8)
		default:
			slices.SortFunc(run, c.Compare)
		}
	}
}

// Compare compares whole rows; those without text come last.
func (c *Index) Compare(a, b Keyed) int {
	x, y := c.Row(a.Row), c.Row(b.Row)
	if len(x) == 0 || len(y) == 0 {
		return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(a.Row, b.Row))
	}
	return cmp.Or(bytes.Compare(x, y), cmp.Compare(a.Row, b.Row))
}

// equalRuns iterates over the runs of sorted rows with the same key.
func equalRuns(all []Keyed) func(yield func([]Keyed) bool) {
	return func(yield func([]Keyed) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].Key == all[0].Key {
				n++
			}
			if !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// eight returns eight bytes of a row's text as a number that compares as they do. Text that
// ends earlier is padded with zeros, which no text contains.
func (c *Index) eight(k Keyed, depth int) uint64 {
	from, end := int(k.At)+depth, int(c.at[k.Row+1])-1
	if from+8 <= end {
		return binary.BigEndian.Uint64(c.Data[from:])
	}
	var head [8]byte
	copy(head[:], c.Data[min(from, end):end])
	return binary.BigEndian.Uint64(head[:])
}

// Reverse reverses sorted rows, but keeps the order of equal ones.
func (c *Index) Reverse(all []Keyed) {
	slices.Reverse(all)
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && bytes.Equal(c.textOf(all[to]), c.textOf(all[from])) {
			to++
		}
		slices.Reverse(all[from:to])
		from = to
	}
}

func (c *Index) textOf(k Keyed) []byte { return c.Data[k.At : c.at[k.Row+1]-1] }
