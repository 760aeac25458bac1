package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/internal/text"
)

// leaver asks only for people who would stand on an HR list: those with a
// member seat of any kind. Clients' guests never do.
func leaver(f *facts, s *subject) bool {
	if s.Email == "" || !s.Role.Paid() && !s.own {
		return false
	}
	ended, listed := f.hr[foldAddress(s.Email)]
	return !listed || !ended.IsZero()
}

func leaverReason(f *facts, p *clickup.Person) string {
	if ended := f.hr[foldAddress(p.Email)]; !ended.IsZero() {
		return fmt.Sprintf("the HR list has %s as the last day of %s", text.Day(ended), p.Email)
	}
	return fmt.Sprintf("%s is not on the HR list of %s", p.Email, text.PeopleOf(len(f.hr)))
}

// missing are the addresses of an HR list whose people should be in the roster and
// are not, each once and in the list's order.
func missing(hr HRList, people []clickup.Person) []string {
	if !hr.Given() {
		return nil
	}
	here := make(map[string]bool, len(people))
	for i := range people {
		here[foldAddress(people[i].Email)] = true
	}
	var out []string
	for _, p := range hr.People {
		if p.Ended.IsZero() && p.Starts.IsZero() && !here[p.Address] {
			here[p.Address] = true
			out = append(out, p.Address)
		}
	}
	return out
}

// untilPast finds those whose day has come: until then they were to be here.
func untilPast(f *facts, s *subject) bool {
	day, noted := f.in.Until[foldAddress(s.Email)]
	return noted && !day.After(f.in.Now)
}

func untilPastReason(f *facts, p *clickup.Person) string {
	day := f.in.Until[foldAddress(p.Email)]
	return fmt.Sprintf("was to be here until %s (%s)", text.Ago(f.in.Now, day), text.Day(day))
}
