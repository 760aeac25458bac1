package audit

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// Snapshot is a workspace's people and seats at one time.
type Snapshot struct {
	At     time.Time
	People []clickup.Person
	Seats  clickup.Seats
}

// ChangeKind is what happened to a person between two snapshots.
type ChangeKind uint8

// The kinds of changes, in the order they are shown. One person may have
// several of the last four.
const (
	Joined ChangeKind = iota + 1 // in the new roster only, invited ones too
	Left                         // in the old roster only
	RoleChanged
	Accepted // was pending
	BecameActive
	BecameInactive
)

// String returns joined, left, role, accepted, active or inactive.
func (k ChangeKind) String() string {
	return [...]string{"none", "joined", "left", "role", "accepted", "active", "inactive"}[min(k, BecameInactive)]
}

// Words returns the kind as a reader says it: "changed role", "active again", "gone quiet".
func (k ChangeKind) Words() string {
	switch k {
	case RoleChanged:
		return "changed role"
	case BecameActive:
		return "active again"
	case BecameInactive:
		return "gone quiet"
	}
	return k.String()
}

// Change is one thing that happened to one person.
type Change struct {
	Kind   ChangeKind
	Person clickup.Person // as in the new roster, or as last seen where they left
	Before clickup.Person // the zero Person where they joined
}

// Reason returns the change in words, such as "member, was guest".
func (c Change) Reason() string {
	switch c.Kind {
	case Joined:
		if c.Person.Status() == clickup.StatusPending {
			return "invited as " + roleName(&c.Person)
		}
		return "joined as " + roleName(&c.Person)
	case Left:
		return "was " + roleName(&c.Before)
	case RoleChanged:
		return roleName(&c.Person) + ", was " + roleName(&c.Before)
	case Accepted:
		return "joined on " + text.Day(c.Person.Joined.Time()) + " as " + roleName(&c.Person)
	case BecameActive:
		return "seen on " + text.Day(c.Person.LastActive.Time())
	case BecameInactive:
		return "last seen on " + text.Day(c.Person.LastActive.Time())
	}
	return ""
}

// roleName returns the role, with ClickUp's number if the role is unknown, and the
// custom role if there is one.
func roleName(p *clickup.Person) string {
	name := p.Role.String()
	if p.Role == clickup.RoleUnknown {
		name += " role " + clickup.UserID(p.RoleCode).String()
	}
	if p.CustomRole != nil && p.CustomRole.Name != "" {
		name += " (" + p.CustomRole.Name + ")"
	}
	return name
}

// SeatChange is a count before and after.
type SeatChange struct{ Before, After clickup.Count }

// Delta returns how many more there are. It is known if both counts are.
func (c SeatChange) Delta() (n int, known bool) {
	return c.After.N - c.Before.N, c.Before.Known && c.After.Known
}

// Changes lists what happened between two snapshots, in order of kind and name.
type Changes struct {
	From, To time.Time
	List     []Change

	MembersFilled, MembersTotal SeatChange
	GuestsFilled, GuestsTotal   SeatChange
}

// Count returns the number of changes of one kind.
func (c Changes) Count(k ChangeKind) int {
	n := 0
	for i := range c.List {
		if c.List[i].Kind == k {
			n++
		}
	}
	return n
}

// Diff compares two snapshots of one workspace. Each snapshot's own time decides who
// was inactive then; a date missing on either side makes no change.
func Diff(before, after Snapshot, inactiveDays int) Changes {
	d := differ{
		inactiveBefore: DaysBefore(before.At, inactiveDays),
		inactiveAfter:  DaysBefore(after.At, inactiveDays),
	}
	old := make(map[clickup.UserID]*clickup.Person, len(before.People))
	for i := range before.People {
		old[before.People[i].ID] = &before.People[i]
	}
	for i := range after.People {
		p := &after.People[i]
		d.person(old[p.ID], p)
		delete(old, p.ID)
	}
	for _, p := range old {
		d.list = append(d.list, Change{Kind: Left, Person: *p, Before: *p})
	}
	slices.SortStableFunc(d.list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), ComparePeople(&a.Person, &b.Person))
	})
	x, y := before.Seats, after.Seats
	return Changes{
		From: before.At, To: after.At, List: d.list,
		MembersFilled: SeatChange{x.Members.Filled, y.Members.Filled}, MembersTotal: SeatChange{x.Members.Total, y.Members.Total},
		GuestsFilled: SeatChange{x.Guests.Filled, y.Guests.Filled}, GuestsTotal: SeatChange{x.Guests.Total, y.Guests.Total},
	}
}

type differ struct {
	inactiveBefore, inactiveAfter clickup.Stamp
	list                          []Change
}

func (d *differ) person(before, after *clickup.Person) {
	if before == nil {
		d.list = append(d.list, Change{Kind: Joined, Person: *after})
		return
	}
	add := func(k ChangeKind, when bool) {
		if when {
			d.list = append(d.list, Change{Kind: k, Person: *after, Before: *before})
		}
	}
	add(RoleChanged, before.RoleCode != after.RoleCode || before.RoleCode == 0 && before.Role != after.Role || roleID(before) != roleID(after))
	add(Accepted, before.Joined == clickup.Null && after.Joined.Known())
	was, wasKnown := idleAt(before, d.inactiveBefore)
	is, isKnown := idleAt(after, d.inactiveAfter)
	add(BecameActive, wasKnown && isKnown && was && !is)
	add(BecameInactive, wasKnown && isKnown && !was && is)
}

// idleAt reports whether somebody was last active before since. Somebody who was never
// active is idle; of pending people, and without a date, it is not known.
func idleAt(p *clickup.Person, since clickup.Stamp) (idle, known bool) {
	if p.Joined == clickup.Null || p.LastActive == clickup.Absent {
		return false, false
	}
	return p.LastActive < since, true
}

func roleID(p *clickup.Person) clickup.RoleID {
	if p.CustomRole == nil {
		return 0
	}
	return p.CustomRole.ID
}
