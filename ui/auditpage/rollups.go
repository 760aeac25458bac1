package auditpage

import (
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// barColumn returns a column for bars. It is no wider than the eye can compare.
func barColumn() widget.Column {
	return widget.Column{Min: 12, Max: 48, Flex: 2, Worth: 5, Chart: true}
}

// number returns a column for numbers.
func number(title string, worth int) widget.Column {
	return widget.Column{Title: title, Min: max(5, len(title)), Worth: worth, Right: true}
}

// amount returns a cell with a number; 0 is dim.
func amount(n int) widget.Cell {
	if n == 0 {
		return widget.Cell{Text: "0", Ink: theme.Dim}
	}
	return widget.Cell{Text: text.Number(n), Ink: theme.Text}
}

// chart keeps the size of the longest bar of a sheet, which sets the scale of all.
type chart struct {
	version model.Version
	longest int
}

// follow finds the longest of n bars again if the state has changed.
func (c *chart) follow(s *model.State, n int, size func(i int) int) {
	now := s.Version()
	if c.version == now {
		return
	}
	c.version, c.longest = now, 0
	for i := range n {
		c.longest = max(c.longest, size(i))
	}
}

// months is the sheet that shows who came in each month.
type months struct {
	env   *overlay.Env
	chart chart
}

func (m *months) tab() string { return "months" }

func (m *months) columns() []widget.Column {
	return []widget.Column{
		{Title: "MONTH", Min: 9, Worth: 9}, number("MEMBERS", 8), number("GUESTS", 7), number("INVITED", 6), barColumn(),
	}
}

func (m *months) rowCount() int { return m.env.State.MonthCount() }

func (m *months) follow() { m.chart.follow(m.env.State, m.rowCount(), m.env.State.MonthSize) }

func (m *months) row(i int, r *widget.Row) {
	month := m.env.State.Month(i)
	r.Cells[0] = widget.Cell{Text: month.Name, Ink: theme.Text}
	r.Cells[1], r.Cells[2], r.Cells[3] = amount(month.Members), amount(month.Guests), amount(month.Waiting)
	r.Bar = widget.Shares{Parts: m.kinds(month), Greatest: m.chart.longest}
}

// kinds returns the parts of a month's bar.
func (m *months) kinds(month model.MonthRow) [3]widget.Share {
	g := m.env.Styles.Glyphs
	return [3]widget.Share{
		{N: month.Members, Sign: g.Bar, Ink: theme.Accent, Label: "members"},
		{N: month.Guests, Sign: g.DoubleBar, Ink: theme.Notice, Label: "guests"},
		{N: month.Waiting, Sign: g.DashedBar, Ink: theme.Dim, Label: "invited, not here yet"},
	}
}

func (m *months) caption() (title string, legend [3]widget.Share) {
	return "Who came, month by month", m.kinds(model.MonthRow{})
}

func (m *months) empty() string { return "ClickUp gave no dates on which people joined." }

func (m *months) details(i int) details {
	joined, invited := m.env.State.Arrivals(i)
	var parts []string
	if len(joined) > 0 {
		parts = append(parts, "joined: "+strings.Join(joined, ", "))
	}
	if len(invited) > 0 {
		parts = append(parts, "invited, not here yet: "+strings.Join(invited, ", "))
	}
	return details{
		title: m.env.State.Month(i).Name, corner: text.PeopleOf(m.env.State.MonthSize(i)), text: strings.Join(parts, "; "),
		why: "Only people who are still here are counted; the changes show who left.",
	}
}

func (m *months) enter(int) []overlay.Request { return nil }

func (m *months) person(int) model.UserID { return 0 }

// tallies is the sheet that counts people by domain, inviter or role.
type tallies struct {
	env   *overlay.Env
	by    model.TallyBy
	chart chart
}

func (t *tallies) tab() string { return t.by.String() }

func (t *tallies) columns() []widget.Column {
	head := [...]string{"DOMAIN", "INVITED BY", "ROLE"}[t.by]
	return []widget.Column{
		{Title: head, Min: 18, Max: 40, Flex: 3, Worth: 9},
		{Min: 16, Worth: 3, Lead: 2},
		number("PEOPLE", 8), number("MEMBERS", 7), number("GUESTS", 7), number("PENDING", 4), number("INACTIVE", 6), barColumn(),
	}
}

func (t *tallies) rowCount() int { return t.env.State.TallyCount(t.by) }

func (t *tallies) follow() {
	t.chart.follow(t.env.State, t.rowCount(), func(i int) int { return t.env.State.Tally(t.by, i).People })
}

func (t *tallies) row(i int, r *widget.Row) {
	row := t.env.State.Tally(t.by, i)
	r.Cells[0] = widget.Cell{Text: row.Name, Ink: theme.Text}
	r.Cells[1] = widget.Cell{Text: row.Note, Ink: theme.Dim}
	if row.Warn {
		r.Cells[1].Lead = widget.Mark{Text: t.env.Styles.Glyphs.Warning, Ink: theme.Warning}
	}
	for c, n := range []int{row.People, row.Members, row.Guests, row.Pending, row.Inactive} {
		r.Cells[2+c] = amount(n)
	}
	r.Bar = widget.Shares{Parts: t.kinds(row), Greatest: t.chart.longest}
}

// kinds returns the parts of a row's bar.
func (t *tallies) kinds(row model.TallyRow) [3]widget.Share {
	g := t.env.Styles.Glyphs
	return [3]widget.Share{
		{N: row.Members, Sign: g.Bar, Ink: theme.Accent, Label: "members"},
		{N: row.Guests, Sign: g.DoubleBar, Ink: theme.Notice, Label: "guests"},
		{N: row.People - row.Members - row.Guests, Sign: g.DashedBar, Ink: theme.Dim, Label: "agents, role not known"},
	}
}

func (t *tallies) caption() (title string, legend [3]widget.Share) {
	return [...]string{"People by e-mail domain", "People by who invited them", "People by role"}[t.by], t.kinds(model.TallyRow{})
}

func (t *tallies) empty() string { return "Working it out" + t.env.Styles.Glyphs.Ellipsis }

func (t *tallies) details(i int) details {
	row := t.env.State.Tally(t.by, i)
	d := details{title: row.Name, corner: row.Note, text: text.PeopleOf(row.People) + ": " + tallyWords(row) + "."}
	if row.Filter != "" {
		d.todo, d.why = "show them", "filter "+row.Filter
	}
	return d
}

func tallyWords(row model.TallyRow) string {
	var parts []string
	for _, p := range []struct {
		n     int
		words string
	}{
		{row.Members, text.Plural(row.Members, "member")},
		{row.Guests, text.Plural(row.Guests, "guest")},
		{row.People - row.Members - row.Guests, text.Plural(row.People-row.Members-row.Guests, "other") + " (agents, role not known)"},
		{row.Pending, notAccepted(row.Pending)},
		{row.Inactive, text.Number(row.Inactive) + " inactive"},
	} {
		if p.n > 0 {
			parts = append(parts, p.words)
		}
	}
	return strings.Join(parts, ", ")
}

func notAccepted(n int) string {
	if n == 1 {
		return "1 of them has not accepted yet"
	}
	return text.Number(n) + " of them have not accepted yet"
}

// enter filters the people pane by the row.
func (t *tallies) enter(i int) []overlay.Request {
	filter := t.env.State.Tally(t.by, i).Filter
	if filter == "" {
		return nil
	}
	return []overlay.Request{overlay.Close{Return: true}, overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: filter}}, runAction(keymap.ShowPeople)}
}

func (t *tallies) person(int) model.UserID { return 0 }

// overview is the sheet of all workspaces.
type overview struct {
	env    *overlay.Env
	chosen func() // called when a workspace is chosen
}

func (o *overview) tab() string { return "workspaces" }

func (o *overview) columns() []widget.Column {
	return []widget.Column{
		{Title: "WORKSPACE", Min: 16, Max: 36, Flex: 3, Worth: 9, Lead: 2},
		{Title: "PLAN", Min: 12, Max: 16, Flex: 1, Worth: 3},
		{Title: "MEMBER SEATS", Min: 12, Worth: 7, Right: true},
		{Title: "GUEST SEATS", Min: 11, Worth: 6, Right: true},
		number("PENDING", 4), number("READY", 8), number("REVIEW", 5),
		{Title: "TAKE BACK", Min: 20, Max: 30, Flex: 1, Worth: 6},
		{Title: "SAVES", Min: 7, Max: 12, Flex: 1, Worth: 5, Right: true},
	}
}

func (o *overview) rowCount() int { return o.env.State.WorkspaceCount() }

func (o *overview) row(i int, r *widget.Row) {
	w := o.env.State.Workspace(i)
	r.Cells[0] = widget.Cell{Text: w.Name, Ink: theme.Text}
	if w.ID == o.env.State.Chosen {
		r.Cells[0].Lead = widget.Mark{Text: o.env.Styles.Glyphs.Chosen, Ink: theme.Accent}
	}
	r.Cells[1] = widget.Cell{Text: w.Plan, Ink: theme.Dim}
	r.Cells[2], r.Cells[3] = o.use(w.Members), o.use(w.Guests)
	if w.At.IsZero() {
		r.Cells[7] = widget.Cell{Text: "working it out" + o.env.Styles.Glyphs.Ellipsis, Ink: theme.Dim}
		return
	}
	r.Cells[4], r.Cells[5], r.Cells[6] = amount(w.Pending), amount(w.Lanes[model.LaneReady]), amount(w.Lanes[model.LaneReview])
	r.Cells[7] = widget.Cell{Text: shortBack(w.Scorecard), Ink: theme.Text}
	r.Cells[8] = widget.Cell{Text: w.Save, Ink: theme.Dim}
}

// shortBack counts the seats of the ready lane: "2 members, 1 guest".
func shortBack(c model.Scorecard) string {
	switch {
	case c.BackMembers+c.BackGuests == 0:
		return "no seat"
	case c.BackGuests == 0:
		return text.Plural(c.BackMembers, "member")
	case c.BackMembers == 0:
		return text.Plural(c.BackGuests, "guest")
	}
	return text.Plural(c.BackMembers, "member") + ", " + text.Plural(c.BackGuests, "guest")
}

func (o *overview) use(u model.SeatUse) widget.Cell {
	g := widget.Gauge{Value: u.Filled, Total: u.Total, Unlimited: u.Unlimited, Unknown: !u.Known}
	ink := g.Ink()
	if ink == theme.Accent {
		ink = theme.Text
	}
	return widget.Cell{Text: g.Label(), Ink: ink}
}

func (o *overview) empty() string { return "There is no workspace yet." }

func (o *overview) details(i int) details {
	w := o.env.State.Workspace(i)
	return details{
		title: w.Name, corner: text.PeopleOf(w.People),
		text: "Members: " + w.MembersWhy + ". Guests: " + w.GuestsWhy + ".",
		todo: "audit it", why: "own domain " + w.Own + whyWords(w.OwnWhy),
	}
}

func whyWords(why string) string {
	if why == "" {
		return ""
	}
	return " (" + why + ")"
}

// enter audits the workspace of the row.
func (o *overview) enter(i int) []overlay.Request {
	return []overlay.Request{overlay.Then{Do: o.chosen}, overlay.Send{Intent: model.ChooseWorkspace{ID: o.env.State.Workspace(i).ID}}}
}

func (o *overview) person(int) model.UserID { return 0 }
