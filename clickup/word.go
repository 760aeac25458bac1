package clickup

import (
	"encoding/hex"
	"strconv"
)

// Word is a short text that many people of a roster have alike, such as "guest": it takes
// half the room of a string in each of them. The zero Word is empty.
type Word struct{ text *string }

// WordOf is a text as a Word.
func WordOf(text string) Word {
	if text == "" {
		return Word{}
	}
	return Word{&text}
}

// String is the text.
func (w Word) String() string {
	if w.text == nil {
		return ""
	}
	return *w.text
}

// Color is the colour of a person's initials; the zero Color is none.
type Color uint32

// someColor tells black from none.
const someColor = 1 << 24

// ParseColor reads "#rrggbb"; anything else is none.
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

// String is "#rrggbb", or empty.
func (c Color) String() string {
	if c == 0 {
		return ""
	}
	text := [len("#rrggbb")]byte{'#'}
	hex.Encode(text[1:], []byte{byte(c >> 16), byte(c >> 8), byte(c)})
	return string(text[:])
}
