package auditpage

import (
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Reviewers lists the people who were asked who is still needed. From here they are asked,
// and their answers taken.
type Reviewers struct{ overlay.Rows }

// NewReviewers returns the overlay.
func NewReviewers(env *overlay.Env) *Reviewers {
	r := &Reviewers{overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.ReviewerList}}}
	r.Count, r.Act = r.count, r.act
	r.Table = widget.Table{Columns: []widget.Column{
		{Title: "WHO IS ASKED", Min: 20, Max: 44, Flex: 3, Worth: 9},
		{Title: "STATE", Min: 16, Worth: 8},
		{Title: "ASKED", Min: 5, Right: true, Worth: 5},
		{Title: "KEEP", Min: 5, Right: true, Worth: 6},
		{Title: "REMOVE", Min: 6, Right: true, Worth: 6},
		{Title: "NOT ANSWERED", Min: 12, Right: true, Worth: 7},
		{Title: "LATE", Min: 5, Right: true, Worth: 3},
	}}
	return r
}

// Opening reads the review from disk: a command may have taken answers meanwhile.
func (r *Reviewers) Opening() []overlay.Request { return intend(model.FindReviews{}) }

func (r *Reviewers) count() int {
	if review := r.Env.State.Review(); review != nil {
		return len(review.Sheets)
	}
	return 0
}

const reviewersW = 96

// Size returns a box in the middle, as high as its list.
func (r *Reviewers) Size(w, h int) (int, int) {
	return overlay.BoxW(w, reviewersW), min(h, max(8, r.count()+5))
}

// Render draws exactly w×h cells.
func (r *Reviewers) Render(w, h int) string {
	st, s := r.Env.Styles, r.Env.State
	f := widget.Frame{Title: "Who is still needed?", Focused: true, Flush: true, FooterLeft: overlay.KeysIn(st, r, w)}
	if n := len(s.NotNeeded()); n > 0 {
		f.TitleRight = text.Count(n, "person is", "people are") + " not needed and still here"
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: r.count(), Cursor: r.Row, Focused: true, Sorted: -1, Row: r.cells()}
	above := r.status(inner.W)
	r.Above = len(above)
	if view.Len == 0 {
		view.Empty = r.empty()
	}
	return r.Table.Framed(st, &f, view, w, h, above...)
}

// status says why the last action was not possible, or how many have answered.
func (r *Reviewers) status(w int) []string {
	st := r.Env.Styles
	var words string
	ink := theme.Dim
	switch review := r.Env.State.Review(); {
	case r.Err != nil:
		words, ink = st.Glyphs.Warning+" "+r.Err.Error(), theme.Warning
	case review == nil:
		return nil
	default:
		words = review.Words(r.Env.State.Now) + "."
	}
	lines := overlay.Indent(overlay.Ink(st, ink, words, w-2*len(overlay.TableIndent)))
	for i := range lines {
		lines[i] = widget.FitLine(lines[i], w)
	}
	return lines
}

// empty says why there are no rows.
func (r *Reviewers) empty() string {
	if reviews := &r.Env.State.Data().Reviews; reviews.Phase == model.LoadFailed {
		return "The review could not be read: " + reviews.Err.Error()
	}
	return r.Env.Keys.Spell("Nobody has been asked yet. {ask-reviewers} writes a sheet and a form for everybody who invited somebody; send each of them theirs. {take-answers} takes the answers that come back.", keymap.ReviewerList)
}

// Hints returns the keys that do something now.
func (r *Reviewers) Hints() []widget.Hint {
	var all []widget.Hint
	for _, a := range []keymap.Action{keymap.AskReviewers, keymap.TakeAnswers, keymap.RemoveUnneeded} {
		if r.Env.State.Can(a) == nil {
			all = append(all, r.Env.Hint(keymap.ReviewerList, a, ""))
		}
	}
	return overlay.Hints(append(all, r.Env.BackHint("close"))...)
}

// cells returns the function that fills a row, or nil if there are none.
func (r *Reviewers) cells() func(i int, row *widget.Row) {
	review := r.Env.State.Review()
	if review == nil {
		return nil
	}
	counts, waits := review.Counts(), theme.Notice
	if review.Overdue(r.Env.State.Now) {
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

// act opens the boxes that ask and take answers, and the removal of those not needed.
func (r *Reviewers) act(a keymap.Action) ([]overlay.Request, error) {
	switch a {
	case keymap.AskReviewers:
		return []overlay.Request{overlay.Open{Overlay: newAsk(r.Env)}}, r.Env.State.Can(a)
	case keymap.TakeAnswers:
		return []overlay.Request{overlay.Open{Overlay: newAnswerFiles(r.Env)}}, r.Env.State.Can(a)
	case keymap.RemoveUnneeded:
		return []overlay.Request{runAction(a)}, r.Env.State.Can(a)
	}
	return nil, nil
}

// newAnswerFiles returns the box that chooses a file that came back, or a folder of them.
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
	f.use = func(path string) []overlay.Request {
		return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.ReadAnswers{Path: path}}, overlay.Open{Overlay: newAnswers(env)}}
	}
	return f
}
