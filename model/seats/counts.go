package seats

import "cutui/clickup"

// RoleWord returns a person's base role, or ClickUp's own word for any other role.
func RoleWord(p *clickup.Person) string {
	key := p.RoleKey.String()
	if limited, _ := LimitedKey(key); key != "" && (limited || p.Role == clickup.RoleUnknown) {
		return key
	}
	return p.Role.String()
}

// ClassOf returns the class of a person by their base role; custom roles don't count.
func ClassOf(p *clickup.Person) Class {
	return Subject{Role: p.Role, Key: p.RoleKey.String(), Agent: p.ID < 0}.Class()
}

// Class is the role by which a person is counted.
type Class uint8

// The classes. Limited members are those that ClickUp calls limited. In sentences,
// "members" are owners, admins and members together.
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

// String returns owner, admin, member, limited member, guest, agent or unknown.
func (c Class) String() string {
	return [...]string{"unknown", "owner", "admin", "member", "limited member", "guest", "agent"}[min(c, ClassAgent)]
}

// Classes returns all classes in the order in which sheets list them.
func Classes() []Class {
	return []Class{ClassOwner, ClassAdmin, ClassMember, ClassLimited, ClassGuest, ClassAgent, ClassUnknown}
}

// IsMember reports whether the class is owner, admin or member.
func (c Class) IsMember() bool { return c == ClassOwner || c == ClassAdmin || c == ClassMember }

// Class returns the class in which a person is counted, pending or not.
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

// Counts counts the people of a workspace, each once by class. The other numbers are
// parts of these.
type Counts struct {
	ByClass [classes]int
	Pending int

	OwnGuests  int // guests on the own domain who take a member seat
	MaybeOwn   int // guests who may be on the own domain
	FreeGuests int // guests known to only view
	Limited    int // limited members who take a member seat
	Awaited    int // pending people who count as taking a member seat
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

// Of returns the number of people of a class.
func (c Counts) Of(class Class) int { return c.ByClass[class] }

// People returns the number of all people, including agents.
func (c Counts) People() int {
	n := 0
	for _, k := range c.ByClass {
		n += k
	}
	return n
}

// Members returns the number of owners, admins and members.
func (c Counts) Members() int {
	return c.ByClass[ClassOwner] + c.ByClass[ClassAdmin] + c.ByClass[ClassMember]
}

// Admins returns the number of owners and admins.
func (c Counts) Admins() int { return c.ByClass[ClassOwner] + c.ByClass[ClassAdmin] }

// Guests returns the number of people that ClickUp calls guests.
func (c Counts) Guests() int { return c.ByClass[ClassGuest] }

// MemberSeats returns how many people are known to take a member seat.
func (c Counts) MemberSeats() int { return c.Members() + c.Limited + c.OwnGuests }

// GuestSeats returns how many people may take a guest seat: the guests from outside,
// except those who are known to only view.
func (c Counts) GuestSeats() int { return c.Guests() - c.OwnGuests - c.FreeGuests - c.MaybeOwn }
