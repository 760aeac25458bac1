package seats

import "cutui/clickup"

// Facts is what is known about a workspace, besides its people, that decides about seats.
type Facts struct {
	Rules
	Roles  []clickup.CustomRole
	Groups map[clickup.UserID][]string             // the user groups of people; nil: not known
	Shares map[clickup.UserID][]clickup.SharedItem // only the guests who were read
}

// Memberships returns the names of the user groups that people are in, or nil if the
// groups are not known.
func Memberships(groups []clickup.UserGroup) map[clickup.UserID][]string {
	if groups == nil {
		return nil
	}
	in := map[clickup.UserID][]string{}
	for _, g := range groups {
		for _, id := range g.Members {
			in[id] = append(in[id], g.Name)
		}
	}
	return in
}

// Subject returns what decides about a person's seat.
func (f *Facts) Subject(p *clickup.Person) Subject {
	custom := clickup.RoleID(0)
	if p.CustomRole != nil {
		custom = p.CustomRole.ID
	}
	s := Subject{
		Role: BaseRole(p.Role, p.RoleCode, custom, f.Roles), Code: p.RoleCode, Key: p.RoleKey.String(), Place: f.Own.Place(p.Domain()),
		Agent: p.ID < 0, Pending: p.Status() == clickup.StatusPending, Flags: p.Rights,
	}
	if f.Groups != nil {
		s.InGroup = AnswerOf(len(f.Groups[p.ID]) > 0)
	}
	if shared, read := f.Shares[p.ID]; read {
		s.Edits = EditsAny(shared)
	}
	return s
}

// SeatOf returns the seat that a person takes.
func (f *Facts) SeatOf(p *clickup.Person) Seat { return f.Seat(f.Subject(p)) }

// EditsAny returns whether one of the items is shared at comment or more. For somebody
// with no items it is Unknown, because ClickUp does not say whether they count.
func EditsAny(shared []clickup.SharedItem) Answer {
	if len(shared) == 0 {
		return Unknown
	}
	all := No
	for _, it := range shared {
		switch it.Permission {
		case clickup.PermissionRead:
		case "":
			all = Unknown
		default:
			return Yes
		}
	}
	return all
}

// Count counts people and the seats they take.
func (f *Facts) Count(people []clickup.Person) Counts {
	var c Counts
	for i := range people {
		s := f.Subject(&people[i])
		c.Add(s, f.Seat(s))
	}
	return c
}

// CountDomains counts people by e-mail domain, without agents.
func CountDomains(people []clickup.Person) []DomainCount {
	at := map[string]int{}
	var counts []DomainCount
	for i := range people {
		p := &people[i]
		if p.ID < 0 {
			continue
		}
		domain := p.Domain()
		n, known := at[domain]
		if !known {
			n = len(counts)
			at[domain] = n
			counts = append(counts, DomainCount{Domain: domain})
		}
		c := &counts[n]
		c.All++
		if limited, _ := LimitedKey(p.RoleKey.String()); p.Role.Paid() && !limited {
			c.Members++
			c.Owner = c.Owner || p.Role == clickup.RoleOwner
		}
	}
	return counts
}
