package command

import (
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// GlobalSearch finds people and domains in all workspaces and goes to them.
type GlobalSearch struct{ overlay.List }

// NewGlobalSearch returns the overlay.
func NewGlobalSearch(env *overlay.Env) *GlobalSearch {
	e := &GlobalSearch{overlay.NewList(env, "a name, an address, a domain, or terms such as role:guest never", "go there", []widget.Column{
		{Min: 16, Flex: 3, Worth: 9},
		{Min: 18, Flex: 3, Worth: 7},
		{Min: 12, Max: 24, Flex: 2, Worth: 8},
		{Min: 7, Max: 22, Flex: 1, Worth: 5},
		{Min: 14, Worth: 3},
	})}
	e.Take = e.goThere
	e.Ask = func() []overlay.Request {
		return []overlay.Request{overlay.Send{Intent: model.SearchAllWorkspaces{Text: e.Field.Value()}}}
	}
	return e
}

// Opening starts a new search.
func (e *GlobalSearch) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.SearchAllWorkspaces{}}}
}

func (e *GlobalSearch) found() *people.GlobalSearch { return &e.Env.State.GlobalSearch }

// Size returns most of the screen.
func (e *GlobalSearch) Size(w, h int) (int, int) { return overlay.BoxW(w, 96), min(h, 24) }

// Follow counts the rows and keeps the cursor on one of them.
func (e *GlobalSearch) Follow() {
	e.N = len(e.found().Domains) + len(e.found().People)
	e.Put(e.Selected)
}

// Waits reports whether the rows are still those of the previous search.
func (e *GlobalSearch) Waits() bool {
	return strings.TrimSpace(e.Field.Value()) != "" && e.found().Text != e.Field.Value()
}

// Render draws exactly w×h cells.
func (e *GlobalSearch) Render(w, h int) string {
	found, st := e.found(), e.Env.Styles
	f, note := widget.Frame{Title: "Find in all workspaces"}, ""
	switch {
	case found.Problem != nil:
		note = st.Render(theme.Warning, found.Problem.Error())
	case found.Text != "":
		note = fmt.Sprintf("%s found in %s", text.Number(found.Total), text.Plural(found.In, "workspace"))
	}
	f.FooterLeft, f.FooterRight = overlay.KeysBeside(st, e, note, w)
	return e.RenderList(f, e.row, e.empty(), w, h)
}

func (e *GlobalSearch) empty() string {
	if strings.TrimSpace(e.Field.Value()) == "" {
		return "Type a name or an address: every workspace of the token is searched."
	}
	if e.found().Text != e.Field.Value() {
		return "Searching" + e.Env.Styles.Glyphs.Ellipsis
	}
	return "Nobody in any workspace matches."
}

// row fills a row: the domains come first, then the people.
func (e *GlobalSearch) row(i int, r *widget.Row) {
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
	g := e.Env.State.PersonRow(p.Person)
	r.Cells[0] = widget.Cell{Text: g.Name, Ink: theme.Text}
	r.Cells[1] = widget.Cell{Text: p.Person.Email, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: p.Place, Ink: theme.Accent}
	r.Cells[3] = widget.Cell{Text: g.Role, Ink: theme.Dim}
	r.Cells[4] = widget.Cell{Text: g.Seen, Ink: theme.Dim}
}

// domainWords counts a domain's people: "7 guests, 1 member, 2 pending".
func domainWords(d people.DomainRow) string {
	var parts []string
	if d.Guests > 0 {
		parts = append(parts, text.Plural(d.Guests, "guest"))
	}
	if d.Members > 0 {
		parts = append(parts, text.Plural(d.Members, "member"))
	}
	if d.Pending > 0 {
		parts = append(parts, fmt.Sprintf("%s pending", text.Number(d.Pending)))
	}
	return strings.Join(parts, ", ")
}

// goThere shows the domain or person of a row in the people pane.
func (e *GlobalSearch) goThere(i int) []overlay.Request {
	found := e.found()
	if i < len(found.Domains) {
		d := found.Domains[i]
		return []overlay.Request{
			overlay.Close{},
			overlay.Send{Intent: model.ChooseWorkspace{ID: d.Workspace}},
			overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: "domain:" + d.Row.Domain}},
			overlay.RunAction{Action: keymap.ShowPeople},
		}
	}
	p := found.People[i-len(found.Domains)]
	return []overlay.Request{
		overlay.Close{},
		overlay.Send{Intent: model.ChooseWorkspace{ID: p.Workspace}},
		overlay.Send{Intent: model.SeekPerson{ID: p.Person.ID}},
		overlay.RunAction{Action: keymap.ShowPeople},
	}
}
