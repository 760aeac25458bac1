package cli

import (
	"slices"
	"testing"

	"cutui/internal/report"
)

func TestOrder(t *testing.T) {
	t.Parallel()
	l := listing{columns: report.Columns("name", "n"), rows: [][]string{{"b", "10"}, {"A", "9"}, {"", ""}, {"c", "-1"}}}
	for sort, want := range map[string][]int{
		"": {0, 1, 2, 3}, "name": {1, 0, 3, 2}, "-name": {3, 0, 1, 2}, "n": {3, 1, 0, 2}, "-N": {0, 1, 3, 2},
	} {
		o := &listOptions{sort: sort}
		if got := o.order(l); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", sort, got, want)
		}
	}
	o := &listOptions{limit: 2, sort: "n"}
	if got := o.order(l); !slices.Equal(got, []int{3, 1}) {
		t.Errorf("limited: %v", got)
	}
	ranked := listing{columns: report.Columns("severity"), rows: [][]string{{"low"}, {"high"}, {"info"}}, ranks: (&auditOptions{}).findingList(nil).ranks}
	for sort, want := range map[string][]int{"severity": {2, 0, 1}, "-severity": {1, 0, 2}} {
		if got := (&listOptions{sort: sort}).order(ranked); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", sort, got, want)
		}
	}
}
