package model

import (
	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/people"
	"cutui/model/seats"
)

// SeatUse is how many seats of a kind are filled.
type SeatUse struct {
	Filled, Total int
	Known         bool // ClickUp said both numbers, or that there is no limit
	Unlimited     bool
	free          int
}

// Full reports whether no seat is free.
func (u SeatUse) Full() bool { return u.Known && !u.Unlimited && u.free == 0 }

// Free returns the number of free seats. ok is false if it is not known or unlimited.
func (u SeatUse) Free() (n int, ok bool) {
	if !u.Known || u.Unlimited {
		return 0, false
	}
	return u.free, true
}

func useOf(p clickup.SeatPool) SeatUse {
	return SeatUse{
		Filled:    p.Filled.N,
		Total:     p.Total.N,
		Known:     p.Filled.Known && (p.Total.Known || p.Total.Unlimited),
		Unlimited: p.Total.Unlimited,
		free:      seats.Free(p).N,
	}
}

// MemberSeats returns the workspace's use of member seats.
func (f *WorkspaceData) MemberSeats() SeatUse { return useOf(f.Seats.Value.Members) }

// GuestSeats returns the workspace's use of guest seats.
func (f *WorkspaceData) GuestSeats() SeatUse { return useOf(f.Seats.Value.Guests) }

// SeatLine is a line of the seat ledger: the use of a kind of seat, or a number of people.
type SeatLine struct {
	Label  string   // what the number counts
	One    string   // Label in the singular; empty if Use is set
	Use    *SeatUse // nil: Count is the number
	Count  int
	Known  bool // Count is known
	Warn   bool
	View   people.View // with Filter, shows exactly the people counted
	Filter string
	Nobody string // why the line has no people to show; empty: it has
}

// Ledger returns the lines of the chosen workspace's seat ledger.
func (s *State) Ledger() []SeatLine {
	f := s.Data()
	members, guests := f.MemberSeats(), f.GuestSeats()
	var counts people.ViewCounts
	r := s.Roster()
	if r != nil {
		counts = r.People.Counts()
	}
	inside := SeatLine{Label: "own-domain guests", One: "own-domain guest", View: people.ViewAll, Filter: "role:guest billable:yes"}
	outside := SeatLine{Label: "external members", One: "external member", View: people.ViewAll, Filter: "role:member seat:member is:outside"}
	if report := &f.Report; report.Has() && len(f.Own.List) > 0 {
		inside.Count, inside.Known = report.Value.Summary.Counts.OwnGuests, true
		outside.Count, outside.Known = report.Value.Summary.Check(audit.ExternalMember), true
	}
	inside.Warn, outside.Warn = inside.Count > 0, outside.Count > 0
	taken := []SeatLine{
		{Label: "member seats", Use: &members, View: people.ViewAll, Filter: "billable:yes", Warn: members.Full()},
		{Label: "guest seats", Use: &guests, View: people.ViewAll, Filter: "seat:guest billable:no", Warn: guests.Full()},
	}
	if (seats.Rules{Plan: f.Plan.Value.Name}).Free() { // nobody is billed, and no seat is short
		taken[0].View, taken[0].Filter, taken[0].Warn = people.ViewMembers, "", false
		taken[1].View, taken[1].Filter, taken[1].Warn = people.ViewGuests, "", false
	}
	return append(taken,
		SeatLine{Label: "pending people", One: "pending person", Count: counts.Pending, Known: r != nil, View: people.ViewPending},
		inside,
		outside,
		freeLine(members, taken[0].Filter == ""),
	)
}

// freeLine returns the line of free member seats. freePlan is set on Free Forever.
func freeLine(members SeatUse, freePlan bool) SeatLine {
	l := SeatLine{Label: "free member seats", One: "free member seat", Nobody: "nobody: a free seat is paid for and waits for somebody"}
	l.Count, l.Known = members.Free()
	l.Warn = l.Known && l.Count == 0
	if freePlan {
		l.Nobody, l.Warn = "nobody: seats are not paid for on Free Forever", false
	}
	return l
}

// ExplainSeats says in words who fills the member seats and the guest seats of the chosen
// workspace. Both are empty before its first audit.
func (s *State) ExplainSeats() (members, guests string) {
	report := &s.Data().Report
	if !report.Has() {
		return "", ""
	}
	return report.Value.ExplainMembers(), report.Value.ExplainGuests()
}

// ShowNobody notifies the user why a line of the ledger has nobody to show.
type ShowNobody struct{ Why string }

func (m ShowNobody) apply(s *State) []Effect {
	return s.notify(Info, m.Why, nil)
}

// MarkedSeats says what removing the marked people would free: "frees 2 member seats · −$38
// a month". It is empty if nobody is marked, and for more than a thousand people, since it
// is computed at every key press.
func (s *State) MarkedSeats(dot string) string {
	const most = 1000
	marks, r := s.Browse().Marks, s.Roster()
	if len(marks) == 0 || len(marks) > most || r == nil {
		return ""
	}
	members := 0
	for id := range marks {
		if p, ok := r.People.ByID(id); ok && s.SeatOf(p).Paid == seats.Yes {
			members++
		}
	}
	if members == 0 {
		return "frees no member seat"
	}
	words := "frees " + text.Plural(members, "member seat")
	if price := s.Options.Prices; price.Member > 0 {
		words += dot + "−" + seats.Money(float64(members)*price.Member, price.Currency) + " a month"
	}
	return words
}
