package clickup

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// Stamp is a time as ClickUp sends it, in milliseconds since 1970. It distinguishes a null
// value from a missing field.
type Stamp int64

const (
	// Absent means that ClickUp sent no time: it is not known.
	Absent Stamp = 0
	// Null means that ClickUp sent null: it never happened.
	Null Stamp = -1
)

// Known reports whether the stamp is a time, not Absent or Null.
func (s Stamp) Known() bool { return s > 0 }

// Time returns the time in UTC, or the zero time if it is not known.
func (s Stamp) Time() time.Time {
	if !s.Known() {
		return time.Time{}
	}
	return time.UnixMilli(int64(s)).UTC()
}

// String returns the milliseconds since 1970 in decimal, as query parameters need them.
func (s Stamp) String() string { return strconv.FormatInt(int64(s), 10) }

// StampOf returns t as a Stamp.
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

// String returns the role's name in lower case: owner, admin, member, guest or unknown.
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

// The states of an invitation. It is unknown if the answer has no join date.
const (
	StatusUnknown Status = iota
	StatusActive
	StatusPending
)

// String returns active, pending or unknown.
func (s Status) String() string {
	return [...]string{"unknown", "active", "pending"}[min(s, StatusPending)]
}

// Right is one of the five rights that a guest can have, as a bit.
type Right uint8

// The guest rights of InviteGuestToWorkspace and EditGuestOnWorkspace.
const (
	EditTags Right = 1 << iota
	SeeTimeSpent
	SeeTimeEstimated
	CreateViews
	SeePoints
)

// AllRights lists the five guest rights in the order in which forms show them.
var AllRights = [...]Right{EditTags, SeeTimeSpent, SeeTimeEstimated, CreateViews, SeePoints}

var rightNames = map[Right]struct{ key, label string }{
	EditTags:         {"can_edit_tags", "edit tags"},
	SeeTimeSpent:     {"can_see_time_spent", "see time spent"},
	SeeTimeEstimated: {"can_see_time_estimated", "see time estimates"},
	CreateViews:      {"can_create_views", "create views"},
	SeePoints:        {"can_see_points_estimated", "see points"},
}

// Key returns the right's field name in the API, such as can_edit_tags.
func (r Right) Key() string { return rightNames[r].key }

// Label returns the right in words, such as "edit tags".
func (r Right) Label() string { return rightNames[r].label }

// Rights is a set of guest rights. A change sends only the known ones.
type Rights struct {
	Known   Right // the rights that ClickUp sent, or that a change sets
	Granted Right // those of them that are on
}

// Has reports whether the right is known to be granted.
func (r Rights) Has(x Right) bool { return r.Known&x != 0 && r.Granted&x != 0 }

// With returns r with x known and on or off.
func (r Rights) With(x Right, on bool) Rights {
	r.Known |= x
	r.Granted &^= x
	if on {
		r.Granted |= x
	}
	return r
}

// RoleRef is a reference to a custom role.
type RoleRef struct {
	ID   RoleID
	Name string
}

// Inviter is the person who invited somebody. All people they invited share one value.
type Inviter struct {
	ID    UserID
	Name  string
	Email string
}

// Display returns the name, or else the address, or else the id.
func (by *Inviter) Display() string { return display(by.Name, by.Email, by.ID) }

// Person is a member or guest of a workspace. Names and addresses are sanitized; Name is
// empty while the invitation is pending.
type Person struct {
	ID         UserID
	Name       string
	Email      string
	Initials   Word
	RoleKey    Word     // ClickUp's name of the role, such as "guest"
	CustomRole *RoleRef // nil for none
	InvitedBy  *Inviter // nil if nobody did, or if unknown

	LastActive Stamp
	Joined     Stamp // Null while pending
	Invited    Stamp

	RoleCode    int32 // ClickUp's number of the role, even if Role is unknown
	RoleSubtype int32
	Color       Color
	Role        Role
	Rights      Rights // guests only
}

// Status returns whether the person has accepted their invitation. It is pending if
// ClickUp sent null for the join date.
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

// Display returns the name, or else the address, or else the id.
func (p *Person) Display() string { return display(p.Name, p.Email, p.ID) }

func display(name, email string, id UserID) string {
	if named := cmp.Or(name, email); named != "" {
		return named
	}
	return "#" + id.String()
}

// Domain returns the part of the address after its last @, in lower case, or "".
func (p *Person) Domain() string { return DomainOf(p.Email) }

// DomainOf returns the part of an address after its last @, in lower case, or "".
func DomainOf(email string) string {
	i := strings.LastIndexByte(email, '@')
	if i < 0 {
		return ""
	}
	return strings.ToLower(email[i+1:])
}
