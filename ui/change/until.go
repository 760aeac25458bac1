package change

import (
	"errors"
	"slices"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

// untilDay parses a day with [model.ParseUntil]. It returns zero if the text is empty or wrong.
func untilDay(s *model.State, typed string) time.Time {
	day, err := parseUntil(s, typed)
	if err != nil {
		return time.Time{}
	}
	return day
}

func parseUntil(s *model.State, typed string) (time.Time, error) {
	if strings.TrimSpace(typed) == "" {
		return time.Time{}, nil
	}
	return model.ParseUntil(typed, s.Now)
}

// wrongDay says what is wrong with a day as typed; "" if nothing is.
func wrongDay(s *model.State, typed string) string {
	if _, err := parseUntil(s, typed); err != nil {
		return "stays until: " + err.Error()
	}
	return ""
}

// NewUntil returns the form that sets until when the marked people, or the one under the
// cursor, are to be here.
func NewUntil(env *overlay.Env) *overlay.FormBox {
	ids, names, typed := targetIDs(env.State, anybody), targetWords(env.State), commonUntil(env.State)
	return &overlay.FormBox{
		Env: env, Box: "until", W: 76, Lines: 3, Below: 3, Enter: "note",
		Frame:  func() widget.Frame { return widget.Frame{Title: "Until", TitleRight: "for " + names} },
		Form:   form.NewPage(env.Styles, form.Until(&typed, env.State.Now)),
		Status: func() string { return untilWords(env.State, typed) },
		Done: func() ([]overlay.Request, error) {
			day, err := parseUntil(env.State, typed)
			if err != nil {
				return nil, err
			}
			changes, nameless := env.State.UntilChanges(ids, day)
			changes = withoutNoOps(env.State, changes)
			if nameless > 0 && len(changes) == 0 {
				return nil, errors.New("not possible without an address: days are kept by address")
			}
			return []overlay.Request{overlay.Send{Intent: model.SetUntil{Changes: changes}}}, nil
		},
	}
}

// commonUntil returns the day that all targets have, or "" if they have none or different ones.
func commonUntil(s *model.State) string {
	day := ""
	for i, who := range s.Targets() {
		own := ""
		if at := s.UntilOf(who); !at.IsZero() {
			own = at.Format(time.DateOnly)
		}
		if i == 0 {
			day = own
		} else if own != day {
			return ""
		}
	}
	return day
}

// untilWords says what is wrong with a day as typed, or what setting it does.
func untilWords(s *model.State, typed string) string {
	day, err := parseUntil(s, typed)
	switch {
	case err != nil:
		return err.Error()
	case day.IsZero():
		return "no end date: a day noted earlier is cleared"
	}
	return "until " + text.Day(day) + ", noted on this machine; nothing happens by itself: the audit shows who is due"
}

// withoutNoOps drops the changes that would clear the day of people who have none.
func withoutNoOps(s *model.State, changes []people.Until) []people.Until {
	return slices.DeleteFunc(changes, func(c people.Until) bool { return c.Day.IsZero() && s.Data().Until.Of(c.Email).IsZero() })
}
