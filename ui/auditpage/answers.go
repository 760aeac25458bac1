package auditpage

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// ask asks those who invited: it writes the sheets that are sent to them.
type ask struct {
	env  *overlay.Env
	form *form.Ask
	said string
}

func newAsk(env *overlay.Env) *ask {
	folder := "~/review-" + env.State.Now.Format(time.DateOnly)
	return &ask{env: env, form: form.NewAsk(env.Styles, model.ReviewGroupings(), folder)}
}

const (
	askW, askFields = 76, 9
	askAbout        = "A sheet for a spreadsheet (CSV) and a page that works offline, for each. Nothing is sent: send them the files yourself."
)

// Scopes are where its keys are looked up.
func (a *ask) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing is true: the fields take text.
func (a *ask) Typing() bool { return true }

// Size is as much as the text and the fields need.
func (a *ask) Size(w, h int) (int, int) {
	w = overlay.BoxW(w, askW)
	return w, min(h, len(widget.Wrap(askAbout, w-4))+askFields+6)
}

// Render draws exactly w×h cells.
func (a *ask) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Ask those who invited", Focused: true, FooterLeft: overlay.KeysIn(st, a, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := append([]string{""}, overlay.Ink(st, theme.Text, askAbout, inner.W)...)
	below := []string{""}
	if a.said != "" {
		below = overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+a.said, inner.W)
	}
	lines = append(lines, "", a.form.Render(inner.W, max(1, min(askFields, inner.H-len(lines)-1-len(below)))))
	return f.Render(st, strings.Join(append(lines, below...), "\n"), w, h)
}

// Hints are what can be done with the fields.
func (a *ask) Hints() []widget.Hint { return formHints(a.env, "write") }

// formHints are the keys of a form of several fields; enter is what the last one leads to.
func formHints(env *overlay.Env, enter string) []widget.Hint {
	return overlay.Hints(env.Hint(keymap.Form, keymap.Next, enter), env.Hint(keymap.Form, keymap.NextField, ""), env.Hint(keymap.Form, keymap.Back, "close"))
}

// Do moves between the fields, writes the sheets and closes.
func (a *ask) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	return nil, onForm(action, a.form.Move, a.write)
}

func (a *ask) write() []overlay.Request {
	due, err := model.ParseReviewBy(a.form.Due(), a.env.State.Now)
	if err != nil {
		a.said = err.Error()
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.StartReview{By: model.ReviewGrouping(a.form.By()), Due: due, Dir: a.form.Folder()}}}
}

// Update types and chooses.
func (a *ask) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	a.said = ""
	a.form.Update(msg)
	return nil, nil
}

// onForm takes the actions of a form: next is done, the last field's next, too.
func onForm(action keymap.Action, move func(by int) bool, done func() []overlay.Request) []overlay.Request {
	switch action {
	case keymap.Next:
		return done()
	case keymap.NextField:
		if !move(1) {
			return done()
		}
	case keymap.PrevField:
		move(-1)
	case keymap.Back:
		return []overlay.Request{overlay.Close{}}
	}
	return nil
}

// answers shows what the files hold that came back, and takes it.
type answers struct {
	env  *overlay.Env
	form *form.Kept
	said string
}

func newAnswers(env *overlay.Env) *answers {
	return &answers{env: env, form: form.NewKept(env.Styles)}
}

const answersW, answersFields = 80, 2

// Scopes are where its keys are looked up.
func (a *answers) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing is true: the field takes text.
func (a *answers) Typing() bool { return true }

// Size is as much as what is said and the field need.
func (a *answers) Size(w, h int) (int, int) {
	w = overlay.BoxW(w, answersW)
	lines := len(a.words(w-4, h)) + 4
	if a.takes() {
		lines += answersFields + 2
	}
	return w, min(h, lines)
}

// takes reports whether there are answers that can be taken.
func (a *answers) takes() bool {
	checked, files := a.env.State.ReadAnswers()
	return files.Phase != model.Loading && files.Err == nil && len(checked.Problems) == 0 && len(checked.Answers) > 0
}

// Render draws exactly w×h cells.
func (a *answers) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Answers", Focused: true, FooterLeft: overlay.KeysIn(st, a, w)}
	if _, files := a.env.State.ReadAnswers(); files.Has() {
		f.TitleRight = text.Plural(len(files.Value), "file")
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	room := inner.H - 2
	var below []string
	if a.takes() {
		room -= answersFields + 2
		below = []string{"", a.form.Render(inner.W, answersFields), ""}
		if a.said != "" {
			below = append(below[:2], overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+a.said, inner.W)...)
		}
	}
	lines := append([]string{""}, a.words(inner.W, max(1, room))...)
	return f.Render(st, strings.Join(append(lines, below...), "\n"), w, h)
}

// Hints are what can be done with the answers.
func (a *answers) Hints() []widget.Hint {
	back := a.env.Hint(keymap.Form, keymap.Back, "close, nothing is taken")
	if !a.takes() {
		return []widget.Hint{back}
	}
	return overlay.Hints(a.env.Hint(keymap.Form, keymap.Next, "take the answers"), back)
}

// words are what is in the files, or why nothing of it can be taken, in at most h lines.
func (a *answers) words(w, h int) []string {
	st := a.env.Styles
	checked, files := a.env.State.ReadAnswers()
	switch {
	case files.Phase == model.Loading:
		return []string{st.Render(theme.Dim, "Reading"+st.Glyphs.Ellipsis)}
	case files.Err != nil:
		return overlay.Ink(st, theme.Danger, st.Glyphs.Failed+" "+files.Err.Error(), w)
	case len(checked.Problems) > 0:
		return append(limited(a.env, theme.Warning, checked.Problems, w, h-1), st.Render(theme.Text, "Nothing is taken."))
	case len(checked.Answers) == 0:
		return overlay.Ink(st, theme.Text, "There is no answer in it: "+text.Plural(checked.Blank, "row")+" without one.", w)
	}
	until, err := model.ParseReviewBy(a.form.Until(), a.env.State.Now)
	if err != nil {
		until = a.env.State.Now
	}
	words := a.env.State.AnswerWords(checked, until)
	words[0] = text.Capital(words[0])
	return limited(a.env, theme.Text, words, w, h)
}

// limited are texts of an ink, in at most h lines: the last one says how many more there are.
func limited(env *overlay.Env, ink theme.Ink, texts []string, w, h int) []string {
	var out []string
	for i, words := range texts {
		lines := overlay.Ink(env.Styles, ink, env.Plain(words)+".", w)
		if left := len(texts) - i; len(out)+len(lines) > h || len(out)+len(lines) == h && left > 1 {
			return append(out, env.Styles.Render(theme.Dim, "And "+text.Number(left)+" more."))
		}
		out = append(out, lines...)
	}
	return out
}

// Do takes the answers, or closes.
func (a *answers) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	return nil, onForm(action, func(int) bool { return false }, a.takeAll)
}

func (a *answers) takeAll() []overlay.Request {
	if !a.takes() {
		return nil
	}
	until, err := model.ParseReviewBy(a.form.Until(), a.env.State.Now)
	if err != nil {
		a.said = err.Error()
		return nil
	}
	checked, _ := a.env.State.ReadAnswers()
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.TakeAnswers{Review: a.env.State.Review().ID, Answers: checked.Answers, ReviewBy: until}}}
}

// Update types.
func (a *answers) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	a.said = ""
	a.form.Update(msg)
	return nil, nil
}
