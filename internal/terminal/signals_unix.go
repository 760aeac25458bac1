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

// NewSession returns a session for a program that writes to out. The program must use its Filter.
func NewSession(out *Output) *Session {
	return &Session{out: out, signals: make(chan os.Signal, 4)}
}

// keySignals sets whether a terminal in raw mode sends signals for keys such as ctrl+c.
func keySignals(f *os.File, on bool) {
	state, err := term.GetState(f.Fd())
	if err != nil {
		return // it is not a terminal, or it has gone
	}
	if on {
		state.Lflag |= unix.ISIG
	} else {
		state.Lflag &^= unix.ISIG
	}
	_ = term.SetState(f.Fd(), state)
}

// HangUp sends this process the signal for a lost terminal, SIGHUP.
func HangUp() { _ = syscall.Kill(os.Getpid(), syscall.SIGHUP) }

// Filter handles suspending and resuming; see tea.WithFilter.
func (s *Session) Filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		// Bubble Tea would stop the process with SIGTSTP, which the session handles.
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

// Begin saves the terminal's title and handles the signals that suspend and resume a program. end
// undoes both.
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

// giveBack restores what Bubble Tea does not restore when it leaves the terminal.
func (s *Session) giveBack() {
	if ansi.ModeSetting(s.out.unicode.Load()) == ansi.ModeSet {
		_, _ = s.out.WriteString(ansi.SetModeUnicodeCore)
	}
	_, _ = s.out.WriteString(restoreTitle)
}

// takeAgain undoes giveBack. Bubble Tea draws as if mode 2027 were set, but does not set it again.
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
		// A SIGSTOP came without notice, and the shell has written to the screen. The shell
		// restores the modes of the terminal.
		if !s.suspended.Load() {
			s.program.Send(tea.ClearScreen())
		}
	case syscall.SIGQUIT:
		within(time.Second, func() { // the stack is printed even if this fails
			_ = s.program.ReleaseTerminal()
			s.giveBack()
		})
		signal.Reset(syscall.SIGQUIT)
		_ = syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	}
}

// stop suspends the job, as ctrl+z in a shell does, until it is resumed.
func (s *Session) stop() error {
	s.giveBack()
	defer s.takeAgain()
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return err
	}
	<-again // SIGSTOP may take effect a moment later
	return nil
}

// outside is a function that runs while Bubble Tea has left the terminal. It implements
// tea.ExecCommand.
type outside func() error

// Run calls the function.
func (o outside) Run() error { return o() }

// SetStdin does nothing.
func (outside) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (outside) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (outside) SetStderr(io.Writer) {}
