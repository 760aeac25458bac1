package people

import (
	"cmp"
	"slices"

	"cutui/clickup"
)

// DomainRow counts the people on one e-mail domain, as the views count them.
type DomainRow struct {
	Domain  string // in lower case; empty for people without an address
	People  int
	Members int
	Guests  int
	Pending int
}

// domains numbers the domains of a roster in the order of their first person.
type domains struct {
	names  []string
	of     []int32 // the number of each row's domain
	sizes  []int32 // how many people each domain has
	bySize []int32 // the domains' numbers, the largest domain first
	ids    map[string]int32
}

func newDomains(rows int) domains {
	return domains{of: make([]int32, 0, rows), ids: map[string]int32{}}
}

func (d *domains) add(name string) {
	id, known := d.ids[name]
	if !known {
		id = int32(len(d.names))
		d.names = append(d.names, name)
		d.sizes = append(d.sizes, 0)
		d.ids[name] = id
	}
	d.of = append(d.of, id)
	d.sizes[id]++
}

// rank orders the domains by size, once all people have been added.
func (d *domains) rank() {
	d.bySize = make([]int32, len(d.names))
	for id := range d.bySize {
		d.bySize[id] = int32(id)
	}
	slices.SortFunc(d.bySize, func(a, b int32) int {
		return cmp.Or(cmp.Compare(d.sizes[b], d.sizes[a]), cmp.Compare(d.names[a], d.names[b]))
	})
}

// HasDomain reports whether somebody has an address on the domain, which must be in lower case.
func (p *People) HasDomain(name string) bool { return p.domains.has(name) }

// CommonDomains returns at most n domains with at least that many people, the largest first.
func (p *People) CommonDomains(people int32, n int) []string { return p.domains.common(people, n) }

func (d *domains) has(name string) bool {
	_, ok := d.ids[name]
	return ok
}

func (d *domains) common(people int32, most int) []string {
	var names []string
	for _, id := range d.bySize[:min(most, len(d.bySize))] {
		if d.sizes[id] >= people && d.names[id] != "" {
			names = append(names, d.names[id])
		}
	}
	return names
}

// number returns the number of domains; people without an address have none.
func (d *domains) number() int {
	if d.has("") {
		return len(d.names) - 1
	}
	return len(d.names)
}

// DomainRows counts all people by e-mail domain, the domain with the most people first.
func (p *People) DomainRows() []DomainRow {
	all := make([]DomainRow, len(p.domains.names))
	for i := range p.rows {
		all[p.domains.of[i]].addPerson(p.traits[i])
	}
	return p.rollUp(all)
}

// DomainsOf counts the people of these rows by e-mail domain, the domain with the most of
// them first.
func (p *People) DomainsOf(rows []int32) []DomainRow {
	all := make([]DomainRow, len(p.domains.names))
	for _, i := range rows {
		all[p.domains.of[i]].addPerson(p.traits[i])
	}
	return p.rollUp(all)
}

func (r *DomainRow) addPerson(t trait) {
	r.People++
	r.Members += int(t & isMember / isMember)
	r.Guests += int(t & isGuest / isGuest)
	r.Pending += int(t & isPending / isPending)
}

func (p *People) rollUp(all []DomainRow) []DomainRow {
	for i := range all {
		all[i].Domain = p.domains.names[i]
	}
	all = slices.DeleteFunc(all, func(r DomainRow) bool { return r.People == 0 })
	slices.SortStableFunc(all, func(a, b DomainRow) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.Domain, b.Domain))
	})
	return all
}

// DomainOf returns the e-mail domain of a row, in lower case.
func (p *People) DomainOf(row int32) string { return p.domains.names[p.domains.of[row]] }

// GuestsOn returns the guests whose address is on the domain, which must be in lower case.
func (p *People) GuestsOn(domain string) []clickup.UserID {
	var ids []clickup.UserID
	id, ok := p.domains.ids[domain]
	for i := range p.rows {
		if ok && p.domains.of[i] == id && p.traits[i]&isGuest != 0 {
			ids = append(ids, p.rows[i].ID)
		}
	}
	return ids
}
