// Package rollup counts the people of a roster by month, domain, inviter and role. It is
// pure and runs no check.
package rollup

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

// DomainKind says who a domain belongs to.
type DomainKind uint8

// The kinds of domains.
const (
	ClientDomain DomainKind = iota // anybody else's company
	OwnDomain
	FreeMailDomain
	NoDomain // ClickUp gave no address
)

// String returns client, own, free or none.
func (k DomainKind) String() string {
	return [...]string{"client", "own", "free", "none"}[min(k, NoDomain)]
}

// Tally counts people of a kind.
type Tally struct {
	People   int
	Members  int // owners, admins and members
	Guests   int
	Pending  int
	Inactive int // of those whose last activity is known
}

func (t *Tally) addPerson(p *clickup.Person, inactiveBefore clickup.Stamp) {
	t.People++
	switch class := seats.ClassOf(p); {
	case class.IsMember():
		t.Members++
	case class == seats.ClassGuest:
		t.Guests++
	}
	switch {
	case p.Joined == clickup.Null:
		t.Pending++
	case p.ID < 0: // an agent has no activity to judge
	case p.LastActive.Known() && p.LastActive < inactiveBefore:
		t.Inactive++
	}
}

// DomainRow counts the people on one e-mail domain.
type DomainRow struct {
	Domain string // in lower case; "" for people without an address
	Kind   DomainKind
	Tally
}

// ByDomain counts a roster by e-mail domain: own domains first, then by the number of
// people and by name. Agents count among the people only.
func ByDomain(people []clickup.Person, own seats.Domains, now time.Time, inactiveDays int) []DomainRow {
	var rows []DomainRow
	for domain, tally := range rollUp(people, now, inactiveDays, (*clickup.Person).Domain) {
		rows = append(rows, DomainRow{Domain: domain, Kind: domainKind(domain, own), Tally: *tally})
	}
	slices.SortStableFunc(rows, func(a, b DomainRow) int {
		return cmp.Or(
			cmp.Compare(btoi(b.Kind == OwnDomain), btoi(a.Kind == OwnDomain)),
			cmp.Compare(b.People, a.People),
			cmp.Compare(a.Domain, b.Domain))
	})
	return rows
}

// InviterRow counts the people that one person invited.
type InviterRow struct {
	By   *clickup.Inviter // nil: not known
	Here bool             // the inviter is in the roster
	Tally
}

// ByInviter counts a roster by inviter: the most people first, then by name; people
// without an inviter come last. Agents count among the people only.
func ByInviter(people []clickup.Person, now time.Time, inactiveDays int) []InviterRow {
	by, here := map[clickup.UserID]*clickup.Inviter{}, map[clickup.UserID]bool{}
	for i := range people {
		here[people[i].ID] = true
		if p := people[i].InvitedBy; p != nil {
			by[p.ID] = p
		}
	}
	var rows []InviterRow
	for id, tally := range rollUp(people, now, inactiveDays, inviterID) {
		rows = append(rows, InviterRow{By: by[id], Here: by[id] != nil && here[id], Tally: *tally})
	}
	slices.SortStableFunc(rows, func(a, b InviterRow) int {
		if a.By == nil || b.By == nil {
			return cmp.Compare(btoi(a.By == nil), btoi(b.By == nil))
		}
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.By.Name, b.By.Name), cmp.Compare(a.By.ID, b.By.ID))
	})
	return rows
}

func inviterID(p *clickup.Person) clickup.UserID {
	if p.InvitedBy == nil {
		return 0
	}
	return p.InvitedBy.ID
}

// RoleRow counts the people of one role.
type RoleRow struct {
	Role   seats.Class
	Custom string // the custom role's name, "" without one
	Tally
}

// ByRole counts a roster by base role, from the owner down, and within a role by custom
// role, people without one first. Agents are a role of their own.
func ByRole(people []clickup.Person, now time.Time, inactiveDays int) []RoleRow {
	var rows []RoleRow
	for key, tally := range rollUp(people, now, inactiveDays, roleOf) {
		rows = append(rows, RoleRow{Role: key.role, Custom: key.custom, Tally: *tally})
	}
	slices.SortStableFunc(rows, func(a, b RoleRow) int {
		return cmp.Or(
			cmp.Compare(btoi(a.Role == seats.ClassUnknown), btoi(b.Role == seats.ClassUnknown)),
			cmp.Compare(a.Role, b.Role), cmp.Compare(a.Custom, b.Custom))
	})
	return rows
}

type roleKey struct {
	role   seats.Class
	custom string
}

func roleOf(p *clickup.Person) roleKey {
	k := roleKey{role: seats.ClassOf(p)}
	if p.CustomRole != nil {
		k.custom = p.CustomRole.Name
	}
	return k
}

// rollUp counts a roster by a key of each person.
func rollUp[K comparable](people []clickup.Person, now time.Time, inactiveDays int, key func(*clickup.Person) K) map[K]*Tally {
	inactiveBefore := audit.DaysBefore(now, inactiveDays)
	tallies := map[K]*Tally{}
	for i := range people {
		p := &people[i]
		k := key(p)
		tally := tallies[k]
		if tally == nil {
			tally = &Tally{}
			tallies[k] = tally
		}
		tally.addPerson(p, inactiveBefore)
	}
	return tallies
}

func domainKind(domain string, own seats.Domains) DomainKind {
	switch {
	case domain == "":
		return NoDomain
	case own.Has(domain):
		return OwnDomain
	case seats.FreeMail(domain):
		return FreeMailDomain
	}
	return ClientDomain
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
