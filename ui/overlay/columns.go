package overlay

import (
	"slices"

	"cutui/model"
	"cutui/model/people"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// columns is the list in which columns of people are shown and hidden.
type columns struct {
	List
	shown []people.Column // those that match what is typed
}

// NewColumns returns the list in which columns of people are shown and hidden.
func NewColumns(env *Env) *columns {
	c := &columns{List: NewList(env, "a column", "show or hide", []widget.Column{
		{Min: 15, Max: 24, Flex: 1, Worth: 9, Lead: 2}, {Min: 20, Flex: 12, Worth: 6},
	})}
	c.Narrow = c.search
	c.Take = func(i int) []Request { return []Request{Send{Intent: model.ToggleColumn{Column: c.shown[i]}}} }
	c.About = func(int) string { return "To keep it so, write in the settings: " + env.State.ColumnSetting() }
	c.search()
	return c
}

func (c *columns) search() {
	words := c.Words()
	c.shown = slices.DeleteFunc(people.Columns(), func(col people.Column) bool { return !Holds(col.String()+" "+aboutColumn(col), words) })
	c.N = len(c.shown)
	c.Put(c.Selected)
}

// aboutColumn describes a column in a few words.
func aboutColumn(c people.Column) string {
	return [...]string{
		people.ByName:       "always shown",
		people.ByRole:       "the role, and the custom role",
		people.ByLastActive: "when they were last seen",
		people.BySeat:       "who takes a paid seat, who is free",
		people.ByDomain:     "the part of the address behind @",
		people.ByUntil:      "until when they are to be here",
		people.ByInviter:    "who invited them",
		people.ByEmail:      "the whole address",
		people.ByJoined:     "how long ago they joined",
		people.ByInvited:    "how long ago they were invited",
		people.ByStatus:     "active or pending",
		people.ByCustomRole: "the custom role alone",
		people.ByID:         "ClickUp's number for them",
	}[c]
}

// Hints returns the keys; enter does nothing on the names, which are always shown.
func (c *columns) Hints() []widget.Hint {
	if c.Selected < c.N && c.shown[c.Selected] == people.ByName {
		return []widget.Hint{c.Env.BackHint("close")}
	}
	return c.List.Hints()
}

// Size returns a box in the middle.
func (c *columns) Size(w, h int) (int, int) {
	return BoxW(w, 96), min(h, len(people.Columns())+4+AboutLines)
}

// Render draws exactly w×h cells.
func (c *columns) Render(w, h int) string {
	st, now := c.Env.Styles, c.Env.State.Columns()
	row := func(i int, r *widget.Row) {
		r.Cells[0] = widget.Cell{Text: c.shown[i].String(), Ink: theme.Dim}
		if slices.Contains(now, c.shown[i]) {
			r.Cells[0].Ink, r.Cells[0].Lead = theme.Text, widget.Mark{Text: st.Glyphs.Marked, Ink: theme.Accent}
		}
		r.Cells[1] = widget.Cell{Text: aboutColumn(c.shown[i]), Ink: theme.Dim}
	}
	return c.RenderList(widget.Frame{Title: "Columns", FooterLeft: KeysIn(st, c, w)}, row, "No column matches.", w, h)
}
