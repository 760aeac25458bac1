package auditpage

import (
	"cmp"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/model"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// newAsk returns the form that writes the sheets in which the inviters say who is still
// needed.
func newAsk(env *overlay.Env) *overlay.FormBox {
	const (
		about    = "Writes a spreadsheet (CSV) and a page that works offline for each of them. Nothing is sent: send the files yourself."
		usualDue = "14d"
	)
	usualDir := "~/review-" + env.State.Now.Format(time.DateOnly)
	by, dir, due := 0, "", ""
	return &overlay.FormBox{
		Env: env, Box: "ask", W: formW, Lines: 9, Below: 2, Enter: "write",
		Frame: func() widget.Frame { return widget.Frame{Title: "Ask those who invited"} },
		About: func(w, _ int) []string { return overlay.Ink(env.Styles, theme.Text, about, w) },
		Form: form.NewPage(env.Styles,
			form.OneOf("A sheet for each", model.ReviewGroupings(), &by),
			form.Line("The folder to write them to", 0, &dir).Placeholder(usualDir),
			form.Day("Answers are due by", usualDue, &due)),
		Done: func() ([]overlay.Request, error) {
			day, err := model.ParseReviewBy(orUsual(due, usualDue), env.State.Now)
			return intend(model.StartReview{By: model.ReviewGrouping(by), Due: day, Dir: orUsual(dir, usualDir)}), err
		},
	}
}

// orUsual returns what was typed, or the usual text if that is blank.
func orUsual(typed, usual string) string { return cmp.Or(strings.TrimSpace(typed), usual) }

// newAnswers returns the form that shows the answers in the files that came back, and takes
// them.
func newAnswers(env *overlay.Env) *overlay.FormBox {
	const usualKept = "6m"
	s, kept := env.State, ""
	until := func() (time.Time, error) { return model.ParseReviewBy(orUsual(kept, usualKept), s.Now) }
	return &overlay.FormBox{
		Env: env, Box: "answers", W: 80, Lines: 2, Below: 2, Enter: "take the answers", Back: "close, nothing is taken",
		Frame: func() widget.Frame {
			f := widget.Frame{Title: "Answers"}
			if _, files := s.ReadAnswers(); files.Has() {
				f.TitleRight = text.Plural(len(files.Value), "file")
			}
			return f
		},
		About: func(w, h int) []string {
			day, err := until()
			if err != nil {
				day = s.Now
			}
			return answerLines(env, day, w, h)
		},
		Hides: func() bool { return !mayTake(s) },
		Form:  form.NewPage(env.Styles, form.Day("Do not ask again about those to keep until", usualKept, &kept)),
		Done: func() ([]overlay.Request, error) {
			day, err := until()
			checked, _ := s.ReadAnswers()
			return intend(model.TakeAnswers{Review: s.Review().ID, Answers: checked.Answers, ReviewBy: day}), err
		},
	}
}

// mayTake reports whether there are answers that can be taken.
func mayTake(s *model.State) bool {
	checked, files := s.ReadAnswers()
	return files.Phase != model.Loading && files.Err == nil && len(checked.Problems) == 0 && len(checked.Answers) > 0
}

// answerLines says what the files contain, or why they can't be taken, in at most h lines.
// People to keep are not asked about again before until.
func answerLines(env *overlay.Env, until time.Time, w, h int) []string {
	st := env.Styles
	checked, files := env.State.ReadAnswers()
	switch {
	case files.Phase == model.Loading:
		return []string{st.Render(theme.Dim, "Reading"+st.Glyphs.Ellipsis)}
	case files.Err != nil:
		return overlay.Ink(st, theme.Danger, st.Glyphs.Failed+" "+files.Err.Error(), w)
	case len(checked.Problems) > 0:
		return append(limited(env, theme.Warning, checked.Problems, w, h-1), st.Render(theme.Text, "Nothing is taken."))
	case len(checked.Answers) == 0:
		return overlay.Ink(st, theme.Text, "There are no answers: "+text.Count(checked.Blank, "row is", "rows are")+" blank.", w)
	}
	words := env.State.AnswerWords(checked, until)
	words[0] = text.Capital(words[0])
	return limited(env, theme.Text, words, w, h)
}

// limited draws texts in at most h lines; the last line may say how many more there are.
func limited(env *overlay.Env, ink theme.Ink, texts []string, w, h int) []string {
	var out []string
	for i, words := range texts {
		lines := overlay.Ink(env.Styles, ink, env.Plain(words)+".", w)
		if left := len(texts) - i; len(out)+len(lines) > h || len(out)+len(lines) == h && left > 1 {
			return append(out, env.Styles.Render(theme.Dim, "And "+text.Number(left)+" more."))
		}
		out = append(out, lines...)
	}
	return out
}
