package audit

import (
	"cutui/clickup"
	"cutui/model/seats"
)

// Domains are seats.Domains.
type Domains = seats.Domains

// OwnDomains are the own domains of a workspace with these people.
func OwnDomains(people []clickup.Person, configured []string) Domains {
	return seats.OwnDomains(seats.CountDomains(people), configured)
}
