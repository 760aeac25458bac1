package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// ASCII returns an ASCII replacement of the same width for a character: the letter without its
// marks, a sign that looks similar, or question marks.
func ASCII(character string) string {
	width := ansi.StringWidth(character)
	if width == 0 {
		return ""
	}
	switch character {
	case "·", "–", "—", "−":
		return "-"
	case "•":
		return "*"
	case "→":
		return ">"
	case "×":
		return "x"
	case "“", "”", "„":
		return `"`
	case "‘", "’":
		return "'"
	case "…":
		return "~"
	}
	plain := strings.Map(func(part rune) rune {
		if unicode.Is(unicode.Mn, part) {
			return -1
		}
		return part
	}, norm.NFKD.String(character))
	for _, part := range plain {
		if part >= utf8.RuneSelf || part < ' ' {
			return strings.Repeat("?", width)
		}
	}
	if len(plain) != width {
		return strings.Repeat("?", width)
	}
	return plain
}
