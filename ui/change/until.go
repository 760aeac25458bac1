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

// untilDay is a day as typed, see model.ParseUntil; zero where it is empty or wrong.
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

// wrongDay says what is wrong with a day as typed; empty: nothing.
func wrongDay(s *model.State, typed string) string {
	if _, err := parseUntil(s, typed); err != nil {
		return "to be here until: " + err.Error()
	}
	return ""
}

// NewUntil asks until when the marked people, or the one under the cursor, are to be here.
func NewUntil(env *overlay.Env) *overlay.FormBox {
	ids, about, typed := targetIDs(env.State, anybody), targetWords(env.State), commonUntil(env.State)
	return &overlay.FormBox{
		Env: env, Box: "until", W: 76, Lines: 3, Below: 3, Enter: "note",
		Frame:  func() widget.Frame { return widget.Frame{Title: "Until", TitleRight: "for " + about} },
		Form:   form.NewPage(env.Styles, form.Until(&typed, env.State.Now)),
		Status: func() string { return untilWords(env.State, typed) },
		Done: func() ([]overlay.Request, error) {
			day, err := parseUntil(env.State, typed)
			if err != nil {
				return nil, err
			}
			changes, nameless := env.State.UntilChanges(ids, day)
			changes = noted(env.State, changes)
			if nameless > 0 && len(changes) == 0 {
				return nil, errors.New("without an address: days are kept by address")
			}
			return []overlay.Request{overlay.Send{Intent: model.SetUntil{Changes: changes}}}, nil
		},
	}
}

// commonUntil is the day that all of them have; empty: they have none, or several.
func commonUntil(s *model.State) string {
	day := ""
	for i, who := range s.Targets() {
		its := ""
		if at := s.UntilOf(who); !at.IsZero() {
			its = at.Format(time.DateOnly)
		}
		if i == 0 {
			day = its
		} else if its != day {
			return ""
		}
	}
	return day
}

// untilWords say what is wrong with a day as typed, or what noting it does.
func untilWords(s *model.State, typed string) string {
	day, err := parseUntil(s, typed)
	switch {
	case err != nil:
		return err.Error()
	case day.IsZero():
		return "for good: a day that is noted is taken away"
	}
	return "until " + text.Day(day) + ", noted on this machine; nothing happens by itself: the audit shows who is due"
}

// noted leaves out those who have no day, where days are taken away.
func noted(s *model.State, changes []people.Until) []people.Until {
	return slices.DeleteFunc(changes, func(c people.Until) bool { return c.Day.IsZero() && s.Data().Until.Of(c.Email).IsZero() })
}
