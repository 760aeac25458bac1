package model

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldInto appends s as searches compare it: lower case, without diacritics,
// letters that Unicode does not take apart spelled out, and control characters
// turned into spaces, so that '\n' is free to stand between fields.
func foldInto(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return foldWide(dst, s[i:])
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < ' ' || c == 0x7f:
			c = ' '
		}
		dst = append(dst, c)
	}
	return dst
}

func foldWide(dst []byte, s string) []byte {
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r < utf8.RuneSelf:
			dst = foldInto(dst, string(r))
		case unicode.Is(unicode.Mn, r):
		default:
			dst = append(dst, spellOut(unicode.ToLower(r))...)
		}
	}
	return dst
}

// spellOut is how people without the key for it type a letter that has no
// decomposition, as in "lukasz" for Łukasz; other letters stand for themselves.
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
	return string(r)
}

func fold(s string) string { return string(foldInto(nil, s)) }
