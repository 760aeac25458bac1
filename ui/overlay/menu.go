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

// Menu describes a list of choices that typing filters.
type Menu struct {
	Box   string // which menu it is, for the tests and pictures of all
	Title string
	Hint  string // the field's placeholder
	Enter string // what enter does, in a word or two
	None  string // shown when no choice matches
	Empty string // shown when there is no choice at all; defaults to None
	All   []Choice
	// Now returns the choices if they may change while the menu is open: it replaces All
	// after every message. It may be nil.
	Now     func() []Choice
	Columns []widget.Column // for name and text; nil for the usual ones
	W       int             // maximum width of the box; 0 for the usual one
	Least   int             // minimum height of the box; 0 for the usual one
}

// Choice is a row of a menu; taking it closes the menu and makes the request Does.
type Choice struct {
	Name, Text string
	Does       Request
}

// menu is an open Menu.
type menu struct {
	List
	Menu
	shown []Choice
}

// NewMenu returns the overlay that shows m.
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

// BoxName returns the name of the menu.
func (m *menu) BoxName() string { return m.Box }

// Follow updates the choices.
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

// nameW is the usual width of names: that of a date and time.
const nameW = 17

// Size returns a box in the middle.
func (m *menu) Size(w, h int) (int, int) {
	w = BoxW(w, cmp.Or(m.W, 96))
	rows := min(len(m.All), 14)
	if m.cuts(w) {
		rows += AboutLines
	}
	return w, min(h, max(cmp.Or(m.Least, 8), rows+4))
}

// cuts reports whether a box of w cells would cut the text of a choice.
func (m *menu) cuts(w int) bool {
	const around = 2 + len(TableIndent) + nameW + 2 + 1 // the frame, the gutter, the name, the gap, the margin
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

// NewExport returns the menu of formats to export the audit in.
func NewExport(env *Env) *menu {
	var all []Choice
	for _, f := range model.ExportFormats() {
		all = append(all, Choice{f.Name, f.About, Send{Intent: model.ExportReport{Format: f.Name}}})
	}
	return NewMenu(env, Menu{Box: "export", Title: "Export the audit", Hint: "a format", Enter: "write a new file", None: "No format matches.", All: all})
}

// NewBaseline returns the menu of older rosters to compare with.
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

// NewSort returns the menu of columns to sort people by. Taking the current one reverses the
// order.
func NewSort(env *Env) *menu {
	now := env.State.Browse().Sort
	var all []Choice
	for _, c := range []struct {
		column people.Column
		about  string
	}{
		{people.ByName, "from A to Z"},
		{people.ByRole, "owners and admins first"},
		{people.ByLastActive, "most recently seen first"},
		{people.BySeat, "paid seats first"},
		{people.ByDomain, "the part of the address behind @"},
		{people.ByInviter, "who invited them"},
		{people.ByJoined, "when they joined"},
		{people.ByInvited, "when they were invited"},
		{people.ByUntil, "when they are to leave, soonest first"},
	} {
		order, about := people.Sort{Column: c.column}, c.about
		if now.Column == c.column {
			order.Desc = !now.Desc
			about += "; the current order: enter reverses it"
		}
		all = append(all, Choice{c.column.String(), about, Send{Intent: model.SortBy{Sort: order}}})
	}
	return NewMenu(env, Menu{Box: "sort", Title: "Sort people", Hint: "a column", Enter: "sort by it", None: "No column matches.", All: all})
}
