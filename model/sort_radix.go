package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// keyed is a row with what it is compared by: a number, or text of the corpus
// from at to the row's end, of which key has eight bytes.
type keyed struct {
	key uint64
	row int32
	at  int32
}

func rowsOf(all []keyed) []int32 {
	rows := make([]int32, len(all))
	for n, k := range all {
		rows[n] = k.row
	}
	return rows
}

// fewKeys is up to where comparing is faster than counting.
const fewKeys = 256

// sortKeyed sorts by key and keeps the order of equal ones. The scratch space
// is as long as what is sorted.
func sortKeyed(all, scratch []keyed) {
	if len(all) < fewKeys {
		slices.SortStableFunc(all, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
		return
	}
	var differ uint64
	for _, k := range all {
		differ |= k.key ^ all[0].key
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
func radixPass(from, to []keyed, shift int) {
	var next [256]int32
	for _, k := range from {
		next[byte(k.key>>shift)]++
	}
	sum := int32(0)
	for d, n := range &next {
		next[d], sum = sum, sum+n
	}
	for _, k := range from {
		d := byte(k.key >> shift)
		to[next[d]] = k
		next[d]++
	}
}

// sort sorts rows by their text, and those with the same by the rows' whole
// text: by eight bytes, and where those are equal by the next eight.
func (c *corpus) sort(all []keyed) { c.sortFrom(all, make([]keyed, len(all)), 0) }

func (c *corpus) sortFrom(all, scratch []keyed, depth int) {
	for i := range all {
		all[i].key = c.eight(all[i], depth)
	}
	if len(all) < fewKeys {
		slices.SortFunc(all, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	} else {
		sortKeyed(all, scratch[:len(all)])
	}
	for run := range equalRuns(all) {
		switch {
		case len(run) == 1:
		case byte(run[0].key) != 0:
			c.sortFrom(run, scratch, depth+8)
		default:
			slices.SortFunc(run, c.compare)
		}
	}
}

// compare compares whole rows; those without text come last.
func (c *corpus) compare(a, b keyed) int {
	x, y := c.row(a.row), c.row(b.row)
	if len(x) == 0 || len(y) == 0 {
		return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(a.row, b.row))
	}
	return cmp.Or(bytes.Compare(x, y), cmp.Compare(a.row, b.row))
}

// equalRuns are the stretches of sorted rows with the same key.
func equalRuns(all []keyed) func(yield func([]keyed) bool) {
	return func(yield func([]keyed) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].key == all[0].key {
				n++
			}
			if !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// eight is eight bytes of a row's text, as a number that compares as they do;
// text that ends earlier is filled up with zeros, which no text has.
func (c *corpus) eight(k keyed, depth int) uint64 {
	from, end := int(k.at)+depth, int(c.at[k.row+1])-1
	if from+8 <= end {
		return binary.BigEndian.Uint64(c.text[from:])
	}
	var head [8]byte
	copy(head[:], c.text[min(from, end):end])
	return binary.BigEndian.Uint64(head[:])
}

// reverse turns sorted rows around, but not the order of equal ones.
func (c *corpus) reverse(all []keyed) {
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

func (c *corpus) textOf(k keyed) []byte { return c.text[k.at : c.at[k.row+1]-1] }
