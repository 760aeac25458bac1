package people

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

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

// words are filters that fzf understands, too.
func words() []string { return []string{"a", "ma", "mar", "jones", "xq", "client"} }

func BenchmarkFilter(b *testing.B) {
	p := New(roster(many))
	p.ordered(Sort{}, seats.Facts{})
	for _, text := range append(words(), "mar jo", "role:guest", "role:guest inactive>60d mar") {
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

// BenchmarkFuzzyMatchV2 is what BenchmarkFilter is held against: fzf's matching and ranking
// of the same names and addresses, in one thread.
func BenchmarkFuzzyMatchV2(b *testing.B) {
	algo.Init("default")
	var lines []util.Chars
	for _, p := range roster(many) {
		lines = append(lines, util.ToChars([]byte(p.Name+" "+p.Email)))
	}
	type match struct{ line, score int }
	for _, word := range words() {
		b.Run(word, func(b *testing.B) {
			slab := util.MakeSlab(100<<10, 2<<10) // as large as fzf's own
			for b.Loop() {
				var found []match
				for i := range lines {
					if r, _ := algo.FuzzyMatchV2(false, true, true, &lines[i], []rune(word), false, slab); r.Score > 0 {
						found = append(found, match{i, r.Score})
					}
				}
				slices.SortStableFunc(found, func(x, y match) int { return cmp.Compare(y.score, x.score) })
			}
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
					p.sorted(Sort{Column: c})
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
