package widget

import (
	"strings"

	"cutui/ui/theme"
)

// liner writes lines of w cells and changes the style only where it has to,
// which keeps a frame short.
type liner struct {
	b     strings.Builder
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
	l.use(style)
	l.b.WriteString(text)
	l.x += n
}

// pad writes n blanks, as many as the line has room for.
func (l *liner) pad(n int) {
	n = min(n, l.w-l.x)
	if n <= 0 {
		return
	}
	l.use(l.blank)
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
	l.use(theme.Style{})
	l.b.WriteByte('\n')
	l.x = 0
	l.lines++
}

// finish ends the block at exactly h lines and returns it.
func (l *liner) finish(h int) string {
	for l.lines < h {
		l.newline()
	}
	return strings.TrimSuffix(l.b.String(), "\n")
}
