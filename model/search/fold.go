package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldInto appends s as searches compare it: in lower case, without diacritics, with
// letters spelled out that Unicode does not decompose, and with spaces for control
// characters, so that '\n' can separate fields.
func foldInto(dst []byte, s string) []byte {
	from := len(dst)
	dst = append(dst, s...)
	for i, c := range dst[from:] {
		if c >= utf8.RuneSelf {
			return foldWide(dst[:from+i], s[i:])
		}
		dst[from+i] = foldedASCII[c]
	}
	return dst
}

var foldedASCII = func() (folded [utf8.RuneSelf]byte) {
	for c := range folded {
		folded[c] = foldASCII(byte(c))
	}
	return folded
}()

func foldWide(dst []byte, s string) []byte {
	for i, r := range s {
		if r < utf8.RuneSelf {
			dst = append(dst, foldASCII(byte(r)))
			continue
		}
		parts := norm.NFKD.PropertiesString(s[i:]).Decomposition()
		if parts == nil {
			dst = foldRune(dst, r)
			continue
		}
		for len(parts) > 0 {
			part, size := utf8.DecodeRune(parts)
			dst, parts = foldRune(dst, part), parts[size:]
		}
	}
	return dst
}

func foldASCII(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c < ' ' || c == 0x7f:
		return ' '
	}
	return c
}

// foldRune appends a folded rune. It leaves out diacritics and invisible characters.
func foldRune(dst []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return append(dst, foldASCII(byte(r)))
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return dst
	}
	r = unicode.ToLower(r)
	if plain := spellOut(r); plain != "" {
		return append(dst, plain...)
	}
	return utf8.AppendRune(dst, r)
}

// spellOut returns how people without the key for a letter type it, as in "lukasz" for
// Łukasz, or "". It has the letters that Unicode does not decompose.
func spellOut(r rune) string {
	switch r {
	case 'ł', 'ƚ', 'ɫ':
		return "l"
	case 'đ', 'ð', 'ɖ':
		return "d"
	case 'ø', 'ɔ':
		return "o"
	case 'ħ':
		return "h"
	case 'ŧ', 'ƭ':
		return "t"
	case 'ı', 'ɨ':
		return "i"
	case 'ŋ', 'ɲ':
		return "n"
	case 'ə':
		return "e"
	case 'ƀ', 'ɓ':
		return "b"
	case 'ƙ', 'ĸ':
		return "k"
	case 'ʉ':
		return "u"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case '‘', '’', 'ʼ':
		return "'"
	}
	return ""
}

// Fold returns a text as searches compare it: in lower case, without diacritics.
func Fold(s string) string { return string(foldInto(nil, s)) }
