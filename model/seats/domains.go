package seats

import (
	"fmt"
	"slices"
	"strings"

	"cutui/internal/text"
)

// Domains are the e-mail domains that count as the workspace's own.
type Domains struct {
	List []string // in lower case; empty if none was found
	// Contested are the domains that ClickUp may or may not count as the workspace's own.
	// Those in List may be among them.
	Contested []string
	Why       string // how they were found, to be written after "own domains: "
}

// Has reports whether the domain, which must be in lower case, counts as the workspace's own.
func (d Domains) Has(domain string) bool { return domain != "" && slices.Contains(d.List, domain) }

// HasAddress is Has for the domain of an address, in upper or lower case. It allocates nothing.
func (d Domains) HasAddress(email string) bool {
	return slices.ContainsFunc(d.List, func(own string) bool { return isOn(email, own) })
}

func isOn(email, domain string) bool {
	at := len(email) - len(domain) - 1
	return at >= 0 && email[at] == '@' && (email[at+1:] == domain || strings.EqualFold(email[at+1:], domain))
}

// Place returns whether a domain, which must be in lower case, is the workspace's own.
func (d Domains) Place(domain string) Place {
	switch {
	case domain == "":
		return NoAddress
	case slices.Contains(d.Contested, domain):
		return MaybeOwn
	case slices.Contains(d.List, domain):
		return Own
	}
	return Outside
}

// String returns the domains as a list, such as "northwind.example, northwind.test", or "none".
func (d Domains) String() string {
	if len(d.List) == 0 {
		return "none"
	}
	return strings.Join(d.List, ", ")
}

// DomainCount is how many people of a workspace are on a domain, without agents.
type DomainCount struct {
	Domain  string // in lower case
	All     int
	Members int  // owners, admins and members
	Owner   bool // an owner is on it
}

// OwnDomains returns the configured domains, or else the one that ClickUp is said to take:
// the most common domain of all people. It is contested if another domain is the most
// common among owners, admins and members, or if the most common one is free mail: then
// it is not known what ClickUp takes.
func OwnDomains(counts []DomainCount, configured []string) Domains {
	if own := normalDomains(configured); len(own) > 0 {
		return Domains{List: own, Why: "configured"}
	}
	return commonest(counts)
}

// normalDomains cleans domains up that people typed ("@Northwind.Example ").
func normalDomains(typed []string) []string {
	var own []string
	for _, t := range typed {
		d := strings.ToLower(strings.TrimSpace(t))
		d = strings.Trim(d[strings.LastIndexByte(d, '@')+1:], ".")
		if d != "" && !slices.Contains(own, d) {
			own = append(own, d)
		}
	}
	return own
}

// commonest compares the most common domain of all people with that of the members. A tie
// among all people goes to the members' domain.
func commonest(counts []DomainCount) Domains {
	members, people := 0, 0
	for _, c := range counts {
		members, people = members+c.Members, people+c.All
	}
	own := leading(counts, func(c DomainCount) int { return c.Members })
	why := fmt.Sprintf("commonest among owners, admins and members: %s of %s", text.Number(own.Members), text.Number(members))
	if own.Members == 0 {
		own = leading(counts, func(c DomainCount) int { return c.All })
		why = fmt.Sprintf("commonest among all people: %s of %s", text.Number(own.All), text.Number(people))
	}
	if own.All == 0 {
		why = "no company domain among the people"
	}
	rivals := rivalsOf(own, counts)
	if len(rivals) == 0 {
		return Domains{List: listOf(own), Why: why}
	}
	names := make([]string, len(rivals))
	for i, c := range rivals {
		names[i] = c.Domain
	}
	return Domains{List: listOf(own), Contested: append(listOf(own), names...), Why: why + rivalWords(rivals, people)}
}

func listOf(own DomainCount) []string {
	if own.All == 0 {
		return nil
	}
	return []string{own.Domain}
}

// rivalsOf returns the domains, by name, that ClickUp may count as the workspace's own
// instead of own: the most common of all people, and if that is free mail, the most common
// company domain too.
func rivalsOf(own DomainCount, counts []DomainCount) []DomainCount {
	company, top := 0, 0
	for _, c := range counts {
		if c.Domain == "" {
			continue
		}
		top = max(top, c.All)
		if !FreeMail(c.Domain) {
			company = max(company, c.All)
		}
	}
	var out []DomainCount
	for _, c := range counts {
		rival := c.All == company && (own.All < company || c.Members == own.Members)
		if FreeMail(c.Domain) {
			rival = c.All == top
		}
		if rival && c.Domain != "" && c.Domain != own.Domain {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b DomainCount) int { return strings.Compare(a.Domain, b.Domain) })
	return out
}

// rivalWords says why it is not known which domain ClickUp takes.
func rivalWords(rivals []DomainCount, people int) string {
	parts, free := make([]string, len(rivals)), true
	for i, c := range rivals {
		free = free && FreeMail(c.Domain)
		parts[i] = fmt.Sprintf("%s has %s of all %s", c.Domain, text.Number(c.All), text.Number(people))
	}
	text := "; " + strings.Join(parts, ", ") + ": "
	if free {
		return text + "whether ClickUp takes free mail for your own is not known"
	}
	return text + "which of them ClickUp takes is not known"
}

// leading returns the company domain with the most people. A tie goes to an owner's
// domain, then to the first by name, so that it does not change between two loads.
func leading(counts []DomainCount, people func(DomainCount) int) DomainCount {
	better := func(a, b DomainCount) bool {
		switch {
		case people(a) != people(b):
			return people(a) > people(b)
		case a.Owner != b.Owner:
			return a.Owner
		}
		return a.Domain < b.Domain
	}
	best := DomainCount{}
	for _, c := range counts {
		if c.Domain == "" || people(c) == 0 || FreeMail(c.Domain) {
			continue
		}
		if best.Domain == "" || better(c, best) {
			best = c
		}
	}
	return best
}
