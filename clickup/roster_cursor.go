package clickup

import (
	"encoding/binary"
	"encoding/json"
	"math/bits"
)

// cursor reads JSON that is in memory. The plain forms it reads by hand and leaves odd
// ones to those who read them elsewhere. Where it can't go on, be it for broken JSON or
// because there is no more, it is stuck, and all that is read from then on is nothing.
type cursor struct {
	b     []byte
	at    int
	stuck bool
	short bool // it is stuck because it came to the end
}

// lengthOf is how long the first value of b is, with the blanks before it; 0 where it
// is broken or, then short, not all there.
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

// next is the byte at which the next token begins, or 0.
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

// value reads any value and is its JSON.
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

// quoted reads a string. A plain one is printable ASCII and stands for itself.
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

// plainRun is how many bytes at the start of b are printable ASCII other than the
// quotation mark and the backslash. It looks at eight bytes at once: in each of the
// sums the top bit of a byte is set where the byte is not plain, and the lowest such
// bit is right even though sums carry over.
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
