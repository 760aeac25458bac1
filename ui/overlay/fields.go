package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// FieldForm is a form as package form makes them.
type FieldForm interface {
	Update(tea.Msg)
	Move(by int) bool
	Typing() bool
	Single() bool
	At() int
	Several() bool
	Scroll() widget.Scroll
	Render(w, h int) string
}

// Fields is a page of a guide with a form. Learn, Done and Wrong may be nil.
type Fields struct {
	Env   *Env
	Box   string // which page it is, for the tests and pictures of all
	Form  FieldForm
	Word  string        // the page's name
	Head  func() string // the box's title
	About func() string // the people it is about
	Learn func()        // passes what has become known to the form
	Done  func()        // uses what was chosen
	Wrong func() string // why enter can't go on; empty if it can
	Next  string        // where enter leads

	top     int    // the line the form starts at
	warning string // why enter did not go on
}

// flagKey is the key of the form's fields that sets and clears a flag.
const flagKey = "space"

// BoxName returns the name of the page.
func (p *Fields) BoxName() string { return p.Box }

// Name returns the page's name in the list of steps.
func (p *Fields) Name() string { return p.Word }

// Title returns the title of the box.
func (p *Fields) Title() string { return p.Head() }

// Scopes returns the scopes its keys are looked up in.
func (p *Fields) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing reports whether a text field has the focus.
func (p *Fields) Typing() bool { return p.Form.Typing() }

// Flush returns false: the guide draws the margins.
func (p *Fields) Flush() bool { return false }

// Corner returns nothing for the bottom border.
func (p *Fields) Corner() string { return "" }

// Lines returns how high the page is with the whole form.
func (p *Fields) Lines(int) int {
	return p.Form.Scroll().Total + len(Gate(p.Env, guideW-4)) + 5
}

// FormH is the height of a list whose length is not known yet.
const FormH = 20

// Scroll returns the form's scroll position.
func (p *Fields) Scroll() widget.Scroll { return p.Form.Scroll() }

// Enter updates the form; the focus stays where it was.
func (p *Fields) Enter() []Request {
	p.Follow()
	return nil
}

// Follow passes what has become known to the form. Its fields, focus and choices stay.
func (p *Fields) Follow() {
	if p.Learn != nil {
		p.Learn()
	}
}

// Cursor returns the line of the field with the focus.
func (p *Fields) Cursor() (x, y int, field bool) { return 0, p.top + p.Form.At(), false }

// Hints returns the keys of the form.
func (p *Fields) Hints() []widget.Hint {
	all := []widget.Hint{p.Env.Hint(keymap.Form, keymap.Next, p.Next), p.Env.Hint(keymap.Form, keymap.NextField, "")}
	if p.Form.Several() {
		all = append(all, widget.Hint{Key: flagKey, Help: "set, clear"})
	}
	return Hints(append(all, p.Env.Hint(keymap.Form, keymap.Back, "back"))...)
}

// Update passes a message to the form.
func (p *Fields) Update(msg tea.Msg) []Request {
	p.warning = ""
	p.Form.Update(msg)
	return nil
}

// Do moves between the fields, goes on and goes back.
func (p *Fields) Do(a keymap.Action) (Move, []Request) {
	switch a {
	case keymap.Next:
		return p.goOn(), nil
	case keymap.NextField:
		if !p.Form.Move(1) {
			return p.goOn(), nil
		}
	case keymap.PrevField:
		if !p.Form.Move(-1) {
			return Backward, nil
		}
	case keymap.Back:
		return Backward, nil
	}
	return Stay, nil
}

func (p *Fields) goOn() Move {
	if p.Wrong != nil {
		if p.warning = p.Wrong(); p.warning != "" {
			return Stay
		}
	}
	if p.Done != nil {
		p.Done()
	}
	return Forward
}

// Render draws w×h cells.
func (p *Fields) Render(w, h int) string {
	st := p.Env.Styles
	top := Gate(p.Env, w)
	if p.warning != "" {
		top = append(top, st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+p.warning, w)), "")
	} else {
		top = append(top, st.Render(theme.Dim, widget.Fit(st, p.About(), w)), "")
	}
	p.top = len(top)
	top = append(top, p.Form.Render(w, max(0, h-len(top))))
	return widget.FitBlock(strings.Join(top, "\n"), w, h)
}
