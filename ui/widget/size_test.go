package widget

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// hostile has texts that break naive layout: wide, joined, combining,
// right-to-left, zero-width and control characters.
var hostile = []string{
	"", "Olga Owner", "漢字かな交じり文", "한국어 이름", "👨‍👩‍👧‍👦 family", "❤️ heart", "👍🏽👍🏿", "🇩🇪🇫🇷",
	"e\u0301le\u0300ve", "Z\u0351\u036b\u0343\u036a\u0302\u036b", "שלום עולם", "مرحبا بالعالم", "mixed שלום abc",
	"\u200b\u200d\u200b", "a\u00adb", "1\ufe0f\u20e3", "กำลังทำ", "क्षत्रिय", "ｆｕｌｌ", "tab\there", "two\nlines",
	"\x1b[31mred\x1b[m", "bell\a", "\xff\xfe", "Łukasz Żółć", "▏▎▍▌▋▊▉█", strings.Repeat("long ", 60), strings.Repeat("宽", 90),
}

// checkBlock fails unless the block is exactly w×h cells.
func checkBlock(t *testing.T, what, block string, w, h int) {
	t.Helper()
	if h == 0 {
		if block != "" {
			t.Fatalf("%s %d×%d: %q, want nothing", what, w, h, block)
		}
		return
	}
	lines := strings.Split(block, "\n")
	if len(lines) != h {
		t.Fatalf("%s %d×%d: %d lines", what, w, h, len(lines))
	}
	for y, line := range lines {
		if n := ansi.StringWidth(line); n != w {
			t.Fatalf("%s %d×%d: line %d is %d cells: %q", what, w, h, y, n, line)
		}
	}
}

func pick(r *rand.Rand) string { return hostile[r.IntN(len(hostile))] }

func someStyles(r *rand.Rand) *theme.Styles {
	st := theme.New(theme.Names()[r.IntN(len(theme.Names()))], r.IntN(2) == 0)
	if r.IntN(3) == 0 {
		st = st.With(theme.ASCII())
	}
	return st
}

func someTable(r *rand.Rand) (*Table, TableView) {
	t := &Table{NoHeader: r.IntN(4) == 0}
	for range r.IntN(8) {
		t.Columns = append(t.Columns, Column{
			Title: pick(r), Min: r.IntN(20), Max: r.IntN(2) * (20 + r.IntN(20)), Flex: r.IntN(3),
			Worth: r.IntN(5), Right: r.IntN(3) == 0, Lead: r.IntN(4),
		})
	}
	n := r.IntN(100)
	v := TableView{
		Len: n, Cursor: r.IntN(n + 1), Sorted: r.IntN(4) - 1, Descending: r.IntN(2) == 0, Focused: r.IntN(2) == 0, Empty: pick(r),
		Row: func(i int, row *Row) {
			row.Marked = r.IntN(3) == 0
			for c := range row.Cells {
				row.Cells[c] = Cell{Text: pick(r), Ink: theme.Ink(r.IntN(8)), Lead: Mark{Text: pick(r)}, Flag: Mark{Text: pick(r)}}
			}
		},
	}
	return t, v
}

func TestEveryBlockIsExactlyItsSize(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		w, h := r.IntN(201), r.IntN(61)
		if r.IntN(2) == 0 {
			w, h = r.IntN(16), r.IntN(6)
		}
		st := someStyles(r)
		table, view := someTable(r)
		content := table.Render(st, view, w, h)
		checkBlock(t, "table", content, w, h)
		frame := Frame{
			Title: pick(r), TitleRight: pick(r), FooterLeft: pick(r), FooterRight: pick(r), Focused: r.IntN(2) == 0, Flush: r.IntN(2) == 0,
			Tabs: Tabs{Items: []string{pick(r), pick(r), pick(r)}, Active: r.IntN(3)}, Scroll: Scroll{r.IntN(50), r.IntN(60), r.IntN(100)},
		}
		framed := frame.Render(st, content+pick(r), w, h)
		checkBlock(t, "frame", framed, w, h)
		checkBlock(t, "overlay", Overlay(st, framed, frame.Render(st, pick(r), r.IntN(60), r.IntN(20)), w, h), w, h)
		if n := Width(Bar(st, theme.Accent, r.IntN(120)-10, r.IntN(100), w)); n != max(0, w) {
			t.Fatalf("a bar of %d cells in %d", n, w)
		}
		checkLines(t, r, st, w)
	}
}

func checkLines(t *testing.T, r *rand.Rand, st *theme.Styles, w int) {
	t.Helper()
	checkBlock(t, "fit", Fit(st, pick(r), w), w, 1)
	checkBlock(t, "fit right", fitRight(st, pick(r), w), w, 1)
	checkBlock(t, "fit line", FitLine(st.Render(theme.Danger, strings.ReplaceAll(pick(r), "\n", "")), w), w, 1)
	checkBlock(t, "bar", Bar(st, theme.Good, r.IntN(50)-5, r.IntN(40)-5, w), w, 1)
	gauge := Gauge{Value: r.IntN(100), Total: r.IntN(100), Unlimited: r.IntN(4) == 0, Unknown: r.IntN(4) == 0}
	checkBlock(t, "gauge", gauge.Render(st, w), w, 1)
	segments := []Segment{{pick(r), 3}, {st.Render(theme.Accent, "members"), 2}, {pick(r), 1}}
	checkBlock(t, "status bar", StatusBar(st, segments, segments, w), w, 1)
	hints := []Hint{{Key: "i", Help: "invite"}, {Key: pick(r), Help: pick(r)}, {Key: "?", Help: "help", Keep: true}}
	checkBlock(t, "footer", Footer(st, hints, w), w, 1)
	toast := Toast(st, theme.Ink(r.IntN(8)), pick(r), w, 3)
	if len(toast) > 3 {
		t.Fatalf("toast in %d cells is %d lines", w, len(toast))
	}
	checkBlock(t, "toast", strings.Join(toast, "\n"), w, len(toast))
	for _, line := range Wrap(pick(r), w) {
		if n := ansi.StringWidth(line); n > w {
			t.Fatalf("wrapped to %d: %q is %d", w, line, n)
		}
	}
	tabs := Tabs{Items: []string{pick(r), pick(r), pick(r)}, Active: r.IntN(3)}
	if n := ansi.StringWidth(tabs.Render(st, w)); n > w {
		t.Fatalf("tabs in %d cells are %d", w, n)
	}
}

// Framed draws the same as Render in a frame.
func TestFramedDrawsTableInFrame(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		st, w, h := someStyles(r), r.IntN(140), r.IntN(40)
		table, view := someTable(r)
		seed := r.Uint64()
		view.Row = func(i int, row *Row) { // the same each time
			same := rand.New(rand.NewPCG(seed, uint64(i)))
			for c := range row.Cells {
				row.Cells[c] = Cell{Text: pick(same), Ink: theme.Ink(same.IntN(8)), Flag: Mark{Text: pick(same)}}
			}
		}
		other := *table
		f := Frame{Title: pick(r), FooterRight: pick(r), Focused: r.IntN(2) == 0, Flush: r.IntN(2) == 0}
		inner := f.Inner(Rect{W: w, H: h})
		var above []string
		if inner.H > 3 && r.IntN(2) == 0 {
			above = append(above, FitLine("above", inner.W))
		}
		rows := table.Render(st, view, inner.W, inner.H-len(above))
		plain := f
		plain.Scroll = table.Scroll()
		want := plain.Render(st, strings.Join(append(above, rows), "\n"), w, h)
		got := other.Framed(st, &f, view, w, h, above...)
		if got != want || f.Scroll != plain.Scroll {
			t.Fatalf("%d×%d:\n%q\nwant\n%q", w, h, got, want)
		}
		checkBlock(t, "framed table", got, w, h)
	}
}
