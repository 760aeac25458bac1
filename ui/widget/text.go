package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cutui/internal/text"
	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// The isolates keep right-to-left text from reordering the text beside it.
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// Fit pads plain text to exactly w cells, or cuts it between graphemes and ends it with an
// ellipsis. Control characters are removed.
func Fit(st *theme.Styles, s string, w int) string {
	s, used := Cut(st, s, w)
	return s + spaces(w-used)
}

// Cut is [Fit] without the padding. It returns the text and its width.
func Cut(st *theme.Styles, s string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	if n, ok := simpleWidth(s); ok {
		if n <= w {
			return s, n
		}
		head, _ := takeSimple(s, w-1)
		return head + st.Glyphs.Ellipsis, w
	}
	return cutHard(st, tame(s), w)
}

// cutHard is Cut for text with wide, combining or right-to-left characters.
func cutHard(st *theme.Styles, s string, w int) (string, int) {
	if text.Cells(s) > w {
		s, _, _ = cutAt(s, w-1)
		s += st.Glyphs.Ellipsis
	}
	n := ansi.StringWidth(s)
	if strings.ContainsFunc(s, rightToLeft) {
		s = firstStrongIsolate + s + popIsolate
	}
	return s, n
}

// Wrap breaks plain text into lines of at most w cells, at spaces where possible. Line
// breaks in the text are kept. There is always at least one line.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return []string{""}
	}
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = wrapParagraph(lines, tame(paragraph), w)
	}
	return lines
}

func wrapParagraph(lines []string, s string, w int) []string {
	if !strings.Contains(s, "  ") && strings.TrimSpace(s) == s && text.Cells(s) <= w {
		return append(lines, s)
	}
	words := strings.Fields(s)
	from, used := 0, 0 // the current line's first word and its width
	for i, word := range words {
		n := text.Cells(word)
		if used > 0 && used+1+n > w {
			lines = append(lines, strings.Join(words[from:i], " "))
			from, used = i, 0
		}
		for n > w {
			head, cut, rest := cutAt(word, w)
			lines = append(lines, head)
			if n -= cut; cut == 0 { // a grapheme wider than the line was dropped
				n = text.Cells(rest)
			}
			word, words[i] = rest, rest
		}
		switch {
		case used > 0:
			used += 1 + n
		case n == 0:
			from = i + 1
		default:
			used = n
		}
	}
	return append(lines, strings.Join(words[from:], " "))
}

// cutAt splits tamed text after as many graphemes as fit into w cells in every terminal. It
// drops a first grapheme that is wider than w, so that every call makes progress.
func cutAt(s string, w int) (head string, used int, rest string) {
	i := 0
	for i < len(s) {
		cluster, _ := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		n := text.Cells(cluster)
		if used+n > w {
			break
		}
		i, used = i+len(cluster), used+n
	}
	rest = s[i:]
	if i == 0 && s != "" {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		rest = s[len(cluster):]
	}
	return s[:i], used, rest
}

// tame returns text that every terminal lays out alike: with blanks for line breaks and
// tabs, and without other control characters and emoji sequences.
func tame(s string) string {
	if _, ok := simpleWidth(s); ok {
		return s
	}
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		if b.Len() == 0 && joins("x", cluster) || s == "" && joins(cluster, " ") {
			continue
		}
		b.WriteString(tameCluster(cluster))
	}
	return b.String()
}

// tameCluster shortens an emoji sequence to its first emoji, because terminals without
// grapheme support draw every part of it, which moves the rest of the line. It composes
// Hangul that is spelled in single letters.
func tameCluster(cluster string) string {
	r, size := utf8.DecodeRuneInString(cluster)
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return " "
	case unicode.IsControl(r), zeroWidth(cluster):
		return ""
	case size < len(cluster) && emojiSequence(cluster[size:]):
		return cluster[:size]
	case jamo(r):
		return norm.NFC.String(cluster)
	}
	return cluster
}

// jamo reports whether r is a single letter of Hangul, which joins with others to a
// syllable. Some terminals add up the widths of the letters, others use the syllable's; for a
// composed syllable they agree.
func jamo(r rune) bool { return r >= 0x1100 && r <= 0x11ff }

// zeroWidth reports whether a cluster has only marks and format characters, without a base.
func zeroWidth(cluster string) bool {
	return !strings.ContainsFunc(cluster, func(r rune) bool { return !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) })
}

// joins reports whether two clusters become one when written side by side, as the ends of a
// text would with its neighbours on the line.
func joins(before, after string) bool {
	both, _ := ansi.FirstGraphemeCluster(before+after, ansi.GraphemeWidth)
	return len(both) > len(before)
}

// emojiSequence reports whether the runes after the first of a cluster are
// joiners, variation selectors, skin tones or key caps.
func emojiSequence(tail string) bool {
	return strings.ContainsFunc(tail, func(r rune) bool {
		return r == '\ufe0f' || r == '\u20e3' || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f
	}) || strings.ContainsRune(tail, '\u200d') && strings.ContainsFunc(tail, func(r rune) bool { return r >= 0x2190 && unicode.IsSymbol(r) })
}

func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff ||
		r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// simpleWidth returns the width of text in which every rune is a grapheme of one cell, and
// false for other text.
func simpleWidth(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); n++ {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return 0, false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !simple(r) {
			return 0, false
		}
		i += size
	}
	return n, true
}

// simple reports whether a rune beyond ASCII is one cell wide and never joins another:
// Latin, Greek and Cyrillic letters, dashes, arrows, frames and bars.
func simple(r rune) bool {
	switch {
	case r < 0xa0:
		return false
	case r < 0x2b0:
		return r != 0xa9 && r != 0xad && r != 0xae
	case r < 0x2010:
		return r >= 0x370 && r < 0x483
	case r < 0x2028:
		return true
	case r < 0x2500:
		return r >= 0x2190 && r < 0x2194
	}
	return r < 0x25aa || r == '▲' || r == '▴' || r == '▸' || r == '▾' || r == '○' || r == '●' || r == '◌' || r == '✓' || r == '✗'
}

// takeSimple returns the first w cells of simple text and the rest.
func takeSimple(s string, w int) (head, rest string) {
	i := 0
	for range w {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i], s[i:]
}
