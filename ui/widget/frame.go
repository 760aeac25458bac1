package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Frame is a box with a border. The title and the tabs are in the top border, the footers in
// the bottom border. The frame styles texts that have no styles.
type Frame struct {
	Title       string
	Tabs        Tabs
	TitleRight  string
	FooterLeft  string
	FooterRight string
	Focused     bool
	// Flush leaves out the blank column at both sides, for content such as a [Table] that
	// draws it itself, so that its cursor row spans the frame.
	Flush bool
	// Scroll is shown on the right border.
	Scroll Scroll
}

// Scroll is the visible part of long content, in lines. It is not shown when all of the
// content is visible.
type Scroll struct{ Offset, Visible, Total int }

// Inner returns the area for the content of a frame drawn at area.
func (f Frame) Inner(area Rect) Rect {
	if area.W < 2 || area.H < 2 {
		return area
	}
	air := f.air(area.W)
	return Rect{area.X + 1 + air, area.Y + 1, area.W - 2 - 2*air, area.H - 2}
}

func (f Frame) air(w int) int {
	if f.Flush || w < 5 {
		return 0
	}
	return 1
}

// Render draws the frame around content as exactly w×h cells. Lines that are too long end in
// an ellipsis. Without room for a border it draws the content alone.
func (f Frame) Render(st *theme.Styles, content string, w, h int) string {
	if w < 2 || h < 2 {
		return FitBlock(content, w, h)
	}
	l := f.Lines(st, w, h)
	for range l.h {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		line, n := cutLine(st, line, l.w)
		l.put(theme.Style{}, line, n)
		l.Newline()
	}
	return l.String()
}

func (f Frame) border(st *theme.Styles) theme.Style {
	if f.Focused {
		return st.FrameFocused
	}
	return st.Frame
}

// HitTab returns the tab at cell x, y of a frame that is w cells wide, or -1.
func (f Frame) HitTab(x, y, w int) int {
	if y != 0 || w < 2 {
		return -1
	}
	at, room := f.tabs(w)
	return f.Tabs.Hit(x-at, room)
}

// tabs returns the cell of the top border at which the tabs start, and how many cells the
// title and the text at the right leave for them.
func (f Frame) tabs(w int) (x, room int) {
	title := Width(f.Title)
	if title > 0 {
		title += 2
	}
	room = EdgeRoom(w) - title
	if right := Width(f.TitleRight); right > 0 && title+right+edgeGap <= EdgeRoom(w) {
		room -= right + edgeGap
	}
	return 3 + title, max(0, room)
}

func (f Frame) top(b *strings.Builder, st *theme.Styles, border theme.Style, w int) {
	style := st.Title
	if f.Focused {
		style = st.TitleFocused
	}
	title := inked(style, f.Title)
	_, room := f.tabs(w)
	if tabs := f.Tabs.Render(st, room); tabs != "" && title != "" {
		title += "  " + tabs
	} else {
		title += tabs
	}
	g := st.Edges(f.Focused)
	edge{border, g.Horizontal, title, inked(st.Ink(theme.Dim), f.TitleRight)}.write(b, st, g.TopLeft, g.TopRight, w)
}

func (f Frame) bottom(b *strings.Builder, st *theme.Styles, border theme.Style, w int) {
	g, dim := st.Edges(f.Focused), st.Ink(theme.Dim)
	edge{border, g.Horizontal, inked(dim, f.FooterLeft), inked(dim, f.FooterRight)}.write(b, st, g.BottomLeft, g.BottomRight, w)
}

// thumb returns which lines of a border of h lines mark the visible part: from, up to but
// not including to.
func (s Scroll) thumb(h int) (from, to int) {
	if s.Total <= s.Visible || s.Visible <= 0 || h <= 0 {
		return 0, 0
	}
	size := max(1, h*s.Visible/s.Total)
	last := s.Total - s.Visible
	from = (h - size) * max(0, min(s.Offset, last)) / last
	return from, from + size
}
