package widget

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/ui/theme"
)

func TestNarrowTablesDropColumnsByWorth(t *testing.T) {
	t.Parallel()
	columns := []Column{
		{Title: "name", Min: 10, Max: 20, Flex: 2, Worth: 9},
		{Title: "role", Min: 6, Worth: 8},
		{Title: "seen", Min: 12, Worth: 7},
		{Title: "domain", Min: 10, Flex: 1, Worth: 3},
		{Title: "by", Min: 10, Max: 12, Flex: 1, Worth: 1},
	}
	tests := []struct {
		w    int
		want string
	}{
		{56, "name:10 role:6 seen:12 domain:10 by:10"},
		{60, "name:12 role:6 seen:12 domain:11 by:11"},
		{100, "name:20 role:6 seen:12 domain:42 by:12"},
		{55, "name:18 role:6 seen:12 domain:13"},
		{43, "name:20 role:6 seen:12"},
		{31, "name:20 role:6"},
		{17, "name:17"},
		{10, "name:10"},
		{3, "name:3"},
		{0, "name:0"},
		{-5, "name:0"},
	}
	for _, tt := range tests {
		var got []string
		x := 0
		for _, p := range arrange(columns, nil, tt.w) {
			got = append(got, fmt.Sprintf("%s:%d", columns[p.index].Title, p.w))
			if p.x != x {
				t.Errorf("w=%d: %s at %d, want %d", tt.w, columns[p.index].Title, p.x, x)
			}
			x += p.w + columnGap
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("w=%d: %v, want %s", tt.w, got, tt.want)
		}
	}
	shown := arrange(columns, []int{2, 0, 1}, 12)
	for i, p := range shown {
		if p.index != []int{2, 0, 1}[i] {
			t.Errorf("column %d is in place %d", p.index, i)
		}
	}
	if len(shown) == 0 || len(shown) == 3 {
		t.Errorf("%d of 3 columns have room in 12 cells", len(shown))
	}
	if got := arrange(nil, nil, 10); len(got) != 0 {
		t.Errorf("no columns: %v", got)
	}
}

func TestScrollToMovesNoFurtherThanNeeded(t *testing.T) {
	t.Parallel()
	tests := []struct{ offset, cursor, visible, total, want int }{
		{0, 0, 10, 100, 0},
		{0, 6, 10, 100, 0},
		{0, 7, 10, 100, 1},
		{0, 50, 10, 100, 44},
		{44, 47, 10, 100, 44},
		{44, 46, 10, 100, 43},
		{90, 99, 10, 100, 90},
		{95, 99, 10, 100, 90},
		{50, 2, 10, 100, 0},
		{5, 3, 10, 8, 0},
		{5, 5, 1, 100, 5},
		{5, 9, 2, 100, 8},
		{5, 9, 0, 100, 0},
	}
	for _, tt := range tests {
		if got := ScrollTo(tt.offset, tt.cursor, tt.visible, tt.total); got != tt.want {
			t.Errorf("%+v: %d", tt, got)
		}
	}
}

func smallTable() (*Table, TableView) {
	t := &Table{Columns: []Column{
		{Title: "NAME", Min: 8, Flex: 1, Worth: 2, Lead: 3},
		{Title: "SEATS", Min: 7, Worth: 1, Right: true},
	}}
	v := TableView{
		Len: 4, Cursor: 1, Sorted: 1, Descending: true, Focused: true, Empty: "nobody is here",
		Row: func(i int, r *Row) {
			r.Marked = i == 1 || i == 2
			r.Cells[0] = Cell{Text: fmt.Sprintf("person %d", i), Lead: Mark{Text: "PN"}}
			r.Cells[1] = Cell{Text: strconv.Itoa(i * 111)}
			if i == 3 {
				r.Cells[0].Text = "a person of a long name"
				r.Cells[0].Flag = Mark{Text: "▲", Ink: theme.Warning}
			}
		},
	}
	return t, v
}

func TestTableDraws(t *testing.T) {
	t.Parallel()
	table, v := smallTable()
	want := []string{
		"      NAME          SEATS ▾ ",
		"   PN person 0            0 ",
		"▸✓ PN person 1          111 ",
		" ✓ PN person 2          222 ",
		"   PN a person … ▲      333 ",
		"                            ",
	}
	if got := drawn(table.Render(plain, v, 28, 6)); !slices.Equal(got, want) {
		t.Errorf("%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	v.Len = 0
	if got := drawn(table.Render(plain, v, 28, 3)); got[1] != "   nobody is here           " {
		t.Errorf("empty: %q", got)
	}
}

// The row background has no gap from edge to edge.
func TestCursorRowIsFilled(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	table, v := smallTable()
	background := "48;2;55;49;92"
	lines := strings.Split(table.Render(st, v, 40, 6), "\n")
	for y, line := range lines {
		styled := true
		for part := range strings.SplitSeq(line, "\x1b[m") {
			styled = styled && (part == "" || strings.HasPrefix(part, "\x1b[") && strings.Contains(part, background))
		}
		if styled != (y == 2) {
			t.Errorf("line %d filled=%v: %q", y, styled, line)
		}
	}
	v.Focused = false
	if got := table.Render(st, v, 40, 6); strings.Contains(got, background) || !strings.Contains(got, "▸") {
		t.Errorf("unfocused: %q", got)
	}
}

func TestTableAsksForVisibleRowsOnly(t *testing.T) {
	t.Parallel()
	table, v := smallTable()
	row := v.Row
	var asked []int
	v.Len, v.Cursor = 100_000, 50_000
	v.Row = func(i int, r *Row) {
		asked = append(asked, i)
		for _, c := range r.Cells {
			if !reflect.ValueOf(c).IsZero() {
				t.Errorf("row %d is not empty before: %+v", i, c)
			}
		}
		row(i, r)
	}
	table.Render(plain, v, 40, 6)
	if want := []int{49_998, 49_999, 50_000, 50_001, 50_002}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	if got := table.Scroll(); got != (Scroll{49_998, 5, 100_000}) {
		t.Errorf("scroll is %+v", got)
	}
}

func TestTableHit(t *testing.T) {
	t.Parallel()
	table, v := smallTable()
	table.Render(plain, v, 28, 8)
	for y, want := range []int{-1, 0, 1, 2, 3, -1, -1, -1, -1} {
		if got := table.Hit(y); got != want {
			t.Errorf("line %d is row %d, want %d", y, got, want)
		}
	}
	for x, want := range map[int]int{2: -1, 3: 0, 17: 0, 18: -1, 20: 1, 26: 1, 27: -1} {
		if got := table.HitColumn(x, 0); got != want {
			t.Errorf("cell %d is column %d, want %d", x, got, want)
		}
	}
	if table.HitColumn(5, 1) != -1 {
		t.Error("a column header in a row")
	}
	v.Len, v.Cursor = 100, 60
	table.NoHeader = true
	table.Render(plain, v, 28, 8)
	if got, want := table.Hit(0), table.Scroll().Offset; got != want || want == 0 || table.HitColumn(5, 0) != -1 {
		t.Errorf("first line is row %d, want %d", got, want)
	}
}

func TestTableAllocationsDoNotGrowWithRows(t *testing.T) {
	st := theme.New(theme.Dark, true)
	count := func(rows int) float64 {
		table, row := benchTable()
		v := TableView{Len: rows, Cursor: rows / 2, Row: row, Focused: true}
		return testing.AllocsPerRun(20, func() { table.Render(st, v, 118, 36) })
	}
	if few, many := count(100), count(100_000); many > few {
		t.Errorf("%v allocations for 100,000 rows, %v for 100", many, few)
	}
}

func TestEmptyTableWrapsItsSentence(t *testing.T) {
	t.Parallel()
	table := Table{Columns: []Column{{Title: "WHO", Min: 8}}}
	got := ansi.Strip(table.Render(theme.New(theme.Dark, true), TableView{Sorted: -1, Empty: "Nothing could be loaded. R tries again."}, 24, 5))
	if said := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(got), "WHO")), " "); said != "Nothing could be loaded. R tries again." {
		t.Errorf("it says %q:\n%s", said, got)
	}
}

// A short table cuts no text while another column has room; in a long one the columns keep their places.
func TestSnugColumnsCutNothing(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	table := Table{NoHeader: true, Snug: true, Columns: []Column{{Min: 16, Flex: 1, Worth: 3}, {Min: 6, Max: 8, Flex: 1, Worth: 2}, {Min: 10, Worth: 1}}}
	const long = "a name of twenty-five cells"
	row := func(i int, r *Row) {
		r.Cells[0], r.Cells[1], r.Cells[2] = Cell{Text: "short"}, Cell{Text: "x"}, Cell{Text: "done"}
		if i == 0 {
			r.Cells[0].Text = long
		}
	}
	few := TableView{Len: 3, Row: row, Sorted: -1}
	if got := drawn(table.Render(st, few, 42, 3)); !strings.Contains(got[0], long) || !strings.Contains(got[0], "done") {
		t.Errorf("%q", got)
	}
	many := few
	many.Len = fewRows + 1
	if got := drawn(table.Render(st, many, 42, 3)); strings.Contains(got[0], long) {
		t.Errorf("many rows: %q", got)
	}
}
