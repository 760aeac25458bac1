package pane

import (
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
	"cutui/model/seats"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// The columns of the people table.
const (
	colName = iota
	colRole
	colSeen
	colSeat
	colDomain
	colInviter
	colUntil
	colEmail
	colJoined
	colInvited
	colStatus
	colCustom
	colID
)

// sortColumns has what each column sorts by.
var sortColumns = [...]people.Column{
	colName:    people.ByName,
	colRole:    people.ByRole,
	colSeen:    people.ByLastActive,
	colSeat:    people.BySeat,
	colDomain:  people.ByDomain,
	colInviter: people.ByInviter,
	colUntil:   people.ByUntil,
	colEmail:   people.ByEmail,
	colJoined:  people.ByJoined,
	colInvited: people.ByInvited,
	colStatus:  people.ByStatus,
	colCustom:  people.ByCustomRole,
	colID:      people.ByID,
}

func peopleColumns() []widget.Column {
	return []widget.Column{
		colName:    {Title: "NAME", Min: 18, Max: 40, Flex: 4, Worth: 9, Lead: 3},
		colRole:    {Title: "ROLE", Min: 7, Max: 24, Flex: 2, Worth: 8},
		colSeen:    {Title: "LAST SEEN", Min: 15, Max: 17, Flex: 1, Worth: 7, Lead: 2},
		colSeat:    {Title: "SEAT", Min: 5, Worth: 6},
		colDomain:  {Title: "DOMAIN", Min: 17, Max: 30, Flex: 3, Worth: 5},
		colInviter: {Title: "INVITED BY", Min: 12, Max: 28, Flex: 2, Worth: 4},
		colUntil:   {Title: "UNTIL", Min: 12, Max: 14, Worth: 5},
		colEmail:   {Title: "E-MAIL", Min: 20, Max: 48, Flex: 4, Worth: 5},
		colJoined:  {Title: "JOINED", Min: 14, Worth: 3},
		colInvited: {Title: "INVITED", Min: 14, Worth: 3},
		colStatus:  {Title: "STATUS", Min: 8, Worth: 3},
		colCustom:  {Title: "CUSTOM ROLE", Min: 12, Max: 24, Flex: 1, Worth: 3},
		colID:      {Title: "ID", Min: 9, Max: 19, Worth: 2, Right: true},
	}
}

func domainColumns() []widget.Column {
	return []widget.Column{
		{Title: "DOMAIN", Min: 20, Max: 48, Flex: 1, Worth: 9},
		{Title: "PEOPLE", Min: 8, Worth: 8, Right: true},
		{Title: "MEMBERS", Min: 8, Worth: 6, Right: true},
		{Title: "GUESTS", Min: 8, Worth: 7, Right: true},
		{Title: "PENDING", Min: 8, Worth: 5, Right: true},
	}
}

// sortOn returns a sort by a column, reversed if s already sorts by it.
func sortOn(s people.Sort, c people.Column) people.Sort {
	return people.Sort{Column: c, Desc: s.Column == c && !s.Desc}
}

func sortedColumn(s people.Sort) int {
	for i, c := range sortColumns {
		if c == s.Column {
			return i
		}
	}
	return -1
}

func (p *People) peopleView(focused bool) widget.TableView {
	b := p.state.Browse()
	v := widget.TableView{
		Len: len(b.Rows), Cursor: b.Pos, Focused: focused,
		Sorted: sortedColumn(b.Sort), Descending: b.Sort.Desc, Empty: p.emptyWords(),
	}
	if b.BestFirst() {
		v.Sorted = -1
	}
	more := slices.ContainsFunc(p.people.Show, func(c int) bool { return c >= colEmail })
	v.Row = func(i int, row *widget.Row) {
		who := b.Of.At(b.Rows[i])
		p.fill(row, p.state.PersonRow(who))
		if more {
			fillMore(row, p.state.PersonMore(who))
		}
		row.Marked = b.Marks[who.ID]
		if p.state.New(who.ID) {
			row.Cells[colName].Flag = widget.Mark{Text: p.st.Glyphs.Dot, Ink: theme.Notice}
		}
	}
	return v
}

// fill sets the cells of the usual columns.
func (p *People) fill(row *widget.Row, g model.PersonRow) {
	st := p.st
	name := theme.Text
	if g.Presence == model.PresencePending {
		name = theme.Dim
	}
	row.Cells[colName] = widget.Cell{Text: g.Name, Ink: name, Lead: p.badges.mark(st, g)}
	row.Cells[colRole] = roleCell(st, g.Role)
	row.Cells[colSeen] = seenCell(st, g)
	row.Cells[colSeat] = seatCell(st, g.Seat)
	row.Cells[colDomain] = widget.Cell{Text: g.Domain, Ink: theme.Dim}
	if g.Odd {
		row.Cells[colDomain].Flag = widget.Mark{Text: st.Glyphs.Warning, Ink: theme.Warning}
	}
	row.Cells[colInviter] = widget.Cell{Text: g.Inviter, Ink: theme.Dim}
	row.Cells[colUntil] = untilCell(st, g)
}

// fillMore sets the cells of the columns that are shown only if chosen.
func fillMore(row *widget.Row, more model.PersonMore) {
	for c, text := range [...]string{
		colEmail: more.Email, colJoined: more.Joined, colInvited: more.Invited,
		colStatus: more.Status, colCustom: more.CustomRole, colID: more.ID,
	} {
		if c >= colEmail {
			row.Cells[c] = widget.Cell{Text: text, Ink: theme.Dim}
		}
	}
}

// untilCell returns the cell of the date until which a person stays, with a warning once
// that date has come.
func untilCell(st *theme.Styles, g model.PersonRow) widget.Cell {
	if !g.Due {
		return widget.Cell{Text: g.UntilWords, Ink: theme.Dim}
	}
	return widget.Cell{Text: g.UntilWords, Ink: theme.Warning, Flag: widget.Mark{Text: st.Glyphs.Warning, Ink: theme.Warning}}
}

// shownColumns returns the indexes of the columns to show, in order.
func (p *People) shownColumns() []int {
	chosen := p.state.Columns()
	out := make([]int, 0, len(chosen))
	for _, c := range chosen {
		out = append(out, slices.Index(sortColumns[:], c))
	}
	return out
}

// roleCell is a role, with as much of a custom role as tells it from others; where there is no room
// for that, a sign that there is one: the details have its name.
func roleCell(st *theme.Styles, role string) widget.Cell {
	cell := widget.Cell{Text: role, Ink: theme.Dim}
	if base, _, custom := strings.Cut(role, model.CustomRoleSeparator); custom {
		const tells = 4 // letters
		cell.Or, cell.Cut = []string{base + " " + st.Glyphs.Ellipsis}, widget.Width(base+model.CustomRoleSeparator)+tells+widget.Width(st.Glyphs.Ellipsis)
	}
	return cell
}

// seenCell returns the cell of when a person was last seen. Quiet people stand out, since
// they are what one looks for.
func seenCell(st *theme.Styles, g model.PersonRow) widget.Cell {
	glyph, ink := "", theme.Dim
	switch {
	case g.Presence == model.PresencePending:
		glyph, ink = st.Glyphs.Pending, theme.Notice
	case g.Activity == model.SeenLongAgo:
		glyph, ink = st.Glyphs.Quiet, theme.Notice
	case g.Activity == model.SeenNever:
		glyph, ink = st.Glyphs.Never, theme.Notice
	case g.Activity == model.SeenUnknown || g.Presence == model.PresenceUnknown:
		glyph = st.Glyphs.Unknown
	}
	return widget.Cell{Text: g.Seen, Ink: ink, Lead: widget.Mark{Text: glyph, Ink: ink}}
}

// seatCell returns the cell of a person's seat. It is empty for an ordinary guest, whose role
// already says that they take a guest seat.
func seatCell(st *theme.Styles, s seats.Seat) widget.Cell {
	switch {
	case s.Paid == seats.Yes:
		return widget.Cell{Text: st.Glyphs.Seat, Ink: theme.Text}
	case s.Paid == seats.No && s.Kind == seats.Guest:
		return widget.Cell{}
	case s.Paid == seats.No:
		return widget.Cell{Text: "free", Ink: theme.Dim}
	}
	return widget.Cell{Text: "?", Ink: theme.Notice}
}

func (p *People) domainView(focused bool) widget.TableView {
	b := p.state.Browse()
	own := p.state.Data().Own
	return widget.TableView{
		Len: len(b.Domains), Cursor: b.Pos, Focused: focused, Sorted: 1, Descending: true, Empty: p.emptyWords(),
		Row: func(i int, row *widget.Row) {
			d := b.Domains[i]
			row.Cells[0] = widget.Cell{Text: d.Domain}
			switch {
			case d.Domain == "":
				row.Cells[0] = widget.Cell{Text: "no address", Ink: theme.Dim}
			case own.Has(d.Domain):
				row.Cells[0].Flag = widget.Mark{Text: "own", Ink: theme.Accent}
			}
			for c, n := range []int{d.People, d.Members, d.Guests, d.Pending} {
				row.Cells[c+1] = number(n)
			}
		},
	}
}

// number returns the cell of a count; zero is dim.
func number(n int) widget.Cell {
	ink := theme.Text
	if n == 0 {
		ink = theme.Dim
	}
	return widget.Cell{Text: text.Number(n), Ink: ink}
}
