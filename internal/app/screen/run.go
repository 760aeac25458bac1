package screen

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"cutui/internal/app"
	"cutui/internal/terminal"
	"cutui/ui"
	"cutui/ui/theme"
)

// Run runs the terminal program on stdin and out, and again for each profile the user
// switches to.
func Run(ctx context.Context, out *terminal.Output, o app.Options, l app.Looks) error {
	for {
		next, err := runProfile(ctx, out, o, l)
		if next == "" || err != nil {
			return err
		}
		o.Profile, o.Workspace = next, ""
	}
}

// runProfile runs the terminal program with one profile, after the welcome page if there is no
// token. It returns the profile to switch to, or empty to quit.
func runProfile(ctx context.Context, out *terminal.Output, o app.Options, l app.Looks) (next string, err error) {
	s, err := app.Prepare(ctx, o)
	if err != nil {
		return "", err
	}
	l.Color = cmp.Or(l.Color, s.Config.Color)
	rejected := ""
	for {
		if rejected != "" || s.NeedsToken() {
			if s, err = welcome(ctx, out, s, l, rejected); s == nil || err != nil {
				return "", err
			}
		}
		from := s.RejectedWords()
		if next, rejected, err = runSetup(ctx, out, s, l); rejected == "" || err != nil {
			return next, err
		}
		rejected = "ClickUp did not accept the token: " + rejected + ". " + from
	}
}

// runSetup runs the terminal program with s. Rejected is ClickUp's message if it did not
// accept the token.
func runSetup(ctx context.Context, out *terminal.Output, s *app.Setup, l app.Looks) (next, rejected string, err error) {
	a, err := s.Connect(s.Found.Token)
	if err != nil {
		return "", "", err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	work, leave := context.WithCancel(ctx)
	defer leave()
	m, err := New(work, a, l)
	if err != nil {
		return "", "", err
	}
	defer m.Drain(quitTime) // effects use what Close releases
	defer leave()
	first := &previewed{Model: m}
	p, end := newProgram(ctx, first, out, l.Color)
	defer end()
	m.Bind(p.Send)
	colors, _ := theme.Colors(l.Color, os.Environ())
	m.Update(tea.ColorProfileMsg{Profile: colors})
	if w, h, err := term.GetSize(out.Fd()); err == nil && w > 0 && h > 0 && m.Preview(w, h) {
		view := m.View()
		first.show = func() (end func()) { return showPreview(out, view, colors) }
	}
	_, err = p.Run()
	first.end()
	return m.Next(), m.Rejected(), cmp.Or(causeOf(ctx, err), m.Crash())
}

// quitTime is how long effects may take to stop when the program ends.
const quitTime = 300 * time.Millisecond

// welcome asks for a token and returns the setup to connect with; nil if the user quit.
func welcome(ctx context.Context, out *terminal.Output, s *app.Setup, l app.Looks, rejected string) (*app.Setup, error) {
	w := newWelcome(ctx, s, l, rejected)
	p, end := newProgram(ctx, w, out, l.Color)
	_, err := p.Run()
	end()
	if err := causeOf(ctx, err); err != nil {
		return nil, err
	}
	switch choice, _ := w.Choice(); choice {
	case ui.Leave:
		return nil, nil //nolint:nilnil // quitting is not an error
	case ui.Demo:
		o := s.Options
		o.Demo, o.Keyring = true, nil
		return app.Prepare(ctx, o)
	}
	return s, nil
}

// previewed is a model whose preview is shown once Bubble Tea has put the terminal in raw
// mode: before that a terminal turns ctrl+c into a signal, and enter into ctrl+j.
type previewed struct {
	tea.Model
	show  func() (end func()) // nil: no preview
	after func()
}

func (p *previewed) Init() tea.Cmd {
	if p.show != nil {
		p.after = p.show()
	}
	return p.Model.Init()
}

func (p *previewed) end() {
	if p.after != nil {
		p.after()
	}
}

// showPreview writes a view straight to the terminal: the loop's first frame comes a tick
// later. It returns a function that leaves the alternate screen, in case the loop ended
// before it did.
func showPreview(out *terminal.Output, v tea.View, colors colorprofile.Profile) (end func()) {
	var b bytes.Buffer
	b.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.CursorHomePosition)
	w := colorprofile.Writer{Forward: &b, Profile: colors}
	_, _ = w.WriteString(strings.ReplaceAll(v.Content, "\n", "\r\n")) // a buffer has no errors
	_, _ = out.Write(b.Bytes())                                       // the loop will meet the same error
	return func() { _, _ = out.WriteString(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable) }
}

// framesPerSecond is how often the loop draws. What a key changes shows in the next frame.
const framesPerSecond = 60

// newProgram returns a program on stdin and out; end restores what Bubble Tea does not of the
// terminal. Signals are left to main, which knows the exit codes. Bubble Tea detects the
// colours, unless the user or TERM sets them.
func newProgram(ctx context.Context, m tea.Model, out *terminal.Output, color string) (p *tea.Program, end func()) {
	session := terminal.NewSession(out)
	opts := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond), tea.WithFilter(session.Filter),
		tea.WithInput(terminal.NewInput(os.Stdin, terminal.HangUp)), tea.WithOutput(out),
	}
	if colors, sure := theme.Colors(color, os.Environ()); sure {
		opts = append(opts, tea.WithColorProfile(colors))
	}
	p = tea.NewProgram(m, opts...)
	return p, session.Begin(p)
}

// causeOf returns why a program ended: the cause of ctx if it was cancelled, as by a signal,
// else err.
func causeOf(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}
