package clickup

import "bytes"

// The methods below decode values as the types text, number, moment and flag do. They decode
// common forms themselves and leave the others to those types.

// isNull reads null if it is next, and reports whether it was.
func (c *cursor) isNull() bool {
	if c.next() != 'n' {
		return false
	}
	c.bare()
	return !c.stuck
}

// text reads a text. The result may point into the cursor's buffer.
func (c *cursor) text() []byte {
	switch first, b, from := c.next(), c.b, c.at; {
	case first == '"':
		inner, plain := c.quoted()
		switch {
		case plain:
			return trimmed(inner)
		case !c.stuck:
			return cleaned(b[from:c.at])
		}
	case first == 'n' && c.isNull():
	default:
		if _, ok := c.whole(); ok {
			return b[from:c.at]
		}
		if raw := c.value(); !c.stuck {
			return cleaned(raw)
		}
	}
	return nil
}

// trimmed trims spaces from plain text.
func trimmed(b []byte) []byte {
	if len(b) > 0 && (b[0] == ' ' || b[len(b)-1] == ' ') {
		return bytes.Trim(b, " ")
	}
	return b
}

func cleaned(raw []byte) []byte {
	var t text
	_ = t.UnmarshalJSON(raw)
	return []byte(t)
}

func (c *cursor) number() number {
	c.next()
	if n, ok := c.whole(); ok {
		return number(n)
	}
	var n number
	if raw := c.value(); !c.stuck {
		_ = n.UnmarshalJSON(raw)
	}
	return n
}

func (c *cursor) stamp() Stamp {
	first := c.next()
	if first == 'n' && c.isNull() {
		return Null
	}
	if first == '"' {
		n, size := digits(c.b[c.at+1:])
		if end := c.at + 1 + size; size > 0 && end < len(c.b) && c.b[end] == '"' {
			c.at = end + 1
			return millis(n)
		}
	} else if n, ok := c.whole(); ok {
		return millis(n)
	}
	var m moment
	if raw := c.value(); !c.stuck {
		_ = m.UnmarshalJSON(raw)
	}
	return m.Stamp
}

// earliest is the start of 2017, before which ClickUp has no data. A smaller number is not a
// time in milliseconds.
const earliest = 1_483_228_800_000

// millis returns n milliseconds since 1970 as a Stamp, or Absent if n is too small.
func millis(n int64) Stamp {
	if n < earliest {
		return Absent
	}
	return Stamp(n)
}

func (c *cursor) flag() (f flag) {
	raw := c.value()
	switch {
	case c.stuck || string(raw) == "null":
	case string(raw) == "true", string(raw) == "false":
		f = flag{known: true, on: raw[0] == 't'}
	default:
		_ = f.UnmarshalJSON(raw)
	}
	return f
}

// whole reads a whole number in plain form if one is next.
func (c *cursor) whole() (n int64, ok bool) {
	rest := c.b[c.at:]
	negative := len(rest) > 0 && rest[0] == '-'
	if negative {
		rest = rest[1:]
	}
	n, size := digits(rest)
	if size == 0 || size == len(rest) || size > 1 && rest[0] == '0' || isBare(rest[size]) {
		return 0, false
	}
	c.at = len(c.b) - len(rest) + size
	if negative {
		n = -n
	}
	return n, true
}

// digits parses up to 18 digits at the start of b, which can't overflow.
func digits(b []byte) (n int64, size int) {
	for size < min(len(b), 18) && b[size]-'0' <= 9 {
		n = n*10 + int64(b[size]-'0')
		size++
	}
	return n, size
}
