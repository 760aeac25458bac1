//go:build !unix

package terminal

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// Session is a terminal while a Bubble Tea program runs in it.
type Session struct{ out *Output }

// NewSession returns a session for a program that writes to out. The program must use its Filter.
func NewSession(out *Output) *Session { return &Session{out} }

func keySignals(*os.File, bool) {}

// HangUp does nothing on this system.
func HangUp() {}

// Filter returns the message unchanged.
func (s *Session) Filter(_ tea.Model, msg tea.Msg) tea.Msg { return msg }

// Begin saves the terminal's title. end restores it.
func (s *Session) Begin(p *tea.Program) (end func()) {
	go countGraphemes(p)
	_, _ = s.out.WriteString(saveTitle)
	return func() { _, _ = s.out.WriteString(restoreTitle) }
}
