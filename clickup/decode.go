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

// The types below accept any JSON: their UnmarshalJSON never fails, and a value that makes
// no sense becomes the zero value. An odd field thus never loses the fields next to it.

// scalar returns the text of a JSON string, number or boolean. ok is false for null,
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

// text is a sanitized string. A number becomes its digits.
type text string

// UnmarshalJSON accepts a string, a number or a boolean.
func (t *text) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	*t = text(strings.TrimSpace(clean.Clip(clean.Line(s), longestText)))
	return nil
}

// Texts are clipped to these lengths, in characters, when they are decoded. A longer text is
// no real name or address, and would make drawing slow.
const (
	longestName    = 256
	longestAddress = 320
	longestText    = 4096
)

func (t text) clip(limit int) string { return clean.Clip(string(t), limit) }

// clipped is clip for bytes that are sanitized already.
func clipped(b []byte, limit int) []byte {
	if len(b) <= limit {
		return b
	}
	return []byte(clean.Clip(string(b), limit))
}

// rawText is a string exactly as ClickUp sent it, to be sent back. It must not be shown.
type rawText string

// UnmarshalJSON accepts a string, a number or a boolean.
func (t *rawText) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	*t = rawText(s)
	return nil
}

// clean returns the text sanitized, to be shown.
func (t rawText) clean() string {
	return strings.TrimSpace(clean.Clip(clean.Line(string(t)), longestName))
}

// number is a whole number. It also reads strings ("12", "12,") and whole floats ("12.0").
type number int64

// UnmarshalJSON accepts a number or a string with one.
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
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 { // 1.5 is not the id 1
		return 0, false
	}
	return int64(f), true
}

// code returns the number as one of ClickUp's int32 codes, or -1 if it does not fit.
func (n number) code() int32 {
	if n > math.MaxInt32 || n < math.MinInt32 {
		return -1
	}
	return int32(n)
}

// moment decodes a Stamp.
type moment struct{ Stamp }

// UnmarshalJSON accepts milliseconds since 1970 as a number or a string. Null and the empty
// string become Null; anything else becomes Absent.
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

// seatCount decodes a Count.
type seatCount struct{ Count }

// UnmarshalJSON accepts a number, a string with one, "Infinity" or null.
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

// UnmarshalJSON accepts a boolean, also as a string or a number.
func (f *flag) UnmarshalJSON(b []byte) error {
	s, _ := scalar(b)
	on, err := strconv.ParseBool(s)
	*f = flag{known: err == nil, on: on}
	return nil
}

// many decodes a list. A single object becomes a list of one, and an element that is only an
// id becomes an object with that id.
type many[T any] []T

// UnmarshalJSON accepts an array or an object; anything else becomes nil.
func (m *many[T]) UnmarshalJSON(b []byte) error {
	*m = nil
	var elements []json.RawMessage
	switch b[0] {
	case '{':
		elements = []json.RawMessage{b}
	case '[':
		_ = json.Unmarshal(b, &elements) // can't fail: b is valid JSON
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
