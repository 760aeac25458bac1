// Package form holds the forms: pages of huh fields that speak the keymap's
// actions and end in values for the model.
package form

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/internal/clean"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Page is a form of some fields: a huh form of one group. Moving between fields is done here, by the
// keymap's actions: huh would do it by messages that come after the next key.
// What else huh asks to be done later – blinking, measuring the terminal – is
// not wanted.
type Page struct {
	st     *theme.Styles
	form   *huh.Form
	group  *huh.Group
	fields []huh.Field
	at     int
	w      int
	offset int
	shown  int // lines of the last frame
}

// NewPage is a form of fields, the first of which has the focus.
func NewPage(st *theme.Styles, fields ...huh.Field) *Page {
	group := huh.NewGroup(fields...).WithShowHelp(false).WithShowErrors(false)
	form := huh.NewForm(group).WithShowHelp(false).WithShowErrors(false).WithTheme(Theme(st)).WithKeyMap(keys()).WithWidth(fallbackW)
	form.Init()
	return &Page{st: st, form: form, group: group, fields: fields, w: fallbackW}
}

const fallbackW = 60

// keys are huh's, without those that leave a field or the program.
func keys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	none := key.NewBinding()
	k.Quit = none
	k.Input.Next, k.Input.Prev, k.Input.Submit, k.Input.AcceptSuggestion = none, none, none, none
	k.Text.Next, k.Text.Prev, k.Text.Submit, k.Text.Editor = none, none, none, none
	k.Select.Next, k.Select.Prev, k.Select.Submit, k.Select.Filter = none, none, none, none
	k.MultiSelect.Next, k.MultiSelect.Prev, k.MultiSelect.Submit, k.MultiSelect.Filter = none, none, none, none
	return k
}

// Update takes keys and pastes, which go to the field with the focus.
func (p *Page) Update(msg tea.Msg) {
	for range p.presses(msg) {
		p.form.Update(msg)
	}
}

// presses is how often a key is given to an input. Where the cursor is huh keeps to itself:
// a mark is typed and taken back.
func (p *Page) presses(msg tea.Msg) int {
	const mark = "\ue000" // text from outside has no private characters
	input, isInput := p.fields[p.at].(*huh.Input)
	key, isKey := msg.(tea.KeyPressMsg)
	if !isInput || !isKey || key.Text != "" || clean.Plain(fmt.Sprint(input.GetValue())) {
		return 1
	}
	p.form.Update(tea.KeyPressMsg{Code: '\ue000', Text: mark})
	before, behind, marked := strings.Cut(fmt.Sprint(input.GetValue()), mark)
	if !marked { // the input is full
		return 1
	}
	p.form.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	return widget.Presses(msg, before, behind)
}

// Move puts the focus on the next field (1) or the one before (-1); false at the ends.
func (p *Page) Move(by int) bool {
	to := p.at + by
	if to < 0 || to >= len(p.fields) {
		return false
	}
	p.at = to
	if by > 0 {
		p.form.NextField()
	} else {
		p.form.PrevField()
	}
	return true
}

// fit gives the fields a width.
func (p *Page) fit(w int) {
	if w != p.w && w > 0 {
		p.w = w
		p.form.WithWidth(w)
	}
}

// Typing reports whether a text field has the focus.
func (p *Page) Typing() bool {
	_, text := p.fields[p.at].(*huh.Input)
	return text
}

// Render draws the fields as exactly w×h cells, scrolled to the one with the focus.
func (p *Page) Render(w, h int) string {
	p.fit(w)
	lines := strings.Split(p.repaint(p.group.Content()), "\n")
	p.shown = h
	from, to := p.focused()
	p.offset = min(max(p.offset, to-h), from)
	p.offset = max(0, min(p.offset, len(lines)-h))
	return widget.FitBlock(strings.Join(lines[min(p.offset, len(lines)):], "\n"), w, h)
}

// repaint gives the text of fields without the focus the colours of the theme. huh leaves
// them those of its input for dark terminals, which can't be read on light ones.
func (p *Page) repaint(content string) string {
	const text, placeholder = "\x1b[37m", "\x1b[38;5;240m"
	return strings.NewReplacer(text, p.st.Ink(theme.Text).Open(), placeholder, p.st.Ink(theme.Dim).Open()).Replace(content)
}

// Scroll is what of the fields the last frame showed.
func (p *Page) Scroll() widget.Scroll {
	_, h := widget.Size(p.group.Content())
	return widget.Scroll{Offset: p.offset, Visible: p.shown, Total: h}
}

// Single reports whether there is one field.
func (p *Page) Single() bool { return len(p.fields) == 1 }

// Several reports whether the field with the focus chooses any number of values.
func (p *Page) Several() bool {
	_, ok := p.fields[p.at].(interface{ several() })
	return ok
}

// At is the line, in what was drawn last, of the field with the focus.
func (p *Page) At() int {
	from, _ := p.focused()
	return max(0, from-p.offset)
}

// focused are the lines of the field with the focus.
func (p *Page) focused() (from, to int) {
	for i, f := range p.fields {
		_, h := widget.Size(f.View())
		if i == p.at {
			return from, from + h
		}
		from += h + 1
	}
	return from, from
}
