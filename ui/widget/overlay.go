package widget

import (
	"strings"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// Overlay draws box in the middle of a dimmed backdrop, as exactly w×h cells. Its lines
// are its own: what stood beside it would be cut in the middle of words.
func Overlay(st *theme.Styles, backdrop, box string, w, h int) string {
	at := OverlayRect(box, w, h)
	left, right := spaces(at.X), spaces(w-at.X-at.W)
	var b strings.Builder
	b.Grow(len(box) + w*h)
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		var behind, line string
		behind, backdrop, _ = strings.Cut(backdrop, "\n")
		switch {
		case y >= at.Y && y < at.Y+at.H:
			line, box, _ = strings.Cut(box, "\n")
			write(&b, left, FitLine(line, at.W), right)
		case st.Name == theme.Mono: // nothing would tell it from the box
			b.WriteString(spaces(w))
		default:
			st.Backdrop.Write(&b, FitLine(ansi.Strip(behind), w))
		}
	}
	return b.String()
}

// OverlayRect returns where [Overlay] draws box.
func OverlayRect(box string, w, h int) Rect {
	bw, bh := Size(box)
	return Rect{W: w, H: h}.Centre(bw, bh)
}
