package auditpage

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// basis identifies what the rows of a sheet were filtered from. When it changes they are
// filtered again.
type basis struct {
	text     string
	count    int
	at       time.Time // of the audit
	revision uint64
}

// narrow finds the rows of the sheet that contain all words of the filter.
func (a *Audit) narrow() {
	s := a.sheet()
	now := basis{text: strings.TrimSpace(strings.ToLower(a.filter.Value()))}
	if now.text != "" {
		now.count, now.at, now.revision = s.sheet.rowCount(), a.env.State.Scorecard().At, a.env.State.Revision
	}
	if now == s.basis {
		return
	}
	s.basis, s.rows = now, nil
	words := strings.Fields(now.text)
	for i := range now.count {
		if overlay.Holds(a.searchText(s.sheet, i), words) {
			s.rows = append(s.rows, i)
		}
	}
}

// searchText returns the text of a row that the filter searches, in lower case.
func (a *Audit) searchText(s sheet, i int) string {
	d := s.details(i)
	text := strings.Join([]string{d.title, d.corner, d.text, d.todo}, " ")
	if r := a.env.State.Roster(); r != nil {
		if who, ok := r.People.ByID(s.person(i)); ok {
			text += " " + who.Email
		}
	}
	return strings.ToLower(text)
}

// number returns a row's number in its sheet.
func (s *sheetState) number(i int) int {
	if s.basis.text == "" {
		return i
	}
	return s.rows[i]
}

func (s *sheetState) rowCount() int {
	if s.basis.text == "" {
		return s.sheet.rowCount()
	}
	return len(s.rows)
}

func (s *sheetState) row(i int, r *widget.Row) { s.sheet.row(s.number(i), r) }

func (s *sheetState) details(i int) details { return s.sheet.details(s.number(i)) }

func (s *sheetState) enter(i int) []overlay.Request { return s.sheet.enter(s.number(i)) }

func (s *sheetState) person(i int) model.UserID { return s.sheet.person(s.number(i)) }

// heading returns the function that gives a row's heading, or nil if the sheet has none.
func (s *sheetState) heading() func(i int) string {
	h, ok := s.sheet.(interface{ heading(i int) string })
	if !ok {
		return nil
	}
	return func(i int) string { return h.heading(s.number(i)) }
}

func (s *sheetState) empty() string {
	if s.basis.text != "" {
		return "No row matches."
	}
	return s.sheet.empty()
}

// corner returns the text at the right of the bottom border: what the marked people free, the
// key that acts on a row of the target, or the key that filters.
func (a *Audit) corner() string {
	switch {
	case a.typing, a.filter.Value() != "":
		return "filtered"
	case a.onTarget() && a.sheet().rowCount() > 0:
		return a.env.Keys.Spell("{mark} takes or leaves out", keymap.Audit)
	case len(a.env.State.Browse().Marks) > 0:
		return a.env.State.MarkedSeats(" " + a.env.Styles.Glyphs.Dot + " ")
	}
	return a.env.Keys.Spell("{filter} filter", keymap.Audit)
}

// Hints returns the keys that do something now, for the bottom line.
func (a *Audit) Hints() []widget.Hint {
	if a.typing {
		return overlay.Hints(a.env.Hint(keymap.List, keymap.Open, "keep the filter"), a.env.BackHint("clear it"))
	}
	var all []widget.Hint
	for _, b := range a.footer() {
		if a.offers(b.Action) {
			all = append(all, a.env.Hint(keymap.Audit, b.Action, a.word(b.Action)))
		}
	}
	help := a.env.Hint(keymap.Global, keymap.Help, "")
	help.Keep = true
	return overlay.Hints(append(all, a.env.BackHint(a.backWords()), help)...)
}

// footer returns the keys of the bottom line. If there is little room the first ones are kept:
// on the target sheet the key that reviews the plan comes first.
func (a *Audit) footer() []keymap.Binding {
	all := a.env.Keys.Footer(keymap.Audit)
	if i := slices.IndexFunc(all, func(b keymap.Binding) bool { return b.Action == keymap.Remove }); a.onTarget() && i >= 0 {
		all = slices.Insert(slices.Delete(slices.Clone(all), i, i+1), 0, all[i])
	}
	return all
}

// offers reports whether an action does something on the current sheet or row.
func (a *Audit) offers(action keymap.Action) bool {
	s := a.sheet()
	row := s.cursor < s.rowCount()
	switch action {
	case keymap.Open:
		return row && len(s.enter(s.cursor)) > 0
	case keymap.Mark:
		return a.person() != 0
	case keymap.Remove:
		if a.onTarget() {
			return row
		}
		return a.person() != 0 || len(a.env.State.Browse().Marks) > 0
	case keymap.Accept:
		_, ok := s.sheet.(*findings)
		return ok && row
	case keymap.Changes:
		return a.at != changesAt
	case keymap.MoreDays, keymap.FewerDays:
		return !a.onTarget()
	}
	return true
}

// word returns what an action does here, or "" if the keymap's word fits.
func (a *Audit) word(action keymap.Action) string {
	s := a.sheet()
	_, workspaces := s.sheet.(*overview)
	found, isLane := s.sheet.(*findings)
	switch {
	case workspaces && action == keymap.Open:
		return "audit it"
	case a.onTarget() && action == keymap.Mark:
		return "take or leave out"
	case a.onTarget() && action == keymap.Remove:
		return "review the plan"
	case isLane && action == keymap.Accept && a.env.State.Finding(found.lane, s.number(s.cursor)).Accepted:
		return "put back"
	}
	return ""
}

// backWords returns what esc does next, for the footer.
func (a *Audit) backWords() string {
	switch {
	case a.filter.Value() != "":
		return "clear the filter"
	case len(a.env.State.Browse().Marks) > 0:
		return "clear the marks"
	}
	return "back to the people"
}

// filterLine draws the filter above the rows, if there is one.
func (a *Audit) filterLine(w int) []string {
	if !a.typing && a.filter.Value() == "" {
		return nil
	}
	st := a.env.Styles
	return []string{widget.FitLine(" "+st.Render(theme.Accent, "/")+" "+a.filter.Render(st, max(1, w-4)), w)}
}

// Typing reports whether the filter has the focus.
func (a *Audit) Typing() bool { return a.typing }

// Update types into the filter, or shows the sheet whose number was pressed.
func (a *Audit) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	if a.typing && a.filter.Update(msg) {
		a.narrow()
		a.sheet().putCursor(0)
	}
	before := a.at
	if key, ok := msg.(tea.KeyPressMsg); ok && !a.typing {
		a.showNumber(key.Text)
	}
	return nil, a.learn(before)
}

// showNumber shows a sheet by its place: 1 to 9, and 0 for the tenth.
func (a *Audit) showNumber(digit string) {
	if at := strings.Index("1234567890", digit); len(digit) == 1 && at >= 0 && at < len(a.tabbed()) {
		a.show(a.tabbed()[at])
	}
}

// Cursor returns the position of the cursor in the filter, if that has the focus.
func (a *Audit) Cursor() (x, y int, field bool) {
	if !a.typing {
		return 0, 0, false
	}
	return 1 + 3 + a.filter.CursorX(), a.listAt + a.above, true
}

// endTyping leaves the filter on enter, which keeps it, and on esc, which clears it. It
// reports whether it did.
func (a *Audit) endTyping(action keymap.Action) bool {
	if !a.typing || action != keymap.Open && action != keymap.Back {
		return false
	}
	a.typing = false
	if action == keymap.Back {
		a.filter.Set("")
	}
	a.narrow()
	return true
}
