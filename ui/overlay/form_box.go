package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// FormBox is a box with a form: a text, the fields, and below them what is wrong or what
// enter does. About, Hides and Status may be nil.
type FormBox struct {
	Env    *Env
	Box    string // which box it is, for the tests and pictures of all
	Form   FieldForm
	Frame  func() widget.Frame       // the titles
	W      int                       // maximum width of the box
	Lines  int                       // height of the fields
	Below  int                       // lines reserved below the fields
	About  func(w, h int) []string   // at most h lines above the fields
	Hides  func() bool               // whether the fields are hidden because there is nothing to fill in
	Status func() string             // shown below the fields while nothing is wrong
	Enter  string                    // what enter does, in a word or two
	Back   string                    // what esc does; empty for the keymap's word
	Done   func() ([]Request, error) // what enter asks for, or what is wrong

	Wrong error // why enter did nothing; cleared by typing
}

// BoxName returns the name of the box.
func (f *FormBox) BoxName() string { return f.Box }

// Scopes returns the scopes its keys are looked up in.
func (f *FormBox) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing returns true: the fields take text.
func (f *FormBox) Typing() bool { return true }

// Size returns what the text and the fields need.
func (f *FormBox) Size(w, h int) (int, int) {
	const frame, air = 2, 1
	w = BoxW(w, f.W)
	lines := frame + air
	if f.About != nil {
		lines += len(f.About(w-4, h)) + air
	}
	if !f.hides() {
		lines += f.Lines + f.Below
	}
	return w, min(h, lines)
}

func (f *FormBox) hides() bool { return f.Hides != nil && f.Hides() }

// Render draws exactly w×h cells.
func (f *FormBox) Render(w, h int) string {
	frame := f.Frame()
	frame.Focused, frame.FooterLeft = true, KeysIn(f.Env.Styles, f, w)
	inner := frame.Inner(widget.Rect{W: w, H: h})
	lines := []string{""}
	if f.About != nil {
		room := inner.H - 2
		if !f.hides() {
			room -= f.Lines + f.Below
		}
		lines = append(append(lines, f.About(inner.W, max(1, room))...), "")
	}
	if !f.hides() {
		below := f.status(inner.W)
		lines = append(lines, f.Form.Render(inner.W, max(1, min(f.Lines, inner.H-len(lines)-len(below)))))
		lines = append(lines, below...)
	}
	return frame.Render(f.Env.Styles, strings.Join(lines, "\n"), w, h)
}

// status returns what is wrong, or what enter does.
func (f *FormBox) status(w int) []string {
	st := f.Env.Styles
	switch {
	case f.Wrong != nil:
		return Ink(st, theme.Warning, st.Glyphs.Warning+" "+f.Wrong.Error(), w)
	case f.Status != nil:
		return Ink(st, theme.Dim, f.Status(), w)
	}
	return []string{""}
}

// Hints returns the keys of the form.
func (f *FormBox) Hints() []widget.Hint {
	hint := func(a keymap.Action, help string) widget.Hint { return f.Env.Hint(keymap.Form, a, help) }
	switch {
	case f.hides():
		return Hints(hint(keymap.Back, f.Back))
	case f.Form.Single():
		return Hints(hint(keymap.Next, f.Enter), hint(keymap.Back, f.Back))
	}
	return Hints(hint(keymap.Next, f.Enter), hint(keymap.NextField, ""), hint(keymap.Back, f.Back))
}

// Do moves between the fields, finishes the form and closes.
func (f *FormBox) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch a {
	case keymap.Next:
		return nil, f.finish()
	case keymap.NextField:
		if !f.Form.Move(1) {
			return nil, f.finish()
		}
	case keymap.PrevField:
		f.Form.Move(-1)
	case keymap.Back:
		return nil, []Request{Close{}}
	}
	return nil, nil
}

func (f *FormBox) finish() []Request {
	if f.hides() {
		return nil
	}
	requests, err := f.Done()
	if err != nil {
		f.Wrong = err
		return nil
	}
	return append([]Request{Close{}}, requests...)
}

// Update passes a message to the form.
func (f *FormBox) Update(msg tea.Msg) (tea.Cmd, []Request) {
	f.Wrong = nil
	f.Form.Update(msg)
	return nil, nil
}
