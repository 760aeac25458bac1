package theme

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const reset = "\x1b[m"

// Style is a prepared escape sequence, cheap enough to be used for every cell. The zero
// Style leaves text unchanged.
type Style struct {
	open   string
	ground string // the part that shows on a blank cell
}

// Render returns one line of text in the style, followed by a reset. The text must not
// contain styles: render segments one by one and join them.
func (s Style) Render(text string) string {
	if s.open == "" || text == "" {
		return text
	}
	return s.open + text + reset
}

// Write appends one line of text in the style to b.
func (s Style) Write(b *strings.Builder, text string) {
	if s.open == "" || text == "" {
		b.WriteString(text)
		return
	}
	b.WriteString(s.open)
	b.WriteString(text)
	b.WriteString(reset)
}

// Open returns the escape sequence that starts the style, "" for the zero Style.
func (s Style) Open() string { return s.open }

// Close returns the sequence that ends the style, "" for the zero Style.
func (s Style) Close() string {
	if s.open == "" {
		return ""
	}
	return reset
}

// LooksBlankAs reports whether a blank cell looks the same in both styles, whatever their
// text colours are.
func (s Style) LooksBlankAs(other Style) bool { return s.ground == other.ground }

// attr is a set of text attributes.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	reverse
	underline
)

// style returns a prepared Style; a nil colour is the terminal's default.
func style(fg, bg color.Color, attrs attr) Style {
	var seq ansi.Style
	if attrs&bold != 0 {
		seq = seq.Bold()
	}
	if attrs&faint != 0 {
		seq = seq.Faint()
	}
	if attrs&reverse != 0 {
		seq = seq.Reverse(true)
	}
	if attrs&underline != 0 {
		seq = seq.Underline(true)
	}
	if fg != nil {
		seq = seq.ForegroundColor(fg)
	}
	if bg != nil {
		seq = seq.BackgroundColor(bg)
	}
	if len(seq) == 0 {
		return Style{}
	}
	return Style{open: seq.String(), ground: ground(fg, bg, attrs)}
}

// ground returns the part of a style that shows on a blank cell.
func ground(fg, bg color.Color, attrs attr) string {
	var seq ansi.Style
	if attrs&reverse != 0 {
		seq = seq.Reverse(true)
	}
	if attrs&underline != 0 {
		seq = seq.Underline(true)
	}
	if fg != nil && len(seq) > 0 {
		seq = seq.ForegroundColor(fg)
	}
	if bg != nil {
		seq = seq.BackgroundColor(bg)
	}
	if len(seq) == 0 {
		return ""
	}
	return seq.String()
}
