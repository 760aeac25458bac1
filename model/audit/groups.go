package audit

import (
	"fmt"

	"cutui/clickup"
)

// membership is the first user group that somebody is in, and how many more.
type membership struct {
	name string
	more int
}

func memberships(groups []clickup.UserGroup) map[clickup.UserID]membership {
	var in map[clickup.UserID]membership
	for _, g := range groups {
		for _, id := range g.Members {
			m, again := in[id]
			if again {
				m.more++
			} else {
				m.name = g.Name
			}
			put(&in, id, m)
		}
	}
	return in
}

func guestInGroup(f *facts, s *subject) Check {
	if _, in := f.groups[s.ID]; !in {
		return 0
	}
	return GuestInGroup
}

func guestInGroupReason(f *facts, p *clickup.Person) string {
	m := f.groups[p.ID]
	if m.more > 0 {
		return fmt.Sprintf("guest in the user group %s and %d more: becomes a paid guest", m.name, m.more)
	}
	return fmt.Sprintf("guest in the user group %s: becomes a paid guest", m.name)
}
