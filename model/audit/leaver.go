package audit

import (
	"fmt"

	"cutui/clickup"
)

// leaver asks only for people who would stand on an HR list: those with a
// member seat of any kind. Clients' guests never do.
func leaver(f *facts, s *subject) Check {
	if s.Email == "" || !s.Role.Paid() && !s.own || f.hr[fold(s.Email)] {
		return 0
	}
	return Leaver
}

func leaverReason(f *facts, p *clickup.Person) string {
	return fmt.Sprintf("%s is not on the HR list of %s", p.Email, people(len(f.hr)))
}

// people is a number of people in words: "1 person", "120 people".
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
