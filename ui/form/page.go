// Package form has the forms: pages of huh fields that are driven by the keymap's actions
// and yield values for the model.
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

// Page is a form with one or more fields, a huh form with a single group. It moves between
// fields itself: huh would do so by a message that arrives only after the next key. The
// commands that huh returns (blinking, measuring the terminal) are dropped.
type Page struct {
	st     *theme.Styles
	form   *huh.Form
	group  *huh.Group
	fields []huh.Field
	at     int
	w      int
	offset int
	shown  int // height of the last frame
}

// NewPage returns a form with these fields; the first has the focus.
func NewPage(st *theme.Styles, fields ...huh.Field) *Page {
	group := huh.NewGroup(fields...).WithShowHelp(false).WithShowErrors(false)
	form := huh.NewForm(group).WithShowHelp(false).WithShowErrors(false).WithTheme(Theme(st)).WithKeyMap(keys()).WithWidth(fallbackW)
	form.Init()
	return &Page{st: st, form: form, group: group, fields: fields, w: fallbackW}
}

const fallbackW = 60

// keys returns huh's keymap without the keys that leave a field or the program.
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

// Update passes a key or a paste to the field with the focus.
func (p *Page) Update(msg tea.Msg) {
	for range p.presses(msg) {
		p.form.Update(msg)
	}
}

// presses returns how often to pass msg to the field, so that a key acts on a whole
// grapheme. huh does not tell where the cursor is: a mark is typed to find it, then deleted.
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

// Move moves the focus to the next field (1) or the previous one (-1) and reports whether
// there was one.
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

// fit sets the width of the fields.
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

// Render draws the fields in exactly w×h cells, scrolled to the one with the focus.
func (p *Page) Render(w, h int) string {
	p.fit(w)
	lines := strings.Split(p.repaint(p.group.Content()), "\n")
	p.shown = h
	from, to := p.focused()
	p.offset = min(max(p.offset, to-h), from)
	p.offset = max(0, min(p.offset, len(lines)-h))
	return widget.FitBlock(strings.Join(lines[min(p.offset, len(lines)):], "\n"), w, h)
}

// repaint gives inputs without the focus the colours of the theme. huh draws them in fixed
// colours for dark terminals, which can't be read on light ones.
func (p *Page) repaint(content string) string {
	const text, placeholder = "\x1b[37m", "\x1b[38;5;240m"
	return strings.NewReplacer(text, p.st.Ink(theme.Text).Open(), placeholder, p.st.Ink(theme.Dim).Open()).Replace(content)
}

// Scroll returns which lines of the form the last frame showed.
func (p *Page) Scroll() widget.Scroll {
	_, h := widget.Size(p.group.Content())
	return widget.Scroll{Offset: p.offset, Visible: p.shown, Total: h}
}

// Single reports whether the form has only one field.
func (p *Page) Single() bool { return len(p.fields) == 1 }

// Several reports whether several values can be chosen in the field with the focus.
func (p *Page) Several() bool {
	_, ok := p.fields[p.at].(interface{ several() })
	return ok
}

// At returns the line of the last frame at which the field with the focus starts.
func (p *Page) At() int {
	from, _ := p.focused()
	return max(0, from-p.offset)
}

// focused returns the range of lines of the field with the focus.
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
