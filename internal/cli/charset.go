package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cutui/internal/text"
)

// charset converts output to ASCII on a terminal whose charset is not UTF-8. Pipes and files
// get UTF-8.
func (sh *shell) charset() {
	if sh.start.Env == nil || !sh.start.Env.OtherCharset() {
		return
	}
	if sh.Width > 0 {
		sh.Out = &asciiWriter{to: sh.Out, escape: sh.isJSON}
	}
	if sh.Prompt || sh.Progress {
		sh.Err = &asciiWriter{to: sh.Err, escape: sh.isJSON}
	}
}

// asciiWriter replaces characters that are not ASCII: by JSON escapes if escape returns true,
// else by ASCII of the same width.
type asciiWriter struct {
	to     io.Writer
	escape func() bool
	rest   []byte // the first bytes of an incomplete rune
}

// Write converts and writes data. It keeps an incomplete rune for the next call.
func (a *asciiWriter) Write(data []byte) (int, error) {
	in := slices.Concat(a.rest, data)
	var out strings.Builder
	for len(in) > 0 && (in[0] < utf8.RuneSelf || utf8.FullRune(in)) {
		r, size := utf8.DecodeRune(in)
		in = in[size:]
		switch {
		case r < utf8.RuneSelf:
			out.WriteRune(r)
		case a.escape():
			for _, unit := range utf16.AppendRune(nil, r) {
				fmt.Fprintf(&out, `\u%04x`, unit)
			}
		default:
			out.WriteString(text.ASCII(string(r)))
		}
	}
	a.rest = slices.Clone(in)
	if _, err := io.WriteString(a.to, out.String()); err != nil {
		return 0, err
	}
	return len(data), nil
}
