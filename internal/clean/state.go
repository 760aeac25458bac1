package clean

import (
	"unicode"
	"unicode/utf8"
)

const (
	drop rune = -1

	// Real text needs at most four marks on a letter (Hebrew with cantillation) and three joiners
	// in an emoji (a family).
	maxMarks   = 4
	maxJoiners = 4

	zwnj = '\u200c'
	zwj  = '\u200d'
)

// state is what was emitted before a rune, which decides whether the rune is kept.
type state struct {
	lineBreak rune // what a line break becomes
	base      rune // last emitted rune that is neither a mark nor a joiner; 0 at the start of a line
	last      rune // last emitted rune
	marks     int  // marks since base
	joiners   int  // joiners since the emoji sequence or word began
}

// step returns what to emit for the rune r (of size bytes) at the start of rest, or drop, and how
// many bytes of rest were used.
func (st *state) step(r rune, size int, rest string) (emit rune, used int) {
	switch {
	case isEveryday(r):
		return st.emitBase(r), size
	case r == utf8.RuneError && size == 1:
		if st.last == utf8.RuneError {
			return drop, size
		}
		return st.emitBase(utf8.RuneError), size
	case isLineBreak(r):
		return st.breakLine(), lineBreakLen(r, size, rest)
	case r == '\t':
		return st.emitBase(' '), size
	case r < 0xa0:
		return drop, controlLen(r, size, rest)
	case isJoiner(r):
		return st.join(r, rest[size:]), size
	case isMark(r):
		return st.mark(r), size
	case isHidden(r):
		return drop, size
	}
	return st.emitBase(r), size
}

func (st *state) emitBase(r rune) rune {
	if !isJoiner(st.last) {
		st.joiners = 0
	}
	st.base, st.last, st.marks = r, r, 0
	return r
}

// breakLine ends the line. A mark at the start of the next one has no base.
func (st *state) breakLine() rune {
	st.emitBase(st.lineBreak)
	if st.lineBreak == '\n' {
		st.base = 0
	}
	return st.lineBreak
}

// mark keeps a combining mark while its base has few, and a variation selector only right after its
// base, because piles of them can hide data.
func (st *state) mark(r rune) rune {
	if st.base == 0 || st.marks >= maxMarks {
		return drop
	}
	if unicode.Is(unicode.Variation_Selector, r) && st.last != st.base {
		return drop
	}
	st.last = r
	st.marks++
	return r
}

// join keeps a joiner only in an emoji sequence and between letters of scripts that need it, such
// as Arabic and Devanagari.
func (st *state) join(r rune, rest string) rune {
	next, _ := utf8.DecodeRuneInString(rest)
	emoji := r == zwj && isPictograph(st.base) && isPictograph(next) && !isMark(next)
	word := isJoining(st.base) && isJoining(next) && unicode.IsLetter(next)
	if !emoji && !word || st.joiners >= maxJoiners {
		return drop
	}
	st.last = r
	st.joiners++
	return r
}

// isEveryday reports whether r is in a block of visible characters only: Latin, Greek, Cyrillic,
// Han and Hangul. Common names thus need no table lookups.
func isEveryday(r rune) bool {
	return r >= ' ' && r <= '~' || r > 0xad && r < 0x300 || r > 0x37f && r < 0x483 ||
		r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3
}

func isJoiner(r rune) bool { return r == zwj || r == zwnj }

// isMark reports whether r combines with the rune before it: combining marks, medial and final
// Hangul letters, skin tones and halfwidth voicing marks.
func isMark(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r >= 0x1161 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7ff:
		return true
	case r >= 0x1f3fb && r <= 0x1f3ff, r == 0xff9e, r == 0xff9f:
		return true
	}
	return unicode.Is(unicode.M, r) && !isHidden(r)
}

// isHidden reports whether r is invisible or changes how other runes are drawn: format characters
// such as bidi controls and tags, private use, invisible fillers and noncharacters.
func isHidden(r rune) bool {
	switch {
	case r == 0xad:
		return true
	case r < 0x300:
		return false
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Other_Default_Ignorable_Code_Point)
}

// isPictograph reports whether r is in a block of which emoji sequences are made.
func isPictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1fbff || r >= 0x2600 && r <= 0x27bf ||
		r >= 0x2b00 && r <= 0x2bff || r >= 0x2190 && r <= 0x21ff
}

// isJoining reports whether r is of a script in which joiners between letters matter.
func isJoining(r rune) bool {
	return r >= 0x600 && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala)
}
