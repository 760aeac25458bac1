package auditpage

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Audit is the seat audit: a score card, and under it sheets with the findings
// lane by lane, what changed, and the roster rolled up.
type Audit struct {
	env    *overlay.Env
	sheets []*shown
	target *targets
	at     int
	frame  widget.Frame
	w      int
	listAt int // the line the sheet begins at

	filter widget.Field // what rows must have
	typing bool         // the filter has the keys
	above  int          // lines above the table in the last frame: caption and filter
	legend bool         // whether the caption says what the bars are
}

// sheet is one of the audit's tables. Rows count from 0.
type sheet interface {
	// tab is the word on its tab.
	tab() string
	columns() []widget.Column
	rowCount() int
	row(i int, r *widget.Row)
	// empty is said where there are no rows.
	empty() string
	// about says all about a row, for the box below.
	about(i int) about
	// enter is what enter does with a row.
	enter(i int) []overlay.Request
	// person is the one that a row is about; 0: nobody in particular.
	person(i int) model.UserID
}

// about is a row in full: a text, what to do, and why that matters.
type about struct {
	title, corner, text, todo, why string

	short string // the text without its details, where there is no room for it
}

// shown is a sheet with where the user is on it. Its rows are those that the filter
// leaves.
type shown struct {
	sheet
	cursor int
	table  widget.Table
	rows   []int // numbers of the sheet's rows, while there is a filter
	basis  basis
}

func (s *shown) putCursor(row int) { s.cursor = max(0, min(row, s.rowCount()-1)) }

// keeper is a sheet that keeps what its rows are made from: it is asked to follow the state
// before it is drawn.
type keeper interface{ follow() }

// changesAt is the number of the sheet that comes after the lanes.
const changesAt = int(model.LaneProtected) + 1

// hrAt is the number of the sheet that comes after the months and the roll-ups.
const hrAt = changesAt + 2 + int(model.TallyRoles) + 1

// NewAudit returns the overlay over a state.
func NewAudit(env *overlay.Env) *Audit {
	a := &Audit{env: env, filter: widget.NewField("words of a name, a reason, a check or what to do")}
	for l := model.LaneAll; l <= model.LaneProtected; l++ {
		a.addSheet(&findings{env: env, lane: l})
	}
	a.addSheet(&changes{env: env})
	a.addSheet(&months{env: env})
	for by := model.TallyDomains; by <= model.TallyRoles; by++ {
		a.addSheet(&tallies{env: env, by: by})
	}
	a.addSheet(&hrSheet{env: env})
	a.addSheet(&overview{env: env, chosen: func() { a.show(int(model.LaneAll)) }})
	a.addSheet(&matrix{env: env})
	a.target = &targets{env: env}
	a.addSheet(a.target)
	return a
}

func (a *Audit) addSheet(s sheet) {
	a.sheets = append(a.sheets, &shown{sheet: s, table: widget.Table{Columns: s.columns(), Snug: true}})
}

// Opening asks for what the sheets show.
func (a *Audit) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.OpenAudit{}}}
}

// Scopes are where its keys are looked up: while the filter is typed they only move.
func (a *Audit) Scopes() []keymap.Scope {
	if a.typing {
		return []keymap.Scope{keymap.List}
	}
	return []keymap.Scope{keymap.Audit}
}

// Size is the whole body.
func (a *Audit) Size(w, h int) (int, int) { return w, h }

// WholeScreen is what the page takes.
func (a *Audit) WholeScreen() {}

// The lines of the score card and of the row in full, with their frames, how
// many the sheet needs before the latter is shown, and from which height on it
// may be higher.
const (
	cardH   = 5
	fullH   = 5
	listMin = 8
	tall    = 30
	lowH    = 3 // of the card where there is little room
	listLow = 5 // of a sheet without titles there
)

// Follow finds the rows that the filter leaves, and keeps the cursor on one of them.
func (a *Audit) Follow() {
	a.target.follow() // its tab has the number, whichever sheet is shown
	if s, ok := a.sheet().sheet.(keeper); ok {
		s.follow()
	}
	a.narrow()
	a.sheet().putCursor(a.sheet().cursor)
}

// Waits reports whether the findings are still being worked out.
func (a *Audit) Waits() bool {
	r := a.env.State.Roster()
	return r != nil && r.People.Len() > 0 && !a.env.State.Partial && a.env.State.Scorecard().At.IsZero()
}

// Render draws exactly w×h cells.
func (a *Audit) Render(w, h int) string {
	card, full := cardH, fullH
	low := h < cardH+listMin+fullH
	switch {
	case low: // the sum, and the finding with its reason and saving
		card = lowH
	case h >= tall:
		full++
	}
	_, findings := a.sheet().sheet.(*findings)
	a.sheet().table.NoHeader = low && (findings || a.onTarget()) // who and why tell themselves apart
	top := a.card
	if a.onTarget() && a.target.set {
		top = a.target.card
		rows := listMin
		if low { // what to do about a row stands above it
			full, rows = full-1, listLow
		}
		card = max(lowH, min(a.target.cardH(w), h-full-rows))
	}
	a.listAt = card
	if a.sheet().rowCount() == 0 { // what is said in place of the rows has the room
		return widget.Stack(top(w, card), a.list(w, h-card))
	}
	return widget.Stack(top(w, card), a.list(w, h-card-full), a.full(w, full))
}

func (a *Audit) onTarget() bool { return a.sheet().sheet == sheet(a.target) }

func (a *Audit) sheet() *shown { return a.sheets[a.at] }

// Shown is the sheet that is up.
func (a *Audit) Shown() any { return a.sheet().sheet }

func (a *Audit) show(at int) { a.at = at }

// beside shows the next sheet that has a tab (1), or the one before (-1).
func (a *Audit) beside(by int) {
	tabs := a.tabbed()
	at := slices.Index(tabs, a.at)
	a.show(tabs[(at+by+len(tabs))%len(tabs)])
}

// tabbed are the numbers of the sheets that have a tab: that of people to hand over first
// only where there are some, or it is shown.
func (a *Audit) tabbed() []int {
	var out []int
	for i := range a.sheets {
		if i != int(model.LaneHandOver) || i == a.at || a.env.State.FindingCount(model.LaneHandOver) > 0 {
			out = append(out, i)
		}
	}
	return out
}

func (a *Audit) list(w, h int) string {
	s := a.sheet()
	a.w = w
	a.frame = widget.Frame{Tabs: a.tabs(), Focused: true, Flush: true, FooterLeft: a.position(), FooterRight: a.leads()}
	view := widget.TableView{Len: s.rowCount(), Cursor: s.cursor, Row: a.fill, Sorted: -1, Focused: true, Heading: s.heading()}
	if view.Len == 0 {
		view.Empty = s.empty()
	}
	if of, ok := s.sheet.(interface{ shows() []int }); ok {
		s.table.Show = of.shows()
	}
	inner := a.frame.Inner(widget.Rect{W: w, H: h})
	above := append(a.caption(inner.W, inner.H), a.filterLine(inner.W)...)
	a.above = len(above)
	return s.table.Framed(a.env.Styles, &a.frame, view, w, h, above...)
}

// charted is a sheet with a chart, which has a title and says what its bars are.
type charted interface {
	caption() (title string, legend [3]widget.Share)
}

// caption is the line above a chart, where it takes no room that the rows need.
func (a *Audit) caption(w, h int) []string {
	const rows = 8
	a.legend = false
	s, ok := a.sheet().sheet.(charted)
	if !ok || h < rows || a.sheet().rowCount() == 0 {
		return nil
	}
	st := a.env.Styles
	title, parts := s.caption()
	line := " " + st.Render(theme.Strong, title)
	if a.sheet().table.Charts(w) {
		legend := widget.Legend(st, parts, w-widget.Width(line)-lineGap)
		if legend != "" {
			line += strings.Repeat(" ", lineGap) + legend
		} else if legend = widget.Legend(st, parts, w-1); legend != "" {
			line = " " + legend // the tab says what is shown, nothing else explains the bars
		}
		a.legend = legend != ""
	}
	return []string{widget.FitLine(line, w)}
}

func (a *Audit) tabs() widget.Tabs {
	tabs := a.tabbed()
	t := widget.Tabs{Active: slices.Index(tabs, a.at)}
	if !a.typing {
		t.Prev, t.Next = a.env.Keys.Spell("{prev-lane}", keymap.Audit), a.env.Keys.Spell("{next-lane}", keymap.Audit)
	}
	for _, at := range tabs {
		t.Items = append(t.Items, a.sheets[at].tab())
	}
	return t
}

func (a *Audit) fill(i int, r *widget.Row) {
	s := a.sheet()
	id := s.person(i)
	r.Marked = id != 0 && !a.onTarget() && a.env.State.Browse().Marks[id]
	s.row(i, r)
	if !a.legend { // bars that nothing explains
		r.Bar = widget.Shares{}
	}
}

func (a *Audit) position() string {
	s := a.sheet()
	var parts []string
	if n := s.rowCount(); n > 0 {
		words := text.Number(s.cursor+1) + "/" + text.Number(n)
		if s.basis.text != "" {
			words += " found of " + text.Number(s.sheet.rowCount())
		}
		parts = append(parts, words)
	}
	if marks := len(a.env.State.Browse().Marks); marks > 0 {
		parts = append(parts, text.Number(marks)+" marked")
	}
	return strings.Join(parts, " "+a.env.Styles.Glyphs.Dot+" ")
}

// full is the row under the cursor with all its words.
func (a *Audit) full(w, h int) string {
	st, s := a.env.Styles, a.sheet()
	of := s.about(s.cursor)
	frame := widget.Frame{Title: of.title, TitleRight: of.corner}
	inner := frame.Inner(widget.Rect{W: w, H: h})
	last := a.remedyLines(of, inner.W)
	lines := widget.Wrap(of.text, inner.W)
	if len(lines)+len(last) > inner.H { // what to do stays, why it matters leaves
		last = a.remedyLines(about{todo: of.todo}, inner.W)
	}
	if head := s.heading(); len(lines)+len(last) > inner.H && head != nil && strings.HasPrefix(head(s.cursor), strings.ToUpper(of.todo)) {
		last = nil // the heading says it
	}
	room := max(1, inner.H-len(last))
	if short := widget.Wrap(of.short, inner.W); len(lines) > room && of.short != "" && len(short) <= room {
		lines = short
	}
	if len(lines) > room {
		lines = append(lines[:room-1], widget.Fit(st, strings.Join(lines[room-1:], " "), inner.W))
	}
	for i, l := range lines {
		lines[i] = st.Render(theme.Text, l)
	}
	return frame.Render(st, strings.Join(append(lines, last...), "\n"), w, h)
}

// remedyLines are what to do about a row and why that matters: in one line, or where that has no
// room for both in more.
func (a *Audit) remedyLines(of about, w int) []string {
	st := a.env.Styles
	do, why := "", a.env.Plain(of.why)
	if of.todo != "" {
		do = st.Glyphs.Arrow + " " + a.env.Plain(of.todo)
	}
	const gap = 3
	switch {
	case do == "" && why == "":
		return nil
	case do == "":
		return overlay.Ink(st, theme.Dim, why, w)
	case why == "":
		return overlay.Ink(st, theme.Accent, do, w)
	case widget.Width(do)+gap+widget.Width(why) <= w:
		return []string{st.Render(theme.Accent, do) + strings.Repeat(" ", gap) + st.Render(theme.Dim, why)}
	}
	return append(overlay.Ink(st, theme.Accent, do, w), overlay.Ink(st, theme.Dim, why, w)...)
}

// Click takes a click on a tab or a row.
func (a *Audit) Click(x, y int) (tea.Cmd, []overlay.Request) {
	y -= a.listAt
	if tab := a.frame.HitTab(x, y, a.w); tab >= 0 {
		before := a.at
		a.show(a.tabbed()[tab])
		return nil, a.learn(before)
	} else if row := a.sheet().table.Hit(y - 1 - a.above); row >= 0 {
		if row == a.sheet().cursor {
			return a.Do(keymap.Open)
		}
		a.sheet().putCursor(row)
	}
	return nil, nil
}

// Wheel moves the cursor.
func (a *Audit) Wheel(by int) { a.sheet().putCursor(a.sheet().cursor + by) }
