package change

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/model/items"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Access lists who has explicit access to a task or list.
type Access struct {
	overlay.Rows

	item items.Item
}

// NewAccess returns the overlay for an item.
func NewAccess(env *overlay.Env, item items.Item) *Access {
	a := &Access{item: item, Rows: overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.List, keymap.Browse}}}
	a.Table = widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 16, Flex: 1, Worth: 9},
		{Min: 16, Flex: 1, Worth: 8},
		{Min: 7, Worth: 5},
	}}
	a.Count = func() int { return len(a.known().Value) }
	a.Act = overlay.CloseOnOpen
	return a
}

// Opening asks ClickUp who has access.
func (a *Access) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.LoadAccess{Ref: a.item.Ref}}}
}

func (a *Access) known() model.Remote[[]model.Access] { return a.Env.State.Data().Access[a.item.Ref] }

// Size returns a box in the middle.
func (a *Access) Size(w, h int) (int, int) {
	return overlay.BoxW(w, 90), min(h, max(5, a.Count())+8)
}

// Render draws exactly w×h cells.
func (a *Access) Render(w, h int) string {
	f := widget.Frame{Title: "Who has access · " + a.item.Title(), FooterLeft: overlay.KeysIn(a.Env.Styles, a, w)}
	return a.Framed(f, widget.TableView{Row: a.row, Empty: a.empty()}, a.notes, 0, w, h)
}

// notes says whether there is a public link, and what the rows do not show.
func (a *Access) notes(w int) []string {
	st := a.Env.Styles
	notes := overlay.Ink(st, theme.Dim, model.AccessNote(a.item.Ref.Kind)+".", w-6)
	if link := a.Env.State.Link(a.item.Ref); link != "" {
		ink := theme.Dim
		if l := a.Env.State.Data().Links[a.item.Ref]; l != nil && l.Public {
			ink = theme.Warning
		}
		notes = append(overlay.Ink(st, ink, link+".", w-6), notes...)
	}
	return overlay.Indent(notes)
}

// Hints returns the key that closes it.
func (a *Access) Hints() []widget.Hint { return []widget.Hint{a.Env.BackHint("close")} }

// empty says why there are no rows.
func (a *Access) empty() string {
	switch r := a.known(); r.Phase {
	case model.Loading:
		return "Asking ClickUp" + a.Env.Styles.Glyphs.Ellipsis
	case model.LoadFailed:
		return "Not known: " + model.Explain(r.Err).Words
	}
	return "Nobody has explicit access."
}

func (a *Access) row(i int, r *widget.Row) {
	who := a.known().Value[i]
	role := ""
	if p, ok := a.Env.State.Roster().People.ByID(who.ID); ok {
		role = p.Role.String()
	}
	r.Cells[0] = widget.Cell{Text: who.Name}
	r.Cells[1] = widget.Cell{Text: who.Email, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: role}
}
