package terminal

import (
	"bytes"
	"unicode/utf8"

	"cutui/internal/text"
)

// inASCII is output for a terminal of another charset than UTF-8: what is not ASCII is
// shown by signs as wide, also in titles. In such a terminal a byte of a name could be the
// beginning of a sequence. ASCII is returned as it is.
func inASCII(p []byte) []byte {
	if !bytes.ContainsFunc(p, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return p
	}
	out := make([]byte, 0, len(p))
	for len(p) > 0 {
		size, shown := token(p)
		part := p[:size]
		p = p[size:]
		switch {
		case shown && part[0] >= utf8.RuneSelf:
			out = append(out, text.ASCII(string(part))...)
		case shown:
			out = append(out, part[0])
		default:
			for _, r := range string(part) {
				if r < utf8.RuneSelf {
					out = append(out, byte(r))
				} else {
					out = append(out, text.ASCII(string(r))...)
				}
			}
		}
	}
	return out
}
