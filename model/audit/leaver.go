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

// missing are the addresses of an HR list whose people are not in the roster,
// each once and in the list's order.
func missing(hr []string, people []clickup.Person) []string {
	if len(hr) == 0 {
		return nil
	}
	here := make(map[string]bool, len(people))
	for i := range people {
		here[fold(people[i].Email)] = true
	}
	var out []string
	for _, address := range hr {
		if address = fold(address); address != "" && !here[address] {
			here[address] = true
			out = append(out, address)
		}
	}
	return out
}
