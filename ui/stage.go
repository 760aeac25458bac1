package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Stage is a terminal on which Bubble Tea gets ready while the program that it will run
// is still being made: after that, it would wait for a tick of its clock.
type Stage struct {
	loop    *tea.Program
	curtain *Curtain
	cast    chan *Model // closed: there is nothing to show
	shown   bool
	drawn   func()
	ended   chan struct{}
	err     error // that it ended with
}

// Raise is a stage that nothing is seen of yet. Show something on it, and Strike it.
// Drawn is called once Bubble Tea has drawn its first frame: what takes the processors
// away from that can wait for it.
func Raise(out term.File, drawn func(), opts ...tea.ProgramOption) *Stage {
	s := &Stage{curtain: NewCurtain(out), cast: make(chan *Model, 1), drawn: drawn, ended: make(chan struct{})}
	s.loop = tea.NewProgram(&awaited{stage: s}, append(opts, tea.WithOutput(s.curtain))...)
	go func() {
		defer close(s.ended)
		_, s.err = s.loop.Run()
	}()
	return s
}

// Show draws the program's first frame, with the colours that the environment tells of,
// and is what Bubble Tea says when it has ended.
func (s *Stage) Show(m *Model, colors colorprofile.Profile) error {
	s.shown = true
	defer s.curtain.Lift()
	m.Bind(s.loop.Send)
	if w, h, err := term.GetSize(s.curtain.Fd()); err == nil && w > 0 && h > 0 {
		m.Start(w, h)
		s.curtain.Paint(m.View(), colors)
	}
	s.cast <- m
	go s.goOn()
	<-s.ended
	return s.err
}

// goOn begins what has waited for the first frame.
func (s *Stage) goOn() {
	late := time.NewTimer(latestFrame)
	defer late.Stop()
	select {
	case <-s.curtain.taken:
	case <-late.C:
	case <-s.ended:
		return
	}
	s.drawn()
	s.loop.Send(framed{})
}

// latestFrame is when nothing waits for a first frame any more.
const latestFrame = time.Second

// Strike takes away a stage. One on which nothing was shown leaves no trace:
// its curtain is closed.
func (s *Stage) Strike() {
	if s.shown {
		return
	}
	close(s.cast)
	<-s.ended
}

// awaited stands for the program until it is there and runs.
type awaited struct {
	stage *Stage
	model *Model
}

// Init waits for the program. Bubble Tea has nothing to do from now on until its clock's
// first tick, but would make a table then.
func (a *awaited) Init() tea.Cmd {
	go ansi.StringWidthWc("│")
	if a.model = <-a.stage.cast; a.model == nil {
		return tea.Quit
	}
	return a.model.Init()
}

// Update makes way for the program, whose first view is with Bubble Tea by now.
func (a *awaited) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.model == nil {
		return a, nil
	}
	a.stage.curtain.Open()
	return a.model.Update(msg)
}

// View is the program's.
func (a *awaited) View() tea.View {
	if a.model == nil {
		return tea.View{}
	}
	return a.model.View()
}
