package change

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/items"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Access shows who has explicit access to a task or list.
type Access struct {
	env    *overlay.Env
	item   items.Item
	table  widget.Table
	cursor int
}

// NewAccess is the overlay about an item; it asks ClickUp when it opens.
func NewAccess(env *overlay.Env, item items.Item) *Access {
	return &Access{env: env, item: item, table: widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 16, Flex: 1, Worth: 9},
		{Min: 16, Flex: 1, Worth: 8},
		{Min: 7, Worth: 5},
	}}}
}

// Opening asks who has access.
func (a *Access) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.LoadAccess{Ref: a.item.Ref}}}
}

func (a *Access) known() model.Remote[[]model.Access] { return a.env.State.Data().Access[a.item.Ref] }

// Scopes are where its keys are looked up.
func (a *Access) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List, keymap.Browse} }

// Typing is false: there is no text field.
func (a *Access) Typing() bool { return false }

// Size is a box in the middle.
func (a *Access) Size(w, h int) (int, int) {
	return overlay.BoxW(w, 90), min(h, max(5, len(a.known().Value))+8)
}

// Render draws exactly w×h cells.
func (a *Access) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Who has access · " + a.item.Title(), Focused: true, Flush: true, FooterLeft: overlay.KeysIn(st, a, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	note := overlay.Indent(overlay.Ink(st, theme.Dim, model.AccessNote(a.item.Ref.Kind)+".", inner.W-6))
	if link := a.env.State.Link(a.item.Ref); link != "" {
		ink := theme.Dim
		if l := a.env.State.Data().Links[a.item.Ref]; l != nil && l.Public {
			ink = theme.Warning
		}
		note = append(overlay.Indent(overlay.Ink(st, ink, link+".", inner.W-6)), note...)
	}
	view := widget.TableView{Len: len(a.known().Value), Cursor: a.cursor, Sorted: -1, Focused: true, Row: a.row, Empty: a.empty()}
	rows := a.table.Render(st, view, inner.W, max(0, inner.H-len(note)))
	content := strings.Join(append([]string{rows}, note...), "\n")
	f.Scroll = a.table.Scroll()
	return f.Render(st, content, w, h)
}

// Hints are how it closes.
func (a *Access) Hints() []widget.Hint { return []widget.Hint{a.env.BackHint("close")} }

// empty says why there are no rows.
func (a *Access) empty() string {
	switch r := a.known(); r.Phase {
	case model.Loading:
		return "Asking ClickUp" + a.env.Styles.Glyphs.Ellipsis
	case model.LoadFailed:
		return "Not known: " + model.Explain(r.Err).Words
	}
	return "Nobody has explicit access."
}

func (a *Access) row(i int, r *widget.Row) {
	who := a.known().Value[i]
	role := ""
	if p, ok := a.env.State.Roster().People.ByID(who.ID); ok {
		role = p.Role.String()
	}
	r.Cells[0] = widget.Cell{Text: who.Name}
	r.Cells[1] = widget.Cell{Text: who.Email, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: role}
}

// Do moves and closes.
func (a *Access) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	switch action {
	case keymap.Up:
		a.Wheel(-1)
	case keymap.Down:
		a.Wheel(1)
	case keymap.Open, keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	}
	return nil, nil
}

// Update takes nothing else.
func (a *Access) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Wheel moves the cursor.
func (a *Access) Wheel(by int) {
	a.cursor = max(0, min(a.cursor+by, len(a.known().Value)-1))
}
