package audit

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/model/seats"
)

// twins records people's second accounts. Only one account of a pair is marked: the
// one that is easier to do without.
type twins struct {
	people []clickup.Person
	other  []int32 // by a person's index: the other account's index + 1; nil while there is no pair
}

// mark records other as the other account of i, unless i has one already.
func (t *twins) mark(i, other int) {
	if t.other == nil {
		t.other = make([]int32, len(t.people))
	}
	if i != other && t.other[i] == 0 {
		t.other[i] = int32(other) + 1
	}
}

// duplicatePerson reports whether a person is a second account: an address with a tag
// (olga+test@), the same name before the @ on two own domains, or a guest with a
// member's name.
func duplicatePerson(f *facts, s *subject) bool { return f.twins[s.index] != 0 }

func duplicateReason(p, other *clickup.Person, own seats.Domains) string {
	who := fmt.Sprintf("%s, %s", other.Display(), other.Role)
	switch {
	case sameUntagged(p.Email, other.Email):
		return fmt.Sprintf("the same address, but for its tag, as %s (%s)", other.Email, who)
	case sameLocal(p.Email, other.Email) && own.HasAddress(p.Email) && own.HasAddress(other.Email):
		return fmt.Sprintf("the same name on another domain of yours as %s (%s)", other.Email, who)
	case other.Email == "":
		return "the same name as " + who
	}
	return fmt.Sprintf("the same name as %s (%s)", other.Email, other.Role)
}

// cutAddress splits an address at its last @.
func cutAddress(email string) (local, domain string, ok bool) {
	at := strings.LastIndexByte(email, '@')
	if at <= 0 {
		return "", "", false
	}
	return email[:at], email[at+1:], true
}

func sameLocal(a, b string) bool {
	x, _, ok := cutAddress(a)
	y, _, _ := cutAddress(b)
	return ok && strings.EqualFold(x, y)
}

func sameUntagged(a, b string) bool {
	x, xDomain, ok := cutAddress(a)
	y, yDomain, _ := cutAddress(b)
	x, _, _ = strings.Cut(x, "+")
	y, _, _ = strings.Cut(y, "+")
	return ok && strings.EqualFold(xDomain, yDomain) && strings.EqualFold(x, y)
}

// untagged returns the hash of a tagged address without its tag. It is not ok if the
// address has no tag.
func untagged(email string) (hash uint64, ok bool) {
	plus := strings.IndexByte(email, '+')
	if plus <= 0 {
		return 0, false
	}
	at := strings.LastIndexByte(email, '@')
	if at < plus {
		return 0, false
	}
	return hashFold(email[:plus] + email[at:]), true
}
