package clickup

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"cutui/internal/clean"
)

// The types below take whatever JSON comes: their UnmarshalJSON never fails, and
// what makes no sense is their zero value. So no odd field costs its neighbours.

// scalar is the text of a JSON string, number or boolean; ok is false for null,
// objects and arrays.
func scalar(b []byte) (s string, ok bool) {
	if len(b) == 0 {
		return "", false
	}
	switch b[0] {
	case '"':
		if inner := b[1 : len(b)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
			return string(inner), true
		}
		return s, json.Unmarshal(b, &s) == nil
	case 'n', '{', '[':
		return "", false
	}
	return string(b), true
}

// text is a cleaned string; numbers keep their digits.
type text string

// UnmarshalJSON takes a string, a number or a boolean.
func (t *text) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	*t = text(strings.TrimSpace(clean.Clip(clean.Line(s), longestText)))
	return nil
}

// Texts are clipped where they come in: what is longer than these, in characters, is
// nobody's name or address, and drawing it would keep every key waiting.
const (
	longestName    = 256
	longestAddress = 320
	longestText    = 4096
)

func (t text) clip(limit int) string { return clean.Clip(string(t), limit) }

// clipped is clip for bytes that are clean.
func clipped(b []byte, limit int) []byte {
	if len(b) <= limit {
		return b
	}
	return []byte(clean.Clip(string(b), limit))
}

// rawText is a string as it was sent, to be sent back; clean makes it fit to be shown.
type rawText string

// UnmarshalJSON takes a string, a number or a boolean.
func (t *rawText) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	*t = rawText(s)
	return nil
}

func (t rawText) clean() string {
	return strings.TrimSpace(clean.Clip(clean.Line(string(t)), longestName))
}

// number is a whole number, also from a string, a fraction or a string with a tail
// ("12,"). It saturates.
type number int64

// UnmarshalJSON takes a number or a string of one.
func (n *number) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	v, _ := parseNumber(s)
	*n = number(v)
	return nil
}

func parseNumber(s string) (n int64, ok bool) {
	s = strings.Trim(s, " ,")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 { // an id of 1.5 is not that of person 1
		return 0, false
	}
	return int64(f), true
}

// code is a number that fits ClickUp's int32 codes; -1 stands for what doesn't.
func (n number) code() int32 {
	if n > math.MaxInt32 || n < math.MinInt32 {
		return -1
	}
	return int32(n)
}

// moment is a Stamp on the wire.
type moment struct{ Stamp }

// UnmarshalJSON takes milliseconds since 1970 as a number or a string; null and
// the empty string mean that it never happened. What is no date is not known.
func (m *moment) UnmarshalJSON(b []byte) error {
	m.Stamp = Absent
	v, ok := scalar(b)
	n, isNumber := parseNumber(v)
	switch {
	case b[0] == 'n' || ok && strings.TrimSpace(v) == "":
		m.Stamp = Null
	case isNumber:
		m.Stamp = millis(n)
	}
	return nil
}

// seatCount is a Count on the wire: a number, a string of one, "Infinity" or null.
type seatCount struct{ Count }

// UnmarshalJSON takes a number of seats.
func (c *seatCount) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	if word := strings.ToLower(s); word == "infinity" || word == "unlimited" {
		c.Count = Unlimited()
		return nil
	}
	c.Count = Count{}
	if n, ok := parseNumber(s); ok && n >= 0 {
		c.Count = CountOf(int(n))
	}
	return nil
}

// flag is a boolean that may be missing.
type flag struct{ known, on bool }

// UnmarshalJSON takes a boolean, also as a string or a number.
func (f *flag) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	on, err := strconv.ParseBool(s)
	*f = flag{known: err == nil, on: on}
	return nil
}

// many is a list. It takes a single object for a list of one, and for an element
// that is only an id the object that would hold it.
type many[T any] []T

// UnmarshalJSON takes an array, an object or nothing.
func (m *many[T]) UnmarshalJSON(b []byte) error {
	*m = nil
	var elements []json.RawMessage
	switch b[0] {
	case '{':
		elements = []json.RawMessage{b}
	case '[':
		_ = json.Unmarshal(b, &elements) // it was read as JSON before
	default:
		return nil
	}
	*m = make(many[T], 0, len(elements))
	for _, e := range elements {
		if v, ok := element[T](e); ok {
			*m = append(*m, v)
		}
	}
	return nil
}

func element[T any](b []byte) (v T, ok bool) {
	if b[0] == 'n' {
		return v, false
	}
	err := json.Unmarshal(b, &v)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); odd && b[0] != '{' && b[0] != '[' {
		err = json.Unmarshal(append(append([]byte(`{"id":`), b...), '}'), &v)
	}
	_, odd := errors.AsType[*json.UnmarshalTypeError](err)
	return v, err == nil || odd
}
