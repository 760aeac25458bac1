package clickup

import (
	"encoding/binary"
	"encoding/json"
	"math/bits"
)

// cursor reads JSON in memory. When it can't go on, because the JSON is odd, broken or
// incomplete, it is stuck, and every further read returns a zero value.
type cursor struct {
	b     []byte
	at    int
	stuck bool
	short bool // it is stuck because the JSON is incomplete
}

// lengthOf returns the length of the first value in b, including the blanks before it. It is
// 0 if the value is broken or incomplete; if it is incomplete, short is true.
func lengthOf(b []byte) (n int, short bool) {
	c := cursor{b: b}
	c.value()
	return c.at, c.short
}

func (c *cursor) stick(short bool) {
	if !c.stuck {
		c.stuck, c.short = true, short
	}
	c.b, c.at = nil, 0
}

// next skips blanks and returns the next byte without reading it, or 0 if there is none.
func (c *cursor) next() byte {
	if c.at < len(c.b) && c.b[c.at] > ' ' {
		return c.b[c.at]
	}
	return c.afterBlanks()
}

func (c *cursor) afterBlanks() byte {
	for ; c.at < len(c.b); c.at++ {
		if b := c.b[c.at]; !isBlank(b) {
			return b
		}
	}
	c.stick(true)
	return 0
}

func isBlank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// value reads any value and returns its JSON.
func (c *cursor) value() []byte {
	first, b, from := c.next(), c.b, c.at
	switch first {
	case '"':
		c.quoted()
	case '{', '[':
		c.nested()
	default:
		c.bare()
	}
	if c.stuck {
		return nil
	}
	return b[from:c.at]
}

// quoted reads a string and returns what is between the quotation marks. It is plain if it is
// printable ASCII without escapes.
func (c *cursor) quoted() (inner []byte, plain bool) {
	from := c.at + 1
	end := from + plainRun(c.b[from:])
	if end < len(c.b) && c.b[end] == '"' {
		c.at = end + 1
		return c.b[from:end], true
	}
	escapes := false
	for ; end < len(c.b); end++ {
		switch b := c.b[end]; {
		case b == '\\':
			escapes = true
			end++
		case b < ' ':
			c.stick(false)
		case b == '"':
			whole := c.b[c.at : end+1]
			if c.at = end + 1; escapes && !json.Valid(whole) {
				c.stick(false)
			}
			return whole[1 : len(whole)-1], false
		}
	}
	c.stick(true)
	return nil, false
}

// plainRun returns how many bytes at the start of b are printable ASCII other than the
// quotation mark and the backslash. It checks eight bytes at once: each difference sets the
// top bit of a byte that is not plain. A borrow may also set higher bits, but the lowest set
// bit is always right.
func plainRun(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; n+8 <= len(b); n += 8 {
		x := binary.LittleEndian.Uint64(b[n:])
		quote, slash, del := x^ones*'"', x^ones*'\\', x^ones*0x7f
		odd := (x | (x - ones*' ') | (quote - ones) | (slash - ones) | (del - ones)) & tops
		if odd != 0 {
			return n + bits.TrailingZeros64(odd)>>3
		}
	}
	for n < len(b) && b[n] >= ' ' && b[n] < 0x7f && b[n] != '"' && b[n] != '\\' {
		n++
	}
	return n
}

// nested reads an object or array.
func (c *cursor) nested() {
	from, depth := c.at, 0
	for {
		switch c.next() {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			c.quoted()
			continue
		case 0:
			c.stick(false)
			return
		}
		c.at++
		if depth == 0 {
			break
		}
	}
	if !json.Valid(c.b[from:c.at]) {
		c.stick(false)
	}
}

// bare reads a number, true, false or null.
func (c *cursor) bare() {
	end := c.at
	for end < len(c.b) && isBare(c.b[end]) {
		end++
	}
	if end == len(c.b) {
		c.stick(true)
		return
	}
	switch word := c.b[c.at:end]; string(word) {
	case "null", "true", "false":
	default:
		if !json.Valid(word) {
			c.stick(false)
			return
		}
	}
	c.at = end
}

func isBare(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '-' || b == '+' || b == '.' || b == 'E'
}
