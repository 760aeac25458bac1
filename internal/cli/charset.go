package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// charset makes ASCII of what goes to a terminal whose charset is not UTF-8. What goes into
// a pipe or a file stays UTF-8.
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

// asciiWriter writes ASCII in the place of everything else: JSON escapes where escape says
// so, else signs as wide as what they stand for.
type asciiWriter struct {
	to     io.Writer
	escape func() bool
	rest   []byte // the beginning of a rune
}

// Write keeps the beginning of a rune for the next call.
func (a *asciiWriter) Write(data []byte) (int, error) {
	text := slices.Concat(a.rest, data)
	var out strings.Builder
	for len(text) > 0 && (text[0] < utf8.RuneSelf || utf8.FullRune(text)) {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case r < utf8.RuneSelf:
			out.WriteRune(r)
		case a.escape():
			for _, unit := range utf16.AppendRune(nil, r) {
				fmt.Fprintf(&out, `\u%04x`, unit)
			}
		default:
			out.WriteString(plainSign(r))
		}
	}
	a.rest = slices.Clone(text)
	if _, err := io.WriteString(a.to, out.String()); err != nil {
		return 0, err
	}
	return len(data), nil
}

// plainSign is a rune in ASCII: a letter without its marks, a sign that looks like it, or
// question marks; always as wide as the rune.
func plainSign(r rune) string {
	width := ansi.StringWidth(string(r))
	if width == 0 {
		return ""
	}
	switch r {
	case '·', '–', '—', '−':
		return "-"
	case '•':
		return "*"
	case '→':
		return ">"
	case '×':
		return "x"
	case '“', '”', '„':
		return `"`
	case '‘', '’':
		return "'"
	case '…':
		return "~"
	}
	plain := strings.Map(func(part rune) rune {
		if unicode.Is(unicode.Mn, part) {
			return -1
		}
		return part
	}, norm.NFKD.String(string(r)))
	for _, part := range plain {
		if part >= utf8.RuneSelf || part < ' ' {
			return strings.Repeat("?", width)
		}
	}
	if len(plain) != width {
		return strings.Repeat("?", width)
	}
	return plain
}
