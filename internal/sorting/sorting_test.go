package sorting

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

type card struct {
	rank int
	name string
}

func TestByIsAStableSort(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 3, 12, 13, 200, 5000} {
		got := make([]card, n)
		for i := range got {
			got[i] = card{random.IntN(n/3 + 1), fmt.Sprint(i)}
		}
		want := slices.Clone(got)
		slices.SortStableFunc(want, func(a, b card) int { return cmp.Compare(a.rank, b.rank) })
		By(got, func(a, b *card) int { return cmp.Compare(a.rank, b.rank) })
		if !slices.Equal(got, want) {
			t.Errorf("%d cards: %v, want %v", n, got, want)
		}
	}
}

func TestByLeavesAlone(t *testing.T) {
	t.Parallel()
	By(nil, func(*card, *card) int { panic("nothing to compare") })
	By([]card{{1, "a"}}, func(*card, *card) int { panic("nothing to compare") })
}
