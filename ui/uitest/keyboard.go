package uitest

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// keyboard is the program's input: a pipe with an unlimited buffer.
type keyboard struct {
	mu     sync.Mutex
	more   sync.Cond
	buf    []byte
	closed bool
}

func newKeyboard() *keyboard {
	k := &keyboard{}
	k.more.L = &k.mu
	return k
}

func (k *keyboard) write(s string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.buf = append(k.buf, s...)
	k.more.Broadcast()
}

func (k *keyboard) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	k.more.Broadcast()
}

// Read waits for input. It returns io.EOF after close.
func (k *keyboard) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.buf) == 0 {
		if k.closed {
			return 0, io.EOF
		}
		k.more.Wait()
	}
	n := copy(p, k.buf)
	k.buf = k.buf[n:]
	return n, nil
}

// special has the sequences of keys that are not a character. Escape is sent in its
// unambiguous form, because a bare one followed by another key would be an alt key.
var special = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b[27u", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
	"ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "ctrl+right": "\x1b[1;5C", "ctrl+left": "\x1b[1;5D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "insert": "\x1b[2~", "delete": "\x1b[3~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "ctrl+space": "\x00",
}

// sequence returns what a terminal sends for a key named as Bubble Tea names
// it ("j", "enter", "ctrl+c", "alt+x").
func sequence(key string) (string, error) {
	if seq, ok := special[key]; ok {
		return seq, nil
	}
	if utf8.RuneCountInString(key) == 1 {
		return key, nil
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 && letter[0] >= '@' && letter[0] < 0x7f {
		return string(rune(letter[0] & 0x1f)), nil
	}
	if rest, ok := strings.CutPrefix(key, "alt+"); ok {
		seq, err := sequence(rest)
		return "\x1b" + seq, err
	}
	return "", fmt.Errorf("no key is named %q", key)
}

// Keys presses keys named as Bubble Tea names them: "j", "enter", "ctrl+c". If no key has
// one of the names, it returns an error and presses none.
func (s *Session) Keys(keys ...string) error {
	var b strings.Builder
	for _, key := range keys {
		seq, err := sequence(key)
		if err != nil {
			return err
		}
		b.WriteString(seq)
	}
	s.keys.write(b.String())
	return nil
}

// Type types text character by character.
func (s *Session) Type(text string) { s.keys.write(text) }

// Paste pastes text, bracketed as terminals do.
func (s *Session) Paste(text string) {
	s.keys.write(ansi.BracketedPasteStart + text + ansi.BracketedPasteEnd)
}

// Click presses and releases the left button on the cell x, y. The program gets nothing
// while it has the mouse off.
func (s *Session) Click(x, y int) {
	s.mouse(uv.MouseClickEvent{X: x, Y: y, Button: uv.MouseLeft})
	s.mouse(uv.MouseReleaseEvent{X: x, Y: y, Button: uv.MouseLeft})
}

// Wheel turns the wheel over the cell x, y by a number of notches: down if positive, up if
// negative.
func (s *Session) Wheel(x, y, notches int) {
	button := uv.MouseWheelDown
	if notches < 0 {
		button, notches = uv.MouseWheelUp, -notches
	}
	for range notches {
		s.mouse(uv.MouseWheelEvent{X: x, Y: y, Button: button})
	}
}

func (s *Session) mouse(event uv.MouseEvent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.em.SendMouse(event)
	// An empty write returns once the pump reads again, so that the report is sent before
	// any key that follows.
	_, _ = s.em.InputPipe().Write(nil)
}
