package clickup

import (
	"encoding/hex"
	"strconv"
)

// Word is a short text that many people share, such as "guest". It takes half the memory of a
// string. The zero value is the empty text.
type Word struct{ text *string }

// WordOf returns text as a Word.
func WordOf(text string) Word {
	if text == "" {
		return Word{}
	}
	return Word{&text}
}

// String returns the text.
func (w Word) String() string {
	if w.text == nil {
		return ""
	}
	return *w.text
}

// Color is the colour of a person's initials. The zero value means none.
type Color uint32

// someColor is set in every Color except none, to distinguish black from none.
const someColor = 1 << 24

// ParseColor parses "#rrggbb". It returns 0 for anything else.
func ParseColor(text string) Color {
	if len(text) != len("#rrggbb") || text[0] != '#' {
		return 0
	}
	n, err := strconv.ParseUint(text[1:], 16, 24)
	if err != nil {
		return 0
	}
	return someColor | Color(n)
}

// String returns the colour as "#rrggbb", or "" for none.
func (c Color) String() string {
	if c == 0 {
		return ""
	}
	text := [len("#rrggbb")]byte{'#'}
	hex.Encode(text[1:], []byte{byte(c >> 16), byte(c >> 8), byte(c)})
	return string(text[:])
}
