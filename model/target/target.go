// Package target proposes, from what an audit found, how a workspace can get down to a
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

// Goal is the number of filled member seats to get down to.
type Goal struct {
	Seats int
	By    time.Time // the day by which; zero: not given
}

// Choice is what the user decided about one candidate.
type Choice uint8

// The choices. ByOrder is none: the order decides.
const (
	ByOrder Choice = iota
	LeftOut
	TakenToo
)

// String returns order, left-out or taken.
func (c Choice) String() string {
	return [...]string{"order", "left-out", "taken"}[min(c, TakenToo)]
}

// Input is what a proposal is made from.
type Input struct {
	Goal    Goal
	Report  *audit.Report
	Facts   seats.Facts // the ones that the report was made with
	Prices  seats.Prices
	Choices map[clickup.UserID]Choice
}

// Candidate is somebody who could free a member seat.
type Candidate struct {
	Person *clickup.Person
	Way    Way
	Choice Choice
	Taken  bool // the proposal includes them
	// Sure says that a member seat certainly comes back.
	Sure bool

	finding audit.Finding
}

// Proposal is who should free a member seat, and what that achieves.
type Proposal struct {
	Goal
	Filled      int  // member seats that are filled now
	FilledKnown bool // Filled is ClickUp's number; else it is counted from the people
	Bought      clickup.Count
	Free        bool // nobody is billed
	Need        int  // seats to free
	Frees       seats.Range
	// Candidates are all people who could free a seat, the least harmful first.
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

// candidates returns everybody who could free a member seat, once each with the least
// harmful way.
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

// since returns when somebody was invited, if they are pending, or last seen.
func since(c *Candidate) clickup.Stamp {
	switch {
	case c.Way == Withdraw:
		return c.Person.Invited
	case c.Person.LastActive.Known():
		return c.Person.LastActive
	}
	return c.Person.Joined
}

// take marks who is in the proposal: first those the user chose, then as many as are still
// needed.
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

// Taken returns the people of the proposal who free their seat in one of these ways.
func (p *Proposal) Taken(ways ...Way) []clickup.UserID {
	var out []clickup.UserID
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Taken && slices.Contains(ways, c.Way) {
			out = append(out, c.Person.ID)
		}
	}
	return out
}

// Only keeps the people of an earlier proposal who can still free their seat the same way,
// and takes nobody in place of the others.
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

// Leavers returns the people of the proposal who are removed from the workspace.
func (p *Proposal) Leavers() []clickup.UserID { return p.Taken(Withdraw, Leaver, Quiet, QuietAdmin) }

// Guests returns the guests whose shares are worth reading, because these decide whether
// they take a seat: those in the proposal, and those among the next ten candidates, who may
// replace them.
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

// Reachable returns whether the proposal reaches the goal. It is Unknown if that depends on
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

// Reached reports whether the proposal certainly reaches the goal.
func (p *Proposal) Reached() bool { return p.Reachable() == seats.Yes }

// Left returns how many member seats are filled after the proposal, at most.
func (p *Proposal) Left() int { return max(0, p.Filled-p.Frees.Min) }
