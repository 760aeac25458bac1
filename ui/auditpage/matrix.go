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

// matrix is the sheet that shows what the people of each client see. Its rows are made when
// the state has changed, not when they are drawn.
type matrix struct {
	env     *overlay.Env
	version model.Version
	at      time.Time
	rows    []model.MatrixRow
	note    string // what the rows are based on, with its age
	placed  bool   // the location of some item is known
	known   bool   // something has been read
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

// follow makes the rows again if the state has changed, and the note also if time has passed.
func (m *matrix) follow() {
	s := m.env.State
	old := m.version != s.Version()
	if old {
		m.version, m.rows = s.Version(), s.MatrixRows()
		m.placed = slices.ContainsFunc(m.rows, func(r model.MatrixRow) bool { return r.Path != "" })
	}
	if old || !m.at.Equal(s.Now) {
		m.at = s.Now
		m.note, m.known = s.MatrixNote()
	}
}

// visibleColumns leaves out the location if that is not known of any item.
func (m *matrix) visibleColumns() []int {
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

func (m *matrix) details(i int) details {
	row := m.rows[i]
	d := details{title: row.Kind + " " + row.Name, corner: row.Path, text: text.PeopleOf(row.People) + " of " + row.Client + ": " + few(row.Who) + ".", why: "Known from " + m.note + "."}
	switch {
	case row.Leak: // say first what is wrong: a long list of names may be cut
		d.text = "People of " + few(row.Others) + " see it, too. " + d.text
		d.todo = "unshare, or mark it in shared_lists"
	case row.Others != "":
		d.text += " It is marked as one for all clients: " + few(row.Others) + "."
	}
	return d
}

// few returns the first names of a list, and how many more there are.
func few(names string) string {
	const most = 6
	all := strings.Split(names, ", ")
	if len(all) <= most {
		return names
	}
	return strings.Join(all[:most-1], ", ") + " and " + text.Number(len(all)-most+1) + " more"
}

// enter filters the people pane by the client.
func (m *matrix) enter(i int) []overlay.Request {
	return []overlay.Request{overlay.Close{Return: true}, overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: "domain:" + m.rows[i].Client}}, runAction(keymap.ShowPeople)}
}

func (m *matrix) person(int) model.UserID { return 0 }
