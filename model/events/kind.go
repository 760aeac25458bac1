package events

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is what happened.
type Kind uint8

// The kinds, in the order they are told.
const (
	Joined     Kind = iota + 1 // a new member, limited member or admin, invited ones too
	GuestAdded                 // a new guest, an invited one too
	Left
	RoleUp
	RoleDown
	Accepted   // was pending
	SeatBought // the member seats that are paid for became more
	Over       // more member seats are filled than there are, and were not before
)

// Kinds are all kinds.
func Kinds() []Kind {
	return []Kind{Joined, GuestAdded, Left, RoleUp, RoleDown, Accepted, SeatBought, Over}
}

// String is the kind in documents and flags, such as seat-bought.
func (k Kind) String() string {
	return [...]string{"none", "joined", "guest-added", "left", "role-up", "role-down", "accepted", "seat-bought", "over"}[min(k, Over)]
}

// Names are the names of all kinds.
func Names() []string {
	names := make([]string, 0, Over)
	for _, k := range Kinds() {
		names = append(names, k.String())
	}
	return names
}

// ParseKinds reads names of kinds; the error names those there are.
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
