package pane

import (
	"slices"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Workspaces lists the workspaces of the token and their use of seats, two lines each.
type Workspaces struct {
	state  *model.State
	st     *theme.Styles
	keys   keymap.Map
	cursor int
	chosen string // the chosen workspace that the cursor was last moved to
	offset int    // the first workspace shown
	shown  int    // how many the last frame had room for
}

// WorkspaceLines is the number of lines of a workspace in the pane.
const WorkspaceLines = 2

// NewWorkspaces returns the pane.
func NewWorkspaces(s *model.State, st *theme.Styles, keys keymap.Map) *Workspaces {
	return &Workspaces{state: s, st: st, keys: keys}
}

// Scope returns the scope of the pane's keys.
func (p *Workspaces) Scope() keymap.Scope { return keymap.Workspaces }

// Title returns the pane's name.
func (p *Workspaces) Title() string { return "Workspaces" }

// Do turns an action into intents.
func (p *Workspaces) Do(a keymap.Action) []model.Msg {
	if by, moves := a.Steps(max(1, p.shown/2), len(p.all())); moves {
		p.move(p.cursor + by)
	}
	switch a {
	case keymap.Open:
		return p.choose()
	case keymap.Copy:
		if r := p.current(); r != nil {
			return one(model.CopyText{Text: string(r.ID), What: "the workspace's id"})
		}
	}
	return nil
}

func (p *Workspaces) all() []*model.Roster { return p.state.Rosters.Value }

func (p *Workspaces) current() *model.Roster {
	if p.cursor >= len(p.all()) {
		return nil
	}
	return p.all()[p.cursor]
}

func (p *Workspaces) move(to int) { p.cursor = max(0, min(to, len(p.all())-1)) }

func (p *Workspaces) choose() []model.Msg {
	if r := p.current(); r != nil {
		return one(model.ChooseWorkspace{ID: r.ID})
	}
	return nil
}

// Leads returns the pane that an action leads to: open leads to the workspace's people.
func (p *Workspaces) Leads(a keymap.Action) (keymap.Scope, bool) {
	return keymap.People, a == keymap.Open && p.current() != nil
}

// Click puts the cursor on a workspace; a double click chooses it.
func (p *Workspaces) Click(_, y int, twice bool) []model.Msg {
	row := p.offset + (y-1)/WorkspaceLines
	if y < 1 || row >= len(p.all()) {
		return nil
	}
	p.move(row)
	if twice {
		return p.choose()
	}
	return nil
}

// Wheel moves the cursor by a number of workspaces.
func (p *Workspaces) Wheel(by int) []model.Msg {
	p.move(p.cursor + by)
	return nil
}

// Cursor returns the position of the terminal's cursor, relative to the pane.
func (p *Workspaces) Cursor() (x, y int, field bool) {
	return 2, 1 + (p.cursor-p.offset)*WorkspaceLines, false
}

// Follow moves the cursor to the chosen workspace when another one is chosen.
func (p *Workspaces) Follow() {
	if id := string(p.state.Chosen); id != p.chosen {
		p.chosen = id
		p.cursor = slices.IndexFunc(p.all(), func(r *model.Roster) bool { return string(r.ID) == id })
	}
	p.move(p.cursor)
}

// Render draws exactly w×h cells.
func (p *Workspaces) Render(w, h int, focused bool) string {
	f := widget.Frame{Title: p.Title(), Focused: focused, Flush: true}
	inner := f.Inner(widget.Rect{W: w, H: h})
	all := p.all()
	p.shown = inner.H / WorkspaceLines
	p.offset = widget.ScrollTo(p.offset, p.cursor, p.shown, len(all))
	if len(all) > p.shown {
		f.FooterLeft = text.Number(p.cursor+1) + "/" + text.Number(len(all))
	}
	f.Scroll = widget.Scroll{Offset: p.offset, Visible: p.shown, Total: len(all)}
	l := f.Lines(p.st, w, h)
	for i := p.offset; i < min(len(all), p.offset+p.shown+1); i++ {
		p.entry(l, all[i], i == p.cursor, focused, inner.W)
	}
	if len(all) == 0 {
		for _, words := range widget.Wrap(p.emptyWords(), inner.W-2) {
			l.Pad(1)
			l.Text(theme.Dim, words)
			l.Newline()
		}
	}
	return l.String()
}

// Shown returns the workspaces that the last frame showed, at least in part.
func (p *Workspaces) Shown() []*model.Roster {
	all := p.all()
	from := min(p.offset, len(all))
	return all[from:min(len(all), from+p.shown+1)]
}

// entry writes a workspace's name and its use of seats.
func (p *Workspaces) entry(l *widget.Lines, r *model.Roster, cursor, focused bool, w int) {
	facts := p.state.DataOf(r.ID)
	members, guests := facts.MemberSeats(), facts.GuestSeats()
	name := theme.Text
	if r.ID == p.state.Chosen {
		name = theme.Strong
	}
	selected := cursor && focused
	title := r.Name
	if title == "" {
		title = "workspace " + string(r.ID)
	}
	l.Select(selected)
	l.Gutter(cursor && p.st.PointsAt(selected), false)
	l.Fit(name, title, w-6)
	if members.Full() || guests.Full() {
		l.Pad(1)
		l.Text(theme.Warning, p.st.Glyphs.Warning)
	}
	l.Newline()
	l.Select(selected)
	l.Pad(widget.GutterW)
	l.Fit(theme.Dim, p.uses(r, members, guests, w-4), w-4)
	l.Newline()
}

// uses returns the line below the name: the seats, or why they are missing, and the plan if
// there is room.
func (p *Workspaces) uses(r *model.Roster, members, guests model.SeatUse, w int) string {
	facts := p.state.DataOf(r.ID)
	switch {
	case p.state.NotAllowed(r.ID) != nil:
		return "token not allowed here"
	case !facts.Seats.Has() && facts.Seats.Phase == model.LoadFailed:
		return p.keys.Spell("seats not loaded; {retry} tries again")
	case !facts.Seats.Has():
		return text.Number(r.People.Counts().All) + " people, seats" + p.st.Glyphs.Ellipsis
	}
	dot := " " + p.st.Glyphs.Dot + " "
	words := "seats " + shortUse(members)
	if facts.Seats.Stale() {
		return words + dot + text.Age(p.state.Now.Sub(facts.Seats.At))
	}
	for _, more := range [...]string{"guest " + shortUse(guests), facts.Plan.Value.Name} {
		if longer := words + dot + more; more != "" && widget.Width(longer) <= w {
			words = longer
		}
	}
	return words
}

// shortUse returns the label of a seat use for a narrow line.
func shortUse(u model.SeatUse) string {
	if u.Known && u.Unlimited {
		return text.Number(u.Filled)
	}
	return useLabel(u)
}

func useLabel(u model.SeatUse) string {
	return widget.Gauge{Value: u.Filled, Total: u.Total, Unlimited: u.Unlimited, Unknown: !u.Known}.Label()
}

func (p *Workspaces) emptyWords() string {
	switch p.state.Rosters.Phase {
	case model.LoadFailed:
		return p.keys.Spell("Not loaded. {retry} tries again, {errors} says what failed.")
	case model.Loaded:
		return "This token sees no workspace."
	}
	return "Loading" + p.st.Glyphs.Ellipsis
}
