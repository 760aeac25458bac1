package widget

import (
	"strings"

	"cutui/ui/theme"
)

// liner writes lines of w cells and changes the style only where it has to,
// which keeps a frame short.
type liner struct {
	b     strings.Builder
	sides sides
	begun bool // the line has its left side
	w, x  int
	lines int         // finished lines
	style theme.Style // in force
	blank theme.Style // of padding
}

// text writes plain text in a style, as much as the line has room for.
func (l *liner) text(style theme.Style, text string) {
	n := Width(text)
	if n > l.w-l.x {
		n = max(0, l.w-l.x)
		text = FitLine(text, n)
	}
	if text == "" {
		return
	}
	l.begin()
	l.use(style)
	l.b.WriteString(text)
	l.x += n
}

// begin draws the left side of a line that has nothing yet.
func (l *liner) begin() {
	if !l.begun {
		l.begun = true
		l.b.WriteString(l.sides.left)
	}
}

// line writes a whole line of exactly w cells with styles of its own.
func (l *liner) line(text string) {
	l.begin()
	l.b.WriteString(text)
	l.x = l.w
	l.newline()
}

// pad writes n blanks, as many as the line has room for. The style in force stays where
// that is not to be seen: each change of style is a dozen bytes on the wire.
func (l *liner) pad(n int) {
	n = min(n, l.w-l.x)
	if n <= 0 {
		return
	}
	l.begin()
	if !l.style.LooksBlankAs(l.blank) {
		l.use(l.blank)
	}
	l.b.WriteString(spaces(n))
	l.x += n
}

func (l *liner) use(style theme.Style) {
	if style == l.style {
		return
	}
	l.b.WriteString(l.style.Close())
	l.b.WriteString(style.Open())
	l.style = style
}

// newline ends the line at exactly w cells.
func (l *liner) newline() {
	l.pad(l.w - l.x)
	l.begin()
	l.use(theme.Style{})
	l.b.WriteString(l.sides.right(l.lines))
	l.b.WriteByte('\n')
	l.x, l.begun = 0, false
	l.lines++
}

// fill ends the block at h lines.
func (l *liner) fill(h int) {
	for l.lines < h {
		l.newline()
	}
}

// finish ends the block at exactly h lines and returns it.
func (l *liner) finish(h int) string {
	l.fill(h)
	return strings.TrimSuffix(l.b.String(), "\n")
}
