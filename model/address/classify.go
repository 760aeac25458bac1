package address

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/model/people"
	"cutui/model/seats"
)

// Address is one entry of an address field: an e-mail address, or other text with the
// problem.
type Address struct {
	Raw     string // as typed, without name and brackets
	At      int    // byte offset of Raw in the text
	Name    string // of "Name <mail>", or empty
	Email   string // as it is sent: the domain in lower case and ASCII
	Problem string // why this can't be invited; empty for an address
}

// AddressKind is what an address is to the workspace.
type AddressKind uint8

// The kinds of addresses. A duplicate occurs earlier in the same text.
const (
	NewAddress AddressKind = iota
	GuestAddress
	MemberAddress
	PendingGuest
	PendingMember
	DuplicateAddress
	InvalidAddress
)

// String returns the kind in words, such as "pending guest".
func (k AddressKind) String() string {
	return [...]string{"new", "guest", "member", "pending guest", "pending member", "duplicate", "invalid"}[min(k, InvalidAddress)]
}

// AddressLine is what an address field says about one of its entries.
type AddressLine struct {
	Address
	Kind   AddressKind
	Own    bool            // on an own domain: a guest there is billed as a member
	Meant  string          // the whole address that was probably meant, or empty
	Person *clickup.Person // the person in the workspace with this address, or nil
	Note   string          // what the field says beside the address
}

// Warn reports whether the line needs a second look before anything is sent.
func (l AddressLine) Warn() bool {
	return l.Kind == InvalidAddress || l.Meant != "" || l.Own && l.Kind == NewAddress
}

// ClassifyEnv is what addresses are compared with. With AsMember, members are to be
// invited rather than guests.
type ClassifyEnv struct {
	People   *people.People
	Own      seats.Domains
	AsMember bool
}

// Classify finds out what inviting each address would do. Its time depends on the number
// of addresses only, not on the size of the workspace.
func Classify(addresses []Address, env ClassifyEnv) []AddressLine {
	lines := make([]AddressLine, len(addresses))
	seen := make(map[string]bool, len(addresses))
	typos := newTypos(env.People, env.Own)
	for i, a := range addresses {
		l := &lines[i]
		l.Address = a
		switch key := strings.ToLower(a.Email); {
		case a.Problem != "":
			l.Kind, l.Meant = InvalidAddress, typos.corrected(a.Raw)
		case seen[key]:
			l.Kind = DuplicateAddress
		default:
			seen[key] = true
			l.meet(env, typos)
		}
		l.Note = l.noteWords(env.AsMember)
	}
	return lines
}

// meet finds out who has the address, and its kind. It looks for the typed form too,
// because ClickUp may keep an international domain as it was typed.
func (l *AddressLine) meet(env ClassifyEnv, typos *typos) {
	for _, email := range [...]string{l.Email, l.Raw} {
		l.Own = l.Own || env.Own.Has(clickup.DomainOf(email))
		if env.People != nil && l.Person == nil {
			l.Person, _ = env.People.ByEmail(email)
			l.Problem = Ambiguous(env.People, email)
		}
	}
	if l.Problem != "" {
		l.Kind = InvalidAddress
		return
	}
	if l.Person == nil {
		l.Meant = typos.corrected(l.Email)
		return
	}
	pending := l.Person.Status() == clickup.StatusPending
	switch guest := l.Person.Guest(); {
	case guest && pending:
		l.Kind = PendingGuest
	case guest:
		l.Kind = GuestAddress
	case pending:
		l.Kind = PendingMember
	default:
		l.Kind = MemberAddress
	}
}

// Ambiguous returns the problem with an address that several people share, with their
// ids, or "".
func Ambiguous(people *people.People, email string) string {
	ids := people.SharingEmail(email)
	if len(ids) == 0 {
		return ""
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = "#" + id.String()
	}
	return fmt.Sprintf("is the address of %d people: %s", len(ids), strings.Join(names, ", "))
}

func (l *AddressLine) noteWords(asMember bool) string {
	switch {
	case l.Kind == InvalidAddress && l.Meant != "":
		return l.Problem + " – did you mean " + clickup.DomainOf(l.Meant) + "?"
	case l.Kind == InvalidAddress:
		return l.Problem
	case l.Kind == DuplicateAddress:
		return "twice in the list – counts once"
	case l.Meant != "":
		return "did you mean " + clickup.DomainOf(l.Meant) + "?"
	case l.Kind == MemberAddress:
		return fmt.Sprintf("already here as %s – will be left out", roleWord(l.Person))
	case l.Kind == PendingMember:
		return fmt.Sprintf("already invited as %s – will be left out", roleWord(l.Person))
	case asMember && l.Person != nil:
		return "already a guest – ClickUp's API can't make a member of a guest"
	case asMember:
		return "new – takes a member seat"
	case l.Kind == GuestAddress:
		return "already a guest – will only be shared with"
	case l.Kind == PendingGuest:
		return "already invited as a guest – will only be shared with"
	case l.Own:
		return "your own domain: will be billed as a member"
	}
	return "new"
}

func roleWord(p *clickup.Person) string {
	switch p.Role {
	case clickup.RoleOwner:
		return "the owner"
	case clickup.RoleAdmin:
		return "an admin"
	case clickup.RoleMember:
		return "a member"
	}
	return "somebody with a role that is new here"
}

// TakeMeant returns the text with the line's address replaced by the one that was
// probably meant.
func (l AddressLine) TakeMeant(text string) string {
	end := l.At + len(l.Raw)
	if l.Meant == "" || end > len(text) || text[l.At:end] != l.Raw {
		return text
	}
	return text[:l.At] + l.Meant + text[end:]
}
