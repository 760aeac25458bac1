package widget

import (
	"strings"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// Overlay draws box in the middle of a dimmed backdrop, as exactly w×h cells. The space
// beside the box is blank, because the backdrop's words would be cut there.
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
		case st.Name == theme.Mono: // the backdrop would look like the box
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

// withoutBorders blanks the borders in a line, from each left corner to the right one.
// Directly above and below the box it removes the borders of frames that the box hides.
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
