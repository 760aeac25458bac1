package widget

import (
	"strings"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// edge is a horizontal border with styled text at its left and right end.
type edge struct {
	border      theme.Style
	rule        string
	left, right string
}

// edgeGap is the cells between the two texts: two blanks and a piece of rule.
const edgeGap = 3

// EdgeStart is the cell of a border at which its left text begins.
const EdgeStart = 3

// EdgeRoom returns the cells for text in a border of w cells. Each side has a corner, a
// piece of rule and a blank.
func EdgeRoom(w int) int { return max(0, w-6) }

// write draws the border in w cells, at least 2. Without room for both texts the right one
// is left out; then the left one is cut.
func (e edge) write(b *strings.Builder, st *theme.Styles, from, to string, w int) {
	room := EdgeRoom(w)
	left, n := cutLine(st, e.left, room)
	right, m := e.right, Width(e.right)
	if left == "" && m > room || left != "" && n+edgeGap+m > room {
		right, m = "", 0
	}
	fill := w - 2
	open, closing := e.border.Open(), e.border.Close()
	write(b, open, from)
	if left != "" {
		write(b, e.rule, closing, " ", left, " ", open)
		fill -= n + 3
	}
	if right != "" {
		fill -= m + 3
	}
	for range fill {
		b.WriteString(e.rule)
	}
	if right != "" {
		write(b, closing, " ", right, " ", open, e.rule)
	}
	write(b, to, closing)
}

func write(b *strings.Builder, parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// inked styles text unless it already has styles.
func inked(style theme.Style, text string) string {
	if strings.IndexByte(text, ansi.ESC) >= 0 {
		return text
	}
	return style.Render(tame(text))
}

// cutLine shortens one styled line to at most w cells with an ellipsis.
func cutLine(st *theme.Styles, line string, w int) (string, int) {
	n := Width(line)
	if n <= w {
		return line, n
	}
	if w <= 0 {
		return "", 0
	}
	return truncate(line, w, st.Glyphs.Ellipsis)
}
