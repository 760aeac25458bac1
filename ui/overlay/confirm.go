package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Question is the content of a confirmation.
type Question struct {
	Box   string // its name in tests and pictures
	Title string
	Text  string
	Yes   string    // what enter does, in a word or two
	Then  []Request // what enter requests
}

// Confirm is an overlay that asks before something happens: enter does it, esc does not.
type Confirm struct {
	env *Env
	ask Question
}

// NewConfirm returns the overlay that asks q.
func NewConfirm(env *Env, q Question) *Confirm { return &Confirm{env: env, ask: q} }

// BoxName returns the name of the question.
func (c *Confirm) BoxName() string { return c.ask.Box }

const confirmW = 64

// Scopes returns the scopes its keys are looked up in.
func (c *Confirm) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List} }

// Typing returns false: there is no text field.
func (c *Confirm) Typing() bool { return false }

// Size returns what the text needs.
func (c *Confirm) Size(w, _ int) (int, int) {
	w = BoxW(w, confirmW)
	return w, len(widget.Wrap(c.ask.Text, w-4)) + 4
}

// Hints returns what enter and esc do.
func (c *Confirm) Hints() []widget.Hint {
	return Hints(c.env.Hint(keymap.List, keymap.Open, c.ask.Yes), c.env.BackHint("stay"))
}

// Render draws exactly w×h cells.
func (c *Confirm) Render(w, h int) string {
	st := c.env.Styles
	f := widget.Frame{Title: c.ask.Title, Focused: true, FooterLeft: KeysIn(st, c, w)}
	lines := append([]string{""}, Ink(st, theme.Text, c.ask.Text, w-4)...)
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

// Do handles enter and esc.
func (c *Confirm) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch a {
	case keymap.Open:
		return nil, append([]Request{Close{}}, c.ask.Then...)
	case keymap.Back:
		return nil, []Request{Close{}}
	}
	return nil, nil
}

// Update ignores all other messages.
func (c *Confirm) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }
