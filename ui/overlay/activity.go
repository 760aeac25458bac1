package overlay

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Activity shows what the program did and was told, the latest first, and then
// what changed in the workspace since the roster before.
type Activity struct {
	env    Env
	table  widget.Table
	cursor int
}

// NewActivity returns the overlay over a state.
func NewActivity(env Env) *Activity {
	return &Activity{env: env, table: widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 8, Worth: 5},
		{Min: 20, Flex: 1, Worth: 9, Lead: 2},
	}}}
}

// count is the number of lines: notices, and the changes under a heading.
func (a *Activity) count() int {
	n := len(a.env.State.Notices)
	if changes := a.env.State.ChangeCount(); changes > 0 {
		n += 1 + changes
	}
	return n
}

// change is the number of the change on a line, -1 on the heading; ok is false
// where the line is a notice.
func (a *Activity) change(line int) (number int, ok bool) {
	number = line - len(a.env.State.Notices) - 1
	return number, number >= -1
}

// Scopes are where its keys are looked up.
func (a *Activity) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List, keymap.Browse} }

// Typing is false: there is no text field.
func (a *Activity) Typing() bool { return false }

// Size is a box in the middle.
func (a *Activity) Size(w, h int) (int, int) { return boxW(w, 90), min(h, max(5, a.count())+2) }

// Render draws exactly w×h cells.
func (a *Activity) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Activity", Focused: true, Flush: true, FooterRight: "esc closes"}
	inner := f.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: a.count(), Cursor: a.cursor, Sorted: -1, Focused: true, Row: a.row, Empty: "Nothing has happened yet."}
	content := a.table.Render(st, view, inner.W, inner.H)
	f.Scroll = a.table.Scroll()
	return f.Render(st, content, w, h)
}

func (a *Activity) row(i int, r *widget.Row) {
	s := a.env.State
	if number, ok := a.change(i); ok {
		a.changeRow(number, r)
		return
	}
	n := s.Notices[len(s.Notices)-1-i]
	r.Cells[0] = widget.Cell{Text: n.At.Format("15:04:05"), Ink: theme.Dim}
	r.Cells[1] = widget.Cell{Text: NoticeWords(a.env.Keys, n), Lead: levelMark(a.env.Styles, n.Level)}
}

func (a *Activity) changeRow(number int, r *widget.Row) {
	if number < 0 {
		r.Cells[1] = widget.Cell{Text: a.env.State.ChangesSince(), Ink: theme.Strong}
		return
	}
	c := a.env.State.Change(number)
	r.Cells[0] = widget.Cell{Text: c.Kind, Ink: theme.Dim}
	r.Cells[1] = widget.Cell{Text: c.Who + ": " + c.Text}
}

// NoticeWords is a notice with what went wrong, and what to press about it.
func NoticeWords(keys keymap.Map, n model.Notice) string {
	text := n.Text
	if n.Err != nil {
		text += ": " + model.Explain(n.Err).Words
	}
	if b, ok := keys.Find(n.Press, keymap.Browse); ok && n.Press != "" {
		text += fmt.Sprintf(" – press %s for %s", keymap.Label(b.Keys[0]), b.Short)
	}
	return text
}

func levelMark(st *theme.Styles, l model.NoticeLevel) widget.Mark {
	switch l {
	case model.Good:
		return widget.Mark{Text: st.Glyphs.Done, Ink: theme.Good}
	case model.Warn:
		return widget.Mark{Text: st.Glyphs.Warning, Ink: theme.Warning}
	case model.Fault:
		return widget.Mark{Text: st.Glyphs.Failed, Ink: theme.Danger}
	}
	return widget.Mark{Text: st.Glyphs.Dot, Ink: theme.Dim}
}

// Do moves and closes.
func (a *Activity) Do(action keymap.Action) (tea.Cmd, []Request) {
	switch action {
	case keymap.Up:
		a.Wheel(-1)
	case keymap.Down:
		a.Wheel(1)
	case keymap.Open:
		return nil, a.seek()
	case keymap.Back:
		return nil, []Request{Close{}}
	}
	return nil, nil
}

// seek shows the person of a change among the people.
func (a *Activity) seek() []Request {
	number, ok := a.change(a.cursor)
	if !ok || number < 0 || number >= a.env.State.ChangeCount() {
		return []Request{Close{}}
	}
	id := a.env.State.Change(number).ID
	return []Request{Close{}, Intend{Intent: model.SeekPerson{ID: id}}, Perform{Action: keymap.ShowPeople}}
}

// Update takes nothing else.
func (a *Activity) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }

// Click puts the cursor on a row.
func (a *Activity) Click(_, y int) (tea.Cmd, []Request) {
	if row := a.table.Hit(y - 1); row >= 0 {
		a.cursor = row
	}
	return nil, nil
}

// Wheel moves the cursor.
func (a *Activity) Wheel(by int) { a.cursor = max(0, min(a.cursor+by, a.count()-1)) }
