// Package target works out, from what an audit found, how a workspace gets down to a
// number of member seats with the least harm.
package target

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

// Goal is how many member seats are to be filled at most.
type Goal struct {
	Seats int
	By    time.Time // the day until which; zero: it was not said
}

// Choice is what somebody decided by hand about one candidate.
type Choice uint8

// The choices. Without one the order decides.
const (
	ByOrder Choice = iota
	LeftOut
	TakenToo
)

// String is order, left-out or taken.
func (c Choice) String() string {
	return [...]string{"order", "left-out", "taken"}[min(c, TakenToo)]
}

// Input is what a proposal is made from.
type Input struct {
	Goal    Goal
	Report  *audit.Report
	Facts   seats.Facts // those that the report was made with
	Prices  seats.Prices
	Choices map[clickup.UserID]Choice
}

// Candidate is somebody who could give a member seat back.
type Candidate struct {
	Person *clickup.Person
	Way    Way
	Choice Choice
	Taken  bool // the proposal has them
	// Sure is false where it is not known that a member seat comes back.
	Sure bool

	finding audit.Finding
}

// Proposal is who should give a member seat back, and what that comes to.
type Proposal struct {
	Goal
	Filled      int  // member seats that are filled now
	FilledKnown bool // ClickUp said so; else they are counted from the people
	Bought      clickup.Count
	Free        bool // nobody is billed
	Need        int  // seats to be given back
	Frees       seats.Range
	// Candidates are all who could give a seat back, the least harmful first.
	Candidates []Candidate

	prices seats.Prices
	now    time.Time
}

// Propose takes as many candidates as the goal needs, the least harmful first.
func Propose(in Input) Proposal {
	pool := in.Report.Summary.Seats.Members
	p := Proposal{
		Goal: in.Goal, Filled: pool.Filled.N, FilledKnown: pool.Filled.Known, Bought: pool.Total,
		Free: in.Facts.Free(), prices: in.Prices, now: in.Report.At,
	}
	if !p.FilledKnown {
		p.Filled = in.Report.Summary.Counts.MemberSeats()
	}
	if p.Need = max(0, p.Filled-in.Goal.Seats); p.Free {
		return p
	}
	p.Candidates = candidates(&in)
	p.take(in.Report.Summary.Seats.Guests)
	return p
}

// candidates are all who could give a member seat back, each once, the least harmful way
// for each.
func candidates(in *Input) []Candidate {
	best := map[clickup.UserID]Candidate{}
	counted := in.Report.Summary.Seats.Members.Filled == clickup.CountOf(in.Report.Summary.Counts.MemberSeats())
	for _, f := range in.Report.Findings {
		way := wayOf(f)
		if way == 0 {
			continue
		}
		seat := in.Facts.SeatOf(f.Person)
		if seat.Paid != seats.Yes {
			continue
		}
		if had, known := best[f.Person.ID]; known && had.Way <= way {
			continue
		}
		leaves := in.Facts.Leave(in.Facts.Subject(f.Person))
		best[f.Person.ID] = Candidate{
			Person: f.Person, Way: way, Choice: in.Choices[f.Person.ID], finding: f,
			Sure: counted || leaves.Takes == seats.TakesMemberSeat,
		}
	}
	out := make([]Candidate, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(a.Way, b.Way),
			cmp.Compare(a.finding.Lane, b.finding.Lane), // ready, then those who hold something, then those to judge
			cmp.Compare(since(&a), since(&b)),
			audit.ComparePeople(a.Person, b.Person),
		)
	})
	return out
}

// since is the moment from which on somebody is pending or was not seen.
func since(c *Candidate) clickup.Stamp {
	switch {
	case c.Way == Withdraw:
		return c.Person.Invited
	case c.Person.LastActive.Known():
		return c.Person.LastActive
	}
	return c.Person.Joined
}

// take marks those who are in the proposal: who was taken by hand first, then as many as
// are still needed for sure.
func (p *Proposal) take(guests clickup.SeatPool) {
	room, known := seats.Room(guests)
	add := func(c *Candidate) {
		if c.Way == MakeGuest { // each may take a guest seat, and one too many buys a member seat
			c.Sure = c.Sure && known && room > 0
			room--
		}
		c.Taken = true
		p.Frees.Max++
		if c.Sure {
			p.Frees.Min++
		}
	}
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Choice == TakenToo {
			add(c)
		}
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		full := c.Way == MakeGuest && (!known || room <= 0)
		if p.Frees.Min < p.Need && c.Choice == ByOrder && !c.Way.OnlyByHand() && !full {
			add(c)
		}
	}
}

// Taken are the people of the proposal who give their seat back in one of some ways.
func (p *Proposal) Taken(ways ...Way) []clickup.UserID {
	var out []clickup.UserID
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Taken && slices.Contains(ways, c.Way) {
			out = append(out, c.Person.ID)
		}
	}
	return out
}

// Only leaves the people of an earlier proposal in this one who can still give their seat
// back the same way, and takes nobody in place of the others.
func (p *Proposal) Only(earlier *Proposal) {
	ways := map[clickup.UserID]Way{}
	for i := range earlier.Candidates {
		if c := &earlier.Candidates[i]; c.Taken {
			ways[c.Person.ID] = c.Way
		}
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		way, was := ways[c.Person.ID]
		c.Taken = was && way == c.Way
	}
}

// Leavers are the people of the proposal who are taken out of the workspace.
func (p *Proposal) Leavers() []clickup.UserID { return p.Taken(Withdraw, Leaver, Quiet, QuietAdmin) }

// Guests are the guests worth reading what they see, since whether they take a seat depends
// on it: those in the proposal, and those among the next ten, who may come in their place.
func (p *Proposal) Guests() []clickup.UserID {
	const next = 10
	last := -1
	for i := range p.Candidates {
		if p.Candidates[i].Taken {
			last = i
		}
	}
	var out []clickup.UserID
	for i := range p.Candidates[:min(len(p.Candidates), last+1+next)] {
		if c := &p.Candidates[i]; last >= 0 && c.Person.Guest() && c.Choice != LeftOut {
			out = append(out, c.Person.ID)
		}
	}
	return out
}

// Reachable says whether the proposal gets to the goal; unknown where that depends on
// people who may or may not take a member seat.
func (p *Proposal) Reachable() seats.Answer {
	switch {
	case p.Need == 0 || p.Frees.Min >= p.Need:
		return seats.Yes
	case p.Frees.Max >= p.Need:
		return seats.Unknown
	}
	return seats.No
}

// Reached reports whether the proposal gets to the goal for sure.
func (p *Proposal) Reached() bool { return p.Reachable() == seats.Yes }

// Left is how many member seats are filled after the proposal, at most.
func (p *Proposal) Left() int { return max(0, p.Filled-p.Frees.Min) }
