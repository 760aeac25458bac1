package access

import (
	"maps"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/seats"
)

// Rules say who a client is and which items are for all clients.
type Rules struct {
	Own    seats.Domains
	Shared []string // ids or names of lists and other items that are marked as for all
}

// ClientOf is the client that a person belongs to: the e-mail domain of a guest. It is
// empty for people of the workspace itself, also where it is not known whether their domain
// is its own, for free mail, of which nobody knows whose it is, and without an address.
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

// Clients are the people of each client, by domain.
func (r Rules) Clients(people []clickup.Person) map[clickup.UserID]string {
	out := map[clickup.UserID]string{}
	for i := range people {
		if client := r.ClientOf(&people[i]); client != "" {
			out[people[i].ID] = client
		}
	}
	return out
}

// Matrix is who of which client sees what, as far as it was read.
type Matrix struct {
	Clients []Client
	Public  []PublicTask
	Note    string // what it rests on, and what can't be seen
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
	ForAll bool             // it is marked as one that all clients may see
}

// Matrix is who of which client sees what, by domain.
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

// groupsOn are the clients' people on an item, by domain.
func groupsOn(it *Item, clientOf map[clickup.UserID]string) map[string][]clickup.UserID {
	groups := map[string][]clickup.UserID{}
	for _, id := range it.People {
		if domain := clientOf[id]; domain != "" {
			groups[domain] = append(groups[domain], id)
		}
	}
	return groups
}

// sameClient takes a domain and those below it for one client.
func sameClient(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// Leak is somebody on an item that is another client's.
type Leak struct {
	Item   *Item
	Client string // whose people are on it, too
	People int    // how many of them
}

// Leaks are the people who see an item that another client's people see, too. Where one
// client has more people on it than any other, it is that client's, and the leak is about
// the others; else it is about all.
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

// leadingClient is the client with more people than any other; empty where there is none.
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

// largestOther is another client than that of a domain, the one with most people.
func largestOther(groups map[string][]clickup.UserID, domain string) (other string, people int) {
	for _, d := range slices.Sorted(maps.Keys(groups)) {
		if !sameClient(d, domain) && len(groups[d]) > people {
			other, people = d, len(groups[d])
		}
	}
	return other, people
}
