package history

import (
	"fmt"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Activity lists the latest runs, the messages, latest first, and what changed in the
// workspace since the previous roster. Below the list it shows the row under the cursor
// in full.
type Activity struct {
	overlay.Rows

	runs   []model.RunRecord // the latest ones
	undone map[change.RunID]bool
}

// NewActivity returns the overlay.
func NewActivity(env *overlay.Env) *Activity {
	a := &Activity{Rows: overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.List, keymap.Browse}}}
	a.Count, a.Rest, a.Open = a.lineCount, a.next, a.openRow
	a.Table = widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 8, Max: 18, Flex: 1, Worth: 5},
		{Min: 20, Flex: 6, Worth: 9, Lead: 2},
	}}
	a.Follow()
	return a
}

// Follow updates the latest runs.
func (a *Activity) Follow() {
	all := a.Env.State.Runs()
	a.runs, a.undone = all[:min(latestRuns, len(all))], a.Env.State.Undone()
	a.Rows.Follow()
}

// section is a part of the list: a heading and its rows.
type section uint8

const (
	runsSection section = iota
	noticesSection
	changesSection
	sections
)

// latestRuns is how many runs are shown; [Runs] lists all of them.
const latestRuns = 5

// rows returns how many rows a section has.
func (a *Activity) rows(s section) int {
	switch s {
	case runsSection:
		return len(a.runs)
	case noticesSection:
		return len(a.Env.State.Notices)
	case changesSection:
		return a.Env.State.ChangeCount()
	case sections:
	}
	return 0
}

// lineCount returns the number of lines. A section without rows has no heading either.
func (a *Activity) lineCount() int {
	n := 0
	for s := range sections {
		if rows := a.rows(s); rows > 0 {
			n += rows + 1
		}
	}
	return n
}

// at returns the section and the row that a line shows; row is -1 for a heading.
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

// activityDetail returns the lines below the list in a box of height h, rule included.
func activityDetail(h int) int {
	if h < 20 {
		return 5
	}
	return errorsDetail
}

// Size returns a box in the middle.
func (a *Activity) Size(w, h int) (int, int) {
	return overlay.BoxW(w, 100), min(h, max(5, a.lineCount())+activityDetail(h)+2)
}

// Render draws exactly w×h cells.
func (a *Activity) Render(w, h int) string {
	f := widget.Frame{Title: "Activity", FooterLeft: overlay.KeysIn(a.Env.Styles, a, w)}
	view := widget.TableView{Row: a.row, Empty: "Nothing has happened yet."}
	return a.Framed(f, view, a.detail, activityDetail(h), w, h)
}

func (a *Activity) row(line int, r *widget.Row) {
	st, state := a.Env.Styles, a.Env.State
	switch s, i := a.at(line); {
	case i < 0:
		title, about := a.heading(s)
		r.Cells[0] = widget.Cell{Text: title, Ink: theme.Strong}
		r.Cells[1] = widget.Cell{Text: about, Ink: theme.Dim}
	case s == runsSection:
		run := a.runs[i]
		cell := statusCell(st, run, a.undone[run.Run.ID])
		r.Cells[0] = widget.Cell{Text: state.When(run.Run.Started), Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: run.Run.Plan.Title + ": " + runWords(cell.Text, run), Lead: cell.Lead}
	case s == noticesSection:
		n := a.notice(i)
		r.Cells[0] = widget.Cell{Text: n.At.Format("15:04:05"), Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: NoticeWords(a.Env.Keys, n), Lead: levelMark(st, n.Level)}
	default:
		c := state.Change(i)
		r.Cells[0] = widget.Cell{Text: c.Words, Ink: theme.Dim}
		r.Cells[1] = widget.Cell{Text: c.Who + ": " + c.Text, Lead: widget.Mark{Text: st.Glyphs.Dot, Ink: theme.Dim}}
	}
}

// runWords returns the status of a run, unless it is done, and how its steps ended.
func runWords(status string, p model.RunRecord) string {
	tally := p.Run.Tally().String()
	if status == "done" {
		return tally
	}
	return status + ", " + tally
}

func (a *Activity) heading(s section) (title, about string) {
	switch s {
	case runsSection:
		return "Runs", a.Env.Keys.Spell("{runs} lists all")
	case noticesSection:
		return "Messages", "the latest first"
	case changesSection, sections:
	}
	return "Changes", "in " + a.workspace() + " " + a.Env.State.ChangesSince()
}

func (a *Activity) workspace() string {
	if r := a.Env.State.Roster(); r != nil {
		return r.Name
	}
	return "the workspace"
}

// notice returns a notice by its number, counting from the latest.
func (a *Activity) notice(i int) model.Notice {
	all := a.Env.State.Notices
	return all[len(all)-1-i]
}

// detail returns the row under the cursor in full, below a rule.
func (a *Activity) detail(w int) []string {
	switch s, i := a.at(a.Row); {
	case i < 0:
	case s == runsSection:
		run := a.runs[i]
		return inFull(a.Env.Styles, w, details{text: run.Run.Plan.Title, facts: text.NonEmpty(run.Run.Plan.Where(), run.Run.Tally().String(), string(run.Run.ID))})
	case s == noticesSection:
		n := a.notice(i)
		if n.Err != nil {
			return failureInFull(a.Env.Styles, w, n.Text+": ", n.Err)
		}
		return inFull(a.Env.Styles, w, details{text: NoticeWords(a.Env.Keys, n)})
	default:
		c := a.Env.State.Change(i)
		return inFull(a.Env.Styles, w, details{text: c.Who + ": " + c.Text, facts: text.NonEmpty(c.Email)})
	}
	return nil
}

// Hints returns what enter does on the row under the cursor, and esc.
func (a *Activity) Hints() []widget.Hint {
	enter := ""
	switch s, i := a.at(a.Row); {
	case i < 0:
	case s == runsSection:
		enter = "steps"
	case s == changesSection:
		enter = "show the person"
	case a.notice(i).Press != "":
		enter = "do it"
	}
	back := a.Env.BackHint("close")
	if enter == "" {
		return []widget.Hint{back}
	}
	return overlay.Hints(a.Env.Hint(keymap.List, keymap.Open, enter), back)
}

// NoticeWords returns a notice with its error and the key to press, if it has these.
func NoticeWords(keys keymap.Map, n model.Notice) string {
	words := n.Text
	if n.Err != nil {
		words += ": " + model.Explain(n.Err).Words
	}
	if b, ok := keys.Find(n.Press, keymap.Browse); ok && n.Press != "" {
		words += fmt.Sprintf(" – press %s for %s", keymap.Label(b.Keys[0]), b.Short)
	}
	return words
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

// openRow shows the steps of a run, does what a notice suggests, or shows the person that a
// change is about in the people pane.
func (a *Activity) openRow() []overlay.Request {
	s, i := a.at(a.Row)
	switch {
	case i < 0:
	case s == runsSection:
		return showSteps(a.Env, a.runs[i])
	case s == changesSection:
		id := a.Env.State.Change(i).ID
		return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.SeekPerson{ID: id}}, overlay.RunAction{Action: keymap.ShowPeople}}
	case a.notice(i).Press != "":
		return []overlay.Request{overlay.Close{}, overlay.RunAction{Action: a.notice(i).Press}}
	}
	return []overlay.Request{overlay.Close{}}
}

// next returns the first line at or beyond line, in the direction way, that is not a
// heading.
func (a *Activity) next(line, way int) int {
	n := a.lineCount()
	for at := line; at >= 0 && at < n; at += way {
		if _, row := a.at(at); row >= 0 {
			return at
		}
	}
	return min(line+1, max(0, n-1))
}
