// Package ui is the program on the screen: a shell over the model that turns
// keys, clicks and answers into messages for it and draws its state.
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

// Runner carries out effects and tells by emit what came of them.
type Runner interface {
	Do(ctx context.Context, e model.Effect, emit func(model.Msg))
}

// Options are how the program looks and behaves.
type Options struct {
	Theme         string // one of theme.Names
	Mouse         bool
	ReducedMotion bool // nothing moves
	RowCursor     bool // the terminal's cursor stands on the selected row

	Profiles []string // the accounts to choose from; none where there is one only
	Profile  string   // the one in use
	Relogin  bool     // a rejected token ends the screen, so that another one is asked for
	TokenEnv string   // the variable that gives every profile's token; empty: each has its own
}

// Deps are what the program is made of.
type Deps struct {
	State   *model.State
	Runner  Runner
	Keys    keymap.Map
	Styles  *theme.Styles // the look until the terminal tells its background
	Now     func() time.Time
	Options Options
}

// Model is the root of the program; it alone implements tea.Model.
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

	opens map[keymap.Action]opener // from the first key on, as is does
	does  map[keymap.Action]func() tea.Cmd

	panes   [slots]pane.Pane
	person  *pane.Details // the one among the panes
	list    *pane.Workspaces
	focus   slot
	zoom    bool            // the pane with the focus has all the room
	left    overlay.Overlay // what esc among the people opens again; nil: nothing
	stack   overlay.Stack
	draft   changeui.InviteDraft // kept while the form is closed
	members changeui.MemberDraft
	w, h    int
	lay     layout

	clicks     clicks
	passing    passing
	looked     look
	held       []tea.Msg // keys and pastes, until what they are about is there
	toasts     toasts
	motion     motion
	drawn      tea.View       // the screen as it was after the last message
	started    bool           // Preview has begun what Init begins otherwise
	pending    []model.Effect // of the start, for Init
	afterFrame []model.Effect // of the start, for when the first frame is drawn
	leaving    bool           // the program ends when the run has stopped
	next       string         // the profile to go on with after the end
	rejected   error          // ClickUp's answer to the token, if that ended the screen
	crash      error          // a bug: only a message is shown
}

// New returns the program over a state. Bind has to be called before it runs.
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

// Bind says how messages from other goroutines reach the program: the Send of
// its tea.Program.
func (m *Model) Bind(send func(tea.Msg)) { m.send = send }

// Copy asks the terminal to put text on its clipboard. Whether it does, it does
// not say.
func (m *Model) Copy(text string) error {
	m.send(tea.SetClipboard(text)())
	return nil
}

// Next is the profile that was chosen to go on with; empty: the user has left.
func (m *Model) Next() string { return m.next }

// Rejected are ClickUp's words about the token that ended the screen; empty: it was another
// end.
func (m *Model) Rejected() string {
	if m.rejected == nil {
		return ""
	}
	return model.Explain(m.rejected).Words
}

// rejects ends the screen where the token was rejected and nothing is open or under way
// that would be lost.
func (m *Model) rejects() bool {
	if err := m.state.TokenRejected(); m.opts.Relogin && err != nil && m.stack.Top() == nil && !m.running() {
		m.rejected = err
	}
	return m.rejected != nil
}

// Init asks for the first roster and the terminal's background.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.boot(), m.clock(), m.askBackground())
}

// askBackground asks the terminal for its background where the theme goes by it.
func (m *Model) askBackground() tea.Cmd {
	if m.opts.Theme == theme.Dark || m.opts.Theme == theme.Light {
		return nil
	}
	return tea.RequestBackgroundColor
}

// repaint changes the look of everything at once.
func (m *Model) repaint(dark bool) {
	*m.st = *m.st.Rebuilt(m.opts.Theme, dark)
}

// recolor changes to what the terminal can show.
func (m *Model) recolor(depth theme.Depth) {
	if depth != m.st.Depth {
		*m.st = *m.st.At(depth, m.opts.Theme)
	}
}

// setTheme changes the theme until the program ends.
func (m *Model) setTheme(name string) tea.Cmd {
	m.opts.Theme = name
	m.repaint(m.st.Dark)
	return m.askBackground()
}

// switchTo ends this screen, so that the program goes on with another profile.
func (m *Model) switchTo(profile string) tea.Cmd {
	if m.running() {
		return m.refuse(errors.New("a run is under way: wait for it, or pause it first"))
	}
	m.next = profile
	return tea.Quit
}

// env is what overlays are made from.
func (m *Model) env() *overlay.Env {
	return &overlay.Env{
		State: m.state, Styles: m.st, Keys: m.keys,
		Theme: m.opts.Theme, Profiles: m.opts.Profiles, Profile: m.opts.Profile, TokenEnv: m.opts.TokenEnv,
	}
}
