package model

import (
	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/people"
	"cutui/model/seats"
)

// SeatUse is how many seats of a kind are taken. Without Known, ClickUp did
// not say how many; without a Total there may be no limit.
type SeatUse struct {
	Filled, Total int
	Known         bool
	Unlimited     bool
	room          int
}

// Full reports whether no seat is left.
func (u SeatUse) Full() bool { return u.Known && !u.Unlimited && u.room == 0 }

// Free is the number of seats left; ok is false where nobody can tell.
func (u SeatUse) Free() (n int, ok bool) {
	if !u.Known || u.Unlimited {
		return 0, false
	}
	return u.room, true
}

func useOf(p clickup.SeatPool) SeatUse {
	return SeatUse{
		Filled:    p.Filled.N,
		Total:     p.Total.N,
		Known:     p.Filled.Known && (p.Total.Known || p.Total.Unlimited),
		Unlimited: p.Total.Unlimited,
		room:      seats.Free(p).N,
	}
}

// MemberSeats are the workspace's member seats.
func (f *WorkspaceData) MemberSeats() SeatUse { return useOf(f.Seats.Value.Members) }

// GuestSeats are the workspace's guest seats.
func (f *WorkspaceData) GuestSeats() SeatUse { return useOf(f.Seats.Value.Guests) }

// SeatLine is a line of the seat ledger: seats with a limit, or a number of
// people. View and Filter show just those people; Nobody says why there are none.
type SeatLine struct {
	Label  string   // what the number counts
	One    string   // the same of one; empty: of seats with a limit
	Use    *SeatUse // nil: Count people
	Count  int
	Known  bool // Count is known
	Warn   bool
	View   people.View
	Filter string
	Nobody string
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

// freeLine is the member seats that nobody takes.
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
// workspace; both are empty before it was audited.
func (s *State) ExplainSeats() (members, guests string) {
	report := &s.Data().Report
	if !report.Has() {
		return "", ""
	}
	return report.Value.ExplainMembers(), report.Value.ExplainGuests()
}

// ShowNobody says why there is nobody to show.
type ShowNobody struct{ Why string }

func (m ShowNobody) apply(s *State) []Effect {
	return s.notify(Info, m.Why, nil)
}

// MarkedSeats says what taking the marked people out gives back: "frees 2 member seats ·
// −$38 a month". It is empty where nobody is marked, and for more than a thousand, since
// it is worked out for every key.
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
