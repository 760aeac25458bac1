package pane

import (
	"strings"

	"cutui/ui/theme"
	"cutui/ui/widget"
)

// part is a piece of a line: plain text in an ink, or text drawn already.
type part struct {
	text  string
	ink   theme.Ink
	w     int // cells it is cut or padded to
	right bool
	drawn bool
}

// line draws parts as one line of exactly w cells, on the cursor's background
// where selected. Drawn parts keep their own.
func line(st *theme.Styles, selected bool, w int, parts ...part) string {
	ink := st.Ink
	if selected {
		ink = st.Selected
	}
	var b strings.Builder
	used := 0
	for _, p := range parts {
		n := min(p.w, w-used)
		if n <= 0 {
			continue
		}
		used += n
		switch {
		case p.drawn:
			b.WriteString(widget.FitLine(p.text, n))
		case p.right:
			ink(p.ink).Write(&b, widget.FitRight(st, p.text, n))
		default:
			ink(p.ink).Write(&b, widget.Fit(st, p.text, n))
		}
	}
	ink(theme.Text).Write(&b, strings.Repeat(" ", max(0, w-used)))
	return b.String()
}

// gutter is the three cells in front of a row, with the cursor's sign.
func gutter(st *theme.Styles, cursor bool) part {
	if cursor {
		return part{text: " " + st.Glyphs.Cursor, ink: theme.Accent, w: 3}
	}
	return part{w: 3}
}
