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

// Audit is the page of the seat audit: a score card, and below it the sheets with the
// findings of each lane, the changes, and the roll-ups.
type Audit struct {
	env    *overlay.Env
	sheets []*sheetState
	target *targets
	at     int // the sheet that is shown
	frame  widget.Frame
	w      int
	listAt int // the line at which the sheet begins

	filter widget.Field // words that the rows must contain
	typing bool         // the filter has the focus
	above  int          // lines above the table in the last frame: caption and filter
	legend bool         // the caption explains the bars
}

// sheet is one of the audit's tables. Rows count from 0.
type sheet interface {
	// tab returns the word on its tab.
	tab() string
	columns() []widget.Column
	rowCount() int
	row(i int, r *widget.Row)
	// empty returns the text that is shown if there are no rows.
	empty() string
	// details returns a row in full, for the box below.
	details(i int) details
	// enter returns what enter does with a row.
	enter(i int) []overlay.Request
	// person returns the person that a row is about, or 0.
	person(i int) model.UserID
}

// details is a row in full: its title and corner in the border of the box, the text, what to
// do about it, and why that matters.
type details struct {
	title, corner, text, todo, why string

	short string // replaces text if that does not fit; may be empty
}

// sheetState is a sheet with its cursor and the rows that match the filter.
type sheetState struct {
	sheet
	cursor int
	table  widget.Table
	rows   []int // the matching rows of the sheet, while there is a filter
	basis  basis // what rows was made from
}

func (s *sheetState) putCursor(row int) { s.cursor = max(0, min(row, s.rowCount()-1)) }

// follower is a sheet that keeps something derived from the state. It is updated before it is
// drawn.
type follower interface{ follow() }

// changesAt is the number of the changes sheet, which comes after the lanes.
const changesAt = int(model.LaneProtected) + 1

// hrAt is the number of the HR sheet, which comes after the months and the roll-ups.
const hrAt = changesAt + 2 + int(model.TallyRoles) + 1

// NewAudit returns the overlay.
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
	a.sheets = append(a.sheets, &sheetState{sheet: s, table: widget.Table{Columns: s.columns(), Snug: true}})
}

// Opening asks for the audit.
func (a *Audit) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.OpenAudit{}}}
}

// Scopes returns the scopes its keys are looked up in. While the filter has the focus they
// only move.
func (a *Audit) Scopes() []keymap.Scope {
	if a.typing {
		return []keymap.Scope{keymap.List}
	}
	return []keymap.Scope{keymap.Audit}
}

// Size returns the whole body.
func (a *Audit) Size(w, h int) (int, int) { return w, h }

// WholeScreen marks the page as one that fills the screen.
func (a *Audit) WholeScreen() {}

// Heights of the parts of the page, in lines, borders included.
const (
	cardH    = 5
	lowCardH = 3 // the card's if there is little room
	detailH  = 5
	listMin  = 8  // the card is low if the list would be lower than this
	listLow  = 5  // the list's minimum on a low page if it has no column titles
	tall     = 30 // from this height of the page on, the details have a line more
)

// Follow finds the rows that match the filter and keeps the cursor on one of them.
func (a *Audit) Follow() {
	a.target.follow() // its number is on its tab whichever sheet is shown
	if s, ok := a.sheet().sheet.(follower); ok {
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
	card, detail := cardH, detailH
	low := h < cardH+listMin+detailH
	switch {
	case low:
		card = lowCardH
	case h >= tall:
		detail++
	}
	_, findings := a.sheet().sheet.(*findings)
	a.sheet().table.NoHeader = low && (findings || a.onTarget()) // these columns need no explanation
	top := a.card
	if a.onTarget() && a.target.set {
		top = a.target.card
		rows := listMin
		if low { // what to do about a row stands above it
			detail, rows = detail-1, listLow
		}
		card = max(lowCardH, min(a.target.cardH(w), h-detail-rows))
	}
	a.listAt = card
	if a.sheet().rowCount() == 0 { // the text in place of the rows gets the room
		return widget.Stack(top(w, card), a.list(w, h-card))
	}
	return widget.Stack(top(w, card), a.list(w, h-card-detail), a.detailBox(w, detail))
}

func (a *Audit) onTarget() bool { return a.sheet().sheet == sheet(a.target) }

func (a *Audit) sheet() *sheetState { return a.sheets[a.at] }

// Shown returns the current sheet.
func (a *Audit) Shown() any { return a.sheet().sheet }

func (a *Audit) show(at int) { a.at = at }

// beside shows the next sheet that has a tab (1), or the previous one (-1).
func (a *Audit) beside(by int) {
	tabs := a.tabbed()
	at := slices.Index(tabs, a.at)
	a.show(tabs[(at+by+len(tabs))%len(tabs)])
}

// tabbed returns the numbers of the sheets that have a tab. The hand-over lane has one only
// if it is shown or not empty.
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
	a.frame = widget.Frame{Tabs: a.tabs(), Focused: true, Flush: true, FooterLeft: a.position(), FooterRight: a.corner()}
	view := widget.TableView{Len: s.rowCount(), Cursor: s.cursor, Row: a.fill, Sorted: -1, Focused: true, Heading: s.heading()}
	if view.Len == 0 {
		view.Empty = s.empty()
	}
	if v, ok := s.sheet.(interface{ visibleColumns() []int }); ok {
		s.table.Show = v.visibleColumns()
	}
	inner := a.frame.Inner(widget.Rect{W: w, H: h})
	above := append(a.caption(inner.W, inner.H), a.filterLine(inner.W)...)
	a.above = len(above)
	return s.table.Framed(a.env.Styles, &a.frame, view, w, h, above...)
}

// charted is a sheet with a chart.
type charted interface {
	caption() (title string, legend [3]widget.Share)
}

// caption returns the line above a chart, if the rows leave room for it.
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
			line = " " + legend // the tab replaces the title, but only the legend explains the bars
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
	if !a.legend { // nothing explains the bars
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

// detailBox draws the row under the cursor in full.
func (a *Audit) detailBox(w, h int) string {
	st, s := a.env.Styles, a.sheet()
	d := s.details(s.cursor)
	frame := widget.Frame{Title: d.title, TitleRight: d.corner}
	inner := frame.Inner(widget.Rect{W: w, H: h})
	last := a.remedyLines(d, inner.W)
	lines := widget.Wrap(d.text, inner.W)
	if len(lines)+len(last) > inner.H { // drop why it matters
		last = a.remedyLines(details{todo: d.todo}, inner.W)
	}
	if head := s.heading(); len(lines)+len(last) > inner.H && head != nil && strings.HasPrefix(head(s.cursor), strings.ToUpper(d.todo)) {
		last = nil // the heading says it
	}
	room := max(1, inner.H-len(last))
	if short := widget.Wrap(d.short, inner.W); len(lines) > room && d.short != "" && len(short) <= room {
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

// remedyLines returns what to do about a row and why that matters, in one line if both fit.
func (a *Audit) remedyLines(d details, w int) []string {
	st := a.env.Styles
	do, why := "", a.env.Plain(d.why)
	if d.todo != "" {
		do = st.Glyphs.Arrow + " " + a.env.Plain(d.todo)
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

// Click handles a click on a tab or a row.
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
