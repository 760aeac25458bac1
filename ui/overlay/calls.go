package overlay

import (
	"strconv"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// calls lists the steps of a plan or run, a row each.
type calls struct {
	env    Env
	table  widget.Table
	plain  bool // no step has an item: its columns are left out
	cursor int
	at     int // the line of the page the list starts at
}

func newCalls(env Env) calls { return calls{env: env} }

// The columns of the list, with and without items.
func callColumns(plain bool) []widget.Column {
	op := widget.Column{Min: 9, Worth: 8, Lead: 2}
	what := widget.Column{Min: 16, Max: 48, Flex: 3, Worth: 9}
	result := widget.Column{Min: 14, Flex: 3, Worth: 7}
	if plain {
		return []widget.Column{op, what, result}
	}
	return []widget.Column{op, what, {Min: 14, Max: 40, Flex: 2, Worth: 5}, {Min: 7, Worth: 4}, result}
}

// step moves the cursor.
func (c *calls) step(a keymap.Action, n int) {
	page := max(1, c.table.Scroll().Visible-1)
	by := map[keymap.Action]int{keymap.Up: -1, keymap.Down: 1, keymap.PageUp: -page, keymap.PageDown: page}
	c.cursor = max(0, min(c.cursor+by[a], n-1))
}

func (c *calls) render(st *theme.Styles, steps []model.Step, w, h int) string {
	plain := true
	for i := range steps {
		plain = plain && steps[i].Item.ID == ""
	}
	if c.table.Columns == nil || c.plain != plain {
		c.plain, c.table = plain, widget.Table{NoHeader: true, Columns: callColumns(plain)}
	}
	c.cursor = max(0, min(c.cursor, len(steps)-1))
	return c.table.Render(st, widget.TableView{
		Len: len(steps), Cursor: c.cursor, Focused: true, Sorted: -1, Empty: "There is nothing to do.",
		Row: func(i int, r *widget.Row) { c.row(st, &steps[i], r) },
	}, w, h)
}

func (c *calls) row(st *theme.Styles, s *model.Step, r *widget.Row) {
	sign, text, ink := stateMark(st, s)
	r.Cells[0] = widget.Cell{Text: verb(s.Op), Ink: text, Lead: widget.Mark{Text: sign, Ink: ink}}
	result := widget.Cell{Text: resultWords(s), Ink: ink}
	if c.plain {
		r.Cells[1], r.Cells[2] = widget.Cell{Text: s.Who(), Ink: text}, result
		return
	}
	r.Cells[4] = result
	if s.Item.ID == "" {
		r.Cells[1] = widget.Cell{Text: s.Who(), Ink: text}
		return
	}
	r.Cells[1] = widget.Cell{Text: s.ItemName, Ink: text, Flag: widget.Mark{Text: "(" + s.Item.Kind.String() + ")", Ink: theme.Dim}}
	r.Cells[2] = widget.Cell{Text: st.Glyphs.Arrow + " " + s.Who(), Ink: text}
	r.Cells[3] = widget.Cell{Text: s.Permission.Label(), Ink: theme.Dim}
}

// verb is what a step does, in a word.
func verb(op model.Op) string {
	switch op {
	case model.OpInviteGuest, model.OpInviteMember:
		return "invite"
	case model.OpShare:
		return "share"
	case model.OpUnshare:
		return "unshare"
	case model.OpRemoveGuest, model.OpRemoveMember:
		return "remove"
	case model.OpEditGuest, model.OpEditMember:
		return "edit"
	}
	return string(op)
}

// stateMark is the sign of a step, and the inks of its texts and its result.
func stateMark(st *theme.Styles, s *model.Step) (sign string, text, result theme.Ink) {
	switch s.State {
	case model.Running:
		return st.Glyphs.Cursor, theme.Strong, theme.Accent
	case model.Done:
		return st.Glyphs.Done, theme.Text, theme.Good
	case model.Skipped:
		return st.Glyphs.Unknown, theme.Dim, theme.Dim
	case model.Refused:
		return st.Glyphs.Failed, theme.Text, theme.Danger
	case model.Unknown:
		return st.Glyphs.Warning, theme.Text, theme.Warning
	case model.Planned:
	}
	return " ", theme.Text, theme.Notice
}

// resultWords is what became of a step, or what to know before it is sent.
func resultWords(s *model.Step) string {
	switch {
	case s.State == model.Running:
		return "sending"
	case s.State == model.Done && s.Message == "":
		return doneWords(s)
	case s.State == model.Unknown && s.Message == "":
		return "the answer was lost"
	}
	return s.Message
}

func doneWords(s *model.Step) string {
	switch s.Op {
	case model.OpInviteGuest:
		return "invited, guest " + s.ID.String()
	case model.OpInviteMember:
		return "invited"
	case model.OpShare:
		return "shared"
	case model.OpUnshare:
		return "taken away"
	case model.OpRemoveGuest, model.OpRemoveMember:
		return "removed"
	case model.OpEditGuest, model.OpEditMember:
		return "changed"
	}
	return "done"
}

// detail is the line below the list: the whole of what the row under the cursor
// has no room for.
func (c *calls) detail(steps []model.Step, w int) string {
	if c.cursor >= len(steps) {
		return ""
	}
	s, st := &steps[c.cursor], c.env.Styles
	text := s.Message
	ink := theme.Dim
	if s.State == model.Refused {
		ink = theme.Danger
		if s.Status != 0 {
			text += " (HTTP " + strconv.Itoa(s.Status)
			if s.Code != "" {
				text += ", " + s.Code
			}
			text += ")"
		}
	}
	return st.Render(ink, widget.Fit(st, text, w))
}
