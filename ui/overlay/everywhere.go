package overlay

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Everywhere finds people and domains in all workspaces, and leads to them.
type Everywhere struct{ chooser }

// NewEverywhere returns the overlay over a state.
func NewEverywhere(env *Env) *Everywhere {
	return &Everywhere{chooser: newChooser(env, "a name, an address, a domain, or terms such as role:guest never", []widget.Column{
		{Min: 16, Flex: 3, Worth: 9},
		{Min: 18, Flex: 3, Worth: 7},
		{Min: 12, Max: 24, Flex: 2, Worth: 8},
		{Min: 7, Max: 22, Flex: 1, Worth: 5},
		{Min: 14, Worth: 3},
	})}
}

// Opening begins anew, and asks for the user groups that terms may be about.
func (e *Everywhere) Opening() []Request {
	var ids []model.WorkspaceID
	for _, r := range e.env.State.Rosters.Value {
		ids = append(ids, r.ID)
	}
	return []Request{Intend{Intent: model.LookEverywhere{}}, Intend{Intent: model.LearnRoles{IDs: ids}}}
}

func (e *Everywhere) found() *model.Everywhere { return &e.env.State.Everywhere }

// Size is most of the screen.
func (e *Everywhere) Size(w, h int) (int, int) { return boxW(w, 112), min(h, 24) }

// Render draws exactly w×h cells.
func (e *Everywhere) Render(w, h int) string {
	found, st := e.found(), e.env.Styles
	e.n = len(found.Domains) + len(found.People)
	e.put(e.cursor)
	f := widget.Frame{Title: "Find in all workspaces", FooterRight: e.env.Keys.Spell("{open} goes there "+st.Glyphs.Dot+" {back} closes", keymap.List)}
	switch {
	case found.Problem != nil:
		f.FooterLeft = st.Render(theme.Warning, found.Problem.Error())
	case found.Text != "":
		f.FooterLeft = fmt.Sprintf("%d found in %s", found.Total, count(found.In, "workspace"))
	}
	return e.render(f, e.row, e.empty(), w, h)
}

func (e *Everywhere) empty() string {
	if strings.TrimSpace(e.field.Value()) == "" {
		return "Type whom to look for: every workspace of the token is searched."
	}
	if e.found().Text != e.field.Value() {
		return "Looking" + e.env.Styles.Glyphs.Ellipsis
	}
	return "Nobody in any workspace fits that."
}

// row is a domain or, below them, a person.
func (e *Everywhere) row(i int, r *widget.Row) {
	found := e.found()
	if i < len(found.Domains) {
		d := found.Domains[i]
		r.Cells[0] = widget.Cell{Text: "@" + d.Row.Domain, Ink: theme.Strong}
		r.Cells[1] = widget.Cell{Text: domainWords(d.Row), Ink: theme.Dim}
		r.Cells[2] = widget.Cell{Text: d.Place, Ink: theme.Accent}
		r.Cells[3] = widget.Cell{Text: "domain", Ink: theme.Dim}
		return
	}
	p := found.People[i-len(found.Domains)]
	g := e.env.State.Glance(p.Person)
	r.Cells[0] = widget.Cell{Text: g.Name, Ink: theme.Text}
	r.Cells[1] = widget.Cell{Text: p.Person.Email, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: p.Place, Ink: theme.Accent}
	r.Cells[3] = widget.Cell{Text: g.Role, Ink: theme.Dim}
	r.Cells[4] = widget.Cell{Text: g.Seen, Ink: theme.Dim}
}

// domainWords counts a domain's people: "7 guests, 1 member, 2 pending".
func domainWords(d model.DomainRow) string {
	var parts []string
	if d.Guests > 0 {
		parts = append(parts, count(d.Guests, "guest"))
	}
	if d.Members > 0 {
		parts = append(parts, count(d.Members, "member"))
	}
	if d.Pending > 0 {
		parts = append(parts, fmt.Sprintf("%d pending", d.Pending))
	}
	return strings.Join(parts, ", ")
}

// Do moves, and goes to what stands under the cursor.
func (e *Everywhere) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch {
	case e.move(a):
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && e.cursor < e.n:
		return nil, e.goThere()
	}
	return nil, nil
}

func (e *Everywhere) goThere() []Request {
	found := e.found()
	if e.cursor < len(found.Domains) {
		d := found.Domains[e.cursor]
		return []Request{
			Close{},
			Intend{Intent: model.ChooseWorkspace{ID: d.Workspace}},
			Intend{Intent: model.ShowView{View: model.ViewAll, Filter: "domain:" + d.Row.Domain}},
			Perform{Action: keymap.ShowPeople},
		}
	}
	p := found.People[e.cursor-len(found.Domains)]
	return []Request{
		Close{},
		Intend{Intent: model.ChooseWorkspace{ID: p.Workspace}},
		Intend{Intent: model.SeekPerson{ID: p.Person.ID}},
		Perform{Action: keymap.ShowPeople},
	}
}

// Update types into the search.
func (e *Everywhere) Update(msg tea.Msg) (tea.Cmd, []Request) {
	if e.edit(msg) {
		return nil, []Request{Intend{Intent: model.LookEverywhere{Text: e.field.Value()}}}
	}
	return nil, nil
}

// Click goes to a row.
func (e *Everywhere) Click(_, y int) (tea.Cmd, []Request) {
	row := e.hit(y)
	if row < 0 {
		return nil, nil
	}
	e.put(row)
	return e.Do(keymap.Open)
}
