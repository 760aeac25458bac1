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
	box = strings.ReplaceAll(FitBlock(box, at.W, at.H), "\n", right+"\n"+left)
	return Place(Dimmed(st, backdrop, w, h), left+box+right, 0, at.Y, w, h)
}

// OverlayRect returns where [Overlay] draws box.
func OverlayRect(box string, w, h int) Rect {
	bw, bh := Size(box)
	return Rect{W: w, H: h}.Centre(bw, bh)
}

// Dimmed draws a block without its colours in the style of a backdrop, as
// exactly w×h cells. Without colours it is blank.
func Dimmed(st *theme.Styles, block string, w, h int) string {
	if st.Name == theme.Mono { // nothing would tell it from the box
		return FitBlock("", w, h)
	}
	var b strings.Builder
	b.Grow(w*h + 16*h)
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		var line string
		line, block, _ = strings.Cut(block, "\n")
		st.Backdrop.Write(&b, FitLine(ansi.Strip(line), w))
	}
	return b.String()
}

// Place draws box over base with its top left corner at x, y, as exactly w×h
// cells. What of the box lies outside is cut off.
func Place(base, box string, x, y, w, h int) string {
	if y < 0 {
		box = skipLines(box, -y)
		y = 0
	}
	var b strings.Builder
	b.Grow(len(base) + len(box))
	boxLines := strings.Count(box, "\n") + 1
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		var line string
		line, base, _ = strings.Cut(base, "\n")
		line = FitLine(line, w)
		if i >= y && i < y+boxLines {
			var over string
			over, box, _ = strings.Cut(box, "\n")
			line = splice(line, over, x, w)
		}
		b.WriteString(line)
	}
	return b.String()
}

func skipLines(block string, n int) string {
	for range n {
		_, block, _ = strings.Cut(block, "\n")
	}
	return block
}

// splice replaces the cells of a line of w cells from x on by over. A wide
// character that is only half covered becomes blank.
func splice(line, over string, x, w int) string {
	if x < 0 {
		over = afterCell(over, -x)
		x = 0
	}
	n := min(Width(over), w-x)
	if n <= 0 {
		return line
	}
	return FitLine(line, x) + FitLine(over, n) + afterCell(line, x+n)
}

// afterCell returns what follows the first n cells of a styled line. The half
// of a wide character that is left over is blank.
func afterCell(line string, n int) string {
	want := max(0, Width(line)-n)
	rest := ansi.TruncateLeft(line, n, "")
	for Width(rest) > want {
		n++
		rest = ansi.TruncateLeft(line, n, "")
	}
	return spaces(want-Width(rest)) + rest
}
