package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Lines is a block of exactly w×h cells that is written line by line. What a line or the
// block has no room for is left out. It changes the style only where it must, since each
// change is a dozen bytes on the wire.
type Lines struct {
	b        strings.Builder
	st       *theme.Styles
	frame    *Frame      // around the block, or nil
	outer    int         // the frame's width
	border   theme.Style // the frame's style
	from, to int         // the lines that have the scroll thumb on their right side
	w, h     int
	x, y     int
	begun    bool        // the line's left side is drawn
	selected bool        // the line is the cursor's row
	style    theme.Style // the current style
}

// NewLines begins a block of w×h cells without a frame.
func NewLines(st *theme.Styles, w, h int) *Lines {
	l := &Lines{st: st, w: w, h: h}
	l.b.Grow(cellBytes * max(0, w) * max(0, h))
	return l
}

// cellBytes estimates the bytes of a cell with its styles.
const cellBytes = 3

// Lines begins the block inside the frame. Frame and block together are exactly w×h cells.
func (f *Frame) Lines(st *theme.Styles, w, h int) *Lines {
	if w < 2 || h < 2 {
		return NewLines(st, w, h)
	}
	inner := f.Inner(Rect{W: w, H: h})
	l := &Lines{st: st, w: inner.W, h: inner.H, frame: f, outer: w, border: f.border(st)}
	l.from, l.to = f.Scroll.thumb(inner.H)
	l.b.Grow(cellBytes * w * h)
	f.top(&l.b, st, l.border, w)
	l.b.WriteByte('\n')
	return l
}

// Select sets whether the current line is the cursor's row, which has its own background.
func (l *Lines) Select(on bool) { l.selected = on }

func (l *Lines) ink(i theme.Ink) theme.Style {
	if l.selected {
		return l.st.Selected(i)
	}
	return l.st.Ink(i)
}

// blank returns the style of padding.
func (l *Lines) blank() theme.Style {
	if l.selected {
		return l.st.Selected(theme.Text)
	}
	return theme.Style{}
}

// Text writes as much of plain text as the line has room for.
func (l *Lines) Text(ink theme.Ink, text string) { l.Styled(l.ink(ink), text) }

// Styled is [Lines.Text] in a style instead of an ink.
func (l *Lines) Styled(style theme.Style, text string) {
	n := Width(text)
	if room := l.room(); n > room {
		n = room
		text = FitLine(text, n)
	}
	l.put(style, text, n)
}

// put writes text of n cells. The line must have room for it.
func (l *Lines) put(style theme.Style, text string, n int) {
	if text == "" {
		return
	}
	l.begin()
	l.use(style)
	l.b.WriteString(text)
	l.x += n
}

// Fit writes plain text in w cells, padded or cut with an ellipsis.
func (l *Lines) Fit(ink theme.Ink, text string, w int) {
	w = min(w, l.room())
	text, n := Cut(l.st, text, w)
	l.put(l.ink(ink), text, n)
	l.Pad(w - n)
}

// FitRight is [Lines.Fit] with the text aligned to the right.
func (l *Lines) FitRight(ink theme.Ink, text string, w int) {
	w = min(w, l.room())
	text, n := Cut(l.st, text, w)
	l.Pad(w - n)
	l.put(l.ink(ink), text, n)
}

// Drawn writes text that is already styled.
func (l *Lines) Drawn(text string) {
	words := strings.TrimLeft(text, " ")
	l.Pad(len(text) - len(words))
	l.Styled(theme.Style{}, words)
}

// Bar writes value of total as a thin bar of w cells, in steps of half a cell. A value above
// zero always shows; only a value that reaches the total fills the bar.
func (l *Lines) Bar(ink theme.Ink, value, total, w int) {
	halves := 0
	switch {
	case value <= 0:
	case value < total:
		halves = max(1, int(float64(value)/float64(total)*float64(2*w)))
	default:
		halves = 2 * w
	}
	full := l.st.Fill(ink)
	for range halves / 2 {
		l.Styled(full, l.st.Glyphs.Bar)
	}
	if halves%2 == 1 {
		l.Styled(full, l.st.Glyphs.HalfBar)
	}
	for range w - (halves+1)/2 {
		l.Styled(l.st.Frame, l.st.Glyphs.Track)
	}
}

// Gutter writes the cells in front of a row: a blank, the glyph of the cursor or the mark,
// and a blank. On a marked row the cursor takes the first blank.
func (l *Lines) Gutter(cursor, marked bool) {
	first, second := " ", ""
	switch g := l.st.Glyphs; {
	case cursor && marked:
		first, second = g.Cursor, g.Marked
	case cursor:
		second = g.Cursor
	case marked:
		second = g.Marked
	}
	if second != "" {
		l.Text(theme.Accent, first)
		l.Text(theme.Accent, second)
	}
	l.To(GutterW)
}

// GutterW is the width of [Lines.Gutter] in cells.
const GutterW = 3

// Pad writes n blanks, or as many as the line has room for. It keeps the current style where
// that makes no visible difference.
func (l *Lines) Pad(n int) {
	n = min(n, l.room())
	if n <= 0 {
		return
	}
	l.begin()
	if blank := l.blank(); !l.style.LooksBlankAs(blank) {
		l.use(blank)
	}
	l.b.WriteString(spaces(n))
	l.x += n
}

// To writes blanks up to cell x.
func (l *Lines) To(x int) { l.Pad(x - l.x) }

// room returns how many cells the line has left.
func (l *Lines) room() int {
	if l.y >= l.h {
		return 0
	}
	return max(0, l.w-l.x)
}

// begin draws the left side of the line if it is not drawn yet.
func (l *Lines) begin() {
	if l.begun {
		return
	}
	l.begun = true
	if l.frame != nil {
		l.border.Write(&l.b, l.st.Edges(l.frame.Focused).Vertical)
		l.b.WriteString(spaces(l.frame.air(l.outer)))
	}
}

// end draws the right side of the line, which doubles as the scroll bar. It looks the same
// with and without the focus: a line whose two ends change is sent as a whole.
func (l *Lines) end() {
	l.use(theme.Style{})
	if l.frame == nil {
		return
	}
	rule := l.st.Edges(l.frame.Focused).Vertical
	if l.y >= l.from && l.y < l.to {
		rule = l.st.Glyphs.Thumb
	}
	l.b.WriteString(spaces(l.frame.air(l.outer)))
	l.st.Frame.Write(&l.b, rule)
}

func (l *Lines) use(style theme.Style) {
	if style == l.style {
		return
	}
	l.b.WriteString(l.style.Close())
	l.b.WriteString(style.Open())
	l.style = style
}

// Newline ends the line.
func (l *Lines) Newline() {
	if l.y >= l.h {
		return
	}
	l.To(l.w)
	l.begin()
	l.end()
	l.b.WriteByte('\n')
	l.x, l.begun = 0, false
	l.y++
	l.selected = false
}

// String fills the block with blank lines and returns it.
func (l *Lines) String() string {
	for l.y < l.h {
		l.Newline()
	}
	if l.frame != nil {
		l.frame.bottom(&l.b, l.st, l.border, l.outer)
	}
	return strings.TrimSuffix(l.b.String(), "\n")
}
