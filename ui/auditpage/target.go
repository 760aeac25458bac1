package auditpage

import (
	"strconv"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/target"
	"cutui/model/when"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// targets is the sheet that proposes who gives back a member seat to get down to a target
// number. The proposal is made when the state has changed.
type targets struct {
	env     *overlay.Env
	version model.Version
	set     bool // a target is set
	p       target.Proposal
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

// follow makes the proposal again if the state has changed.
func (t *targets) follow() {
	if now := t.env.State.Version(); t.version != now {
		t.version = now
		t.p, t.set = t.env.State.SeatProposal()
	}
}

func (t *targets) rowCount() int { return len(t.p.Candidates) }

// heading returns what is done about a group of people, and why it has its place in the order.
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
		return t.env.Keys.Spell("No target is set. {target} asks how many member seats may be filled, and proposes whose seats can be given back with the least harm.", keymap.Audit)
	}
	return text.Capital(t.p.Sentence()) + "."
}

func (t *targets) details(i int) details {
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
	return details{
		title: c.Person.Display(), corner: state, text: text.Capital(c.Reason()) + ". " + c.Way.Why(), todo: c.Way.Words(),
		why: t.env.Keys.Spell("{review-target} reviews the plan", keymap.Audit),
	}
}

func (t *targets) enter(i int) []overlay.Request { return seek(t.person(i)) }

func (t *targets) person(i int) model.UserID { return t.p.Candidates[i].Person.ID }

// cardLines draws the content of the card in lines of at most w cells: whether the target is
// reached, what the proposal saves, and what to know.
func (t *targets) cardLines(w int) []string {
	st, ink := t.env.Styles, theme.Good
	if !t.p.Reached() {
		ink = theme.Notice
	}
	saves := "no prices set"
	if words := t.p.Saves(); words != "" {
		saves = "saves " + words
	}
	if widget.Width(saves) > w {
		saves = "saves " + t.p.SavesBriefly()
	}
	lines := append(overlay.Ink(st, ink, text.Capital(t.p.Sentence())+".", w), st.Render(theme.Text, widget.Fit(st, saves, w)))
	if notes := t.p.Notes(); len(notes) > 0 {
		lines = append(lines, overlay.Ink(st, theme.Dim, text.Capital(strings.Join(notes, "; "))+".", w)...)
	}
	return lines
}

// cardH returns how high the card would be, at a width of w cells, to show everything.
func (t *targets) cardH(w int) int {
	const frame = 2
	return len(t.cardLines(widget.Frame{}.Inner(widget.Rect{W: w, H: frame}).W)) + frame
}

// card draws the state of the target in place of the score card.
func (t *targets) card(w, h int) string {
	st := t.env.Styles
	f := widget.Frame{Title: "Target", FooterRight: t.env.Keys.Spell("{target} sets another", keymap.Audit)}
	if r := t.env.State.Roster(); r != nil {
		f.Title += " " + st.Glyphs.Dot + " " + r.Name
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := t.cardLines(inner.W)
	return f.Render(st, strings.Join(lines[:min(len(lines), inner.H)], "\n"), w, h)
}

// newSetTarget returns the form that sets the target; done is called once it is set.
func newSetTarget(env *overlay.Env, p *target.Proposal, set bool, done func()) *overlay.FormBox {
	members, ready := env.State.Scorecard().Members, env.State.Scorecard().BackMembers
	usual, why, typed, by := "", "", "", ""
	switch {
	case set:
		usual, why = strconv.Itoa(p.Seats), "the target is "+strconv.Itoa(p.Seats)
		if !p.By.IsZero() {
			by = p.By.Format(time.DateOnly)
		}
	case members.Known:
		usual = strconv.Itoa(max(0, members.Filled-ready))
		why = "the ready findings leave " + usual
	}
	return &overlay.FormBox{
		Env: env, Box: "target", W: formW, Lines: 5, Below: 3, Enter: "propose",
		Frame: func() widget.Frame { return widget.Frame{Title: "Get down to a number of member seats"} },
		About: func(w, _ int) []string {
			return overlay.Ink(env.Styles, theme.Text, seatsNow(env.State.Scorecard().Members, why), w)
		},
		Form: form.NewPage(env.Styles,
			form.Line("Member seats filled at most", 9, &typed).Placeholder(usual),
			form.Day("By – may be left empty", when.Ahead(env.State.Now), &by)),
		Done: func() ([]overlay.Request, error) {
			goal, err := model.ParseSeatTarget(orUsual(typed, usual), by, env.State.Now)
			return append(intend(model.SetSeatTarget{Goal: goal}), overlay.Then{Do: done}), err
		},
	}
}

// seatsNow says how many seats are filled, and where the suggested number comes from.
func seatsNow(members model.SeatUse, why string) string {
	now := "How many are filled is not known."
	if members.Known {
		now = text.Count(members.Filled, "is", "are") + " filled now."
	}
	if why != "" {
		now += " " + text.Capital(why) + "."
	}
	return now
}
