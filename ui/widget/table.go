package widget

import (
	"slices"
	"strings"

	"cutui/ui/theme"
)

// Cell is one value in a table: a text in an ink, with an optional glyph in
// front and an optional flag behind. Both stay when the text is cut.
type Cell struct {
	Text string
	Or   []string // shorter words: the first that fits is shown where Text has no room
	Ink  theme.Ink
	Lead Mark
	Flag Mark
}

// Mark is a short sign beside a cell's text. A Style replaces the ink and
// keeps its own background on the cursor row, as initials do.
type Mark struct {
	Text  string
	Ink   theme.Ink
	Style theme.Style
}

// Row is filled by [TableView.Row]: one cell for each column, in their order, and the
// bar of the column that is a chart. They are empty before the call and are not kept
// after it.
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
	// Sorted is the index of the sorted column, -1 for none.
	Sorted     int
	Descending bool
	// Focused draws the cursor row on its background.
	Focused bool
	// Empty is said instead of rows when there are none.
	Empty string
	// Heading is the heading of row i's group; the group's first row in sight has it on a
	// line above. Where it does not fit, it ends before " – ". nil: there are no headings.
	Heading func(i int) string
}

// Table draws a window of rows under a header line. It keeps only the scroll
// position; the cost of a frame depends on the visible rows, not on all.
//
// A line starts with air and the sign of the cursor or the mark and ends with
// a column of air; use the table in a [Frame] that is Flush.
type Table struct {
	Columns []Column
	// Show are the indexes of the columns shown, in their order, of which the last ones
	// leave first; nil: all of them, by their worth.
	Show []int
	// NoHeader leaves out the header line.
	NoHeader bool
	// Snug gives few rows columns that cut nothing while another one has room.
	Snug bool

	offset, visible, total int
	lines                  []int // the row on each line, heading for a heading
	placed                 []placed
	shown                  []int // Show, when placed was made
	width                  int   // of the table then
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

// HitColumn returns the index of the column at cell x, y when that is in the
// header of the last frame, or -1.
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

// Charts reports whether a table of w cells has room for the column that is a chart.
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

// Framed draws the table in a frame of exactly w×h cells, below lines that are as wide
// as the frame's inside. It is Render and then [Frame.Render], but that every line is
// written once. It sets the frame's Scroll.
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

// place scrolls to the cursor and finds a place for each column.
func (t *Table) place(v TableView, w, h int) {
	t.visible, t.total = max(0, h-t.header()), v.Len
	t.offset = ScrollTo(t.offset, v.Cursor, t.visible, v.Len)
	t.fillLines(v, h-t.header())
	if t.Snug && v.Len > 0 && v.Len <= fewRows {
		t.placed, t.width = t.snug(v, columnsRoom(w)), -1 // of no width: more rows place them again
		return
	}
	if t.placed == nil || t.width != w || !slices.Equal(t.shown, t.Show) {
		t.placed, t.width, t.shown = arrange(t.Columns, t.Show, columnsRoom(w)), w, slices.Clone(t.Show)
	}
}

// heading stands in the place of a row's number for a line above a row.
const heading = -1

// fillLines says what stands on each of h lines. Headings take room from the rows; where
// the cursor's row would be pushed out, the rows begin further down.
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

// fitting are the words that fit into w cells, else the shortest.
func (c *Cell) fitting(w int) string {
	said := c.Text
	for _, shorter := range c.Or {
		if Width(said) <= w {
			break
		}
		said = shorter
	}
	return said
}

func (m Mark) style(l *Lines) theme.Style {
	if m.Style != (theme.Style{}) {
		return m.Style
	}
	return l.ink(m.Ink)
}
