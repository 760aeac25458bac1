package items

import (
	"fmt"
	"testing"
)

func BenchmarkFinder(b *testing.B) {
	f := NewFinder(tasks(20_000))
	for _, q := range []string{"", "a", "launch", "la ch", "zebra north", "86bb4"} {
		b.Run(fmt.Sprintf("%q", q), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Find(q, 100)
			}
		})
	}
}
