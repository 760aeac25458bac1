package overlay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Menu is choices, narrowed by typing.
type Menu struct {
	Box   string // which menu it is, for the tests and pictures of all
	Title string
	Hint  string // stands in the field while it is empty
	Enter string // what enter does, in a word or two
	None  string // said where no choice has the words
	Empty string // said where there is no choice at all; empty: as None
	All   []Choice
	// Now are all the choices where these may change while the menu is open: it is asked after
	// every message. Nil: All stay.
	Now     func() []Choice
	Columns []widget.Column // of the name and the text; nil: the usual ones
	W       int             // of the box, at the most; 0: as wide as most
	Least   int             // lines of the box, at the least; 0: as few as most
}

// Choice is one of a menu.
type Choice struct {
	Name, Text string
	Does       Request
}

// menu is a Menu that is open.
type menu struct {
	List
	Menu
	shown []Choice
}

// NewMenu opens a menu.
func NewMenu(env *Env, m Menu) *menu {
	o := &menu{Menu: m}
	if o.Columns == nil {
		o.Columns = []widget.Column{{Min: nameW, Worth: 9}, {Min: 20, Flex: 1, Worth: 6}}
	}
	o.List = NewList(env, m.Hint, m.Enter, o.Columns)
	o.Narrow = o.search
	o.Take = func(i int) []Request { return []Request{Close{}, o.shown[i].Does} }
	o.Follow()
	o.search()
	return o
}

// BoxName is which menu it is.
func (m *menu) BoxName() string { return m.Box }

// Follow takes in the choices of now.
func (m *menu) Follow() {
	if m.Now != nil {
		m.All = m.Now()
		m.search()
	}
}

func (m *menu) search() {
	words := m.Words()
	m.shown = slices.DeleteFunc(slices.Clone(m.All), func(c Choice) bool { return !Holds(strings.ToLower(c.Name+" "+c.Text), words) })
	m.N = len(m.shown)
	m.Put(m.Selected)
}

// nameW is the room of names, which a day with its time fits.
const nameW = 17

// Size is a box in the middle.
func (m *menu) Size(w, h int) (int, int) {
	w = BoxW(w, cmp.Or(m.W, 96))
	rows := min(len(m.All), 14)
	if m.cuts(w) {
		rows += AboutLines
	}
	return w, min(h, max(cmp.Or(m.Least, 8), rows+4))
}

// cuts reports whether a box of w cells has no room for what is said about a choice.
func (m *menu) cuts(w int) bool {
	const around = 2 + len(TableIndent) + nameW + 2 + 1 // the frame, the gutter, the gap, air
	return m.Columns[0].Min == nameW && slices.ContainsFunc(m.All, func(c Choice) bool { return widget.Width(c.Text) > w-around })
}

// Render draws exactly w×h cells.
func (m *menu) Render(w, h int) string {
	m.About = nil
	if m.cuts(w) {
		m.About = func(i int) string { return m.shown[i].Text }
	}
	none := m.None
	if len(m.All) == 0 {
		none = cmp.Or(m.Empty, none)
	}
	return m.RenderList(widget.Frame{Title: m.Title}, func(i int, r *widget.Row) {
		r.Cells[0] = widget.Cell{Text: m.shown[i].Name, Ink: theme.Text}
		r.Cells[1] = widget.Cell{Text: m.shown[i].Text, Ink: theme.Dim}
	}, none, w, h)
}

// NewExport asks in which form to write the audit.
func NewExport(env *Env) *menu {
	var all []Choice
	for _, f := range model.ExportFormats() {
		all = append(all, Choice{f.Name, f.About, Send{Intent: model.ExportReport{Format: f.Name}}})
	}
	return NewMenu(env, Menu{Box: "export", Title: "Export the audit", Hint: "the form", Enter: "write a new file", None: "There is no such form.", All: all})
}

// NewBaseline asks which of the older rosters to compare with.
func NewBaseline(env *Env) *menu {
	return NewMenu(env, Menu{
		Box: "compare", Title: "Compare with", Hint: "a day", Enter: "compare", None: "No roster matches.", Empty: "No older roster is kept yet.",
		Now: func() (all []Choice) {
			s := env.State
			current, _ := s.Baseline()
			for _, info := range s.Earlier() {
				words := fmt.Sprintf("%s, %s in %s", s.Ago(info.At), text.PeopleOf(info.People), text.Plural(info.Workspaces, "workspace"))
				if info.ID == current.ID {
					words += ", compared with now"
				}
				all = append(all, Choice{s.Moment(info.At), words, Send{Intent: model.CompareWith{ID: info.ID}}})
			}
			return all
		},
	})
}

// NewSort asks what to sort the people by. The column they are sorted by turns around.
func NewSort(env *Env) *menu {
	now := env.State.Browse().Sort
	var all []Choice
	for _, c := range []struct {
		column people.Column
		about  string
	}{
		{people.ByName, "from A to Z"},
		{people.ByRole, "owners and admins first"},
		{people.ByLastActive, "who was seen last comes first"},
		{people.BySeat, "paid seats first"},
		{people.ByDomain, "the part of the address behind @"},
		{people.ByInviter, "who invited them"},
		{people.ByJoined, "when they joined"},
		{people.ByInvited, "when they were invited"},
		{people.ByUntil, "when they are to leave, the next first"},
	} {
		order, about := people.Sort{Column: c.column}, c.about
		if now.Column == c.column {
			order.Desc = !now.Desc
			about += "; sorted so now: turns around"
		}
		all = append(all, Choice{c.column.String(), about, Send{Intent: model.SortBy{Sort: order}}})
	}
	return NewMenu(env, Menu{Box: "sort", Title: "Sort people", Hint: "a column", Enter: "sort by it", None: "There is no such column.", All: all})
}
