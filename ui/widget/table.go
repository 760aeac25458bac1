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
	// line above. nil: there are no headings.
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

	offset, visible, total int
	lines                  []int // the row on each line, heading for a heading
	placed                 []placed
	shown                  []int // Show, when placed was made
	width                  int
	row                    Row
	size                   int // bytes of the last frame
}

// firstCell is about the bytes of a cell with its styles, for the first frame.
const firstCell = 4

// inks gives the style of a meaning on the background of a row.
type inks func(theme.Ink) theme.Style

// tableGutter is the cells in front of the first column: air, a sign, a blank.
// On a marked cursor row the cursor moves into the air.
const tableGutter = 3

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
		if x >= tableGutter+p.x && x < tableGutter+p.x+p.w {
			return p.index
		}
	}
	return -1
}

// Charts reports whether a table of w cells has room for the column that is a chart.
func (t *Table) Charts(w int) bool {
	return slices.ContainsFunc(arrange(t.Columns, t.Show, w-tableGutter-1), func(p placed) bool { return t.Columns[p.index].Chart })
}

func (t *Table) header() int {
	if t.NoHeader {
		return 0
	}
	return 1
}

// Render draws the table as exactly w×h cells and scrolls to the cursor.
func (t *Table) Render(st *theme.Styles, v TableView, w, h int) string {
	if w <= 0 || h <= 0 {
		return FitBlock("", w, h)
	}
	t.place(v, w, h)
	l := liner{w: w}
	l.b.Grow(t.room(w, h))
	t.write(&l, st, v)
	block := l.finish(h)
	t.size = len(block)
	return block
}

// Framed draws the table in a frame of exactly w×h cells, below lines that are as wide
// as the frame's inside. It is Render and then [Frame.Render], but that every line is
// written once. It sets the frame's Scroll.
func (t *Table) Framed(st *theme.Styles, f *Frame, v TableView, w, h int, above ...string) string {
	inner := f.Inner(Rect{W: w, H: h})
	if w < 2 || h < 2 || inner.W <= 0 || inner.H <= len(above) {
		rows := t.Render(st, v, inner.W, inner.H-len(above))
		f.Scroll = t.Scroll()
		return f.Render(st, strings.Join(append(above, rows), "\n"), w, h)
	}
	t.place(v, inner.W, inner.H-len(above))
	f.Scroll = t.Scroll()
	border := f.border(st)
	l := liner{w: inner.W, sides: f.sides(st, border, w, inner.H)}
	l.b.Grow(t.room(w, h) + f.around(border, w, h))
	f.top(&l.b, st, border, w)
	l.b.WriteByte('\n')
	for _, line := range above {
		l.line(line)
	}
	before := l.b.Len()
	t.write(&l, st, v)
	l.fill(inner.H)
	t.size = l.b.Len() - before
	f.bottom(&l.b, st, border, w)
	return l.b.String()
}

// room is about the bytes that a frame takes, from those of the last one.
func (t *Table) room(w, h int) int {
	if t.size == 0 {
		return firstCell * w * h
	}
	return t.size + t.size/8
}

// place scrolls to the cursor and finds a place for each column.
func (t *Table) place(v TableView, w, h int) {
	t.visible, t.total = max(0, h-t.header()), v.Len
	t.offset = ScrollTo(t.offset, v.Cursor, t.visible, v.Len)
	t.fillLines(v, h-t.header())
	if t.placed == nil || t.width != w || !slices.Equal(t.shown, t.Show) {
		t.placed, t.width, t.shown = arrange(t.Columns, t.Show, w-tableGutter-1), w, slices.Clone(t.Show)
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
func (t *Table) write(l *liner, st *theme.Styles, v TableView) {
	plain, selected := inks(st.Ink), inks(st.Selected)
	var empty []string
	if v.Len == 0 {
		empty = Wrap(tame(v.Empty), l.w-tableGutter-1)
	}
	if !t.NoHeader {
		t.writeHeader(l, st, v)
		l.newline()
	}
	for y := range t.visible {
		switch {
		case y < len(t.lines) && t.lines[y] == heading:
			text, _ := Cut(st, v.Heading(t.lines[y+1]), l.w-2)
			l.pad(1)
			l.text(st.Ink(theme.Strong), text)
		case y < len(t.lines):
			ink := plain
			if t.lines[y] == v.Cursor && v.Focused {
				ink = selected
				l.blank = ink(theme.Text)
			}
			t.writeRow(l, st, v, t.lines[y], ink)
			l.blank = theme.Style{}
		case y < len(empty):
			l.pad(tableGutter)
			l.text(st.Ink(theme.Dim), empty[y])
		}
		l.newline()
	}
}

func (t *Table) writeHeader(l *liner, st *theme.Styles, v TableView) {
	l.pad(tableGutter)
	dim := st.Ink(theme.Dim)
	for _, p := range t.placed {
		c := t.Columns[p.index]
		l.pad(tableGutter + p.x - l.x)
		style, title := dim, c.Title
		if p.index == v.Sorted {
			style = st.Ink(theme.Accent)
			title += " " + sortSign(st, v.Descending)
		}
		lead := min(c.Lead, p.w)
		title, n := Cut(st, title, p.w-lead)
		l.pad(lead)
		if c.Right {
			l.pad(p.w - lead - n)
		}
		l.text(style, title)
	}
}

func sortSign(st *theme.Styles, descending bool) string {
	if descending {
		return st.Glyphs.Descending
	}
	return st.Glyphs.Ascending
}

func (t *Table) writeRow(l *liner, st *theme.Styles, v TableView, i int, ink inks) {
	t.row.Marked, t.row.Bar = false, Shares{}
	if len(t.row.Cells) != len(t.Columns) {
		t.row.Cells = make([]Cell, len(t.Columns))
	}
	clear(t.row.Cells)
	v.Row(i, &t.row)
	writeGutter(l, st, ink, i == v.Cursor && st.PointsAt(v.Focused), t.row.Marked)
	for _, p := range t.placed {
		l.pad(tableGutter + p.x - l.x)
		if t.Columns[p.index].Chart {
			t.row.Bar.write(l, st, ink, p.w)
			continue
		}
		if p.index < len(t.row.Cells) {
			writeCell(l, st, ink, t.row.Cells[p.index], t.Columns[p.index], p.w)
		}
	}
	l.pad(l.w - l.x)
}

func writeGutter(l *liner, st *theme.Styles, ink inks, cursor, marked bool) {
	sign := ink(theme.Accent)
	switch {
	case cursor && marked:
		l.text(sign, st.Glyphs.Cursor+st.Glyphs.Marked)
	case cursor:
		l.pad(1)
		l.text(sign, st.Glyphs.Cursor)
	case marked:
		l.pad(1)
		l.text(sign, st.Glyphs.Marked)
	}
	l.pad(tableGutter - l.x)
}

// writeCell draws one cell: lead, text and flag.
func writeCell(l *liner, st *theme.Styles, ink inks, c Cell, col Column, w int) {
	start := l.x
	if col.Lead > 0 && col.Lead < w {
		if c.Lead.Text != "" {
			text, _ := Cut(st, c.Lead.Text, col.Lead)
			l.text(c.Lead.style(ink), text)
		}
		l.pad(start + col.Lead - l.x)
		w -= col.Lead
	}
	sign, flag := "", 0
	if c.Flag.Text != "" {
		if sign, flag = Cut(st, c.Flag.Text, w); flag+1 < w {
			flag++
		} else {
			flag = 0
		}
	}
	text, n := Cut(st, c.fitting(w-flag), w-flag)
	if col.Right {
		l.pad(w - flag - n)
	}
	l.text(ink(c.Ink), text)
	if flag > 0 {
		l.pad(1)
		l.text(c.Flag.style(ink), sign)
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

func (m Mark) style(ink inks) theme.Style {
	if m.Style != (theme.Style{}) {
		return m.Style
	}
	return ink(m.Ink)
}
