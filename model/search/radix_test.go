package search

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortKeyedKeepsEqualKeys(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 2, fewKeys - 1, fewKeys, fewKeys + 1, 3000} {
		for _, bits := range []int{1, 8, 20, 64} {
			t.Run(fmt.Sprintf("%d keys of %d bits", n, bits), func(t *testing.T) {
				all := make([]Keyed, n)
				for i := range all {
					all[i] = Keyed{Key: r.Uint64() >> (64 - bits), Row: int32(i)}
				}
				want := slices.Clone(all)
				slices.SortStableFunc(want, func(a, b Keyed) int { return cmp.Compare(a.Key, b.Key) })
				SortKeyed(all, make([]Keyed, n))
				if !slices.Equal(all, want) {
					t.Error("the order is not that of a stable sort by comparing")
				}
			})
		}
	}
}

// keyed are all rows of an index, to be sorted by their first or last field.
func keyed(c *Index, rows int, last bool) []Keyed {
	all := make([]Keyed, rows)
	for i := range all {
		row := int32(i)
		from, _ := c.Bounds(row)
		all[i] = Keyed{Row: row, At: int32(from)}
		if last && len(c.Row(row)) > 0 {
			all[i].At = c.LastField(row)
		}
	}
	return all
}

func TestSortIsByText(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for _, rows := range []int{1, 40, 5000} {
		for _, last := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d rows, last field %v", rows, last), func(t *testing.T) {
				c := NewIndex(rows, 0)
				for range rows {
					name := randomText(r, 3)
					if r.IntN(3) == 0 {
						name = "the same long beginning of a name " + name
					}
					c.Add(name, randomText(r, 2)+"@x.example")
				}
				got := keyed(&c, rows, last)
				want := slices.Clone(got)
				slices.SortStableFunc(want, func(a, b Keyed) int {
					return cmp.Or(bytes.Compare(c.textOf(a), c.textOf(b)), c.Compare(a, b))
				})
				c.Sort(got)
				if !slices.Equal(RowsOf(got), RowsOf(want)) {
					t.Errorf("sorted as %v, want %v", RowsOf(got)[:min(20, rows)], RowsOf(want)[:min(20, rows)])
				}
			})
		}
	}
}

func TestReverseKeepsTheOrderOfEqualRows(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{"b"}, []string{"a"}, []string{"b"}, []string{"c"}, []string{"b"})
	all := keyed(c, 5, false)
	c.Sort(all)
	if got := RowsOf(all); !slices.Equal(got, []int32{1, 0, 2, 4, 3}) {
		t.Fatalf("sorted as %v", got)
	}
	c.Reverse(all)
	if got := RowsOf(all); !slices.Equal(got, []int32{3, 0, 2, 4, 1}) {
		t.Errorf("turned around to %v", got)
	}
}

func TestRowsWithoutTextComeLast(t *testing.T) {
	t.Parallel()
	c := indexOf([]string{""}, []string{"a"}, []string{""})
	rows := []Keyed{{Row: 0}, {Row: 1}, {Row: 2}}
	slices.SortFunc(rows, c.Compare)
	if got := RowsOf(rows); !slices.Equal(got, []int32{1, 0, 2}) {
		t.Errorf("compared as %v", got)
	}
}
