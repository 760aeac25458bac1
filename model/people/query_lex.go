package people

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// token is a part of a query: a word, or with a key a term.
type token struct {
	not    bool
	key    string // in lower case
	op     string // ":", ">", ">=", "<" or "<="
	text   string // without the quotes
	quoted bool
}

// tokens cuts a query at spaces outside of quotes. A quote that is not closed
// yet goes to the end, since queries are read while they are typed.
func tokens(text string) []token {
	var all []token
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		var t token
		t, rest = nextToken(rest)
		if t.key != "" || t.text != "" {
			all = append(all, t)
		}
	}
	return all
}

func nextToken(s string) (t token, rest string) {
	s, t.not = strings.CutPrefix(s, "-")
	t.key, t.op, s = cutKey(s)
	if strings.HasPrefix(s, `"`) {
		t.quoted = true
		t.text, rest, _ = strings.Cut(s[1:], `"`)
		return t, rest
	}
	t.text, rest = s, ""
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		t.text, rest = s[:i], s[i:]
	}
	if t.key == "" && strings.EqualFold(t.text, string(TermNever)) {
		t.key, t.text = string(TermNever), ""
	}
	return t, rest
}

// cutKey takes "key:" or "key>=" off, if s begins like a term.
func cutKey(s string) (key, op, rest string) {
	i := 0
	for i < len(s) && (s[i] == '-' || 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z') {
		i++
	}
	if i == 0 || i == len(s) {
		return "", "", s
	}
	switch s[i] {
	case ':':
		op = ":"
	case '<', '>':
		op = s[i : i+1]
		if strings.HasPrefix(s[i+1:], "=") {
			op = s[i : i+2]
		}
	default:
		return "", "", s
	}
	return strings.ToLower(s[:i]), op, s[i+len(op):]
}

// maxAge keeps ages within what a calendar can hold.
const maxAge = 100_000

// withAge takes an age, see ParseAge.
func (t Term) withAge(from token) (Term, error) {
	age, ok := ParseAge(from.text)
	if !ok || from.op == ":" {
		return t, fmt.Errorf("%s needs an age, such as %s>60d (h, d, w, m or y), or a date", t.Key, t.Key)
	}
	t.Op, t.Age = AgeOp(from.op), age
	return t, nil
}

// AgeForms says which ages and dates ParseAge reads.
const AgeForms = "12h, 30d, 6w, 3m (months), 1y or 2026-11-01"

// ParseAge reads an age such as 12h, 60d, 2w, 3m or 1y in any case, or a date such as
// 2026-11-01. A bare number is days; m is months.
func ParseAge(text string) (Age, bool) {
	if date, err := time.Parse(time.DateOnly, text); err == nil {
		return Age{Date: date}, true
	}
	text = strings.ToLower(text)
	digits := strings.TrimRightFunc(text, unicode.IsLetter)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > maxAge {
		return Age{}, false
	}
	switch text[len(digits):] {
	case "h":
		return Age{Hours: n}, true
	case "", "d":
		return Age{Days: n}, true
	case "w":
		return Age{Days: 7 * n}, true
	case "m":
		return Age{Months: n}, true
	case "y":
		return Age{Months: 12 * n}, true
	}
	return Age{}, false
}
