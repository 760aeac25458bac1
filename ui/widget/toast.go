package widget

import (
	"strings"

	"cutui/ui/theme"
)

const toastLines = 3

// Toast draws a short message in a box of at most w cells and five lines,
// bordered in the ink of its meaning. It is "" below six cells.
func Toast(st *theme.Styles, ink theme.Ink, text string, w int) string {
	if w < 6 {
		return ""
	}
	text = toastGlyph(st, ink) + text
	lines := Wrap(text, w-4)
	if len(lines) > toastLines {
		rest := strings.Join(lines[toastLines-1:], " ")
		lines = append(lines[:toastLines-1], Fit(st, rest, w-4))
	}
	inner, _ := Size(strings.Join(lines, "\n"))
	border := st.Ink(ink)
	g := st.Glyphs
	var b strings.Builder
	border.Write(&b, g.TopLeft+strings.Repeat(g.Horizontal, inner+2)+g.TopRight)
	for _, line := range lines {
		b.WriteByte('\n')
		border.Write(&b, g.Vertical)
		b.WriteString(" " + st.Render(theme.Text, FitLine(line, inner)) + " ")
		border.Write(&b, g.Vertical)
	}
	b.WriteByte('\n')
	border.Write(&b, g.BottomLeft+strings.Repeat(g.Horizontal, inner+2)+g.BottomRight)
	return b.String()
}

// toastGlyph says the meaning without colour.
func toastGlyph(st *theme.Styles, ink theme.Ink) string {
	switch ink {
	case theme.Good:
		return st.Glyphs.Done + " "
	case theme.Warning:
		return st.Glyphs.Warning + " "
	case theme.Danger:
		return st.Glyphs.Failed + " "
	case theme.Text, theme.Dim, theme.Strong, theme.Accent, theme.Notice:
	}
	return ""
}

// Spinner returns the sign of something that loads at a tick, one cell wide.
func Spinner(st *theme.Styles, tick int) string {
	frames := st.Glyphs.Spinner
	return st.Render(theme.Accent, frames[max(0, tick)%len(frames)])
}
