// Package terminal does what Bubble Tea does not do for terminals: it repairs input that arrives in
// pieces, handles signals, and restores the terminal.
package terminal

import (
	"bytes"
	"slices"
	"time"
	"unicode/utf8"
)

const (
	escape     = 0x1b
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

const (
	// sequencePatience is how long the rest of a paste or an escape sequence may take.
	sequencePatience = time.Second
	// runePatience is how long the rest of a character may take.
	runePatience = 250 * time.Millisecond
	// tailPatience is how long the rest of a sequence is still expected after GiveUp.
	tailPatience = 2 * time.Second
	// escPatience is a little less than Bubble Tea waits for what follows an ESC.
	escPatience = 45 * time.Millisecond
	// typed is the number of bytes from which text at once counts as a paste.
	typed = 2048
	// longest is the maximum length of an answer of the terminal in bytes.
	longest = 1 << 16
)

// Scanner repairs input from a terminal, so that parts of a sequence are not mistaken for keys. A
// paste whose end was lost ends after a second of silence, an escape sequence waits for its rest or
// is dropped, and a lot of text at once becomes a paste.
type Scanner struct {
	held  []byte    // the start of a sequence or character
	paste bool      // inside a paste
	last  time.Time // when the last bytes arrived
	esc   time.Time // when a single ESC arrived; zero if the last byte was another
	bulk  bool      // the last bytes were too many to be typed
	cut   byte      // the byte after the ESC of a sequence that was given up, or 0
}

// Feed takes bytes that arrived and returns the bytes to pass on, including bytes that were held
// before. It adds at most two marks of a paste.
func (s *Scanner) Feed(now time.Time, in []byte) []byte {
	gap := now.Sub(s.last)
	s.last = now
	var out []byte
	if s.paste && gap >= sequencePatience {
		out, s.paste = append(append(out, s.held...), pasteEnd...), false
		s.held = nil
	}
	in = s.dropTail(gap, in)
	in = append(s.held, in...)
	s.held, s.esc = nil, time.Time{}
	if s.bulk = s.isBulk(gap, in); s.bulk {
		return append(append(append(out, pasteStart...), in...), pasteEnd...)
	}
	for len(in) > 0 {
		n := s.next(now, in)
		if n == 0 {
			s.held = bytes.Clone(in)
			return out
		}
		out = append(out, in[:max(n, 0)]...)
		in = in[max(n, -n):]
	}
	return out
}

// Patience returns how long to wait for more bytes before GiveUp, or 0 if nothing is missing.
func (s *Scanner) Patience() time.Duration {
	switch {
	case s.paste || len(s.held) > 0 && s.held[0] == escape:
		return sequencePatience
	case len(s.held) > 0:
		return runePatience
	}
	return 0
}

// GiveUp ends an unfinished sequence or paste, and returns the bytes to pass on.
func (s *Scanner) GiveUp() (out []byte) {
	switch {
	case s.paste:
		out = append(slices.Clip(s.held), pasteEnd...)
	case len(s.held) > 1 && s.held[0] == escape:
		s.cut = s.held[1]
	}
	s.held, s.paste = nil, false
	return out
}

// next returns how many bytes to pass on or, if negative, how many to drop. It returns 0 if more
// bytes are needed first.
func (s *Scanner) next(now time.Time, in []byte) int {
	switch {
	case s.paste:
		return s.inPaste(in)
	case in[0] != escape:
		if !utf8.FullRune(in) {
			return 0
		}
		_, n := utf8.DecodeRune(in)
		return n
	case len(in) == 1:
		s.esc = now
		return 1
	}
	n, ok := sequence(in)
	switch {
	case ok:
		s.paste = string(in[:n]) == pasteStart
		return n
	case n > 0 || len(in) > longest:
		return -max(n, 1)
	}
	return 0
}

// inPaste is next within a paste: all but what may be the beginning of its end.
func (s *Scanner) inPaste(in []byte) int {
	if at := bytes.Index(in, []byte(pasteEnd)); at >= 0 {
		s.paste = false
		return at + len(pasteEnd)
	}
	for n := min(len(pasteEnd)-1, len(in)); n > 0; n-- {
		if bytes.HasPrefix([]byte(pasteEnd), in[len(in)-n:]) {
			return len(in) - n
		}
	}
	return len(in)
}

// isBulk reports whether in is too much text to be typed, or the rest of such text.
func (s *Scanner) isBulk(gap time.Duration, in []byte) bool {
	enough := len(in) >= typed || s.bulk && gap < escPatience && len(in) > 1
	return enough && !s.paste && bytes.IndexByte(in, escape) < 0
}

// dropTail drops the rest of a sequence whose start was given up or was taken for the esc key.
func (s *Scanner) dropTail(gap time.Duration, in []byte) []byte {
	if s.cut != 0 {
		if gap > sequencePatience+tailPatience {
			s.cut = 0
			return in
		}
		n, done := tail(s.cut, in)
		if done {
			s.cut = 0
		}
		return in[n:]
	}
	if !s.esc.IsZero() && gap > escPatience && gap < sequencePatience && len(in) > 1 {
		if n, ok := sequence(append([]byte{escape}, in...)); ok && n > 1 && isKey(in[:n-1]) {
			return in[n-1:]
		}
	}
	return in
}

// isKey reports whether b is what follows the ESC of a key, a click or an answer, not two keys
// that were pressed quickly.
func isKey(b []byte) bool {
	last := b[len(b)-1] | 0x20
	return (b[0] == '[' || b[0] == 'O') && len(b) > 1 && (last >= 'a' && last <= 'z' || b[len(b)-1] == '~')
}

// sequence returns the length of the escape sequence at the start of b. If ok is false, the sequence
// was cut off by another one after n bytes, or more bytes are needed if n is 0.
func sequence(b []byte) (n int, ok bool) {
	switch b[1] {
	case '[':
		n, done := tail('[', b[2:])
		if done && (n == 0 || b[n+1] < 0x40) {
			return n + 2, false // a control character came before the end
		}
		return ifDone(n+2, done)
	case 'O':
		return ifDone(3, len(b) > 2)
	case ']', 'P', '_', '^', 'X':
		n, done := tail(b[1], b[2:])
		if done && b[n+1] != 0x07 && b[n+1] != '\\' {
			return n + 2, false // another sequence came before the end
		}
		return ifDone(n+2, done)
	case escape:
		return 1, true
	}
	if !utf8.FullRune(b[1:]) {
		return 0, false
	}
	_, size := utf8.DecodeRune(b[1:])
	return 1 + size, true
}

func ifDone(n int, done bool) (int, bool) {
	if !done {
		return 0, false
	}
	return n, true
}

// tail returns how many bytes of b belong to a sequence of a kind that has begun, and whether the
// sequence ends there.
func tail(kind byte, b []byte) (n int, done bool) {
	for i, c := range b {
		switch {
		case kind == 'O':
			return 1, true
		case kind == '[' && c < 0x20:
			return i, true
		case kind == '[' && c >= 0x40:
			return i + 1, true
		case kind != '[' && c == 0x07:
			return i + 1, true
		case kind != '[' && c == escape:
			if i+1 == len(b) {
				return i, false
			}
			if b[i+1] == '\\' {
				return i + 2, true
			}
			return i, true
		}
	}
	return len(b), false
}
