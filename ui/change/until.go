package change

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// untilDay is a day as typed, see model.ParseUntil; zero where it is empty or wrong.
func untilDay(s *model.State, typed string) time.Time {
	day, err := parseUntil(s, typed)
	if err != nil {
		return time.Time{}
	}
	return day
}

func parseUntil(s *model.State, typed string) (time.Time, error) {
	if strings.TrimSpace(typed) == "" {
		return time.Time{}, nil
	}
	return model.ParseUntil(typed, s.Now)
}

// wrongDay says what is wrong with a day as typed; empty: nothing.
func wrongDay(s *model.State, typed string) string {
	if _, err := parseUntil(s, typed); err != nil {
		return "to be here until: " + err.Error()
	}
	return ""
}

// until asks until when people are to be here.
type until struct {
	env   *overlay.Env
	ids   []model.UserID
	about string
	form  *form.Until
	said  string
}

// NewUntil asks for the day of the marked people, or of the one under the cursor.
func NewUntil(env *overlay.Env) overlay.Overlay {
	u := &until{env: env}
	targets := env.State.Targets()
	day := ""
	for i, who := range targets {
		u.ids = append(u.ids, who.ID)
		its := ""
		if at := env.State.UntilOf(who); !at.IsZero() {
			its = at.Format(time.DateOnly)
		}
		if i == 0 {
			day = its
		} else if its != day {
			day = "" // they have several
		}
	}
	if u.about = text.PeopleOf(len(targets)); len(targets) == 1 {
		u.about = targets[0].Display()
	}
	u.form = form.NewUntil(env.Styles, day)
	return u
}

const untilW, untilFields = 76, 2

// Scopes are where its keys are looked up.
func (u *until) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing is true: the field takes text.
func (u *until) Typing() bool { return true }

// Size is as much as the field and what is said below it need.
func (u *until) Size(w, h int) (int, int) { return overlay.BoxW(w, untilW), min(h, untilFields+7) }

// Render draws exactly w×h cells.
func (u *until) Render(w, h int) string {
	st := u.env.Styles
	f := widget.Frame{Title: "Until", TitleRight: "for " + u.about, Focused: true, FooterLeft: overlay.KeysIn(st, u, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := append([]string{"", u.form.Render(inner.W, untilFields), ""}, u.status(inner.W)...)
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

// Hints are what enter and esc do.
func (u *until) Hints() []widget.Hint {
	return overlay.Hints(u.env.Hint(keymap.Form, keymap.Next, "note"), u.env.Hint(keymap.Form, keymap.Back, ""))
}

// status says what is wrong, or what noting the day does.
func (u *until) status(w int) []string {
	st := u.env.Styles
	if u.said != "" {
		return overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+u.said, w)
	}
	words := "noted on this machine; nothing happens by itself: the audit shows who is due"
	switch day, err := parseUntil(u.env.State, u.form.Day()); {
	case err != nil:
		words = err.Error()
	case day.IsZero():
		words = "for good: a day that is noted is taken away"
	default:
		words = "until " + text.Day(day) + ", " + words
	}
	return overlay.Ink(st, theme.Dim, words, w)
}

// Do notes the day, or closes.
func (u *until) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	switch action {
	case keymap.Next, keymap.NextField:
		return nil, u.confirm()
	case keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	}
	return nil, nil
}

func (u *until) confirm() []overlay.Request {
	day, err := parseUntil(u.env.State, u.form.Day())
	if err != nil {
		u.said = err.Error()
		return nil
	}
	changes, nameless := u.env.State.UntilChanges(u.ids, day)
	changes = noted(u.env.State, changes)
	if nameless > 0 && len(changes) == 0 {
		u.said = "without an address: days are kept by address"
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.SetUntil{Changes: changes}}}
}

// noted leaves out those who have no day, where days are taken away.
func noted(s *model.State, changes []people.Until) []people.Until {
	var out []people.Until
	for _, c := range changes {
		if !c.Day.IsZero() || !s.Data().Until.Of(c.Email).IsZero() {
			out = append(out, c)
		}
	}
	return out
}

// Update types.
func (u *until) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	u.said = ""
	u.form.Update(msg)
	return nil, nil
}
