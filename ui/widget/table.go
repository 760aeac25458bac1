package widget

import (
	"slices"
	"strings"

	"cutui/ui/theme"
)

// Cell is one value in a table: text in an ink, with an optional mark before it and another
// after it. Both marks stay when the text is cut.
type Cell struct {
	Text string
	Or   []string // shorter texts: the first that fits replaces a Text that doesn't
	Cut  int      // the width from which Text is cut instead of replaced by one of Or; 0: never
	Ink  theme.Ink
	Lead Mark
	Flag Mark
}

// Mark is a short text beside a cell's text. A Style replaces the ink and keeps its own
// background on the cursor row, as a person's initials do.
type Mark struct {
	Text  string
	Ink   theme.Ink
	Style theme.Style
}

// Row is filled in by [TableView.Row]: a cell for each column, in order, and the bar of the
// chart column. It is empty before the call and is not kept after it.
type Row struct {
	Cells  []Cell
	Bar    Shares
	Marked bool
}

// TableView is what a table shows at one moment.
type TableView struct {
	Len    int // rows
	Cursor int // the cursor's row
	// Row fills in row i. It is called for visible rows only.
	Row func(i int, r *Row)
	// Sorted is the index of the sorted column, or -1.
	Sorted     int
	Descending bool
	// Focused gives the cursor row its background.
	Focused bool
	// Empty is the text shown when there are no rows.
	Empty string
	// Heading returns the heading of row i's group, shown above the group's first visible
	// row. A heading that is too long is cut before " – ". If Heading is nil, there are none.
	Heading func(i int) string
}

// Table draws a window of rows under a header line. It keeps the scroll position but no
// rows, so a frame costs the same for any number of rows.
//
// A line starts with the gutter and ends with a blank column; use the table in a [Frame]
// that is Flush.
type Table struct {
	Columns []Column
	// Show has the indexes of the columns to show, in order; the last are dropped first.
	// nil means all columns; those of the least worth are dropped first.
	Show []int
	// NoHeader leaves out the header line.
	NoHeader bool
	// Snug sizes the columns of a short table by their texts, so that no text is cut while
	// another column has room.
	Snug bool

	offset, visible, total int
	lines                  []int // the row on each line, or heading
	placed                 []placed
	shown                  []int // Show when placed was computed
	width                  int   // the table's width then
	row                    Row
}

// Scroll returns what the last frame showed, for [Frame.Scroll].
func (t *Table) Scroll() Scroll { return Scroll{t.offset, t.visible, t.total} }

// Hit returns the row on line y of the last frame, or -1.
func (t *Table) Hit(y int) int {
	y -= t.header()
	if y < 0 || y >= len(t.lines) || t.lines[y] == heading {
		return -1
	}
	return t.lines[y]
}

// HitColumn returns the index of the column whose header is at cell x, y of the last frame,
// or -1.
func (t *Table) HitColumn(x, y int) int {
	if y != 0 || t.NoHeader {
		return -1
	}
	for _, p := range t.placed {
		if x >= GutterW+p.x && x < GutterW+p.x+p.w {
			return p.index
		}
	}
	return -1
}

// Charts reports whether a table of w cells has room for its chart column.
func (t *Table) Charts(w int) bool {
	return slices.ContainsFunc(arrange(t.Columns, t.Show, columnsRoom(w)), func(p placed) bool { return t.Columns[p.index].Chart })
}

func (t *Table) header() int {
	if t.NoHeader {
		return 0
	}
	return 1
}

// Render draws the table as exactly w×h cells and scrolls to the cursor.
func (t *Table) Render(st *theme.Styles, v TableView, w, h int) string {
	t.place(v, w, h)
	l := NewLines(st, w, h)
	t.write(l, v)
	return l.String()
}

// Framed draws the table in a frame of exactly w×h cells, below the lines of above, which
// must be as wide as the frame's inside. It sets the frame's Scroll. It draws what Render
// and then [Frame.Render] would, but writes every line only once.
func (t *Table) Framed(st *theme.Styles, f *Frame, v TableView, w, h int, above ...string) string {
	inner := f.Inner(Rect{W: w, H: h})
	t.place(v, inner.W, inner.H-len(above))
	f.Scroll = t.Scroll()
	l := f.Lines(st, w, h)
	for _, line := range above {
		l.Drawn(line)
		l.Newline()
	}
	t.write(l, v)
	return l.String()
}

// place scrolls to the cursor and places the columns.
func (t *Table) place(v TableView, w, h int) {
	t.visible, t.total = max(0, h-t.header()), v.Len
	t.offset = ScrollTo(t.offset, v.Cursor, t.visible, v.Len)
	t.fillLines(v, h-t.header())
	if t.Snug && v.Len > 0 && v.Len <= fewRows {
		t.placed, t.width = t.snug(v, columnsRoom(w)), -1 // so that the next frame places them again
		return
	}
	if t.placed == nil || t.width != w || !slices.Equal(t.shown, t.Show) {
		t.placed, t.width, t.shown = arrange(t.Columns, t.Show, columnsRoom(w)), w, slices.Clone(t.Show)
	}
}

// heading stands for a heading in Table.lines.
const heading = -1

// fillLines decides which row or heading is on each of h lines. Where headings would push
// the cursor's row out, it scrolls further down.
func (t *Table) fillLines(v TableView, h int) {
	for {
		t.lines = t.lines[:0]
		last := ""
		for i := t.offset; i < v.Len && len(t.lines) < h; i++ {
			if v.Heading != nil {
				words := v.Heading(i)
				if words != last && len(t.lines)+1 == h {
					break // a heading without a row
				}
				if words != last {
					t.lines = append(t.lines, heading)
				}
				last = words
			}
			t.lines = append(t.lines, i)
		}
		n := len(t.lines)
		if v.Heading == nil || n == 0 || t.lines[n-1] >= v.Cursor || t.lines[n-1] == v.Len-1 || t.offset >= v.Cursor {
			return
		}
		t.offset++
	}
}

// write draws the header and the visible rows.
func (t *Table) write(l *Lines, v TableView) {
	var empty []string
	if v.Len == 0 {
		empty = Wrap(tame(v.Empty), columnsRoom(l.w))
	}
	if !t.NoHeader {
		t.writeHeader(l, v)
		l.Newline()
	}
	for y := range t.visible {
		switch {
		case y < len(t.lines) && t.lines[y] == heading:
			words := v.Heading(t.lines[y+1])
			if Width(words) > l.w-2 {
				words, _, _ = strings.Cut(words, " – ")
			}
			text, _ := Cut(l.st, words, l.w-2)
			l.Pad(1)
			l.Text(theme.Strong, text)
		case y < len(t.lines):
			t.writeRow(l, v, t.lines[y])
		case y < len(empty):
			l.Pad(GutterW)
			l.Text(theme.Dim, empty[y])
		}
		l.Newline()
	}
}

func (t *Table) writeHeader(l *Lines, v TableView) {
	for _, p := range t.placed {
		c := t.Columns[p.index]
		l.To(GutterW + p.x)
		ink, title := theme.Dim, c.Title
		if p.index == v.Sorted {
			ink = theme.Accent
			title += " " + sortSign(l.st, v.Descending)
		}
		lead := min(c.Lead, p.w)
		l.Pad(lead)
		if c.Right {
			l.FitRight(ink, title, p.w-lead)
		} else {
			l.Fit(ink, title, p.w-lead)
		}
	}
}

func sortSign(st *theme.Styles, descending bool) string {
	if descending {
		return st.Glyphs.Descending
	}
	return st.Glyphs.Ascending
}

func (t *Table) writeRow(l *Lines, v TableView, i int) {
	t.row.Marked, t.row.Bar = false, Shares{}
	if len(t.row.Cells) != len(t.Columns) {
		t.row.Cells = make([]Cell, len(t.Columns))
	}
	clear(t.row.Cells)
	v.Row(i, &t.row)
	cursor := i == v.Cursor
	l.Select(cursor && v.Focused)
	l.Gutter(cursor && l.st.PointsAt(v.Focused), t.row.Marked)
	for _, p := range t.placed {
		l.To(GutterW + p.x)
		if t.Columns[p.index].Chart {
			t.row.Bar.write(l, p.w)
			continue
		}
		if p.index < len(t.row.Cells) {
			writeCell(l, t.row.Cells[p.index], t.Columns[p.index], p.w)
		}
	}
}

// writeCell draws one cell: lead, text and flag.
func writeCell(l *Lines, c Cell, col Column, w int) {
	start := l.x
	if col.Lead > 0 && col.Lead < w {
		if c.Lead.Text != "" {
			text, _ := Cut(l.st, c.Lead.Text, col.Lead)
			l.Styled(c.Lead.style(l), text)
		}
		l.To(start + col.Lead)
		w -= col.Lead
	}
	sign, flag := "", 0
	if c.Flag.Text != "" {
		if sign, flag = Cut(l.st, c.Flag.Text, w); flag+1 < w {
			flag++
		} else {
			flag = 0
		}
	}
	text, n := Cut(l.st, c.fitting(w-flag), w-flag)
	if col.Right {
		l.Pad(w - flag - n)
	}
	l.Text(c.Ink, text)
	if flag > 0 {
		l.Pad(1)
		l.Styled(c.Flag.style(l), sign)
	}
}

// fitting returns the first of Text and Or that fits into w cells, else the last.
func (c *Cell) fitting(w int) string {
	chosen := c.Text
	if c.Cut > 0 && w >= c.Cut {
		return chosen
	}
	for _, shorter := range c.Or {
		if Width(chosen) <= w {
			break
		}
		chosen = shorter
	}
	return chosen
}

func (m Mark) style(l *Lines) theme.Style {
	if m.Style != (theme.Style{}) {
		return m.Style
	}
	return l.ink(m.Ink)
}
