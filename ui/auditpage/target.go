package auditpage

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/target"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// targets is the sheet of who gives a member seat back to get down to a number of them.
// The proposal is worked out when something that is known has changed.
type targets struct {
	env    *overlay.Env
	madeOf model.Version
	set    bool
	p      target.Proposal
}

func (t *targets) tab() string {
	if !t.set {
		return "target"
	}
	return "target " + text.Number(t.p.Seats)
}

func (t *targets) columns() []widget.Column {
	return []widget.Column{
		{Title: "WHO", Min: 22, Max: 32, Flex: 1, Worth: 9, Lead: 2},
		{Title: "WHY", Min: 24, Flex: 8, Worth: 8},
	}
}

// follow makes the proposal again where something has changed.
func (t *targets) follow() {
	if now := t.env.State.Version(); t.madeOf != now {
		t.madeOf = now
		t.p, t.set = t.env.State.SeatProposal()
	}
}

func (t *targets) rowCount() int { return len(t.p.Candidates) }

// heading is what is done about a group of people, and why it has its place in the order.
func (t *targets) heading(i int) string {
	way := t.p.Candidates[i].Way
	return strings.ToUpper(way.Words()) + " – " + way.Why()
}

func (t *targets) row(i int, r *widget.Row) {
	c := &t.p.Candidates[i]
	g, ink := t.env.Styles.Glyphs, theme.Dim
	mark := widget.Mark{}
	switch {
	case c.Taken:
		mark, ink = widget.Mark{Text: g.Done, Ink: theme.Good}, theme.Text
	case c.Choice == target.LeftOut:
		mark = widget.Mark{Text: "-", Ink: theme.Warning}
	}
	r.Cells[0] = widget.Cell{Text: c.Person.Display(), Ink: ink, Lead: mark}
	r.Cells[1] = widget.Cell{Text: c.Reason(), Ink: theme.Dim}
}

func (t *targets) empty() string {
	if !t.set {
		return t.env.Keys.Spell("How many member seats are to be filled at most? {target} asks, and proposes whose seat can be given back with the least harm.", keymap.Audit)
	}
	return text.Capital(t.p.Sentence()) + "."
}

func (t *targets) about(i int) about {
	c := &t.p.Candidates[i]
	state := "not in the proposal"
	switch {
	case c.Choice == target.TakenToo:
		state = "taken by hand"
	case c.Choice == target.LeftOut:
		state = "left out by hand"
	case c.Taken:
		state = "in the proposal"
	}
	return about{
		title: c.Person.Display(), corner: state, text: text.Capital(c.Reason()) + ". " + c.Way.Why(), todo: c.Way.Words(),
		why: t.env.Keys.Spell("{mark} leaves out or takes"+" "+t.env.Styles.Glyphs.Dot+" {review-target} reviews the plan", keymap.Audit),
	}
}

func (t *targets) enter(i int) []overlay.Request { return seek(t.person(i)) }

func (t *targets) person(i int) model.UserID { return t.p.Candidates[i].Person.ID }

// card is the target in three lines: whether it is reached, what it saves, what to know.
func (t *targets) card(w, h int) string {
	st := t.env.Styles
	f := widget.Frame{Title: "Target"}
	if r := t.env.State.Roster(); r != nil {
		f.Title += " " + st.Glyphs.Dot + " " + r.Name
	}
	if b, ok := t.env.Keys.Find(keymap.Target, keymap.Audit); ok {
		f.FooterRight = keymap.Label(b.Keys[0]) + " sets another"
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	ink := theme.Good
	if !t.p.Reached() {
		ink = theme.Notice
	}
	lines := []string{st.Render(ink, widget.Fit(st, text.Capital(t.p.Sentence())+".", inner.W))}
	saves := "no prices set"
	if words := t.p.Saves(); words != "" {
		saves = "saves " + words
	}
	lines = append(lines,
		st.Render(theme.Text, widget.Fit(st, saves, inner.W)),
		st.Render(theme.Dim, widget.Fit(st, strings.Join(t.p.Notes(), "; "), inner.W)))
	return f.Render(st, strings.Join(lines[:min(len(lines), inner.H)], "\n"), w, h)
}

// setTarget asks for a number of member seats.
type setTarget struct {
	env  *overlay.Env
	form *form.Target
	why  string // where the number comes from that stands for one that is not typed
	said string
	done func()
}

// newSetTarget asks; done is called once a number is set.
func newSetTarget(env *overlay.Env, p *target.Proposal, set bool, done func()) *setTarget {
	usual, why, by := "", "", ""
	c := env.State.Scorecard()
	switch {
	case set:
		usual, why = strconv.Itoa(p.Seats), "the target is "+strconv.Itoa(p.Seats)
		if !p.By.IsZero() {
			by = p.By.Format(time.DateOnly)
		}
	case c.Members.Known:
		usual = strconv.Itoa(max(0, c.Members.Filled-c.BackMembers))
		why = "the ready findings leave " + usual
	}
	return &setTarget{env: env, form: form.NewTarget(env.Styles, usual, by), why: why, done: done}
}

// Scopes are where its keys are looked up.
func (t *setTarget) Scopes() []keymap.Scope { return []keymap.Scope{keymap.Form} }

// Typing is true: both fields take text.
func (t *setTarget) Typing() bool { return true }

// Size is as much as the text and the fields need.
func (t *setTarget) Size(w, h int) (int, int) {
	return overlay.BoxW(w, acceptW), min(h, acceptFields+8)
}

// Render draws exactly w×h cells.
func (t *setTarget) Render(w, h int) string {
	st, members := t.env.Styles, t.env.State.Scorecard().Members
	f := widget.Frame{Title: "Get down to a number of member seats", Focused: true, FooterLeft: overlay.KeysIn(st, t, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	now := "How many are filled is not known."
	if members.Known {
		now = text.Count(members.Filled, "is", "are") + " filled now."
	}
	if t.why != "" {
		now += " " + text.Capital(t.why) + "."
	}
	lines := []string{"", st.Render(theme.Text, now), "", t.form.Render(inner.W, acceptFields)}
	if t.said != "" {
		lines = append(lines, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+t.said, inner.W)...)
	}
	return f.Render(st, strings.Join(lines, "\n"), w, h)
}

// Hints are what can be done with the fields.
func (t *setTarget) Hints() []widget.Hint { return formHints(t.env, "propose") }

// Do moves between the fields, sets the number and closes.
func (t *setTarget) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	return nil, onForm(action, t.form.Move, t.set)
}

func (t *setTarget) set() []overlay.Request {
	goal, err := model.ParseSeatTarget(t.form.Seats(), t.form.By(), t.env.State.Now)
	if err != nil {
		t.said = err.Error()
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.SetSeatTarget{Goal: goal}}, overlay.Then{Do: t.done}}
}

// Update types.
func (t *setTarget) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	t.said = ""
	t.form.Update(msg)
	return nil, nil
}
