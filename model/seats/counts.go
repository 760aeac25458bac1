package seats

import "cutui/clickup"

// RoleWord is a person's role: one of the base roles, or ClickUp's own word for one
// that is none of them.
func RoleWord(p *clickup.Person) string {
	key := p.RoleKey.String()
	if limited, _ := LimitedKey(key); key != "" && (limited || p.Role == clickup.RoleUnknown) {
		return key
	}
	return p.Role.String()
}

// ClassOf is the class of a person whose role is a base role.
func ClassOf(p *clickup.Person) Class {
	return Subject{Role: p.Role, Key: p.RoleKey.String(), Agent: p.ID < 0}.Class()
}

// Class is a person's role as people are counted by it.
type Class uint8

// The classes. Limited members are those that ClickUp calls limited. Members in
// sentences are owners, admins and members together.
const (
	ClassUnknown Class = iota
	ClassOwner
	ClassAdmin
	ClassMember
	ClassLimited
	ClassGuest
	ClassAgent
	classes = iota
)

// String is owner, admin, member, limited member, guest, agent or unknown.
func (c Class) String() string {
	return [...]string{"unknown", "owner", "admin", "member", "limited member", "guest", "agent"}[min(c, ClassAgent)]
}

// Classes are all classes in the order sheets list them.
func Classes() []Class {
	return []Class{ClassOwner, ClassAdmin, ClassMember, ClassLimited, ClassGuest, ClassAgent, ClassUnknown}
}

// IsMember reports whether the class is one of owners, admins and members.
func (c Class) IsMember() bool { return c == ClassOwner || c == ClassAdmin || c == ClassMember }

// Class is the class a person is counted in; pending people are in theirs too.
func (p Subject) Class() Class {
	limited, _ := p.Limited()
	switch {
	case p.Agent:
		return ClassAgent
	case limited:
		return ClassLimited
	}
	switch p.Role {
	case clickup.RoleOwner:
		return ClassOwner
	case clickup.RoleAdmin:
		return ClassAdmin
	case clickup.RoleMember:
		return ClassMember
	case clickup.RoleGuest:
		return ClassGuest
	case clickup.RoleUnknown:
	}
	return ClassUnknown
}

// Counts are the people of a workspace, each counted once by class. Pending and
// the seats are of which.
type Counts struct {
	ByClass [classes]int
	Pending int

	OwnGuests  int // guests on the own domain who take a member seat
	MaybeOwn   int // guests who may be on the own domain: it is not known
	FreeGuests int // guests known to only view
	Limited    int // limited members who take a member seat
	Awaited    int // pending people who are counted as taking a member seat
}

// Add counts a person and the seat they take.
func (c *Counts) Add(p Subject, s Seat) {
	class := p.Class()
	c.ByClass[class]++
	if p.Pending {
		c.Pending++
	}
	if p.Pending && (class.IsMember() || s.Paid == Yes) {
		c.Awaited++
	}
	switch {
	case class == ClassLimited && s.Paid == Yes:
		c.Limited++
	case class != ClassGuest:
	case s.Kind == ViewOnly:
		c.FreeGuests++
	case s.Paid == Yes:
		c.OwnGuests++
	case s.Paid == Unknown:
		c.MaybeOwn++
	}
}

// Of is the number of people of a class.
func (c Counts) Of(class Class) int { return c.ByClass[class] }

// People is the number of all people, agents too.
func (c Counts) People() int {
	n := 0
	for _, k := range c.ByClass {
		n += k
	}
	return n
}

// Members are owners, admins and members.
func (c Counts) Members() int {
	return c.ByClass[ClassOwner] + c.ByClass[ClassAdmin] + c.ByClass[ClassMember]
}

// Admins are owners and admins.
func (c Counts) Admins() int { return c.ByClass[ClassOwner] + c.ByClass[ClassAdmin] }

// Guests are the people that ClickUp calls guests.
func (c Counts) Guests() int { return c.ByClass[ClassGuest] }

// MemberSeats is how many people are known to take a member seat.
func (c Counts) MemberSeats() int { return c.Members() + c.Limited + c.OwnGuests }

// GuestSeats is how many people may take a guest seat: all guests from outside who
// are not known to only view.
func (c Counts) GuestSeats() int { return c.Guests() - c.OwnGuests - c.FreeGuests - c.MaybeOwn }
