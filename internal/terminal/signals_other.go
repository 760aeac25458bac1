//go:build !unix

package terminal

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// Session is a terminal while a Bubble Tea program runs in it.
type Session struct{ out *Output }

// NewSession is one for a program that writes to out. Give its Filter to the program.
func NewSession(out *Output) *Session { return &Session{out} }

func keySignals(*os.File, bool) {}

// HangUp is for systems that tell a program that its terminal is gone.
func HangUp() {}

// Filter sees the program's messages first.
func (s *Session) Filter(_ tea.Model, msg tea.Msg) tea.Msg { return msg }

// Begin keeps the terminal's title. End gives it back.
func (s *Session) Begin(p *tea.Program) (end func()) {
	go countGraphemes(p)
	_, _ = s.out.WriteString(saveTitle)
	return func() { _, _ = s.out.WriteString(restoreTitle) }
}
