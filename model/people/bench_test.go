package people

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"cutui/model/seats"
)

const many = 100_000

func BenchmarkNewPeople(b *testing.B) {
	rows := roster(many)
	b.ReportAllocs()
	for b.Loop() {
		New(rows)
	}
}

func BenchmarkFilter(b *testing.B) {
	p := New(roster(many))
	p.ordered(Sort{}, seats.Facts{})
	for _, text := range []string{"a", "ma", "mar", "jones", "xq", "mar jo", "client", "role:guest", "role:guest inactive>60d mar"} {
		q, err := ParseQuery(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				r, _ := Job{People: p, Query: q}.Run(nil)
				n = len(r.Rows)
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

func BenchmarkNarrow(b *testing.B) {
	p := New(roster(many))
	for _, text := range []string{"ma", "mar", "jones", "xq"} {
		b.Run(text, func(b *testing.B) {
			before, _ := ParseQuery(text[:len(text)-1])
			previous, _ := Job{People: p, Query: before}.Run(nil)
			q, _ := ParseQuery(text)
			b.ReportAllocs()
			for b.Loop() {
				Job{People: p, Query: q, Previous: previous}.Run(nil)
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	rows := roster(many)
	p := New(rows)
	p.ordered(Sort{}, seats.Facts{})
	for c := range Column(columns) {
		b.Run(c.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if c == BySeat {
					p.ordered(Sort{Column: c}, seats.Facts{})
				} else {
					p.work(Sort{Column: c})
				}
			}
		})
	}
	b.Run("naive", func(b *testing.B) {
		for b.Loop() {
			order := make([]int32, len(rows))
			for i := range order {
				order[i] = int32(i)
			}
			slices.SortFunc(order, func(x, y int32) int {
				return cmp.Compare(strings.ToLower(rows[x].Name), strings.ToLower(rows[y].Name))
			})
		}
	})
}
