package auditpage

import (
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// findings is the sheet of one lane, or of all lanes.
type findings struct {
	env  *overlay.Env
	lane model.Lane
}

func (f *findings) tab() string {
	return f.lane.String() + " " + text.Number(f.env.State.FindingCount(f.lane))
}

// columns leaves out lane and severity, which are in the headings, and the check, which is in
// the details.
func (f *findings) columns() []widget.Column {
	return []widget.Column{
		{Title: "WHO", Min: 22, Max: 32, Flex: 1, Worth: 9, Lead: 2},
		{Title: "WHY", Min: 24, Flex: 12, Worth: 8},
		{Title: "WHAT TO DO", Min: 26, Max: 36, Flex: 1, Worth: 3},
		{Title: "SAVES", Min: 6, Worth: 5, Right: true},
	}
}

// visibleColumns leaves out the savings if there are no prices.
func (f *findings) visibleColumns() []int {
	if c := f.env.State.Scorecard(); c.Save == "" && c.Cost == "" {
		return []int{0, 1, 2}
	}
	return nil
}

// heading returns the lane and the severity of a finding, and what the lane means.
func (f *findings) heading(i int) string {
	lane, severity, about := f.env.State.FindingGroup(f.lane, i)
	words := strings.ToUpper(lane.String()) + " " + f.env.Styles.Glyphs.Dot + " " + severity
	if about != "" {
		words += " – " + about
	}
	return words
}

func (f *findings) rowCount() int { return f.env.State.FindingCount(f.lane) }

func (f *findings) row(i int, r *widget.Row) {
	found := f.env.State.Finding(f.lane, i)
	ink := theme.Text
	if found.Lane == model.LaneProtected {
		ink = theme.Dim
	}
	r.Cells[0] = widget.Cell{Text: found.Who, Ink: ink, Lead: widget.SeverityMark(f.env.Styles, found.Severity)}
	r.Cells[1] = widget.Cell{Text: found.Brief, Ink: ink}
	r.Cells[2] = widget.Cell{Text: found.Action, Ink: theme.Dim}
	r.Cells[3] = widget.Cell{Text: found.Saves, Ink: theme.Good}
}

func (f *findings) empty() string {
	c := f.env.State.Scorecard()
	r := f.env.State.Roster()
	switch {
	case r != nil && r.People.Len() == 0:
		return f.env.Keys.Spell("Nobody is in this workspace yet: {back}, then {invite} invites somebody.")
	case c.At.IsZero():
		return "Working it out" + f.env.Styles.Glyphs.Ellipsis
	case f.lane == model.LaneReady:
		return "Nothing is safe to take back without a look."
	case f.lane == model.LaneHandOver:
		return f.env.Keys.Spell("Nobody who could go is known to hold anything: {read-shares} reads what they hold.", keymap.Audit)
	case f.lane == model.LaneReview:
		return "Nothing needs a look."
	case f.lane == model.LaneProtected:
		return "Nothing was found about protected people, and nothing is accepted."
	}
	if unseen := f.env.State.Unseen(f.env.State.Chosen); len(unseen) > 0 {
		return "Nothing was found in what can be seen: " + unseen[0] + "."
	}
	return "Nothing was found: every seat is well used."
}

func (f *findings) details(i int) details {
	found, dot := f.env.State.Finding(f.lane, i), " "+f.env.Styles.Glyphs.Dot+" "
	todo := found.Action
	if found.Saves != "" {
		todo += ", " + found.Saves + " a month"
	}
	return details{
		title: found.Who + dot + found.Check, corner: found.Lane.String() + dot + found.Severity,
		text: found.Reason + ".", todo: todo, why: found.About, short: found.Brief + ".",
	}
}

func (f *findings) enter(i int) []overlay.Request { return seek(f.person(i)) }

func (f *findings) person(i int) model.UserID { return f.env.State.Finding(f.lane, i).ID }

// seek shows a person in the people pane.
func seek(id model.UserID) []overlay.Request {
	if id == 0 {
		return nil
	}
	return []overlay.Request{overlay.Close{Return: true}, overlay.Send{Intent: model.SeekPerson{ID: id}}, runAction(keymap.ShowPeople)}
}

// changes is the sheet with what changed since an older roster.
type changes struct{ env *overlay.Env }

func (c *changes) tab() string { return "changes " + text.Number(c.rowCount()) }

func (c *changes) columns() []widget.Column {
	return []widget.Column{
		{Title: "CHANGE", Min: 14, Worth: 9, Lead: 2},
		{Title: "WHO", Min: 16, Max: 32, Flex: 2, Worth: 8},
		{Title: "WHAT", Min: 24, Flex: 5, Worth: 7},
	}
}

func (c *changes) rowCount() int { return c.env.State.SinceCount() }

func (c *changes) row(i int, r *widget.Row) {
	change := c.env.State.SinceChange(i)
	r.Cells[0] = widget.Cell{Text: change.Words, Ink: theme.Dim, Lead: c.mark(change.Kind)}
	r.Cells[1] = widget.Cell{Text: change.Who, Ink: theme.Text}
	r.Cells[2] = widget.Cell{Text: change.Text, Ink: theme.Dim}
}

func (c *changes) mark(kind string) widget.Mark {
	g := c.env.Styles.Glyphs
	switch kind {
	case "joined", "accepted", "active":
		return widget.Mark{Text: "+", Ink: theme.Good}
	case "left":
		return widget.Mark{Text: "-", Ink: theme.Warning}
	case "inactive":
		return widget.Mark{Text: g.Pending, Ink: theme.Notice}
	}
	return widget.Mark{Text: g.Dot, Ink: theme.Accent}
}

func (c *changes) empty() string {
	s := c.env.State
	if day := s.SinceDay(); day != "" {
		return "Nobody joined, left or changed since " + day + "."
	}
	return "There is no older roster to compare with yet."
}

func (c *changes) details(i int) details {
	change := c.env.State.SinceChange(i)
	title := change.Who
	if change.Email != "" && change.Email != title {
		title += " " + c.env.Styles.Glyphs.Dot + " " + change.Email
	}
	why := "Compared with the roster of " + c.env.State.SinceDay() + c.env.Keys.Spell(". {compare} chooses another.", keymap.Audit)
	return details{title: title, corner: change.Words, text: change.Text + ".", why: why}
}

func (c *changes) enter(i int) []overlay.Request { return seek(c.person(i)) }

// person returns 0 for those who left: they can't be marked any more.
func (c *changes) person(i int) model.UserID {
	if change := c.env.State.SinceChange(i); change.Kind != "left" {
		return change.ID
	}
	return 0
}
