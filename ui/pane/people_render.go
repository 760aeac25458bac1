package pane

import (
	"slices"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Render draws exactly w×h cells.
func (p *People) Render(w, h int, focused bool) string {
	b := p.state.Browse()
	p.w = w
	p.frame = widget.Frame{
		Title: p.Title(), Tabs: p.tabs(focused), Focused: focused, Flush: true,
		FooterLeft: p.position(), FooterRight: p.order(),
	}
	inner := p.frame.Inner(widget.Rect{W: w, H: h})
	var above []string
	p.filterH = 0
	if (p.typing || b.Filter != "") && inner.H > 3 {
		p.filterH = 1
		above = append(above, p.filterLine(inner.W))
	}
	p.people.Show = p.shownColumns()
	view := p.peopleView(focused)
	if b.Domains != nil {
		view = p.domainView(focused)
	}
	return p.table().Framed(p.st, &p.frame, view, w, h, above...)
}

// tabs returns the views with their numbers, and then the user's saved views.
func (p *People) tabs(focused bool) widget.Tabs {
	b, r := p.state.Browse(), p.state.Roster()
	t := widget.Tabs{Active: p.viewAt()}
	for v := people.ViewAll; v <= people.ViewDomains; v++ {
		name := v.String()
		if r != nil {
			name += " " + text.Number(r.People.Counts().Of(v))
		}
		t.Items = append(t.Items, name)
	}
	for _, saved := range p.state.Options.SavedViews {
		name := saved.Name
		if saved.Name == b.Saved && b.Ranked() {
			name += " " + text.Number(b.Len())
		}
		t.Items = append(t.Items, name)
	}
	if focused && !p.typing {
		t.Prev, t.Next = p.keys.Spell("{prev-view}", keymap.People), p.keys.Spell("{next-view}", keymap.People)
	}
	return t
}

// ownViews is the number of built-in views, whose tabs come before the user's saved views.
const ownViews = int(people.ViewDomains) + 1

// viewAt returns the index of the current view's tab.
func (p *People) viewAt() int {
	b := p.state.Browse()
	saved := slices.IndexFunc(p.state.Options.SavedViews, func(v model.SavedView) bool { return v.Name == b.Saved && b.Saved != "" })
	if saved < 0 {
		return int(b.View)
	}
	return ownViews + saved
}

// showTab shows the view of a tab, counted around the ends. Leaving a saved view also drops
// its filter, sort and columns.
func (p *People) showTab(at int) []model.Msg {
	b, saved := p.state.Browse(), p.state.Options.SavedViews
	switch at = (at + ownViews + len(saved)) % (ownViews + len(saved)); {
	case at >= ownViews:
		return one(model.ShowSavedView{View: saved[at-ownViews]})
	case b.Saved != "":
		return one(model.ShowSavedView{View: model.SavedView{View: people.View(at)}})
	}
	return one(model.ShowView{View: people.View(at), Filter: b.Filter})
}

// order returns the right text of the bottom border: the effect of the marks, a note about
// loading, or the order of the rows.
func (p *People) order() string {
	b := p.state.Browse()
	effect := p.state.MarkedSeats(" " + p.st.Glyphs.Dot + " ")
	switch {
	case effect != "":
		return effect
	case p.typing && len(p.state.Filters()) > 0 && p.state.Recalls():
		return keymap.Label("up") + " earlier filters"
	case p.state.CutShort():
		return p.keys.Spell("the rest did not arrive: {retry} tries again")
	case p.state.Partial && !p.state.Preview:
		return "more people are arriving"
	case b.Len() == 0:
		return ""
	case b.Domains != nil:
		return "most people first"
	case b.BestFirst():
		return "best match first"
	}
	return "sorted by " + b.Sort.String()
}

// filterLine draws the filter, and at its right the number of people found, or what is wrong
// with the filter.
func (p *People) filterLine(w int) string {
	st, b := p.st, p.state.Browse()
	note, ink := text.Number(b.Len())+" found", theme.Dim
	if b.Problem != nil {
		note, ink = b.Problem.Error(), theme.Warning
	}
	note, n := widget.Cut(st, note, w-3-3-widget.Width(b.Filter)-1)
	room := w - 3 - n - 3
	l := widget.NewLines(st, w, 1)
	l.Text(theme.Accent, " /")
	l.To(3)
	if p.typing {
		l.Drawn(p.field.Render(st, room))
	} else {
		l.Fit(theme.Text, b.Filter, room)
	}
	l.Pad(2)
	l.Text(ink, note)
	return l.String()
}

// Cursor returns the position of the terminal's cursor, relative to the pane: in the filter
// while it is typed (field is true), else on the cursor's row.
func (p *People) Cursor() (x, y int, field bool) {
	if p.typing && p.filterH > 0 {
		return 1 + 3 + p.field.CursorX(), 1, true
	}
	const header = 1
	return 2, 1 + p.filterH + header + p.state.Browse().Pos - p.table().Scroll().Offset, false
}

// emptyWords returns a sentence that says why there are no rows.
func (p *People) emptyWords() string {
	s, b := p.state, p.state.Browse()
	r := s.Roster()
	switch {
	case r == nil && s.Rosters.Phase == model.LoadFailed:
		return p.keys.Spell("Nothing could be loaded. {retry} tries again, {errors} says what failed.")
	case r == nil && s.Rosters.Phase == model.Loaded:
		return "This token sees no workspace: create a token as a user who is in one."
	case r == nil:
		return "Loading people" + p.st.Glyphs.Ellipsis
	case !b.Ranked():
		return ""
	case b.Filter != "" && s.FilterNeeds() != "":
		words := "Nobody can be found: " + s.FilterNeeds() + "."
		if s.Data().Groups.Phase == model.LoadFailed {
			words += p.keys.Spell(" {errors} says why.")
		}
		return words + p.keys.Spell(" {back} clears the filter.")
	case b.Filter != "":
		return p.keys.Spell("Nobody here matches the filter. {back} clears it.")
	}
	words := emptyView(b.View)
	if (b.View == people.ViewAll || b.View == people.ViewGuests) && s.Can(keymap.Invite) == nil {
		words += p.keys.Spell(" {invite} invites somebody.")
	}
	return words
}

func emptyView(v people.View) string {
	switch v {
	case people.ViewPending:
		return "There are no open invitations."
	case people.ViewGuests:
		return "There are no guests here."
	case people.ViewMembers:
		return "There are no members here."
	case people.ViewAdmins:
		return "There are no owners or admins here."
	}
	return "There is nobody here."
}
