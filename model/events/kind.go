package events

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is what happened.
type Kind uint8

// The kinds, in the order in which they are reported.
const (
	Joined     Kind = iota + 1 // a new member, limited member or admin, perhaps only invited
	GuestAdded                 // a new guest, perhaps only invited
	Left
	RoleUp
	RoleDown
	Accepted   // was pending
	SeatBought // the number of paid member seats grew
	Over       // more member seats are filled than there are, which was not so before
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{Joined, GuestAdded, Left, RoleUp, RoleDown, Accepted, SeatBought, Over}
}

// String returns the kind as in documents and flags, such as seat-bought.
func (k Kind) String() string {
	return [...]string{"none", "joined", "guest-added", "left", "role-up", "role-down", "accepted", "seat-bought", "over"}[min(k, Over)]
}

// Names returns the names of all kinds.
func Names() []string {
	names := make([]string, 0, Over)
	for _, k := range Kinds() {
		names = append(names, k.String())
	}
	return names
}

// ParseKinds reads names of kinds. The error lists all kinds.
func ParseKinds(names []string) ([]Kind, error) {
	var out []Kind
	for _, name := range names {
		i := slices.IndexFunc(Kinds(), func(k Kind) bool { return strings.EqualFold(strings.TrimSpace(name), k.String()) })
		if i < 0 {
			return nil, fmt.Errorf("%q is nothing that can happen: use %s", name, strings.Join(Names(), ", "))
		}
		out = append(out, Kinds()[i])
	}
	return out, nil
}
