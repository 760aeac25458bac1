package address

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressToken is a piece of a line of addresses.
type addressToken struct {
	span
	kind addressTokenKind
}

type addressTokenKind uint8

const (
	endToken    addressTokenKind = iota
	wordToken                    // without white space
	quotedToken                  // without its quotes
	angleToken                   // what stands in <>
	commaToken
	breakToken // a semicolon or bar: nothing before it belongs to what follows
)

// addressScanner cuts a line of addresses into tokens; comments in brackets are
// left out.
type addressScanner struct {
	text    string
	at, end int
}

func (s addressScanner) peek() addressToken { return s.next() }

func (s *addressScanner) next() addressToken {
	for s.at < s.end {
		rest := s.text[s.at:s.end]
		r, width := utf8.DecodeRuneInString(rest)
		switch {
		case unicode.IsSpace(r):
			s.at += width
		case r == ',':
			return s.cut(commaToken, 0, 1, 0)
		case r == ';' || r == '|':
			return s.cut(breakToken, 0, 1, 0)
		case r == '(' && commentLen(rest) > 0:
			s.at += commentLen(rest)
		case r == '<' && closedAt(rest, '>') > 0:
			return s.cut(angleToken, 1, closedAt(rest, '>')-1, 1)
		case r == '"' && quotedLen(rest) > 0:
			return s.quoted(rest, quotedLen(rest))
		case strings.ContainsRune("<>()", r):
			s.at += width
		default:
			return s.cut(wordToken, 0, wordLen(rest), 0)
		}
	}
	return addressToken{kind: endToken}
}

// cut takes a token of some length, with bytes before and after it left out.
func (s *addressScanner) cut(kind addressTokenKind, before, length, after int) addressToken {
	from := s.at + before
	s.at = from + length + after
	return addressToken{span{from, from + length}, kind}
}

// longest is how far the end of a quoted or bracketed part is looked for, which
// keeps the time linear whatever is pasted.
const longest = 1000

// closedAt is where the bracket that s begins with is closed, or -1.
func closedAt(s string, by byte) int {
	return strings.IndexByte(s[:min(len(s), longest)], by)
}

// commentLen is the length of the comment in brackets that s begins with, or 0
// where there is none: an address in brackets is no comment.
func commentLen(s string) int {
	end := closedAt(s, ')')
	if hasAt(s[:max(end, 0)]) {
		return 0
	}
	return end + 1
}

// quoted is a quoted string, or with an @ right after it a word: an address
// whose local part is quoted.
func (s *addressScanner) quoted(rest string, length int) addressToken {
	if after := rest[length:]; strings.HasPrefix(after, "@") {
		return s.cut(wordToken, 0, length+wordLen(after), 0)
	}
	return s.cut(quotedToken, 1, length-2, 1)
}

// quotedLen is the length of the quoted string that s begins with, in which \"
// is no end, or 0 where it has no end.
func quotedLen(s string) int {
	for i := 1; i < min(len(s), longest); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// wordLen is the length of the word that s begins with, at least one byte.
func wordLen(s string) int {
	for i, r := range s {
		if i > 0 && (unicode.IsSpace(r) || strings.ContainsRune(`,;|<>()`, r)) {
			return i
		}
	}
	return len(s)
}
