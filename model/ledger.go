package model

import (
	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/people"
)

// SeatUse is how many seats of a kind are taken. Without Known, ClickUp did
// not say how many; without a Total there may be no limit.
type SeatUse struct {
	Filled, Total int
	Known         bool
	Unlimited     bool
}

// Full reports whether no seat is left.
func (u SeatUse) Full() bool { return u.Known && !u.Unlimited && u.Filled >= u.Total }

// Free is the number of seats left; ok is false where nobody can tell.
func (u SeatUse) Free() (n int, ok bool) {
	if !u.Known || u.Unlimited {
		return 0, false
	}
	return max(0, u.Total-u.Filled), true
}

func useOf(p clickup.SeatPool) SeatUse {
	return SeatUse{
		Filled:    p.Filled.N,
		Total:     p.Total.N,
		Known:     p.Filled.Known && (p.Total.Known || p.Total.Unlimited),
		Unlimited: p.Total.Unlimited,
	}
}

// MemberSeats are the workspace's member seats.
func (f *WorkspaceData) MemberSeats() SeatUse { return useOf(f.Seats.Value.Members) }

// GuestSeats are the workspace's guest seats.
func (f *WorkspaceData) GuestSeats() SeatUse { return useOf(f.Seats.Value.Guests) }

// SeatLine is a line of the seat ledger: seats with a limit, or a number of
// people. View and Filter show just those people.
type SeatLine struct {
	Label  string
	Short  string   // the label where room is scarce
	Use    *SeatUse // nil: Count people
	Count  int
	Known  bool // Count is known
	Warn   bool
	View   people.View
	Filter string
}

// Ledger says who takes the seats of the chosen workspace, line by line.
func (s *State) Ledger() []SeatLine {
	f := s.Data()
	members, guests := f.MemberSeats(), f.GuestSeats()
	var counts people.ViewCounts
	r := s.Roster()
	if r != nil {
		counts = r.People.Counts()
	}
	inside := SeatLine{Label: "own-domain guests", Short: "own-domain", View: people.ViewAll, Filter: "role:guest is:own"}
	outside := SeatLine{Label: "external members", Short: "external", View: people.ViewAll, Filter: "role:member billable:yes -is:own"}
	if report := &f.Report; report.Has() && len(f.Own.List) > 0 {
		inside.Count, inside.Known = report.Value.Summary.Check(audit.InternalGuest), true
		outside.Count, outside.Known = report.Value.Summary.Check(audit.ExternalMember), true
	}
	inside.Warn, outside.Warn = inside.Count > 0, outside.Count > 0
	return []SeatLine{
		{Label: "members", Short: "members", Use: &members, View: people.ViewMembers, Warn: members.Full()},
		{Label: "guests", Short: "guests", Use: &guests, View: people.ViewGuests, Warn: guests.Full()},
		{Label: "pending invitations", Short: "pending", Count: counts.Pending, Known: r != nil, View: people.ViewPending},
		inside,
		outside,
		freeLine(members),
	}
}

func freeLine(members SeatUse) SeatLine {
	l := SeatLine{Label: "free member seats", Short: "free", View: people.ViewMembers}
	l.Count, l.Known = members.Free()
	l.Warn = l.Known && l.Count == 0
	return l
}
