package theme

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const reset = "\x1b[m"

// Style is a prepared escape sequence. Rendering is two concatenations, so a
// Style may be used once per cell; the zero Style leaves text as it is.
type Style struct {
	open   string
	ground string // what of it a blank shows
}

// Render returns one line of text in the style, closed by a reset. The text
// must not hold styles of its own: render segments apart and join them.
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

// LooksBlankAs reports whether a blank looks the same in both styles: it has no colour of
// its own but that of its background.
func (s Style) LooksBlankAs(other Style) bool { return s.ground == other.ground }

// attr is a set of text attributes.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	reverse
	underline
)

// style prepares a Style; a nil colour is the terminal's own.
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

// ground is the part of a style that a blank shows.
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
