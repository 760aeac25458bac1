package store

import (
	"encoding/binary"

	"cutui/internal/clean"
)

// wireWriter appends the primitive values of the snapshot format.
type wireWriter struct{ b []byte }

func (w *wireWriter) uint(v uint64) { w.b = binary.AppendUvarint(w.b, v) }
func (w *wireWriter) int(v int64)   { w.b = binary.AppendVarint(w.b, v) }
func (w *wireWriter) byte(v byte)   { w.b = append(w.b, v) }

func (w *wireWriter) string(s string) {
	w.uint(uint64(len(s)))
	w.b = append(w.b, s...)
}

// wireReader takes the values apart again. Strings are parts of s, not copies. After
// the first value that does not fit, bad is set and all further values are zero.
type wireReader struct {
	s   string
	bad bool
}

func (r *wireReader) fail() uint64 {
	r.s, r.bad = "", true
	return 0
}

func (r *wireReader) uint() uint64 {
	var v uint64
	for i := range min(len(r.s), binary.MaxVarintLen64) {
		c := r.s[i]
		if c < 0x80 {
			r.s = r.s[i+1:]
			return v | uint64(c)<<(7*i)
		}
		v |= uint64(c&0x7f) << (7 * i)
	}
	return r.fail()
}

func (r *wireReader) int() int64 {
	v := r.uint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *wireReader) byte() byte {
	if r.s == "" {
		return byte(r.fail())
	}
	c := r.s[0]
	r.s = r.s[1:]
	return c
}

// string is sanitized: a file can be edited by others than this program.
func (r *wireReader) string() string {
	n := r.uint()
	if n > uint64(len(r.s)) {
		r.fail()
		return ""
	}
	s := r.s[:n]
	r.s = r.s[n:]
	return clean.Line(s)
}

// readCount reads how many values follow, each of at least size bytes, so that a
// damaged number can't ask for more memory than the file justifies.
func (r *wireReader) readCount(size int) int {
	n := r.uint()
	if n > uint64(len(r.s)/size) {
		return int(r.fail())
	}
	return int(n)
}

// pick is the value that an index of the file names; 0 names none.
func pick[T any](r *wireReader, table []T) *T {
	i := r.uint()
	switch {
	case i == 0:
		return nil
	case i > uint64(len(table)):
		r.fail()
		return nil
	}
	return &table[i-1]
}

// interned numbers the distinct values that many people share, from 1.
type interned[T comparable] struct {
	values []T
	index  map[T]uint64
}

func (t *interned[T]) number(v T) uint64 {
	if i, ok := t.index[v]; ok {
		return i
	}
	if t.index == nil {
		t.index = map[T]uint64{}
	}
	t.values = append(t.values, v)
	t.index[v] = uint64(len(t.values))
	return uint64(len(t.values))
}
