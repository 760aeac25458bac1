package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/ui/theme"
)

func TestSharesFillTheirColumn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		parts       [3]int
		greatest, w int
		want        [3]int
	}{
		{[3]int{10, 10}, 20, 10, [3]int{5, 5}},
		{[3]int{40, 0}, 40, 8, [3]int{8, 0}},
		{[3]int{20, 0}, 40, 8, [3]int{4, 0}},
		{[3]int{1, 1, 1}, 1000, 8, [3]int{1, 1, 1}},
		{[3]int{98, 1, 1}, 100, 10, [3]int{8, 1, 1}},
		{[3]int{0, 0}, 40, 8, [3]int{0, 0}},
		{[3]int{-3, 4}, 4, 8, [3]int{0, 8}},
		{[3]int{1, 1}, 2, 8, [3]int{0, 0}}, // too few for a bar
		{[3]int{50, 50}, 40, 8, [3]int{4, 4}},
		{[3]int{5, 5, 5}, 15, 2, [3]int{0, 0, 0}},
		{[3]int{5}, 15, 0, [3]int{0}},
	} {
		s := Shares{Greatest: tt.greatest}
		for i, n := range tt.parts {
			s.Parts[i].N = n
		}
		if got := s.cells(tt.w); got != tt.want {
			t.Errorf("%v of %d in %d cells: %v, want %v", tt.parts, tt.greatest, tt.w, got, tt.want)
		}
	}
}

func TestSharesNeverLeaveTheirColumn(t *testing.T) {
	t.Parallel()
	for a := range 14 {
		for b := range 14 {
			for c := range 14 {
				for w := range 9 {
					s := Shares{Parts: [3]Share{{N: a}, {N: b}, {N: c}}, Greatest: 13 + a}
					sum := 0
					for _, n := range s.cells(w) {
						if n < 0 {
							t.Fatalf("%d %d %d in %d: a part has %d cells", a, b, c, w, n)
						}
						sum += n
					}
					if sum > w {
						t.Fatalf("%d %d %d take %d of %d cells", a, b, c, sum, w)
					}
				}
			}
		}
	}
}

func TestTableDrawsSharesAndTheirLegend(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	parts := [3]Share{{6, st.Glyphs.Bar, theme.Accent, "members"}, {3, st.Glyphs.DoubleBar, theme.Notice, "guests"}}
	table := Table{Columns: []Column{{Title: "N", Min: 3, Worth: 2}, {Min: 9, Worth: 1, Chart: true}}}
	frame := table.Render(st, TableView{Len: 1, Focused: true, Sorted: -1, Row: func(_ int, r *Row) {
		r.Cells[0].Text, r.Bar = "9", Shares{Parts: parts, Greatest: 9}
	}}, 20, 2)
	if got := ansi.Strip(frame); !strings.Contains(got, "9    ━━━━━━═══") {
		t.Errorf("the row is\n%s", got)
	}
	if got := ansi.Strip(Legend(st, parts, 24)); got != "━━ members   ══ guests" {
		t.Errorf("the legend is %q", got)
	}
	if got := Legend(st, parts, 21); got != "" {
		t.Errorf("a legend without room is %q", got)
	}
}
