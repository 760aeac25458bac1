package widget

import (
	"strings"

	"cutui/ui/theme"
)

// Toast draws a message with the glyph of its ink, in lines of exactly w cells. A message
// that needs more than most lines ends in an ellipsis.
func Toast(st *theme.Styles, ink theme.Ink, text string, w, most int) []string {
	glyph := toastGlyph(st, ink)
	before := 1 + Width(glyph)
	room := w - before - 1
	lines := Wrap(text, room)
	if len(lines) > most {
		lines = append(lines[:most-1], Fit(st, strings.Join(lines[most-1:], " "), room))
	}
	words := ink
	if ink == theme.Good || ink == theme.Accent {
		words = theme.Text
	}
	for i, line := range lines {
		lines[i] = FitLine(FitLine(" "+st.Render(ink, glyph), before)+st.Render(words, line), w)
		glyph = ""
	}
	return lines
}

// toastGlyph returns the glyph that shows the ink's meaning without colour.
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

// Spinner returns the loading spinner at a tick, one cell wide.
func Spinner(st *theme.Styles, tick int) string {
	frames := st.Glyphs.Spinner
	return st.Render(theme.Accent, frames[max(0, tick)%len(frames)])
}
