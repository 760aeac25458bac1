package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/internal/text"
)

// leaver reports whether somebody who should be on the HR list is not, or has left by
// it. Only paid members and people on own domains should be on it; clients' guests never.
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

// missing returns the addresses of an HR list whose people should be in the roster but
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

// untilPast reports whether the day noted for somebody to leave has come.
func untilPast(f *facts, s *subject) bool {
	day, noted := f.in.Until[foldAddress(s.Email)]
	return noted && !day.After(f.in.Now)
}

func untilPastReason(f *facts, p *clickup.Person) string {
	day := f.in.Until[foldAddress(p.Email)]
	return fmt.Sprintf("was due to leave %s (%s)", text.Ago(f.in.Now, day), text.Day(day))
}
