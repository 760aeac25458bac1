package terminal

import (
	"bytes"
	"unicode/utf8"

	"cutui/internal/text"
)

// inASCII replaces all non-ASCII characters in output by ASCII ones of the same width, for a
// terminal whose charset is not UTF-8. In such a terminal a byte of a name could start an escape
// sequence. ASCII is returned unchanged.
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
