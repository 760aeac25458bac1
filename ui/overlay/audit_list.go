package overlay

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

func (a *Audit) findings(w, h int) string {
	st, s := a.env.Styles, a.env.State
	n := s.FindingCount(a.lane)
	a.put(a.cursor)
	a.w = w
	a.frame = widget.Frame{Title: "Findings", Tabs: a.tabs(), Focused: true, Flush: true, FooterLeft: a.position(n), FooterRight: "esc back to the people"}
	inner := a.frame.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: n, Cursor: a.cursor, Row: a.fill, Sorted: -1, Focused: true, Empty: a.emptyWords()}
	content := a.table.Render(st, view, inner.W, inner.H)
	a.frame.Scroll = a.table.Scroll()
	return a.frame.Render(st, content, w, h)
}

func (a *Audit) tabs() widget.Tabs {
	counts := a.env.State.Scorecard().Lanes
	t := widget.Tabs{Active: int(a.lane)}
	for l := model.LaneAll; l <= model.LaneProtected; l++ {
		t.Items = append(t.Items, l.String()+" "+strconv.Itoa(counts[l]))
	}
	return t
}

func (a *Audit) position(n int) string {
	if n == 0 {
		return ""
	}
	text := strconv.Itoa(a.cursor+1) + "/" + strconv.Itoa(n)
	if marks := len(a.env.State.Browse().Marks); marks > 0 {
		text += " " + a.env.Styles.Glyphs.Dot + " " + strconv.Itoa(marks) + " marked"
	}
	return text
}

func (a *Audit) fill(i int, r *widget.Row) {
	s := a.env.State
	f := s.Finding(a.lane, i)
	sign := widget.SeverityMark(a.env.Styles, f.Severity)
	who := theme.Text
	if f.Lane == model.LaneProtected {
		who = theme.Dim
	}
	r.Marked = f.ID != 0 && s.Browse().Marks[f.ID]
	r.Cells[0] = widget.Cell{Text: f.Severity, Ink: theme.Dim, Lead: sign}
	r.Cells[1] = widget.Cell{Text: f.Who, Ink: who}
	r.Cells[2] = widget.Cell{Text: f.Check, Ink: theme.Dim}
	r.Cells[3] = widget.Cell{Text: f.Reason, Ink: who}
	r.Cells[4] = widget.Cell{Text: f.Action, Ink: theme.Dim}
}

func (a *Audit) emptyWords() string {
	c := a.env.State.Scorecard()
	switch {
	case c.At.IsZero():
		return "Working it out" + a.env.Styles.Glyphs.Ellipsis
	case a.lane == model.LaneReady:
		return "Nothing is safe to take back without a look."
	case a.lane == model.LaneProtected:
		return "Nothing was found about protected people."
	}
	return "Nothing was found: every seat is well used."
}

func (a *Audit) put(row int) {
	a.cursor = max(0, min(row, a.env.State.FindingCount(a.lane)-1))
}

// current is the finding under the cursor.
func (a *Audit) current() (model.Found, bool) {
	if a.cursor >= a.env.State.FindingCount(a.lane) {
		return model.Found{}, false
	}
	return a.env.State.Finding(a.lane, a.cursor), true
}

func (a *Audit) show(l model.Lane) {
	a.lane = l
	a.cursor = 0
}

// Do moves, changes the lane and the days, marks, and goes to the person.
func (a *Audit) Do(action keymap.Action) (tea.Cmd, []Request) {
	half := max(1, a.table.Scroll().Visible/2)
	days := a.env.State.Scorecard().InactiveDays
	switch action {
	case keymap.Up:
		a.put(a.cursor - 1)
	case keymap.Down:
		a.put(a.cursor + 1)
	case keymap.PageUp:
		a.put(a.cursor - half)
	case keymap.PageDown:
		a.put(a.cursor + half)
	case keymap.Top:
		a.put(0)
	case keymap.Bottom:
		a.put(a.env.State.FindingCount(a.lane))
	case keymap.NextLane:
		a.show(a.lane.Next())
	case keymap.PrevLane:
		a.show(a.lane.Prev())
	case keymap.MoreDays:
		return nil, []Request{Intend{Intent: model.SetInactiveDays{Days: moreDays(days)}}}
	case keymap.FewerDays:
		return nil, []Request{Intend{Intent: model.SetInactiveDays{Days: fewerDays(days)}}}
	case keymap.Mark:
		return nil, a.mark()
	case keymap.Remove:
		return nil, a.actOnMarked(action)
	case keymap.Open:
		return nil, a.seek()
	case keymap.Back:
		return nil, []Request{Close{}}
	}
	return nil, nil
}

// mark marks the person, and goes one down.
func (a *Audit) mark() []Request {
	f, ok := a.current()
	a.put(a.cursor + 1)
	if !ok || f.ID == 0 {
		return nil
	}
	return []Request{Intend{Intent: model.MarkPerson{ID: f.ID}}}
}

// actOnMarked carries out an action on the marked people; without any, the one
// of the finding is marked first.
func (a *Audit) actOnMarked(action keymap.Action) []Request {
	out := []Request{Perform{Action: action}}
	if len(a.env.State.Browse().Marks) > 0 {
		return out
	}
	f, ok := a.current()
	if !ok || f.ID == 0 {
		return nil
	}
	return append([]Request{Intend{Intent: model.MarkPerson{ID: f.ID}}}, out...)
}

// seek shows the person among the people.
func (a *Audit) seek() []Request {
	f, ok := a.current()
	if !ok || f.ID == 0 {
		return nil
	}
	return []Request{Close{}, Intend{Intent: model.SeekPerson{ID: f.ID}}, Perform{Action: keymap.ShowPeople}}
}

// dayStep is how far the days go at once: finer for few of them.
func dayStep(days int) int {
	if days < 30 {
		return 1
	}
	return 10
}

func moreDays(days int) int { return days + dayStep(days) }

func fewerDays(days int) int { return max(1, days-dayStep(days-1)) }

// Update takes nothing else.
func (a *Audit) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }

// Click takes a click on a tab or a row.
func (a *Audit) Click(x, y int) (tea.Cmd, []Request) {
	y -= cardH
	if tab := a.frame.HitTab(x, y, a.w); tab >= 0 {
		a.show(model.Lane(tab))
	} else if row := a.table.Hit(y - 1); row >= 0 {
		a.put(row)
	}
	return nil, nil
}

// Wheel moves the cursor.
func (a *Audit) Wheel(by int) { a.put(a.cursor + by) }
