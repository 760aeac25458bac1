package seats

import (
	"fmt"
	"slices"
	"strings"
)

// Domains are the e-mail domains that count as the workspace's own.
type Domains struct {
	List []string // in lower case; empty where no domain could be told
	// Contested are the domains of which it is not known whether ClickUp counts them
	// as the workspace's own. The commonest of the members may be one of them.
	Contested []string
	Why       string // how they were found, to stand after "own domains: "
}

// Has reports whether the domain, in lower case, is taken for the workspace's own.
func (d Domains) Has(domain string) bool { return domain != "" && slices.Contains(d.List, domain) }

// HasAddress is Has for an address, in any case, without taking it apart.
func (d Domains) HasAddress(email string) bool {
	return slices.ContainsFunc(d.List, func(own string) bool { return isOn(email, own) })
}

func isOn(email, domain string) bool {
	at := len(email) - len(domain) - 1
	return at >= 0 && email[at] == '@' && (email[at+1:] == domain || strings.EqualFold(email[at+1:], domain))
}

// Place says how a domain, in lower case, stands to the workspace.
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

// String is the domains in words, such as "northwind.example, northwind.test".
func (d Domains) String() string {
	if len(d.List) == 0 {
		return "none"
	}
	return strings.Join(d.List, ", ")
}

// DomainCount is how many people of a workspace are on a domain, agents left out.
type DomainCount struct {
	Domain  string // in lower case
	All     int
	Members int // owners, admins and members
	Owner   bool
}

// OwnDomains are the configured domains, or else what ClickUp is said to take: the
// commonest domain of all people. Where the commonest among owners, admins and
// members is another one, it is not known which of the two ClickUp takes. Free mail
// is never a workspace's own: anybody can have an address there.
func OwnDomains(counts []DomainCount, configured []string) Domains {
	own, refused := normalDomains(configured)
	switch {
	case len(own) == 0 && len(refused) == 0:
		return commonest(counts)
	case len(refused) > 0:
		return Domains{List: own, Why: "configured, without " + strings.Join(refused, ", ") + ": free mail"}
	}
	return Domains{List: own, Why: "configured"}
}

// normalDomains takes domains as people write them ("@Northwind.Example ") and
// sets free-mail ones apart.
func normalDomains(typed []string) (own, refused []string) {
	for _, t := range typed {
		d := strings.ToLower(strings.TrimSpace(t))
		d = strings.Trim(d[strings.LastIndexByte(d, '@')+1:], ".")
		switch {
		case d == "" || slices.Contains(own, d) || slices.Contains(refused, d):
		case FreeMail(d):
			refused = append(refused, d)
		default:
			own = append(own, d)
		}
	}
	return own, refused
}

// commonest compares the commonest domain of all people with that of the members.
// A tie among all people goes to the members' domain.
func commonest(counts []DomainCount) Domains {
	members, people := 0, 0
	for _, c := range counts {
		members, people = members+c.Members, people+c.All
	}
	ours := leading(counts, "", func(c DomainCount) int { return c.Members })
	theirs := leading(counts, ours.Domain, func(c DomainCount) int { return c.All })
	switch {
	case theirs.All == 0:
		return Domains{Why: "no company domain among the people"}
	case ours.Members == 0:
		return Domains{List: []string{theirs.Domain}, Why: fmt.Sprintf("commonest among all people: %d of %d", theirs.All, people)}
	case ours.Domain == theirs.Domain:
		return Domains{List: []string{ours.Domain}, Why: fmt.Sprintf("commonest among owners, admins and members: %d of %d", ours.Members, members)}
	}
	why := fmt.Sprintf("commonest among owners, admins and members: %d of %d; among all people %s is, %d of %d: which of them ClickUp takes is not known",
		ours.Members, members, theirs.Domain, theirs.All, people)
	return Domains{List: []string{ours.Domain}, Contested: []string{ours.Domain, theirs.Domain}, Why: why}
}

// leading is the company domain with the most people. A tie goes to the favoured
// domain, then to an owner's, then by name: it must not change between two loads.
func leading(counts []DomainCount, favoured string, people func(DomainCount) int) DomainCount {
	better := func(a, b DomainCount) bool {
		switch {
		case people(a) != people(b):
			return people(a) > people(b)
		case (a.Domain == favoured) != (b.Domain == favoured):
			return a.Domain == favoured
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
