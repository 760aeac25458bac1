package people

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"cutui/model/when"
)

// token is a part of a query: a word or, if it has a key, a term.
type token struct {
	not    bool
	key    string // in lower case
	op     string // ":", ">", ">=", "<" or "<="
	text   string // without the quotes
	quoted bool
}

// tokens splits a query at spaces outside of quotes. A quote without its closing mark goes
// to the end, because queries are read while they are typed.
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

// cutKey splits "key:" or "key>=" off if s begins like a term.
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

// withAge adds the age of a comparison; see when.Parse.
func (t Term) withAge(from token) (Term, error) {
	age, err := when.Parse(from.text)
	if err == nil && from.op == ":" {
		err = errors.New("use > or <")
	}
	if err != nil {
		return t, fmt.Errorf("%s needs an age, such as %s>60d: %w", t.Key, t.Key, err)
	}
	t.Op, t.Age = AgeOp(from.op), age
	return t, nil
}
