package clickup

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// Stamp is a moment as ClickUp sends it: milliseconds since 1970. It also keeps
// apart "null", which is an answer, from a field that is missing, which is none.
type Stamp int64

const (
	// Absent means that the answer has no such field: nothing is known.
	Absent Stamp = 0
	// Null means that ClickUp said null: it never happened.
	Null Stamp = -1
)

// Known reports whether the stamp is a moment.
func (s Stamp) Known() bool { return s > 0 }

// Time is the moment in UTC, or the zero time where there is none.
func (s Stamp) Time() time.Time {
	if !s.Known() {
		return time.Time{}
	}
	return time.UnixMilli(int64(s)).UTC()
}

// String is the moment in milliseconds since 1970, as queries want it.
func (s Stamp) String() string { return strconv.FormatInt(int64(s), 10) }

// StampOf is the stamp of a moment.
func StampOf(t time.Time) Stamp { return Stamp(t.UnixMilli()) }

// Role is a person's base role; a custom role inherits from one of these.
type Role uint8

// The base roles, with ClickUp's own numbers.
const (
	RoleUnknown Role = iota
	RoleOwner
	RoleAdmin
	RoleMember
	RoleGuest
)

var roleNames = [...]string{"unknown", "owner", "admin", "member", "guest"}

// String is the role's name in lower case: owner, admin, member, guest or unknown.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return roleNames[RoleUnknown]
}

// Paid reports whether the role always takes a member seat.
func (r Role) Paid() bool { return r == RoleOwner || r == RoleAdmin || r == RoleMember }

// Status says whether a person has accepted their invitation.
type Status uint8

// The states of an invitation; unknown where the answer has no join date.
const (
	StatusUnknown Status = iota
	StatusActive
	StatusPending
)

// String is active, pending or unknown.
func (s Status) String() string {
	return [...]string{"unknown", "active", "pending"}[min(s, StatusPending)]
}

// Right is one of the five flags a guest can be given, as a bit.
type Right uint8

// The guest rights of InviteGuestToWorkspace and EditGuestOnWorkspace.
const (
	EditTags Right = 1 << iota
	SeeTimeSpent
	SeeTimeEstimated
	CreateViews
	SeePoints
)

// AllRights lists the five guest rights in the order forms show them.
var AllRights = [...]Right{EditTags, SeeTimeSpent, SeeTimeEstimated, CreateViews, SeePoints}

var rightNames = map[Right]struct{ key, label string }{
	EditTags:         {"can_edit_tags", "edit tags"},
	SeeTimeSpent:     {"can_see_time_spent", "see time spent"},
	SeeTimeEstimated: {"can_see_time_estimated", "see time estimates"},
	CreateViews:      {"can_create_views", "create views"},
	SeePoints:        {"can_see_points_estimated", "see points"},
}

// Key is the right's field name in the API, such as can_edit_tags.
func (r Right) Key() string { return rightNames[r].key }

// Label is the right in words, such as "edit tags".
func (r Right) Label() string { return rightNames[r].label }

// Rights are guest flags: which of them the answer (or a change) names, and
// which of those are on. In a change only the known ones are sent.
type Rights struct {
	Known   Right
	Granted Right
}

// Has reports whether the right is known to be granted.
func (r Rights) Has(x Right) bool { return r.Known&x != 0 && r.Granted&x != 0 }

// With is r with one right known to be on or off.
func (r Rights) With(x Right, on bool) Rights {
	r.Known |= x
	r.Granted &^= x
	if on {
		r.Granted |= x
	}
	return r
}

// RoleRef is a custom role as it stands on a person.
type RoleRef struct {
	ID   RoleID
	Name string
}

// Inviter is who invited somebody; people of one inviter share the value.
type Inviter struct {
	ID    UserID
	Name  string
	Email string
}

// Display is the name, or else the address, or else the id.
func (by *Inviter) Display() string {
	if named := cmp.Or(by.Name, by.Email); named != "" {
		return named
	}
	return "#" + by.ID.String()
}

// Person is a row of a workspace's roster: a member or a guest. Names and
// addresses are sanitized; Name is empty while an invitation is pending.
type Person struct {
	ID         UserID
	Name       string
	Email      string
	Initials   Word
	RoleKey    Word // ClickUp's own, such as "guest"
	CustomRole *RoleRef
	InvitedBy  *Inviter // nil for owners, the self-joined and where unknown

	LastActive Stamp
	Joined     Stamp // Null while pending
	Invited    Stamp

	RoleCode    int32 // ClickUp's own number, also where Role is unknown
	RoleSubtype int32
	Color       Color
	Role        Role
	Rights      Rights // guests only
}

// Status is pending where ClickUp said null for the join date.
func (p *Person) Status() Status {
	switch {
	case p.Joined.Known():
		return StatusActive
	case p.Joined == Null:
		return StatusPending
	}
	return StatusUnknown
}

// Guest reports whether the person's base role is guest.
func (p *Person) Guest() bool { return p.Role == RoleGuest }

// Display is what to call the person: the name, else the address, else the id.
func (p *Person) Display() string {
	switch {
	case p.Name != "":
		return p.Name
	case p.Email != "":
		return p.Email
	}
	return "#" + p.ID.String()
}

// Domain is the part of the address after the last @, in lower case.
func (p *Person) Domain() string { return DomainOf(p.Email) }

// DomainOf is the part of an address after its last @, in lower case, or "".
func DomainOf(email string) string {
	i := strings.LastIndexByte(email, '@')
	if i < 0 {
		return ""
	}
	return strings.ToLower(email[i+1:])
}
