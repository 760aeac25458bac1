package pane

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// People is the table of people, with its views and its filter. In the domains view it has a
// row for each e-mail domain.
type People struct {
	state   *model.State
	st      *theme.Styles
	keys    keymap.Map
	typing  bool
	field   widget.Field // while typing
	people  widget.Table
	domains widget.Table
	badges  badges
	frame   widget.Frame // as last drawn, for the mouse
	w       int
	filterH int // lines of the filter in the last frame
}

// NewPeople returns the pane.
func NewPeople(s *model.State, st *theme.Styles, keys keymap.Map) *People {
	return &People{
		state:   s,
		st:      st,
		keys:    keys,
		people:  widget.Table{Columns: peopleColumns()},
		domains: widget.Table{Columns: domainColumns()},
	}
}

// Scope returns the scope of the pane's keys.
func (p *People) Scope() keymap.Scope { return keymap.People }

// Title returns the pane's name.
func (p *People) Title() string { return "People" }

// table returns the table that is shown: people or domains.
func (p *People) table() *widget.Table {
	if p.state.Browse().Domains != nil {
		return &p.domains
	}
	return &p.people
}

// Do turns an action into intents.
func (p *People) Do(a keymap.Action) []model.Msg {
	b := p.state.Browse()
	if by, moves := a.Steps(max(1, p.table().Scroll().Visible/2), b.Len()); moves {
		return p.Wheel(by)
	}
	switch a {
	case keymap.NextView:
		return p.showTab(p.viewAt() + 1)
	case keymap.PrevView:
		return p.showTab(p.viewAt() - 1)
	case keymap.SortFlip:
		return one(model.SortBy{Sort: people.Sort{Column: b.Sort.Column, Desc: !b.Sort.Desc}})
	case keymap.Mark:
		return one(model.ToggleMark{})
	case keymap.Range:
		return one(model.MarkRange{})
	case keymap.Invert:
		return one(model.InvertMarks{})

	case keymap.Filter:
		p.startTyping()
		return one(model.RecallFilters{})
	case keymap.Open:
		return p.open()
	case keymap.Copy:
		return p.copy()
	case keymap.Export:
		return exportClient(p.state)
	case keymap.Back:
		return p.back()
	}
	return nil
}

// open shows the people of a domain, or loads what a person holds and sees.
func (p *People) open() []model.Msg {
	if d, ok := p.state.Browse().Domain(); ok {
		return one(model.ShowView{View: people.ViewAll, Filter: "domain:" + d.Domain})
	}
	return loadShares(p.state)
}

// loadShares returns the intents that load what the person under the cursor holds and, for a
// guest, what is shared with them.
func loadShares(s *model.State) []model.Msg {
	who := s.Person()
	if who == nil {
		return nil
	}
	held := model.LoadImpact{People: []model.UserID{who.ID}, Within: heldWithin}
	if !who.Guest() {
		return one(held)
	}
	return append(one(held), guestShares(s, who)...)
}

// heldWithin is the age up to which what somebody holds is not read again.
const heldWithin = 5 * time.Minute

// guestShares returns the intents that load what is shared with a guest, unless that is
// known or being loaded.
func guestShares(s *model.State, who *model.Person) []model.Msg {
	if !s.TellsShares() {
		return one(model.ShowKept{}) // reading the lists takes many calls: the details ask for it
	}
	if _, r, asked := s.SharedWith(who.ID); asked && r.Phase != model.LoadFailed {
		return nil
	}
	return one(model.LoadShares{Guest: who.ID})
}

func (p *People) copy() []model.Msg {
	if d, ok := p.state.Browse().Domain(); ok {
		return one(model.CopyText{Text: d.Domain, What: "the domain"})
	}
	return copyAddress(p.state)
}

// copyAddress copies the addresses of the marked people, or the one under the cursor.
func copyAddress(s *model.State) []model.Msg {
	if len(s.Browse().Marks) > 0 {
		var all []string
		for _, who := range s.Targets() {
			if who.Email != "" {
				all = append(all, who.Email)
			}
		}
		return one(model.CopyText{Text: strings.Join(all, ", "), What: text.Count(len(all), "address", "addresses")})
	}
	who := s.Person()
	if who == nil || who.Email == "" {
		return nil
	}
	return one(model.CopyText{Text: who.Email, What: "the address"})
}

// back goes back one level: it clears the filter, then the marks.
func (p *People) back() []model.Msg {
	b := p.state.Browse()
	switch {
	case p.typing || b.Filter != "":
		p.typing = false
		return one(model.SetFilter{Text: ""})
	case len(b.Marks) > 0 || b.Anchor != 0:
		return one(model.ClearMarks{})
	}
	return nil
}

// Leads returns the pane that an action leads to: open leads to a person's details.
func (p *People) Leads(a keymap.Action) (keymap.Scope, bool) {
	return keymap.Details, a == keymap.Open && p.state.Person() != nil
}

func (p *People) startTyping() {
	p.typing = true
	p.field = widget.NewField("name, e-mail or domain; role:guest, inactive>60d, never, …")
	p.field.Set(p.state.Browse().Filter)
}

// Typing reports whether keys go to the filter's field.
func (p *People) Typing() bool { return p.typing }

// Type passes a key or paste to the filter's field.
func (p *People) Type(msg tea.Msg) []model.Msg {
	if !p.field.Update(msg) {
		return nil
	}
	return one(model.SetFilter{Text: p.field.Value()})
}

// EndTyping leaves the field and keeps the filter.
func (p *People) EndTyping() []model.Msg {
	p.typing = false
	return one(model.KeepFilter{})
}

// FieldHints returns the hints for the keys that work in the filter's field.
func (p *People) FieldHints() []widget.Hint {
	var out []widget.Hint
	for _, h := range []struct {
		action keymap.Action
		help   string
	}{{keymap.Open, "keep the filter"}, {keymap.Back, "clear it"}, {keymap.NextPane, "next pane"}} {
		if b, ok := p.keys.Find(h.action, keymap.People, keymap.Browse, keymap.Global); ok {
			out = append(out, widget.Hint{Key: keymap.Label(b.Keys[0]), Help: h.help})
		}
	}
	return out
}

// Offers reports whether an action makes sense: domains can't be sorted, and without people
// there is nothing to sort or filter.
func (p *People) Offers(a keymap.Action) (word string, ok bool) {
	switch a {
	case keymap.Sort:
		return "", p.state.Browse().Domains == nil && p.state.Roster() != nil
	case keymap.Filter:
		return "", p.state.Roster() != nil || p.state.Rosters.Phase == model.Loading
	}
	return "", true
}

// Recall puts the previous or next filter of the history into the field. It reports false if
// there is none or if typed text would be lost; the key then moves the cursor.
func (p *People) Recall(a keymap.Action) ([]model.Msg, bool) {
	if !p.state.Recalls() {
		return nil, false
	}
	text, ok := "", false
	switch a {
	case keymap.Up:
		text, ok = p.state.OlderFilter()
	case keymap.Down:
		text, ok = p.state.NewerFilter()
	}
	if !ok {
		return nil, false
	}
	p.field.Set(text)
	return one(model.SetFilter{Text: text}), true
}

// Click handles a click on a tab, the filter, a column's title or a row.
func (p *People) Click(x, y int, twice bool) []model.Msg {
	b := p.state.Browse()
	if tab := p.frame.HitTab(x, y, p.w); tab >= 0 {
		return p.showTab(tab)
	}
	y -= 1 + p.filterH
	if y < 0 && p.filterH > 0 && y >= -p.filterH {
		return p.Do(keymap.Filter)
	}
	if c := p.table().HitColumn(x-1, y); c >= 0 && b.Domains == nil {
		return one(model.SortBy{Sort: sortOn(b.Sort, sortColumns[c])})
	}
	row := p.table().Hit(y)
	if row < 0 {
		return nil
	}
	out := one(model.PutCursor{Row: row})
	if twice && row == b.Pos {
		out = append(out, p.open()...)
	}
	return out
}

// Wheel moves the cursor by a number of rows.
func (p *People) Wheel(by int) []model.Msg { return one(model.MoveCursor{By: by}) }

func one(m model.Msg) []model.Msg { return []model.Msg{m} }

// position returns the text of the bottom border, such as "12/159 · 3 marked".
func (p *People) position() string {
	b := p.state.Browse()
	if b.Len() == 0 {
		return ""
	}
	words := text.Number(b.Pos+1) + "/" + text.Number(b.Total())
	dot := " " + p.st.Glyphs.Dot + " "
	if n := len(b.Marks); n > 0 {
		words += dot + text.Number(n) + " marked"
	}
	if b.Anchor != 0 {
		words += dot + p.keys.Spell("{range} marks up to here", keymap.People)
	}
	return words
}
