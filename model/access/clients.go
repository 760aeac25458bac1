package access

import (
	"maps"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/seats"
)

// Rules say who a client is and which items all clients may see.
type Rules struct {
	Own    seats.Domains
	Shared []string // ids or names of lists and other items that all clients may see
}

// ClientOf returns the client that a person belongs to: the e-mail domain of a guest. It
// returns "" for people who are or may be the workspace's own, for free mail, which says
// nothing about a client, and for people without an address.
func (r Rules) ClientOf(p *clickup.Person) string {
	domain := p.Domain()
	if !p.Guest() || p.ID < 0 || domain == "" || seats.FreeMail(domain) || r.Own.Place(domain) != seats.Outside {
		return ""
	}
	return domain
}

// ForAll reports whether an item is marked as one that all clients may see.
func (r Rules) ForAll(i *Item) bool {
	return slices.ContainsFunc(r.Shared, func(entry string) bool {
		return entry == i.Ref.ID || entry == i.Ref.String() || i.Name != "" && strings.EqualFold(entry, i.Name)
	})
}

// Clients returns the client of everybody who belongs to one.
func (r Rules) Clients(people []clickup.Person) map[clickup.UserID]string {
	out := map[clickup.UserID]string{}
	for i := range people {
		if client := r.ClientOf(&people[i]); client != "" {
			out[people[i].ID] = client
		}
	}
	return out
}

// Matrix is which client's people see what, as far as it was read.
type Matrix struct {
	Clients []Client
	Public  []PublicTask
	Note    string // what it is based on, and what can't be seen
}

// Client is what the people of one client are known to see.
type Client struct {
	Domain string
	Items  []ClientItem
}

// ClientItem is an item that people of a client see.
type ClientItem struct {
	Item   *Item
	People []clickup.UserID // of the client
	Others []string         // other clients whose people see it, by domain
	ForAll bool             // all clients may see it
}

// Matrix returns which client's people see what, by domain.
func (r Rules) Matrix(items []Item, clientOf map[clickup.UserID]string) []Client {
	byDomain := map[string]*Client{}
	for i := range items {
		it := &items[i]
		groups := groupsOn(it, clientOf)
		domains := slices.Sorted(maps.Keys(groups))
		for _, domain := range domains {
			c := byDomain[domain]
			if c == nil {
				c = &Client{Domain: domain}
				byDomain[domain] = c
			}
			others := slices.DeleteFunc(slices.Clone(domains), func(d string) bool { return sameClient(d, domain) })
			c.Items = append(c.Items, ClientItem{Item: it, People: groups[domain], Others: others, ForAll: r.ForAll(it)})
		}
	}
	var out []Client
	for _, domain := range slices.Sorted(maps.Keys(byDomain)) {
		out = append(out, *byDomain[domain])
	}
	return out
}

// groupsOn returns the clients' people on an item, by domain.
func groupsOn(it *Item, clientOf map[clickup.UserID]string) map[string][]clickup.UserID {
	groups := map[string][]clickup.UserID{}
	for _, id := range it.People {
		if domain := clientOf[id]; domain != "" {
			groups[domain] = append(groups[domain], id)
		}
	}
	return groups
}

// sameClient reports whether two domains are one client's: they are equal or one is below
// the other.
func sameClient(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// Leak is an item that somebody sees together with another client's people.
type Leak struct {
	Item   *Item
	Client string // the other client
	People int    // how many of its people see the item
}

// Leaks returns who sees an item that another client's people see too. If one client has
// more people on the item than any other, the item is taken to be theirs and only the
// others are returned; otherwise everybody is.
func (r Rules) Leaks(items []Item, clientOf map[clickup.UserID]string) map[clickup.UserID][]Leak {
	out := map[clickup.UserID][]Leak{}
	for i := range items {
		it := &items[i]
		if r.ForAll(it) {
			continue
		}
		groups := groupsOn(it, clientOf)
		owner := leadingClient(groups)
		for domain, people := range groups {
			if domain == owner {
				continue
			}
			client, n := largestOther(groups, domain)
			if client == "" {
				continue
			}
			for _, id := range people {
				out[id] = append(out[id], Leak{Item: it, Client: client, People: n})
			}
		}
	}
	return out
}

// leadingClient returns the client with more people than any other, or "" for a tie.
func leadingClient(groups map[string][]clickup.UserID) string {
	best, tie := "", false
	for _, domain := range slices.Sorted(maps.Keys(groups)) {
		switch n := len(groups[domain]); {
		case best == "" || n > len(groups[best]):
			best, tie = domain, false
		case n == len(groups[best]):
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// largestOther returns the client with the most people, apart from the one of the domain.
func largestOther(groups map[string][]clickup.UserID, domain string) (other string, people int) {
	for _, d := range slices.Sorted(maps.Keys(groups)) {
		if !sameClient(d, domain) && len(groups[d]) > people {
			other, people = d, len(groups[d])
		}
	}
	return other, people
}
