package clickup

import "bytes"

// What follows reads the values of a person's fields as text, number, moment and flag
// do: plain ones by itself, all others through them.

// isNull reads null where it comes.
func (c *cursor) isNull() bool {
	if c.next() != 'n' {
		return false
	}
	c.bare()
	return !c.stuck
}

// text points into the buffer that is read, or has memory of its own.
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

// trimmed cuts spaces off plain text.
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

// earliest is the beginning of 2017: ClickUp has nothing from before. An older number
// is seconds in the place of milliseconds, or none at all.
const earliest = 1_483_228_800_000

// millis is the stamp of a number of milliseconds; of a number that is no date nothing
// is known.
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

// whole reads a plain whole number where it comes.
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

// digits reads up to 18 of them, which can't overflow.
func digits(b []byte) (n int64, size int) {
	for size < min(len(b), 18) && b[size]-'0' <= 9 {
		n = n*10 + int64(b[size]-'0')
		size++
	}
	return n, size
}
