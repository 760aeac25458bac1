package audit

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
)

// DomainKind says whose a domain is.
type DomainKind uint8

// The kinds of domains.
const (
	ClientDomain DomainKind = iota // anybody else's company
	OwnDomain
	FreeMailDomain
	NoDomain // ClickUp gave no address
)

// String is client, own, free or none.
func (k DomainKind) String() string {
	return [...]string{"client", "own", "free", "none"}[min(k, NoDomain)]
}

// DomainRow counts the people on one e-mail domain.
type DomainRow struct {
	Domain   string // in lower case; "" where ClickUp gave no address
	Kind     DomainKind
	People   int
	Members  int // owners, admins and members
	Guests   int
	Pending  int
	Inactive int // of those whose last activity is known
}

// ByDomain rolls a roster up by e-mail domain: own ones first, then by the
// number of people and by name. Agents are left out.
func ByDomain(people []clickup.Person, own Domains, now time.Time, inactiveDays int) []DomainRow {
	inactiveBefore := daysBefore(now, inactiveDays)
	index := map[string]int{}
	var rows []DomainRow
	for i := range people {
		p := &people[i]
		if p.ID < 0 {
			continue
		}
		domain := p.Domain()
		at, seen := index[domain]
		if !seen {
			at = len(rows)
			index[domain] = at
			rows = append(rows, DomainRow{Domain: domain, Kind: domainKind(domain, own)})
		}
		rows[at].count(p, inactiveBefore)
	}
	slices.SortFunc(rows, func(a, b DomainRow) int {
		return cmp.Or(
			cmp.Compare(btoi(b.Kind == OwnDomain), btoi(a.Kind == OwnDomain)),
			cmp.Compare(b.People, a.People),
			cmp.Compare(a.Domain, b.Domain))
	})
	return rows
}

func (r *DomainRow) count(p *clickup.Person, inactiveBefore clickup.Stamp) {
	r.People++
	switch {
	case p.Role.Paid():
		r.Members++
	case p.Guest():
		r.Guests++
	}
	switch {
	case p.Joined == clickup.Null:
		r.Pending++
	case p.LastActive.Known() && p.LastActive < inactiveBefore:
		r.Inactive++
	}
}

func domainKind(domain string, own Domains) DomainKind {
	switch {
	case domain == "":
		return NoDomain
	case own.Has(domain):
		return OwnDomain
	case FreeMail(domain):
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
