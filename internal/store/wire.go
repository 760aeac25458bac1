package store

import (
	"encoding/binary"

	"cutui/internal/clean"
)

// wire writes or reads the primitive values of the snapshot format. The same methods do both, so
// that values are read in the order in which they were written. After the first value that can't
// be read, bad is set and all further values are zero.
type wire struct {
	writes bool   // writes values instead of reading them
	b      []byte // what was written
	s      string // what is left to read; strings that are read share its memory
	bad    bool
}

func (w *wire) fail() uint64 {
	w.s, w.bad = "", true
	return 0
}

func (w *wire) uint(v *uint64) {
	if w.writes {
		w.b = binary.AppendUvarint(w.b, *v)
		return
	}
	*v = w.readUint()
}

func (w *wire) readUint() uint64 {
	var v uint64
	for i := range min(len(w.s), binary.MaxVarintLen64) {
		c := w.s[i]
		if c < 0x80 {
			w.s = w.s[i+1:]
			return v | uint64(c)<<(7*i)
		}
		v |= uint64(c&0x7f) << (7 * i)
	}
	return w.fail()
}

// number writes or reads a number that may be negative.
func number[T ~int | ~int32 | ~int64](w *wire, v *T) {
	if w.writes {
		w.b = binary.AppendVarint(w.b, int64(*v))
		return
	}
	n := w.readUint()
	*v = T(int64(n>>1) ^ -int64(n&1))
}

func (w *wire) byte(v *byte) {
	switch {
	case w.writes:
		w.b = append(w.b, *v)
	case w.s == "":
		*v = byte(w.fail())
	default:
		*v, w.s = w.s[0], w.s[1:]
	}
}

func (w *wire) bool(v *bool) {
	var b byte
	if *v {
		b = 1
	}
	if w.byte(&b); !w.writes {
		*v = b != 0
	}
}

// string writes or reads a string. It sanitizes what it reads, because others may have edited the
// file.
func (w *wire) string(v *string) {
	n := uint64(len(*v))
	w.uint(&n)
	switch {
	case w.writes:
		w.b = append(w.b, *v...)
	case n > uint64(len(w.s)):
		w.fail()
		*v = ""
	default:
		*v, w.s = clean.Line(w.s[:n]), w.s[n:]
	}
}

// list writes or reads the number of values and then each of them. A value takes at least size
// bytes, so that a damaged number can't allocate much more memory than the size of the file.
func list[T any](w *wire, all *[]T, size int, each func(*T)) {
	n := uint64(len(*all))
	w.uint(&n)
	if !w.writes {
		if n > uint64(len(w.s)/size) {
			n = w.fail()
		}
		*all = make([]T, n)
	}
	for i := range *all {
		each(&(*all)[i])
	}
}

// table numbers the distinct values that people share, from 1.
type table[T comparable] struct {
	values []T
	index  map[T]uint64
}

// shared writes or reads the number of a value in a table, which is 0 for nil.
func shared[T comparable](w *wire, t *table[T], v **T) {
	var n uint64
	if w.writes && *v != nil {
		n = t.number(**v)
	}
	w.uint(&n)
	switch {
	case w.writes || n == 0:
	case n > uint64(len(t.values)):
		w.fail()
	default:
		*v = &t.values[n-1]
	}
}

func (t *table[T]) number(v T) uint64 {
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
