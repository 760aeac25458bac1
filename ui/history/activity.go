package history

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Activity shows the latest runs, then what the program did and was told, the latest
// first, and then what changed in the workspace since the roster before. Below is the
// row under the cursor in full.
type Activity struct {
	env    *overlay.Env
	table  widget.Table
	cursor int
}

// NewActivity returns the overlay over a state.
func NewActivity(env *overlay.Env) *Activity {
	a := &Activity{env: env, table: widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 8, Max: 18, Flex: 1, Worth: 5},
		{Min: 20, Flex: 6, Worth: 9, Lead: 2},
	}}}
	a.cursor = a.next(0, 1)
	return a
}

// section is a heading and its rows.
type section uint8

const (
	runsSection section = iota
	noticesSection
	changesSection
	sections
)

// latestRuns is how many runs are shown; the list of all has a key of its own.
const latestRuns = 5

// rows is how many rows a section has.
func (a *Activity) rows(s section) int {
	switch s {
	case runsSection:
		return min(latestRuns, len(a.env.State.Runs()))
	case noticesSection:
		return len(a.env.State.Notices)
	case changesSection:
		return a.env.State.ChangeCount()
	case sections:
	}
	return 0
}

// lineCount is the number of lines. A section without rows has no heading either.
func (a *Activity) lineCount() int {
	n := 0
	for s := range sections {
		if rows := a.rows(s); rows > 0 {
			n += rows + 1
		}
	}
	return n
}

// at is what stands on a line: a row of a section, -1 for its heading.
func (a *Activity) at(line int) (s section, row int) {
	for s = range sections {
		rows := a.rows(s)
		switch {
		case rows == 0:
		case line <= rows:
			return s, line - 1
		default:
			line -= rows + 1
		}
	}
	return sections, -1
}

// Scopes are where its keys are looked up.
func (a *Activity) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List, keymap.Browse} }

// Typing is false: there is no text field.
func (a *Activity) Typing() bool { return false }

// activityDetail is the lines below the list of a box that is so high, the rule among
// them.
func activityDetail(h int) int {
	if h < 20 {
		return 5
	}
	return errorsDetail
}

// Size is a box in the middle.
func (a *Activity) Size(w, h int) (int, int) {
	return overlay.BoxW(w, 100), min(h, max(5, a.lineCount())+activityDetail(h)+2)
}

// Render draws exactly w×h cells.
func (a *Activity) Render(w, h int) string {
	st := a.env.Styles
	f := widget.Frame{Title: "Activity", Focused: true, Flush: true, FooterLeft: overlay.KeysIn(st, a, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: a.lineCount(), Cursor: a.cursor, Sorted: -1, Focused: true, Row: a.row, Empty: "Nothing has happened yet."}
	list := max(1, inner.H-activityDetail(h))
	content := a.table.Render(st, view, inner.W, list)
	f.Scroll = a.table.Scroll()
	if a.lineCount() > 0 {
		content += "\n" + a.detail(inner.W)
	}
	return f.Render(st, content, w, h)
}

func (a *Activity) row(line int, r *widget.Row) {
	st, state := a.env.Styles, a.env.State
	switch s, i := a.at(line); {
	case i < 0:
		title, about := a.heading(s)
		r.Cells[0] = widget.Cell{Text: title, Ink: theme.Strong}
		r.Cells[1] = widget.Cell{Text: about, Ink: theme.Dim}
	case s == runsSection:
		run := state.Runs()[i]
		cell := standingCell(st, run, state.Undone()[run.Run.ID])
		r.Cells[0] = widget.Cell{Text: state.When(run.Run.Started), Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: run.Run.Plan.Title + ": " + runWords(cell.Text, run), Lead: cell.Lead}
	case s == noticesSection:
		n := a.notice(i)
		r.Cells[0] = widget.Cell{Text: n.At.Format("15:04:05"), Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: NoticeWords(a.env.Keys, n), Lead: levelMark(st, n.Level)}
	default:
		c := state.Change(i)
		r.Cells[0] = widget.Cell{Text: c.Words, Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: c.Who + ": " + c.Text, Lead: widget.Mark{Text: st.Glyphs.Dot, Ink: theme.Dim}}
	}
}

// runWords is how a run stands and what became of its steps.
func runWords(standing string, p model.RunRecord) string {
	tally := p.Run.Tally().String()
	if standing == "done" {
		return tally
	}
	return standing + ", " + tally
}

func (a *Activity) heading(s section) (title, about string) {
	switch s {
	case runsSection:
		if b, ok := a.env.Keys.Find(keymap.Runs, keymap.Browse); ok {
			about = keymap.Label(b.Keys[0]) + " lists all"
		}
		return "Runs", about
	case noticesSection:
		return "Messages", "the latest first"
	case changesSection, sections:
	}
	return "Changes", "in " + a.workspace() + " " + a.env.State.ChangesSince()
}

func (a *Activity) workspace() string {
	if r := a.env.State.Roster(); r != nil {
		return r.Name
	}
	return "the workspace"
}

// notice is one of the notices, the latest first.
func (a *Activity) notice(i int) model.Notice {
	all := a.env.State.Notices
	return all[len(all)-1-i]
}

// detail is the row under the cursor in full, under a rule.
func (a *Activity) detail(w int) string {
	switch s, i := a.at(a.cursor); {
	case i < 0:
	case s == runsSection:
		run := a.env.State.Runs()[i]
		return inFull(a.env.Styles, w, full{words: run.Run.Plan.Title, about: nonEmpty(run.Run.Plan.Where(), run.Run.Tally().String(), string(run.Run.ID))})
	case s == noticesSection:
		n := a.notice(i)
		if n.Err != nil {
			x := model.Explain(n.Err)
			return inFull(a.env.Styles, w, full{words: n.Text + ": " + x.Words, hint: x.Hint, about: nonEmpty(x.Status, x.Code, x.Op)})
		}
		return inFull(a.env.Styles, w, full{words: NoticeWords(a.env.Keys, n)})
	default:
		c := a.env.State.Change(i)
		return inFull(a.env.Styles, w, full{words: c.Who + ": " + c.Text, about: nonEmpty(c.Email)})
	}
	return ""
}

// Hints are what enter does on the row under the cursor.
func (a *Activity) Hints() []widget.Hint {
	enter := ""
	switch s, i := a.at(a.cursor); {
	case i < 0:
	case s == runsSection:
		enter = "steps"
	case s == changesSection:
		enter = "show the person"
	case a.notice(i).Press != "":
		enter = "see to it"
	}
	back := a.env.BackHint("close")
	if enter == "" {
		return []widget.Hint{back}
	}
	return overlay.Hints(a.env.Hint(keymap.List, keymap.Open, enter), back)
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

// Do moves, closes, and leads on from a row.
func (a *Activity) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	page := max(1, a.table.Scroll().Visible-1)
	switch action {
	case keymap.Up:
		a.Wheel(-1)
	case keymap.Down:
		a.Wheel(1)
	case keymap.PageUp:
		a.Wheel(-page)
	case keymap.PageDown:
		a.Wheel(page)
	case keymap.Top:
		a.Wheel(-a.cursor)
	case keymap.Bottom:
		a.Wheel(a.lineCount())
	case keymap.Open:
		return nil, a.lead()
	case keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	}
	return nil, nil
}

// lead shows the steps of a run, does what a notice asks for, or shows the person of
// a change among the people.
func (a *Activity) lead() []overlay.Request {
	s, i := a.at(a.cursor)
	switch {
	case i < 0:
	case s == runsSection:
		if p := a.env.State.Runs()[i]; !p.Here {
			return []overlay.Request{overlay.Open{Overlay: newPastSteps(a.env, p.Run.ID)}}
		}
		return []overlay.Request{overlay.Open{Overlay: changeui.NewRun(a.env)}}
	case s == changesSection:
		id := a.env.State.Change(i).ID
		return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.SeekPerson{ID: id}}, overlay.RunAction{Action: keymap.ShowPeople}}
	case a.notice(i).Press != "":
		return []overlay.Request{overlay.Close{}, overlay.RunAction{Action: a.notice(i).Press}}
	}
	return []overlay.Request{overlay.Close{}}
}

// Update takes nothing else.
func (a *Activity) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row, and leads on from the one it is on.
func (a *Activity) Click(_, y int) (tea.Cmd, []overlay.Request) {
	switch row := a.table.Hit(y - 1); {
	case row < 0:
	case row == a.cursor:
		return nil, a.lead()
	default:
		a.cursor = a.next(row, 1)
	}
	return nil, nil
}

// Wheel moves the cursor, over headings too.
func (a *Activity) Wheel(by int) {
	way := 1
	if by < 0 {
		way = -1
	}
	a.cursor = a.next(a.cursor+by, way)
}

// next is the first line with a row from a line on, to a side; at the ends it is the
// last one there is.
func (a *Activity) next(line, way int) int {
	n := a.lineCount()
	line = max(0, min(line, n-1))
	for at := line; at >= 0 && at < n; at += way {
		if _, row := a.at(at); row >= 0 {
			return at
		}
	}
	return min(line+1, max(0, n-1))
}
