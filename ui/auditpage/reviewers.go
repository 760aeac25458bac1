package auditpage

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Reviewers lists those who were asked who is still needed, and leads to asking them and to
// taking their answers.
type Reviewers struct {
	env   *overlay.Env
	table widget.Table
	row   int
	said  string // why the last action was not possible
	above int    // lines above the table in the last frame
}

// NewReviewers returns the overlay over a state.
func NewReviewers(env *overlay.Env) *Reviewers {
	return &Reviewers{env: env, table: widget.Table{Columns: []widget.Column{
		{Title: "WHO IS ASKED", Min: 20, Max: 44, Flex: 3, Worth: 9},
		{Title: "STATE", Min: 16, Worth: 8},
		{Title: "ASKED", Min: 5, Right: true, Worth: 5},
		{Title: "KEEP", Min: 5, Right: true, Worth: 6},
		{Title: "REMOVE", Min: 6, Right: true, Worth: 6},
		{Title: "NOT ANSWERED", Min: 12, Right: true, Worth: 7},
		{Title: "LATE", Min: 5, Right: true, Worth: 3},
	}}}
}

// Opening reads what is kept: answers may have been taken by a command meanwhile.
func (r *Reviewers) Opening() []overlay.Request { return intend(model.FindReviews{}) }

// Scopes are where its keys are looked up.
func (r *Reviewers) Scopes() []keymap.Scope { return []keymap.Scope{keymap.ReviewerList} }

// Typing is false: there is no text field.
func (r *Reviewers) Typing() bool { return false }

func (r *Reviewers) count() int {
	if review := r.env.State.Review(); review != nil {
		return len(review.Sheets)
	}
	return 0
}

const reviewersW = 96

// Size is a box in the middle, as high as the list is long.
func (r *Reviewers) Size(w, h int) (int, int) {
	return overlay.BoxW(w, reviewersW), min(h, max(8, r.count()+5))
}

// Follow keeps the cursor on a row.
func (r *Reviewers) Follow() { r.putCursor(r.row) }

func (r *Reviewers) putCursor(row int) { r.row = max(0, min(row, r.count()-1)) }

// Render draws exactly w×h cells.
func (r *Reviewers) Render(w, h int) string {
	st, s := r.env.Styles, r.env.State
	f := widget.Frame{Title: "Who is still needed?", Focused: true, Flush: true, FooterLeft: overlay.KeysIn(st, r, w)}
	if n := len(s.NotNeeded()); n > 0 {
		f.TitleRight = text.Count(n, "person is", "people are") + " not needed and still here"
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: r.count(), Cursor: r.row, Focused: true, Sorted: -1, Row: r.cells()}
	above := r.standing(inner.W)
	r.above = len(above)
	if view.Len == 0 {
		view.Empty = r.empty()
	}
	return r.table.Framed(st, &f, view, w, h, above...)
}

// standing is why the last action was not possible, or how far the review has come.
func (r *Reviewers) standing(w int) []string {
	st := r.env.Styles
	words, ink := st.Glyphs.Warning+" "+r.said, theme.Warning
	if r.said == "" {
		review := r.env.State.Review()
		if review == nil {
			return nil
		}
		words, ink = review.Words(r.env.State.Now)+".", theme.Dim
	}
	lines := overlay.Indent(overlay.Ink(st, ink, words, w-2*len(overlay.TableIndent)))
	for i := range lines {
		lines[i] = widget.FitLine(lines[i], w)
	}
	return lines
}

// empty is said where nobody was asked.
func (r *Reviewers) empty() string {
	if of := &r.env.State.Data().Reviews; of.Phase == model.LoadFailed {
		return "What was asked could not be read: " + of.Err.Error()
	}
	return r.env.Keys.Spell("Nobody was asked yet. {ask-reviewers} writes a sheet and a form for everybody who invited somebody; send each of them theirs. {take-answers} takes what comes back.", keymap.ReviewerList)
}

// Hints are what can be done now.
func (r *Reviewers) Hints() []widget.Hint {
	var all []widget.Hint
	for _, a := range []keymap.Action{keymap.AskReviewers, keymap.TakeAnswers, keymap.RemoveUnneeded} {
		if r.env.State.Can(a) == nil {
			all = append(all, r.env.Hint(keymap.ReviewerList, a, ""))
		}
	}
	return overlay.Hints(append(all, r.env.BackHint("close"))...)
}

// cells draws the rows; nil: there are none.
func (r *Reviewers) cells() func(i int, row *widget.Row) {
	review := r.env.State.Review()
	if review == nil {
		return nil
	}
	counts, waits := review.Counts(), theme.Notice
	if review.Overdue(r.env.State.Now) {
		waits = theme.Warning
	}
	return func(i int, row *widget.Row) {
		c, ink := counts[i], theme.Good
		if c.Waiting() > 0 {
			ink = waits
		}
		row.Cells[0] = widget.Cell{Text: review.Sheets[i].Title()}
		row.Cells[1] = widget.Cell{Text: c.Standing(), Ink: ink}
		for at, n := range []int{c.Asked, c.Keep, c.Remove, c.Waiting(), c.Late} {
			row.Cells[2+at] = widget.Cell{Text: text.Number(n), Ink: theme.Dim}
		}
	}
}

// Do moves, asks, takes answers, and leads to the removal of those who are not needed.
func (r *Reviewers) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	r.said = ""
	page := max(1, r.table.Scroll().Visible-1)
	switch a {
	case keymap.Up:
		r.putCursor(r.row - 1)
	case keymap.Down:
		r.putCursor(r.row + 1)
	case keymap.PageUp:
		r.putCursor(r.row - page)
	case keymap.PageDown:
		r.putCursor(r.row + page)
	case keymap.Top:
		r.putCursor(0)
	case keymap.Bottom:
		r.putCursor(r.count())
	case keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	case keymap.AskReviewers, keymap.TakeAnswers, keymap.RemoveUnneeded:
		if err := r.env.State.Can(a); err != nil {
			r.said = err.Error()
			return nil, nil
		}
		return nil, r.lead(a)
	}
	return nil, nil
}

func (r *Reviewers) lead(a keymap.Action) []overlay.Request {
	switch a {
	case keymap.AskReviewers:
		return []overlay.Request{overlay.Open{Overlay: newAsk(r.env)}}
	case keymap.TakeAnswers:
		return []overlay.Request{overlay.Open{Overlay: newAnswerFiles(r.env)}}
	}
	return []overlay.Request{runAction(a)}
}

// Update takes nothing: there is no text field.
func (r *Reviewers) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row.
func (r *Reviewers) Click(_, y int) (tea.Cmd, []overlay.Request) {
	if row := r.table.Hit(y - 1 - r.above); row >= 0 {
		r.putCursor(row)
	}
	return nil, nil
}

// Wheel moves the cursor.
func (r *Reviewers) Wheel(by int) { r.putCursor(r.row + by) }

// newAnswerFiles asks for the file that came back, or for the folder of several.
func newAnswerFiles(env *overlay.Env) *files {
	f := newFiles(env, "Answers", "the path of a file that came back, or of a folder of them")
	f.extra = func() (words, path string) {
		n := 0
		for _, file := range f.shown {
			if !file.Folder {
				n++
			}
		}
		if folder := f.Field.Value(); n > 1 && strings.ContainsAny(folder[max(0, len(folder)-1):], `/\`) {
			return "all files of this folder", folder
		}
		return "", ""
	}
	f.take = func(path string) []overlay.Request {
		return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.ReadAnswers{Path: path}}, overlay.Open{Overlay: newAnswers(env)}}
	}
	return f
}
