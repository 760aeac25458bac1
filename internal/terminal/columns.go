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

// countGraphemes makes Bubble Tea count cells by graphemes, as everything is that is drawn.
// By itself it does so only where the terminal says that it does, too.
func countGraphemes(p *tea.Program) {
	p.Send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
}

// DECSC and DECRC: what is written between them does not move the cursor.
const (
	saveCursor    = "\x1b7"
	restoreCursor = "\x1b8"
)

// KeepColumns returns output with the cursor put behind text that terminals measure
// differently, where [ansi.StringWidth] says that it ends. Before that, blanks are written
// into the cells of the text. What is wider in a terminal goes on over the blanks that
// pad it. Other output is returned as it is.
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

// run is text up to the next column or the frame, with its styles.
type run struct {
	text   []byte
	end    int // of the text without the blanks behind it
	blanks []byte
	styles []byte
	cells  int
}

// read takes the run at the beginning of p and returns how long it is.
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

// appendTo writes the run. At the end of a line there is nothing that could be moved.
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

// token is the length of what output begins with: a grapheme, which is text, or a control
// character or sequence, which is not.
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

// styles reports the sequences that set colours and the like.
func styles(sequence []byte) bool {
	return bytes.HasPrefix(sequence, []byte("\x1b[")) && sequence[len(sequence)-1] == 'm' && !bytes.ContainsAny(sequence, "<=>?")
}

// repeats is how often a sequence writes the last character once more; 0: it is another one.
func repeats(sequence []byte) (times int) {
	number := bytes.TrimPrefix(sequence, []byte("\x1b["))
	if number, ok := bytes.CutSuffix(number, []byte("b")); ok {
		times, _ = strconv.Atoi(string(number)) // another sequence has no number
	}
	return times
}

// frames reports a line between columns.
func frames(cluster []byte) bool {
	r, _ := utf8.DecodeRune(cluster)
	return r == '|' || r >= 0x2500 && r < 0x2580
}

// uncertain reports characters to which terminals give different numbers of cells, alone or
// with those around them: of India, Burma and Khmer, single letters of Hangul, vowels that
// stand beside a letter, marks of direction, and all above the first 65,536, where the
// emoji are that a terminal may be too old for.
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
