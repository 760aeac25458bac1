//go:build unix

package terminal

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// Session is a terminal while a Bubble Tea program runs in it.
type Session struct {
	out       *Output
	program   *tea.Program
	signals   chan os.Signal
	suspended atomic.Bool
}

// NewSession is one for a program that writes to out. Give its Filter to the program.
func NewSession(out *Output) *Session {
	return &Session{out: out, signals: make(chan os.Signal, 4)}
}

// keySignals lets a terminal that is in raw mode make signals of ctrl+c and the like, or not.
func keySignals(f *os.File, on bool) {
	state, err := term.GetState(f.Fd())
	if err != nil {
		return // it is no terminal, or gone
	}
	if on {
		state.Lflag |= unix.ISIG
	} else {
		state.Lflag &^= unix.ISIG
	}
	_ = term.SetState(f.Fd(), state)
}

// HangUp tells this process that its terminal is gone, as the system does.
func HangUp() { _ = syscall.Kill(os.Getpid(), syscall.SIGHUP) }

// Filter sees the program's messages first.
func (s *Session) Filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		// Bubble Tea stops the process by SIGTSTP, which is ours by now.
		s.suspended.Store(true)
		return tea.Exec(outside(s.stop), func(error) tea.Msg {
			return tea.BatchMsg{tea.ClearScreen, func() tea.Msg { return tea.ResumeMsg{} }}
		})()
	case tea.ResumeMsg:
		s.suspended.Store(false)
	case tea.ModeReportMsg:
		if found := ansi.ModeSetting(s.out.unicode.Load()); msg.Mode == ansi.ModeUnicodeCore && found != ansi.ModeSet { // see countGraphemes
			s.out.unicode.Store(uint32(msg.Value))
		}
	}
	return msg
}

// Begin keeps the terminal's title and takes the signals that stop a program and let it
// go on. End gives everything back.
func (s *Session) Begin(p *tea.Program) (end func()) {
	s.program = p
	signal.Notify(s.signals, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGQUIT)
	_, _ = s.out.WriteString(saveTitle)
	done := make(chan struct{})
	go s.watch(done)
	return func() {
		signal.Stop(s.signals)
		close(done)
		s.giveBack()
	}
}

// giveBack restores what Bubble Tea does not when it leaves the terminal.
func (s *Session) giveBack() {
	if ansi.ModeSetting(s.out.unicode.Load()) == ansi.ModeSet {
		_, _ = s.out.WriteString(ansi.SetModeUnicodeCore)
	}
	_, _ = s.out.WriteString(restoreTitle)
}

// takeAgain undoes giveBack. Bubble Tea does not set mode 2027 a second time, and draws as
// if it were set.
func (s *Session) takeAgain() {
	_, _ = s.out.WriteString(saveTitle)
	if found := ansi.ModeSetting(s.out.unicode.Load()); found == ansi.ModeSet || found == ansi.ModeReset {
		_, _ = s.out.WriteString(ansi.SetModeUnicodeCore)
	}
}

func (s *Session) watch(done <-chan struct{}) {
	countGraphemes(s.program)
	for {
		select {
		case <-done:
			return
		case got := <-s.signals:
			s.handleSignal(got)
		}
	}
}

func (s *Session) handleSignal(got os.Signal) {
	switch got {
	case syscall.SIGTSTP:
		s.program.Send(tea.Suspend())
	case syscall.SIGCONT:
		// After a SIGSTOP nobody has told the program, and the shell has written on its
		// screen. The modes of the terminal are the shell's to put back.
		if !s.suspended.Load() {
			s.program.Send(tea.ClearScreen())
		}
	case syscall.SIGQUIT:
		within(time.Second, func() { // what cannot be restored is dumped over
			_ = s.program.ReleaseTerminal()
			s.giveBack()
		})
		signal.Reset(syscall.SIGQUIT)
		_ = syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	}
}

// stop stops the job, as ctrl+z at a shell does, until it is told to go on.
func (s *Session) stop() error {
	s.giveBack()
	defer s.takeAgain()
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return err
	}
	<-again // the signal to stop may take a moment
	return nil
}

// outside is done while Bubble Tea has left the terminal.
type outside func() error

// Run does it.
func (o outside) Run() error { return o() }

// SetStdin and the others are for programs that use the terminal.
func (outside) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (outside) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (outside) SetStderr(io.Writer) {}
