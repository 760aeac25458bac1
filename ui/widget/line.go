package widget

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const blanks = "                                                                                                                                "

// spaces returns n spaces, or none if n < 1.
func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Width returns the width of one line in cells, styled or plain.
func Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f:
			i, n = i+1, n+1
		case c == ansi.ESC:
			size := sgrLen(s[i:])
			if size == 0 {
				return ansi.StringWidth(s)
			}
			i += size
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !simple(r) {
				return ansi.StringWidth(s)
			}
			i, n = i+size, n+1
		}
	}
	return n
}

// sgrLen returns the length in bytes of the style sequence at the start of s, or 0 if s
// starts with something else.
func sgrLen(s string) int {
	if len(s) < 3 || s[0] != ansi.ESC || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// FitLine cuts or pads one styled line to exactly w cells, without an ellipsis.
func FitLine(line string, w int) string {
	if w <= 0 {
		return ""
	}
	n := Width(line)
	if n > w {
		line, n = truncate(line, w, "")
	}
	if n < w {
		line += spaces(w - n)
	}
	return line
}

// truncate shortens a styled line to at most w cells, including a tail of at most one cell,
// and returns its width. The result is measured again because the library counts the
// characters of a key cap one by one, and [Width] counts the key cap.
func truncate(line string, w int, tail string) (string, int) {
	for limit := w; limit > 0; limit-- {
		head := ansi.Truncate(line, limit, tail)
		if n := Width(head); n <= w {
			if strings.IndexByte(head, ansi.ESC) >= 0 {
				head += ansi.ResetStyle
			}
			return head, n
		}
	}
	return "", 0
}

// FitBlock cuts or pads a styled block to exactly w×h cells.
func FitBlock(block string, w, h int) string {
	var b strings.Builder
	b.Grow(len(block) + h)
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		var line string
		line, block, _ = strings.Cut(block, "\n")
		b.WriteString(FitLine(line, w))
	}
	return b.String()
}

// Size returns the width of the widest line of a block and its height in lines.
func Size(block string) (w, h int) {
	for line := range strings.SplitSeq(block, "\n") {
		w, h = max(w, Width(line)), h+1
	}
	return w, h
}

// Stack joins blocks from top to bottom, leaving out empty ones.
func Stack(blocks ...string) string {
	var b strings.Builder
	b.Grow(total(blocks))
	for _, block := range blocks {
		if block == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(block)
	}
	return b.String()
}

// total returns the bytes that the joined blocks need.
func total(blocks []string) int {
	n := len(blocks)
	for _, block := range blocks {
		n += len(block)
	}
	return n
}
