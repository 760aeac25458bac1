package auditpage

import (
	"slices"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// matrix is the sheet that tells what the people of each client see. Its rows are worked out when
// something that is known has changed, not when they are drawn.
type matrix struct {
	env    *overlay.Env
	madeOf model.Version
	at     time.Time
	rows   []model.MatrixRow
	note   string // what they rest on, with its age
	placed bool   // it is known where something lies
	known  bool   // something was read of it
}

func (m *matrix) tab() string { return "who sees what" }

func (m *matrix) columns() []widget.Column {
	return []widget.Column{
		{Title: "CLIENT", Min: 16, Max: 28, Flex: 2, Worth: 9, Lead: 2},
		{Title: "ITEM", Min: 14, Flex: 3, Worth: 8},
		{Title: "WHERE", Min: 12, Flex: 2, Worth: 4},
		{Title: "WHO", Min: 14, Flex: 3, Worth: 6},
		{Title: "ALSO SEEN BY", Min: 14, Flex: 2, Worth: 7},
	}
}

// follow works the rows out again where something has changed, and the note where time has
// passed, too.
func (m *matrix) follow() {
	s := m.env.State
	old := m.madeOf != s.Version()
	if old {
		m.madeOf, m.rows = s.Version(), s.MatrixRows()
		m.placed = slices.ContainsFunc(m.rows, func(r model.MatrixRow) bool { return r.Path != "" })
	}
	if old || !m.at.Equal(s.Now) {
		m.at = s.Now
		m.note, m.known = s.MatrixNote()
	}
}

// shows leaves out where things lie when that is known of none.
func (m *matrix) shows() []int {
	if m.placed || len(m.rows) == 0 {
		return nil
	}
	return []int{0, 1, 4, 3}
}

func (m *matrix) rowCount() int { return len(m.rows) }

func (m *matrix) row(i int, r *widget.Row) {
	row := m.rows[i]
	r.Cells[0] = widget.Cell{Text: row.Client, Ink: theme.Text}
	r.Cells[1] = widget.Cell{Text: row.Name, Ink: theme.Text}
	r.Cells[2] = widget.Cell{Text: row.Path, Ink: theme.Dim}
	r.Cells[3] = widget.Cell{Text: row.Who, Ink: theme.Dim}
	r.Cells[4] = widget.Cell{Text: row.Others, Ink: theme.Dim}
	if row.Leak {
		r.Cells[0].Lead = widget.Mark{Text: m.env.Styles.Glyphs.Warning, Ink: theme.Warning}
		r.Cells[4].Ink = theme.Warning
	}
}

func (m *matrix) empty() string {
	if r := m.env.State.LongRead(); r.Live() {
		return "Nothing to show yet: " + r.Progress() + "."
	}
	if m.known {
		return "No client's people are on a list that was read: " + m.note + "."
	}
	return "It is not known who is on which list." + m.env.Keys.Spell(" {read-shares} reads it, a call for each guest or list; {pause-reading} pauses that.", keymap.Audit)
}

func (m *matrix) about(i int) about {
	row := m.rows[i]
	of := about{title: row.Kind + " " + row.Name, corner: row.Path, text: text.PeopleOf(row.People) + " of " + row.Client + ": " + few(row.Who) + ".", why: "Known from " + m.note + "."}
	switch {
	case row.Leak: // first what is wrong: a long list of names is cut at its end
		of.text = "People of " + few(row.Others) + " see it, too. " + of.text
		of.todo = "unshare, or mark it in shared_lists"
	case row.Others != "":
		of.text += " It is marked as one for all clients: " + few(row.Others) + "."
	}
	return of
}

// few names the first of a list, and how many more there are.
func few(names string) string {
	const most = 6
	all := strings.Split(names, ", ")
	if len(all) <= most {
		return names
	}
	return strings.Join(all[:most-1], ", ") + " and " + text.Number(len(all)-most+1) + " more"
}

// enter shows the people of the client.
func (m *matrix) enter(i int) []overlay.Request {
	return []overlay.Request{overlay.Close{Return: true}, overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: "domain:" + m.rows[i].Client}}, runAction(keymap.ShowPeople)}
}

func (m *matrix) person(int) model.UserID { return 0 }
