package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// FieldForm is a form of several fields.
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

// Fields is a page with a form of several fields.
type Fields struct {
	Env   *Env
	Box   string // which page it is, for the tests and pictures of all
	Form  FieldForm
	Word  string        // the step's name
	Head  func() string // the box's title
	About func() string // the people it is about
	Learn func()        // gives the form the facts that have come since, or nil
	Done  func()        // takes what was chosen, or nil
	Wrong func() string // why it can't go on, in a sentence, or nil; empty: it can
	Next  string        // what enter leads to

	top  int    // the line the form starts at
	said string // why it did not go on
}

// flagKey sets and clears a flag; it is that of the form's field.
const flagKey = "space"

// BoxName is which page it is.
func (p *Fields) BoxName() string { return p.Box }

// Name is the step's word in the border.
func (p *Fields) Name() string { return p.Word }

// Title is the title of the box.
func (p *Fields) Title() string { return p.Head() }

// Scopes are where its keys are looked up.
func (p *Fields) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing reports whether a text field has the focus.
func (p *Fields) Typing() bool { return p.Form.Typing() }

// Flush is false: the guide draws the air at its sides.
func (p *Fields) Flush() bool { return false }

// Corner is empty: nothing is said in the bottom border.
func (p *Fields) Corner() string { return "" }

// Lines is how high the form would be with room for everything.
func (p *Fields) Lines(int) int {
	return p.Form.Scroll().Total + len(Gate(p.Env, guideW-4)) + 5
}

// FormH are the lines of a list whose length is not known yet.
const FormH = 20

// Scroll is where the form is scrolled to.
func (p *Fields) Scroll() widget.Scroll { return p.Form.Scroll() }

// Enter gives the form the facts; the focus is where it was.
func (p *Fields) Enter() []Request {
	p.Follow()
	return nil
}

// Follow gives the form the facts that have come since. Fields, focus and choices stay.
func (p *Fields) Follow() {
	if p.Learn != nil {
		p.Learn()
	}
}

// Cursor is where the terminal's cursor belongs.
func (p *Fields) Cursor() (x, y int, field bool) { return 0, p.top + p.Form.At(), false }

// Hints are the keys that the footer names.
func (p *Fields) Hints() []widget.Hint {
	all := []widget.Hint{p.Env.Hint(keymap.Form, keymap.Next, p.Next), p.Env.Hint(keymap.Form, keymap.NextField, "")}
	if p.Form.Several() {
		all = append(all, widget.Hint{Key: flagKey, Help: "set, clear"})
	}
	return Hints(append(all, p.Env.Hint(keymap.Form, keymap.Back, "back"))...)
}

// Update hands a message to the form.
func (p *Fields) Update(msg tea.Msg) []Request {
	p.said = ""
	p.Form.Update(msg)
	return nil
}

// Do carries an action out.
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
		if p.said = p.Wrong(); p.said != "" {
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
	if p.said != "" {
		top = append(top, st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+p.said, w)), "")
	} else {
		top = append(top, st.Render(theme.Dim, widget.Fit(st, p.About(), w)), "")
	}
	p.top = len(top)
	top = append(top, p.Form.Render(w, max(0, h-len(top))))
	return widget.FitBlock(strings.Join(top, "\n"), w, h)
}
