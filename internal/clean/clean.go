// Package clean makes text from outside safe to show, log and export: it removes escape sequences
// that a terminal would obey and characters that a reader can't see. Every string from the API,
// the settings, files, the environment and error messages passes through it once.
package clean

import (
	"strings"
	"unicode/utf8"
)

// Line returns s as one line. Line breaks and tabs become single spaces. It removes escape
// sequences with their payload, control characters, bidi controls, invisible and private-use
// characters, and piles of combining marks. Each run of invalid UTF-8 becomes one U+FFFD. A clean
// s is returned unchanged, without allocation.
func Line(s string) string { return filter(s, ' ') }

// Text is like Line but keeps line breaks, all of them as "\n".
func Text(s string) string { return filter(s, '\n') }

// Plain reports whether s has only printable ASCII, which Line and Text never change.
func Plain(s string) bool { return plainPrefix(s) == len(s) }

// Clip shortens a clean s to at most limit runes. If it cuts something off, the last rune is "…".
func Clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	if limit <= 0 {
		return ""
	}
	cut, runes := 0, 0
	for i := range s {
		if runes == limit-1 {
			cut = i
		}
		if runes == limit {
			return trimJoiner(s[:cut]) + "…"
		}
		runes++
	}
	return s
}

// trimJoiner removes a joiner at the end of s, which would join the text that follows.
func trimJoiner(s string) string {
	if r, size := utf8.DecodeLastRuneInString(s); isJoiner(r) {
		return s[:len(s)-size]
	}
	return s
}

// plainPrefix returns how many bytes at the start of s are printable ASCII.
func plainPrefix(s string) int {
	for i := range len(s) {
		if s[i]-' ' > '~'-' ' {
			return i
		}
	}
	return len(s)
}

// filter sanitizes s. It copies s only from the first change on, so clean text is not copied.
func filter(s string, lineBreak rune) string {
	start := plainPrefix(s)
	if start == len(s) {
		return s
	}
	var out strings.Builder
	changed := false
	st := state{lineBreak: lineBreak}
	if start > 0 {
		st.base, st.last = rune(s[start-1]), rune(s[start-1])
	}
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		emit, used := st.step(r, size, s[i:])
		same := emit == r && used == size && (r != utf8.RuneError || size != 1)
		if !changed && !same {
			changed = true
			out.Grow(len(s))
			out.WriteString(s[:i])
		}
		if changed && emit != drop {
			out.WriteRune(emit)
		}
		i += used
	}
	if !changed {
		return s
	}
	return out.String()
}
