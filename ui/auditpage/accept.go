package auditpage

import (
	"errors"
	"strings"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/when"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// formW is the width of most of the page's forms.
const formW = 76

var errNoReason = errors.New("no reason is given: type one, or press enter again to accept without")

// newAccept returns the form that accepts findings: why, and until when. found is the one
// under the cursor.
func newAccept(env *overlay.Env, found model.FindingRow, keys []model.FindingKey) *overlay.FormBox {
	const noteLimit = 300
	about, note, reviewBy := found.Who+": "+found.Reason+".", "", "90d"
	if len(keys) > 1 {
		about = text.Plural(len(keys), "finding") + " about the marked people."
	}
	box := &overlay.FormBox{
		Env: env, Box: "accept", W: formW, Lines: 5, Below: 3, Enter: "accept",
		Frame: func() widget.Frame { return widget.Frame{Title: "Accept " + text.Plural(len(keys), "finding")} },
		About: func(w, _ int) []string { return overlay.Ink(env.Styles, theme.Text, about, w) },
		Form: form.NewPage(env.Styles,
			form.Line("Why it may stay", noteLimit, &note),
			form.Day("Look again in, or on", when.Ahead(env.State.Now), &reviewBy)),
		Status: func() string {
			day, err := model.ParseReviewBy(reviewBy, env.State.Now)
			if err != nil {
				return err.Error()
			}
			return "Back on the list on " + text.Day(day) + "; the note goes into the report."
		},
	}
	box.Done = func() ([]overlay.Request, error) {
		day, err := model.ParseReviewBy(reviewBy, env.State.Now)
		if err != nil {
			return nil, err
		}
		why := strings.TrimSpace(clean.Line(note))
		if why == "" && !errors.Is(box.Wrong, errNoReason) {
			return nil, errNoReason
		}
		return intend(model.AcceptFindings{Findings: keys, Note: why, ReviewBy: day}), nil
	}
	return box
}
