package audit

import (
	"strings"

	"cutui/clickup"
	"cutui/model/seats"
)

// rosterScan finds what only the whole roster shows: whose inviter has left and who has
// a second account. It goes through the roster twice: notice collects what to look for,
// match looks for it.
type rosterScan struct {
	twins    twins
	inviters inviters
	tags     tagged
	names    namesakes
	locals   ownLocals
}

func scanRoster(people []clickup.Person, own seats.Domains) *rosterScan {
	s := &rosterScan{twins: twins{people: people}}
	s.names.guests = make([]hashed, 0, len(people)/4)
	s.locals.start(len(people), own)
	for i := range people {
		p := &people[i]
		s.inviters.notice(p)
		if p.ID >= 0 {
			s.tags.notice(i, p)
			s.names.notice(i, p)
			s.locals.notice(p)
		}
	}
	s.inviters.prepare()
	s.tags.prepare()
	s.names.prepare()
	for i := range people {
		p := &people[i]
		s.inviters.match(p)
		if p.ID >= 0 {
			s.tags.match(i, p)
			s.names.match(i, p)
			s.locals.match(i, p, &s.twins)
		}
	}
	s.tags.finish(&s.twins)
	s.names.finish(&s.twins)
	return s
}

// inviters finds out which inviters are still here. They are few, so the map holds
// them and not the whole roster.
type inviters struct {
	here  map[clickup.UserID]bool // an entry for each inviter
	last  *clickup.Inviter        // neighbours in a roster often share their inviter
	asked sieve
}

func (v *inviters) notice(p *clickup.Person) {
	if by := p.InvitedBy; by != nil && by != v.last {
		setIn(&v.here, by.ID, false)
		v.last = by
	}
}

func (v *inviters) prepare() {
	v.asked = newSieve(len(v.here))
	for id := range v.here {
		v.asked.add(hashID(id))
	}
}

func (v *inviters) match(p *clickup.Person) {
	if v.asked.has(hashID(p.ID)) {
		if _, inviter := v.here[p.ID]; inviter {
			v.here[p.ID] = true
		}
	}
}

// hashed is a person with the hash of the name or address to look for.
type hashed struct {
	hash  uint64
	index int
}

func sieveOf(people []hashed) sieve {
	s := newSieve(len(people))
	for _, p := range people {
		s.add(p.hash)
	}
	return s
}

// tagged finds tagged addresses (olga+test@) whose untagged address, or one with another
// tag, is in the roster too.
type tagged struct {
	found []hashed       // with the hash of the address without its tag
	first map[uint64]int // the account to keep
	asked sieve
}

func (v *tagged) notice(i int, p *clickup.Person) {
	if address, ok := untagged(p.Email); ok {
		v.found = append(v.found, hashed{address, i})
		if _, seen := v.first[address]; !seen {
			setIn(&v.first, address, i)
		}
	}
}

func (v *tagged) prepare() { v.asked = sieveOf(v.found) }

func (v *tagged) match(i int, p *clickup.Person) {
	if len(v.found) == 0 {
		return
	}
	if address := hashFold(p.Email); v.asked.has(address) {
		if _, ok := v.first[address]; ok {
			v.first[address] = i
		}
	}
}

func (v *tagged) finish(t *twins) {
	for _, p := range v.found {
		if other := v.first[p.hash]; sameUntagged(t.people[p.index].Email, t.people[other].Email) {
			t.mark(p.index, other)
		}
	}
}

// namesakes finds guests who have a member's name.
type namesakes struct {
	guests  []hashed
	members map[uint64]int // by the hash of a guest's name: the first member of that name
	asked   sieve
}

func (v *namesakes) notice(i int, p *clickup.Person) {
	if p.Guest() && p.Name != "" {
		v.guests = append(v.guests, hashed{hashFold(p.Name), i})
	}
}

func (v *namesakes) prepare() { v.asked = sieveOf(v.guests) }

func (v *namesakes) match(i int, p *clickup.Person) {
	if len(v.guests) == 0 || !p.Role.Paid() || p.Name == "" {
		return
	}
	if name := hashFold(p.Name); v.asked.has(name) {
		if _, seen := v.members[name]; !seen {
			setIn(&v.members, name, i)
		}
	}
}

func (v *namesakes) finish(t *twins) {
	for _, g := range v.guests {
		if m, ok := v.members[g.hash]; ok && strings.EqualFold(t.people[g.index].Name, t.people[m].Name) {
			t.mark(g.index, m)
		}
	}
}

// ownLocals finds the same name before the @ on two own domains. Its map holds only
// names that seem to occur twice.
type ownLocals struct {
	own   seats.Domains // empty if there is only one own domain
	once  sieve
	twice sieve
	first map[uint64]int
}

func (v *ownLocals) start(people int, own seats.Domains) {
	if len(own.List) > 1 {
		v.own, v.once, v.twice = own, newSieve(people), newSieve(people)
	}
}

func (v *ownLocals) local(p *clickup.Person) (hash uint64, ok bool) {
	if len(v.own.List) == 0 || !v.own.HasAddress(p.Email) {
		return 0, false
	}
	local, _, ok := cutAddress(p.Email)
	return hashFold(local), ok
}

func (v *ownLocals) notice(p *clickup.Person) {
	local, ok := v.local(p)
	switch {
	case !ok:
	case v.once.has(local):
		v.twice.add(local)
	default:
		v.once.add(local)
	}
}

func (v *ownLocals) match(i int, p *clickup.Person, t *twins) {
	local, ok := v.local(p)
	if !ok || !v.twice.has(local) {
		return
	}
	other, seen := v.first[local]
	switch {
	case !seen:
		setIn(&v.first, local, i)
	case sameLocal(p.Email, t.people[other].Email) && p.Domain() != t.people[other].Domain():
		t.mark(i, other)
	}
}
