// Package events finds, among the changes between two snapshots of a workspace, those that
// affect its bill and who is in it: who joined, left or got another role, who invited
// them, and what it costs.
package events

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

// Event is one thing that happened between two snapshots of a workspace.
type Event struct {
	// ID is the same whenever the same event is found again between the same snapshots.
	ID        string
	Kind      Kind
	Workspace clickup.WorkspaceID
	Name      string // the workspace's
	Since, At time.Time
	Person    *clickup.Person  // nil: the event is about the workspace's seats
	Before    *clickup.Person  // as they were; nil: they were not in the workspace
	By        *clickup.Inviter // who invited them; nil: not known
	TakesSeat bool             // they take a paid member seat that they did not take before
	Seats     int              // how many were bought, or are too many
	People    []*clickup.Person
	Cost      *Cost // of the seats; nil if no price is configured
}

// Cost is what seats cost at the configured prices.
type Cost struct {
	Monthly  float64
	Now      float64   // for the rest of the current billing month; 0: not known
	Until    time.Time // when that month ends; zero: not known
	Currency string
}

// Input is the changes between two snapshots of a workspace.
type Input struct {
	Workspace clickup.WorkspaceID
	Name      string
	Changes   audit.Changes
	Facts     seats.Facts
	Prices    seats.Prices
}

// Of returns the events among the changes, in order of kind and name.
func Of(in Input) []Event {
	var out []Event
	for i := range in.Changes.List {
		c := &in.Changes.List[i]
		if kind := kindOf(c, &in.Facts); kind != 0 {
			out = append(out, in.about(kind, c))
		}
	}
	out = append(out, in.ofSeats(out)...)
	slices.SortStableFunc(out, func(a, b Event) int { return int(a.Kind) - int(b.Kind) })
	return out
}

// kindOf returns the kind of event that a change of a person is, or 0 if it is none.
func kindOf(c *audit.Change, f *seats.Facts) Kind {
	switch c.Kind {
	case audit.Joined:
		if f.Subject(&c.Person).Class() == seats.ClassGuest {
			return GuestAdded
		}
		return Joined
	case audit.Left:
		return Left
	case audit.Accepted:
		return Accepted
	case audit.RoleChanged:
		switch before, after := height(f, &c.Before), height(f, &c.Person); {
		case after > before:
			return RoleUp
		case after < before:
			return RoleDown
		}
	}
	return 0
}

// height orders roles by what they may do.
func height(f *seats.Facts, p *clickup.Person) int {
	switch f.Subject(p).Class() {
	case seats.ClassGuest:
		return 1
	case seats.ClassLimited:
		return 2
	case seats.ClassMember:
		return 3
	case seats.ClassAdmin:
		return 4
	case seats.ClassOwner:
		return 5
	}
	return 0
}

func (in *Input) event(kind Kind, about string) Event {
	from := in.Changes.From.UTC().Format(time.RFC3339Nano)
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s", in.Workspace, kind, about, from))
	return Event{
		ID: hex.EncodeToString(sum[:8]), Kind: kind, Workspace: in.Workspace, Name: in.Name, Since: in.Changes.From, At: in.Changes.To,
	}
}

func (in *Input) about(kind Kind, c *audit.Change) Event {
	e := in.event(kind, c.Person.ID.String())
	e.Person, e.By = &c.Person, c.Person.InvitedBy
	if c.Kind != audit.Joined {
		e.Before = &c.Before
	}
	if kind != Left {
		pays := in.Facts.SeatOf(&c.Person).Paid == seats.Yes
		paid := e.Before != nil && in.Facts.SeatOf(&c.Before).Paid == seats.Yes
		if e.TakesSeat = pays && !paid; e.TakesSeat && in.Prices.Member > 0 {
			e.Cost = &Cost{Monthly: in.Prices.Member, Currency: in.Prices.Currency}
		}
	}
	return e
}

// ofSeats returns the events about the workspace's seats.
func (in *Input) ofSeats(people []Event) []Event {
	var out []Event
	total, filled := in.Changes.MembersTotal, in.Changes.MembersFilled
	if n, known := total.Delta(); known && n > 0 {
		e := in.event(SeatBought, fmt.Sprint(total.Before.N, "-", total.After.N))
		e.Seats, e.Cost = n, costOf(n, in.Prices, in.Changes.To)
		for i := range people {
			if people[i].TakesSeat {
				e.People = append(e.People, people[i].Person)
				e.By = sameInviter(e.By, people[i].By, len(e.People) == 1)
			}
		}
		out = append(out, e)
	}
	over := func(filled, total clickup.Count) (int, bool) {
		return filled.N - total.N, filled.Known && total.Known && filled.N > total.N
	}
	if n, now := over(filled.After, total.After); now {
		if _, before := over(filled.Before, total.Before); !before {
			e := in.event(Over, fmt.Sprint(filled.After.N, "-", total.After.N))
			e.Seats = n
			out = append(out, e)
		}
	}
	return out
}

// sameInviter returns the inviter of everybody so far, or nil if there are several.
func sameInviter(before, next *clickup.Inviter, first bool) *clickup.Inviter {
	if first || before != nil && next != nil && before.ID == next.ID {
		return next
	}
	return nil
}

func costOf(n int, p seats.Prices, now time.Time) *Cost {
	if p.Member <= 0 {
		return nil
	}
	c := Cost{Monthly: float64(n) * p.Member, Currency: p.Currency}
	c.Now, c.Until = p.Prorated(c.Monthly, now)
	return &c
}

// Any returns the first event of one of the kinds. It is not ok if there is none.
func Any(all []Event, kinds []Kind) (e Event, ok bool) {
	i := slices.IndexFunc(all, func(e Event) bool { return slices.Contains(kinds, e.Kind) })
	if i < 0 {
		return e, false
	}
	return all[i], true
}
