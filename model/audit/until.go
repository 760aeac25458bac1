package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/internal/text"
)

// untilPast finds those whose day has come: until then they were to be here.
func untilPast(f *facts, s *subject) Check {
	if day, noted := f.in.Until[foldAddress(s.Email)]; noted && !day.After(f.in.Now) {
		return UntilPast
	}
	return 0
}

func untilPastReason(f *facts, p *clickup.Person) string {
	day := f.in.Until[foldAddress(p.Email)]
	return fmt.Sprintf("was to be here until %s (%s)", text.Ago(f.in.Now, day), text.Day(day))
}
