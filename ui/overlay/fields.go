package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// fieldForm is a form of several fields.
type fieldForm interface {
	Update(tea.Msg)
	Move(by int) bool
	Typing() bool
	At() int
	Scroll() widget.Scroll
	Render(w, h int) string
}

// fields is a page with a form of several fields.
type fields struct {
	env   *Env
	form  fieldForm
	word  string           // the step's name
	head  func() string    // the box's title
	about func() string    // whom it is about
	build func() fieldForm // makes the form anew when the page comes up, or nil
	done  func()           // takes what was chosen, or nil
	next  string           // what enter leads to

	toggle string // the key of flags, where there are any
	top    int    // the line the form starts at
}

// flagKey sets and clears a flag; it is that of the form's field.
const flagKey = "space"

func (p *fields) name() string { return p.word }

func (p *fields) title() string { return p.head() }

func (p *fields) scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

func (p *fields) typing() bool { return p.form.Typing() }

func (p *fields) flush() bool { return false }

func (p *fields) corner() string { return "" }

func (p *fields) lines() int { return p.form.Scroll().Total + 5 }

func (p *fields) scroll() widget.Scroll { return p.form.Scroll() }

func (p *fields) enter() []Request {
	if p.build != nil {
		p.form = p.build()
	}
	return nil
}

func (p *fields) cursor() (x, y int, field bool) { return 0, p.top + p.form.At(), false }

func (p *fields) hints() []widget.Hint {
	return hints(
		p.env.hint(keymap.Form, keymap.Next, p.next),
		p.env.hint(keymap.Form, keymap.NextField, ""),
		widget.Hint{Key: p.toggle, Help: "flag"},
		p.env.hint(keymap.Form, keymap.Back, "back"),
	)
}

func (p *fields) update(msg tea.Msg) []Request {
	p.form.Update(msg)
	return nil
}

func (p *fields) do(a keymap.Action) (move, []Request) {
	switch a {
	case keymap.Next:
		return p.goOn(), nil
	case keymap.NextField:
		if !p.form.Move(1) {
			return p.goOn(), nil
		}
	case keymap.PrevField:
		if !p.form.Move(-1) {
			return backward, nil
		}
	case keymap.Back:
		return backward, nil
	}
	return stay, nil
}

func (p *fields) goOn() move {
	if p.done != nil {
		p.done()
	}
	return forward
}

func (p *fields) render(w, h int) string {
	st := p.env.Styles
	top := gate(p.env, w)
	top = append(top, st.Render(theme.Dim, widget.Fit(st, p.about(), w)), "")
	p.top = len(top)
	top = append(top, p.form.Render(w, max(0, h-len(top))))
	return widget.FitBlock(strings.Join(top, "\n"), w, h)
}
