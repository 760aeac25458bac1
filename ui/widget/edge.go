package widget

import (
	"strings"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// edge is a horizontal border with styled text at its left and right.
type edge struct {
	border      theme.Style
	rule        string
	left, right string
}

// edgeGap is what a second text costs: two blanks and a piece of rule.
const edgeGap = 3

// EdgeStart is the cell of a border that the text at its left begins at.
const EdgeStart = 3

// EdgeRoom is the cells for text in a border of w cells: corners, a piece of
// rule and a blank at each side are taken.
func EdgeRoom(w int) int { return max(0, w-6) }

// write draws the border of w ≥ 2 cells. The text at the right leaves first,
// then the one at the left is cut.
func (e edge) write(b *strings.Builder, st *theme.Styles, from, to string, w int) {
	room := EdgeRoom(w)
	left, n := cutLine(st, e.left, room)
	right, m := e.right, Width(e.right)
	if left == "" && m > room || left != "" && n+edgeGap+m > room {
		right, m = "", 0
	}
	fill := w - 2
	head := from
	if left != "" {
		head += e.rule
		fill -= n + 3
	}
	tail := to
	if right != "" {
		tail = e.rule + to
		fill -= m + 3
	}
	e.rules(b, head, 0, "")
	if left != "" {
		write(b, " ", left, " ")
	}
	if right != "" {
		e.rules(b, "", fill, "")
		write(b, " ", right, " ")
		fill = 0
	}
	e.rules(b, "", fill, tail)
}

// rules draws n pieces of rule between two ends.
func (e edge) rules(b *strings.Builder, from string, n int, to string) {
	if from == "" && n <= 0 && to == "" {
		return
	}
	b.WriteString(e.border.Open())
	b.WriteString(from)
	for range n {
		b.WriteString(e.rule)
	}
	write(b, to, e.border.Close())
}

func write(b *strings.Builder, parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// inked styles text unless it carries styles of its own.
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
