// Package clean makes text from outside safe to draw, log and export: it removes
// what a terminal would obey and what a reader could not see. Every string from
// the API, the config, files, the environment and error bodies passes through it once.
package clean

import (
	"strings"
	"unicode/utf8"
)

// Line returns s as one line: line breaks and tabs become single spaces, escape
// sequences go with their payload, and so do controls, bidi controls, invisible
// and private characters and piles of combining marks. Bytes that are no UTF-8
// become one U+FFFD a run. A clean s is returned as it is, without allocation.
func Line(s string) string { return filter(s, ' ') }

// Text does what Line does but keeps line breaks, all of them as "\n".
func Text(s string) string { return filter(s, '\n') }

// Plain reports whether s is printable ASCII only, which Line and Text never change.
func Plain(s string) bool { return plainPrefix(s) == len(s) }

// Clip cuts a clean s to at most limit runes, the last of them "…" when something was cut.
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

// trimJoiner drops a joiner that lost its right side, which would act on the text after it.
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

// filter copies s only from the first change on, so clean text in any script costs nothing but the scan.
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
