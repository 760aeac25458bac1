package terminal

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// countGraphemes makes Bubble Tea measure text by graphemes, as all drawing code does. By default
// Bubble Tea does so only if the terminal reports that it does, too.
func countGraphemes(p *tea.Program) {
	p.Send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
}

// DECSC and DECRC save and restore the position of the cursor.
const (
	saveCursor    = "\x1b7"
	restoreCursor = "\x1b8"
)

// KeepColumns returns output in which the cursor is set explicitly after text that terminals measure
// differently: to the column where the text ends according to [ansi.StringWidth]. It also clears
// the cells of the text first. Text that is wider in a terminal extends over the padding after it.
// Other output is returned unchanged.
func KeepColumns(p []byte) []byte {
	if !bytes.ContainsFunc(p, uncertain) {
		return p
	}
	out := make([]byte, 0, 2*len(p))
	for len(p) > 0 {
		size, text := token(p)
		if text && bytes.ContainsFunc(p[:size], uncertain) {
			var r run
			size = r.read(p)
			out = r.appendTo(out, p[size:])
		} else {
			out = append(out, p[:size]...)
		}
		p = p[size:]
	}
	return out
}

// run is text with its styles, up to the next column or frame.
type run struct {
	text   []byte
	end    int    // length of the text without trailing blanks
	blanks []byte // blanks of the same width, with the styles
	styles []byte
	cells  int
}

// read reads the run at the start of p and returns its length in bytes.
func (r *run) read(p []byte) (size int) {
	var last []byte
	for gap := 0; size < len(p); {
		n, text := token(p[size:])
		part, times := p[size:size+n], 1
		if again := repeats(part); again > 0 && last != nil {
			part, times, text = last, again, true
		}
		switch {
		case !text && !styles(part), text && part[0] != ' ' && (gap > 1 || frames(part)):
			return size
		case !text:
			r.addStyle(part)
		default:
			r.addText(bytes.Repeat(part, times))
			last, gap = part, gap+times
			if part[0] != ' ' {
				gap = 0
			}
		}
		size += n
	}
	return size
}

func (r *run) addText(text []byte) {
	cells := ansi.StringWidth(string(text))
	r.cells += cells
	r.text = append(r.text, text...)
	r.blanks = append(r.blanks, strings.Repeat(" ", cells)...)
	if text[0] != ' ' {
		r.end = len(r.text)
	}
}

func (r *run) addStyle(style []byte) {
	r.text, r.blanks, r.styles = append(r.text, style...), append(r.blanks, style...), append(r.styles, style...)
}

// appendTo appends the run to out. At the end of a line nothing follows that could be displaced.
func (r *run) appendTo(out, rest []byte) []byte {
	if len(rest) == 0 || rest[0] == '\r' || rest[0] == '\n' {
		return append(out, r.text...)
	}
	out = append(append(append(out, saveCursor...), r.blanks...), restoreCursor...)
	out = append(append(out, r.text[:r.end]...), restoreCursor...)
	if r.cells > 0 {
		out = append(out, ansi.CursorForward(r.cells)...)
	}
	return append(out, r.styles...)
}

// token returns the length of the first token of output: a grapheme, for which text is true, or a
// control character or sequence.
func token(p []byte) (size int, text bool) {
	switch {
	case p[0] == escape && len(p) > 1:
		if size, _ = sequence(p); size == 0 {
			size = len(p)
		}
		return size, false
	case p[0] < ' ' || p[0] == 0x7f:
		return 1, false
	case p[0] < utf8.RuneSelf && (len(p) == 1 || p[1] < utf8.RuneSelf):
		return 1, true
	}
	cluster, _ := ansi.FirstGraphemeCluster(p, ansi.GraphemeWidth)
	return max(1, len(cluster)), true
}

// styles reports whether a sequence sets colours and other attributes.
func styles(sequence []byte) bool {
	return bytes.HasPrefix(sequence, []byte("\x1b[")) && sequence[len(sequence)-1] == 'm' && !bytes.ContainsAny(sequence, "<=>?")
}

// repeats returns how often a sequence repeats the last character (REP), or 0 for other sequences.
func repeats(sequence []byte) (times int) {
	number := bytes.TrimPrefix(sequence, []byte("\x1b["))
	if number, ok := bytes.CutSuffix(number, []byte("b")); ok {
		times, _ = strconv.Atoi(string(number)) // 0 for another sequence
	}
	return times
}

// frames reports whether a character is a line between columns.
func frames(cluster []byte) bool {
	r, _ := utf8.DecodeRune(cluster)
	return r == '|' || r >= 0x2500 && r < 0x2580
}

// uncertain reports whether terminals give a character different widths, alone or next to others:
// Indic scripts, Burmese, Khmer, Hangul jamo, spacing vowel signs, direction marks, and everything
// above U+FFFF, where emoji are that a terminal may not know.
func uncertain(r rune) bool {
	switch {
	case r < 0x900, r >= 0x2070 && r < 0x2e80:
		return false
	case r < 0xe00, r >= 0x1000 && r < 0x10a0, r >= 0x1100 && r < 0x1200, r >= 0x1780 && r < 0x1800, r > 0xffff:
		return true
	case r == 0xe33, r == 0xeb3, r == 0x200c, r == 0x200d, r >= 0x2066 && r < 0x206a:
		return true
	}
	return unicode.Is(unicode.Mc, r)
}
