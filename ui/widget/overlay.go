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
			behind = FitLine(ansi.Strip(behind), w)
			switch y {
			case at.Y - 1:
				behind = withoutBorders(behind, st.Glyphs.TopLeft, st.Glyphs.TopRight)
			case at.Y + at.H:
				behind = withoutBorders(behind, st.Glyphs.BottomLeft, st.Glyphs.BottomRight)
			}
			st.Backdrop.Write(&b, behind)
		}
	}
	return b.String()
}

// withoutBorders blanks what stands from one corner to the next: of a frame behind the box
// its lower border would stand alone below that, its upper one above.
func withoutBorders(line, left, right string) string {
	before, rest, found := strings.Cut(line, left)
	if !found {
		return line
	}
	border, rest, found := strings.Cut(rest, right)
	if !found {
		return line
	}
	return before + spaces(Width(left+border+right)) + withoutBorders(rest, left, right)
}

// OverlayRect returns where [Overlay] draws box.
func OverlayRect(box string, w, h int) Rect {
	bw, bh := Size(box)
	return Rect{W: w, H: h}.Centre(bw, bh)
}
