// Package uitest runs a Bubble Tea program in a terminal inside the process. Tests type,
// click and read the screen, and pictures are drawn from its cells.
package uitest

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Session is a program and its terminal. All methods may be called from any goroutine.
type Session struct {
	program *tea.Program
	cancel  context.CancelFunc
	keys    *keyboard
	timeout time.Duration
	done    chan struct{} // closed when the program has ended
	err     error         // the program's error, valid after done

	mu        sync.Mutex // guards everything below
	em        *vt.Emulator
	changed   chan struct{} // closed at the next output
	raw       bytes.Buffer
	title     string
	clipboard string
	hidden    bool // the cursor is hidden
}

// Open starts model in a terminal of w×h cells, until ctx ends or [Session.Close].
func Open(ctx context.Context, model tea.Model, w, h int, opts ...Option) *Session {
	c := newConfig(opts)
	ctx, cancel := context.WithCancel(ctx)
	s := &Session{
		cancel: cancel, keys: newKeyboard(), timeout: c.timeout, done: make(chan struct{}),
		em: vt.NewEmulator(w, h), changed: make(chan struct{}),
	}
	s.prepare(c)
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(s.keys), tea.WithOutput((*screenWriter)(s)), tea.WithWindowSize(w, h),
		tea.WithColorProfile(c.colors), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignals(), tea.WithFPS(120),
	}
	s.program = tea.NewProgram(model, options...)
	if c.program != nil {
		c.program(s.program)
	}
	go s.pump()
	go s.run()
	return s
}

// prepare makes the terminal a modern one, which measures text by grapheme and reports its
// background.
func (s *Session) prepare(c config) {
	s.em.SetDefaultBackgroundColor(c.background)
	s.em.SetDefaultForegroundColor(c.foreground)
	s.em.SetCallbacks(vt.Callbacks{
		Title:            func(title string) { s.title = title },
		CursorVisibility: func(visible bool) { s.hidden = !visible },
	})
	s.em.RegisterOscHandler(52, func(data []byte) bool {
		_, encoded, _ := strings.Cut(strings.TrimPrefix(string(data), "52;"), ";")
		if text, err := base64.StdEncoding.DecodeString(encoded); err == nil {
			s.clipboard = string(text)
		}
		return true
	})
	_, _ = s.em.WriteString(ansi.SetModeUnicodeCore)
}

// pump passes the terminal's answers and mouse reports to the program. The terminal's pipe
// has no buffer, so without the pump it would block while it holds the lock.
func (s *Session) pump() {
	buf := make([]byte, 4096)
	for {
		n, err := s.em.Read(buf)
		s.keys.write(string(buf[:n]))
		if err != nil {
			return
		}
	}
}

func (s *Session) run() {
	_, err := s.program.Run()
	s.err = err
	close(s.done)
}

// Close ends the program if it is running, and waits for it.
func (s *Session) Close() {
	s.cancel()
	<-s.done
	s.keys.close()
	if pipe, ok := s.em.InputPipe().(interface{ Close() error }); ok {
		_ = pipe.Close()
	}
}

// Done returns a channel that is closed when the program has ended.
func (s *Session) Done() <-chan struct{} { return s.done }

// Err waits until the program has ended, and returns its error.
func (s *Session) Err() error {
	<-s.done
	return s.err
}

// Send sends the program a message, as its effect runner would.
func (s *Session) Send(msg tea.Msg) { s.program.Send(msg) }

// Screen returns the text on the screen without trailing blanks.
func (s *Session) Screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen()
}

func (s *Session) screen() string {
	var b strings.Builder
	for y := range s.em.Height() {
		var line strings.Builder
		for x := 0; x < s.em.Width(); {
			c := s.em.CellAt(x, y)
			if c == nil || c.Width < 1 {
				x++
				continue
			}
			line.WriteString(c.Content)
			x += c.Width
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}

// Cells returns a copy of the styled cells, line by line. The cell after a wide one has
// width 0.
func (s *Session) Cells() [][]uv.Cell {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := make([][]uv.Cell, s.em.Height())
	for y := range lines {
		lines[y] = make([]uv.Cell, s.em.Width())
		for x := range lines[y] {
			if c := s.em.CellAt(x, y); c != nil {
				lines[y][x] = *c
			}
		}
	}
	return lines
}

// Cursor returns the position of the cursor, and whether it is visible.
func (s *Session) Cursor() (x, y int, visible bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	pos := s.em.CursorPosition()
	return pos.X, pos.Y, !s.hidden
}

// Title returns the window title that the program has set.
func (s *Session) Title() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.title
}

// Clipboard returns the text that the program last copied with OSC 52.
func (s *Session) Clipboard() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clipboard
}

// AltScreen reports whether the program is on the alternate screen.
func (s *Session) AltScreen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.IsAltScreen()
}

// Raw returns every byte the program has written.
func (s *Session) Raw() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.raw.Bytes())
}

var (
	errTimeout = errors.New("the screen did not change as awaited")
	errEnded   = errors.New("the program has ended")
)

// WaitFor waits until ok accepts the screen. If that takes too long or the program ends
// before, it returns an error that has what and the screen.
func (s *Session) WaitFor(what string, ok func(screen string) bool) error {
	deadline := time.NewTimer(s.timeout)
	defer deadline.Stop()
	for {
		s.mu.Lock()
		screen, changed := s.screen(), s.changed
		s.mu.Unlock()
		if ok(screen) {
			return nil
		}
		select {
		case <-changed:
		case <-s.done:
			if screen := s.Screen(); !ok(screen) {
				return fmt.Errorf("%s: %w:\n%s", what, errors.Join(errEnded, s.err), screen)
			}
			return nil
		case <-deadline.C:
			return fmt.Errorf("%s: %w within %s:\n%s", what, errTimeout, s.timeout, s.Screen())
		}
	}
}

// Wait waits until text is on the screen, on one line.
func (s *Session) Wait(text string) error {
	return s.WaitFor(fmt.Sprintf("waiting for %q", text), func(screen string) bool { return strings.Contains(screen, text) })
}

// WaitGone waits until text is no longer on the screen.
func (s *Session) WaitGone(text string) error {
	return s.WaitFor(fmt.Sprintf("waiting for %q to leave", text), func(screen string) bool { return !strings.Contains(screen, text) })
}

// Resize gives the terminal and the program a new size.
func (s *Session) Resize(w, h int) {
	s.mu.Lock()
	s.em.Resize(w, h)
	s.mu.Unlock()
	s.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// screenWriter is the session as the program's output.
type screenWriter Session

// Write shows output. Like a cooked terminal it starts a new line at each line feed, which
// Bubble Tea relies on when its input is not a terminal.
func (o *screenWriter) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.raw.Write(p)
	_, err := o.em.WriteString(strings.ReplaceAll(strings.ReplaceAll(string(p), "\r\n", "\n"), "\n", "\r\n"))
	close(o.changed)
	o.changed = make(chan struct{})
	return len(p), err
}

// Option changes how a program is started.
type Option func(*config)

type config struct {
	timeout                time.Duration
	background, foreground color.Color
	colors                 colorprofile.Profile
	program                func(*tea.Program)
}

func newConfig(opts []Option) config {
	c := config{
		timeout:    30 * time.Second,
		background: color.RGBA{R: 0x16, G: 0x16, B: 0x1e, A: 0xff}, foreground: color.White,
		colors: colorprofile.TrueColor,
	}
	for _, opt := range opts {
		opt(&c)
	}
	return c
}

// WithProgram calls f with the program before it runs, to wire what sends it messages.
func WithProgram(f func(*tea.Program)) Option { return func(c *config) { c.program = f } }

// WithLight makes the terminal's background white.
func WithLight() Option {
	return func(c *config) { c.background, c.foreground = color.White, color.Black }
}

// WithColors limits the colours that the terminal shows.
func WithColors(p colorprofile.Profile) Option { return func(c *config) { c.colors = p } }

// WithTimeout sets how long the Wait methods wait. The default is 30 s.
func WithTimeout(d time.Duration) Option { return func(c *config) { c.timeout = d } }
