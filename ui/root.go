// Package ui is the full-screen program: a shell over the model that turns keys, clicks and
// answers into messages, and draws the state.
package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/pane"
	"cutui/ui/theme"
)

// Runner carries out effects and passes their results to emit.
type Runner interface {
	Do(ctx context.Context, e model.Effect, emit func(model.Msg))
}

// Options sets how the program looks and behaves.
type Options struct {
	Theme         string // one of theme.Names
	Mouse         bool
	ReducedMotion bool // no animation
	RowCursor     bool // put the terminal's cursor on the cursor row

	Profiles []string // the profiles to choose from; empty if there is only one
	Profile  string   // the current profile
	Relogin  bool     // end the screen if the token is rejected, so that another can be entered
	TokenEnv string   // the environment variable with the token of all profiles, or ""
}

// Deps holds what the program needs.
type Deps struct {
	State   *model.State
	Runner  Runner
	Keys    keymap.Map
	Styles  *theme.Styles // used until the terminal reports its background
	Now     func() time.Time
	Options Options
}

// Model is the tea.Model of the program.
type Model struct {
	ctx    context.Context
	state  *model.State
	runner Runner
	keys   keymap.Map
	st     *theme.Styles // repainted in place, so that all parts share it
	now    func() time.Time
	opts   Options
	send   func(tea.Msg)
	work   work

	opens map[keymap.Action]opener // both are built for the first key
	does  map[keymap.Action]func() tea.Cmd

	panes   [slots]pane.Pane
	person  *pane.Details    // panes[details]
	list    *pane.Workspaces // panes[workspaces]
	focus   slot
	zoom    bool            // the focused pane is shown alone
	left    overlay.Overlay // the overlay that esc in the people pane reopens, or nil
	stack   overlay.Stack
	draft   changeui.InviteDraft // kept while the form is closed
	members changeui.MemberDraft
	w, h    int
	lay     layout

	clicks     clicks
	passing    passing
	looked     look
	held       []tea.Msg // keys and pastes that wait for rows
	toasts     toasts
	motion     motion
	drawn      tea.View       // the screen as drawn after the last message
	started    bool           // Preview has sent model.Boot
	pending    []model.Effect // effects of the start, for Init
	afterFrame []model.Effect // effects of the start, for after the first frame
	leaving    bool           // quit when the run has stopped
	next       string         // the profile to continue with, or ""
	rejected   error          // ClickUp's rejection of the token, if that ended the screen
	crash      error          // a bug, of which only a message is shown
}

// New returns the program. Bind must be called before it runs.
func New(ctx context.Context, d Deps) *Model {
	st := *d.Styles
	m := &Model{
		ctx: ctx, state: d.State, runner: d.Runner, keys: d.Keys, st: &st, now: d.Now, opts: d.Options,
		focus: openPeople,
	}
	m.list = pane.NewWorkspaces(m.state, m.st, m.keys)
	m.person = pane.NewDetails(m.state, m.st, m.keys)
	m.panes = [slots]pane.Pane{
		workspaces: m.list,
		openPeople: pane.NewPeople(m.state, m.st, m.keys),
		details:    m.person,
		seats:      pane.NewSeats(m.state, m.st),
	}
	m.drawn.AltScreen = true
	return m
}

// Bind sets how messages from other goroutines reach the program: the Send method of its
// tea.Program.
func (m *Model) Bind(send func(tea.Msg)) { m.send = send }

// Copy asks the terminal to put text on the clipboard. The terminal doesn't report whether
// it did.
func (m *Model) Copy(text string) error {
	m.send(tea.SetClipboard(text)())
	return nil
}

// Next returns the profile to continue with, or "" if the user quit.
func (m *Model) Next() string { return m.next }

// Rejected returns ClickUp's words about the rejected token that ended the screen, or "" if
// it ended otherwise.
func (m *Model) Rejected() string {
	if m.rejected == nil {
		return ""
	}
	return model.Explain(m.rejected).Words
}

// rejects reports whether to end the screen because the token was rejected. It doesn't while
// an overlay is open or a run is under way.
func (m *Model) rejects() bool {
	if err := m.state.TokenRejected(); m.opts.Relogin && err != nil && m.stack.Top() == nil && !m.running() {
		m.rejected = err
	}
	return m.rejected != nil
}

// Init starts loading, and asks the terminal for its background.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.boot(), m.clock(), m.askBackground())
}

// askBackground asks the terminal for its background if the theme depends on it.
func (m *Model) askBackground() tea.Cmd {
	if m.opts.Theme == theme.Dark || m.opts.Theme == theme.Light {
		return nil
	}
	return tea.RequestBackgroundColor
}

// repaint applies the theme for a dark or light background.
func (m *Model) repaint(dark bool) {
	*m.st = *m.st.Rebuilt(m.opts.Theme, dark)
}

// recolor limits the theme to the colours that the terminal can show.
func (m *Model) recolor(depth theme.Depth) {
	if depth != m.st.Depth {
		*m.st = *m.st.At(depth, m.opts.Theme)
	}
}

// setTheme changes the theme for this session.
func (m *Model) setTheme(name string) tea.Cmd {
	m.opts.Theme = name
	m.repaint(m.st.Dark)
	return m.askBackground()
}

// switchTo ends this screen, so that the program continues with another profile.
func (m *Model) switchTo(profile string) tea.Cmd {
	if m.running() {
		return m.refuse(errors.New("a run is under way: wait for it to end, or quit and resume it later"))
	}
	m.next = profile
	return tea.Quit
}

// env returns what overlays are made from.
func (m *Model) env() *overlay.Env {
	return &overlay.Env{
		State: m.state, Styles: m.st, Keys: m.keys,
		Theme: m.opts.Theme, Profiles: m.opts.Profiles, Profile: m.opts.Profile, TokenEnv: m.opts.TokenEnv,
	}
}
