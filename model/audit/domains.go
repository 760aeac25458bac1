package audit

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
)

// Domains are the e-mail domains that count as the workspace's own. Guests on
// them are billed as members, members elsewhere are external.
type Domains struct {
	List []string // in lower case; empty where no domain could be told
	Why  string   // how they were found, to stand after "own domains: "
}

// Has reports whether the domain, in lower case, is one of the workspace's own.
func (d Domains) Has(domain string) bool { return domain != "" && slices.Contains(d.List, domain) }

// hasAddress is Has for an address, in any case, without taking it apart.
func (d Domains) hasAddress(email string) bool {
	for _, own := range d.List {
		at := len(email) - len(own) - 1
		if at >= 0 && email[at] == '@' && (email[at+1:] == own || strings.EqualFold(email[at+1:], own)) {
			return true
		}
	}
	return false
}

// String is the domains in words, such as "northwind.example, northwind.test".
func (d Domains) String() string {
	if len(d.List) == 0 {
		return "none"
	}
	return strings.Join(d.List, ", ")
}

// OwnDomains are the configured domains, or else the commonest one among
// owners, admins and members. A free-mail domain is never a workspace's own,
// not even when it is configured: anybody can have an address there.
func OwnDomains(people []clickup.Person, configured []string) Domains {
	own, refused := normalDomains(configured)
	switch {
	case len(own) == 0 && len(refused) == 0:
		return commonestDomain(people)
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

// commonestDomain breaks ties in favour of the owner's domain, then by name, so
// that a workspace of two companies does not change sides between two loads.
func commonestDomain(people []clickup.Person) Domains {
	count := map[string]int{}
	owners, members := "", 0
	for i := range people {
		p := &people[i]
		if p.ID < 0 || !p.Role.Paid() {
			continue
		}
		members++
		domain := p.Domain()
		count[domain]++
		if p.Role == clickup.RoleOwner && owners == "" {
			owners = domain
		}
	}
	best := ""
	for domain, n := range count {
		if domain == "" || FreeMail(domain) {
			continue
		}
		if best == "" || n > count[best] || n == count[best] && (domain == owners || best != owners && domain < best) {
			best = domain
		}
	}
	if best == "" {
		return Domains{Why: "no company domain among owners, admins and members"}
	}
	why := fmt.Sprintf("commonest among owners, admins and members: %d of %d", count[best], members)
	return Domains{List: []string{best}, Why: why}
}
