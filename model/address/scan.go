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
	angleToken                   // what is between < and >
	commaToken
	breakToken // a semicolon or bar: nothing before it belongs to what follows
)

// addressScanner splits a line of addresses into tokens, without comments in brackets.
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

// cut returns the next length bytes as a token, leaving out bytes before and after them.
func (s *addressScanner) cut(kind addressTokenKind, before, length, after int) addressToken {
	from := s.at + before
	s.at = from + length + after
	return addressToken{span{from, from + length}, kind}
}

// longest caps the search for the end of a quoted or bracketed part, in bytes, which keeps
// the time linear whatever is pasted.
const longest = 1000

// closedAt returns where the bracket that s begins with is closed, or -1.
func closedAt(s string, by byte) int {
	return strings.IndexByte(s[:min(len(s), longest)], by)
}

// commentLen returns the length of the comment in brackets that s begins with, or 0. An
// address in brackets is not a comment.
func commentLen(s string) int {
	end := closedAt(s, ')')
	if hasAt(s[:max(end, 0)]) {
		return 0
	}
	return end + 1
}

// quoted returns a quoted string. If an @ follows it is a word: an address whose local part
// is quoted.
func (s *addressScanner) quoted(rest string, length int) addressToken {
	if after := rest[length:]; strings.HasPrefix(after, "@") {
		return s.cut(wordToken, 0, length+wordLen(after), 0)
	}
	return s.cut(quotedToken, 1, length-2, 1)
}

// quotedLen returns the length of the quoted string that s begins with, which \" does not
// end, or 0 if it has no end.
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

// wordLen returns the length of the word that s begins with, at least one byte.
func wordLen(s string) int {
	for i, r := range s {
		if i > 0 && (unicode.IsSpace(r) || strings.ContainsRune(`,;|<>()`, r)) {
			return i
		}
	}
	return len(s)
}
