package auditpage

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// accept takes findings off the list: why, and until when.
type accept struct {
	env   *overlay.Env
	about string
	keys  []model.FindingKey
	form  *form.Accept
	said  string
	bare  bool // enter was pressed without a reason; again accepts
}

// newAccept asks about findings; found is the one under the cursor.
func newAccept(env *overlay.Env, found model.FindingRow, keys []model.FindingKey) *accept {
	a := &accept{env: env, keys: keys, form: form.NewAccept(env.Styles)}
	a.about = found.Who + ": " + found.Reason + "."
	if len(keys) > 1 {
		a.about = text.Plural(len(keys), "finding") + " about the marked people."
	}
	return a
}

const acceptW, acceptFields = 76, 5

// Scopes are where its keys are looked up.
func (a *accept) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing is true: both fields take text.
func (a *accept) Typing() bool { return true }

// Size is as much as the text and the fields need.
func (a *accept) Size(w, h int) (int, int) {
	w = overlay.BoxW(w, acceptW)
	return w, min(h, len(widget.Wrap(a.about, w-4))+acceptFields+7)
}

// Render draws exactly w×h cells.
func (a *accept) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Accept " + text.Plural(len(a.keys), "finding"), Focused: true, FooterLeft: overlay.KeysIn(st, a, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := []string{""}
	for _, l := range widget.Wrap(a.about, inner.W) {
		lines = append(lines, st.Render(theme.Text, l))
	}
	lines = append(append(lines, "", a.form.Render(inner.W, acceptFields)), a.status(inner.W)...)
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

// Hints are what can be done with the fields.
func (a *accept) Hints() []widget.Hint { return formHints(a.env, "accept") }

// status says what is wrong, or on which day the finding is back.
func (a *accept) status(w int) []string {
	st := a.env.Styles
	if a.said != "" {
		return overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+a.said, w)
	}
	day, err := model.ParseReviewBy(a.form.ReviewBy(), a.env.State.Now)
	if err != nil {
		return overlay.Ink(st, theme.Dim, err.Error(), w)
	}
	return overlay.Ink(st, theme.Dim, "Back on the list on "+text.Day(day)+"; the note goes into the report.", w)
}

// Do moves between the fields, accepts and closes.
func (a *accept) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	return nil, onForm(action, a.form.Move, a.confirm)
}

func (a *accept) confirm() []overlay.Request {
	day, err := model.ParseReviewBy(a.form.ReviewBy(), a.env.State.Now)
	if err != nil {
		a.said = err.Error()
		return nil
	}
	if a.form.Note() == "" && !a.bare {
		a.bare, a.said = true, "no reason is given: type one, or enter again accepts without"
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.AcceptFindings{Findings: a.keys, Note: a.form.Note(), ReviewBy: day}}}
}

// Update types.
func (a *accept) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	a.said, a.bare = "", false
	a.form.Update(msg)
	return nil, nil
}
