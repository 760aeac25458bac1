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

// hrSheet is the sheet with the differences between the HR list and the workspace.
type hrSheet struct{ env *overlay.Env }

func (s *hrSheet) tab() string {
	if list, _ := s.env.State.HR(); list.Given() {
		return "HR list " + text.Number(s.rowCount())
	}
	return "HR list"
}

func (s *hrSheet) columns() []widget.Column {
	return []widget.Column{
		{Title: "WHO", Min: 20, Max: 36, Flex: 2, Worth: 9, Lead: 2},
		{Title: "WHY", Min: 24, Flex: 5, Worth: 8},
		{Title: "WHAT TO DO", Min: 12, Worth: 3},
	}
}

func (s *hrSheet) rowCount() int { return s.env.State.HRCount() }

func (s *hrSheet) row(i int, r *widget.Row) {
	row := s.env.State.HRRow(i)
	mark := widget.Mark{Text: "-", Ink: theme.Warning}
	if row.Missing {
		mark = widget.Mark{Text: "?", Ink: theme.Notice}
	}
	r.Cells[0] = widget.Cell{Text: row.Who, Ink: theme.Text, Lead: mark}
	r.Cells[1] = widget.Cell{Text: row.Text, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: row.Action, Ink: theme.Dim}
}

func (s *hrSheet) empty() string {
	list, reading := s.env.State.HR()
	switch {
	case reading:
		return "Reading the list" + s.env.Styles.Glyphs.Ellipsis
	case list.Given():
		return "Everybody with a member seat is on the HR list, and everybody on it is here."
	}
	if e := s.env.State.Options.Export; e.Given() {
		return e.File + " is in use, ClickUp's people export: what it says is among the findings and in each person's details. It is not an HR list: nobody is checked against it."
	}
	return s.env.Keys.Spell("A CSV list of those who work here shows who has left and who is not in yet. ClickUp's own people export adds two-factor authentication and lists. {hr-list} chooses the file.", keymap.Audit)
}

func (s *hrSheet) details(i int) details {
	row := s.env.State.HRRow(i)
	list, _ := s.env.State.HR()
	return details{title: row.Who, corner: list.File, text: row.Text + ".", todo: row.Action, why: row.About}
}

func (s *hrSheet) enter(i int) []overlay.Request { return seek(s.person(i)) }

func (s *hrSheet) person(i int) model.UserID { return s.env.State.HRRow(i).ID }

// newHRFiles returns the box that chooses an HR list or ClickUp's people export; the last row
// stops using the current ones.
func newHRFiles(env *overlay.Env) *files {
	f := newFiles(env, "HR list", "the path of a list, such as ~/people.csv")
	f.extra = func() (words, path string) {
		inUse := strings.Join(env.State.RosterFiles(), " and ")
		if f.Field.Value() != "" || inUse == "" {
			return "", ""
		}
		return "no list: stop using " + inUse, ""
	}
	f.use = func(path string) []overlay.Request {
		return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.UseHR{Path: path}}}
	}
	return f
}
