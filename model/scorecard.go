package model

import (
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
)

// Lane is a choice of the audit's findings.
type Lane uint8

// The lanes, in the order they are shown: all findings, those that are safe to
// act on, those somebody must judge, and those about protected people.
const (
	LaneAll Lane = iota
	LaneReady
	LaneReview
	LaneProtected
	lanes = iota
)

// String is the lane's name on its tab.
func (l Lane) String() string {
	return [...]string{"all", "ready", "review", "protected"}[min(l, LaneProtected)]
}

// Next is the lane to the right, from the last to the first.
func (l Lane) Next() Lane { return (l + 1) % lanes }

// Prev is the lane to the left, from the first to the last.
func (l Lane) Prev() Lane { return (l + lanes - 1) % lanes }

// Scorecard is the audit of the chosen workspace in numbers.
type Scorecard struct {
	At              time.Time // zero: there is no audit yet
	Members, Guests SeatUse
	Pending         int
	Lanes           [lanes]int // the findings of each lane
	BackMembers     int        // seats of the people in the ready lane
	BackGuests      int
	Cost            string // what the seats cost, empty without prices
	InactiveDays    int
	Own, OwnWhy     string // the own domains, and how they were found
	Recomputing     bool   // a new audit is on its way
}

// Scorecard is the audit of the chosen workspace in numbers.
func (s *State) Scorecard() Scorecard {
	f := s.Facts()
	sum := f.Report.Value.Summary
	return Scorecard{
		At:      f.Report.At,
		Members: f.MemberSeats(), Guests: f.GuestSeats(), Pending: sum.Pending,
		Lanes:       [lanes]int{len(f.Report.Value.Findings), sum.Ready, sum.Review, sum.Protected},
		BackMembers: sum.Reclaim.Members, BackGuests: sum.Reclaim.Guests,
		Cost: costWords(sum.Cost), InactiveDays: s.Options.Audit.InactiveDays,
		Own: f.Own.String(), OwnWhy: f.Own.Why,
		Recomputing: f.Report.Phase == Loading,
	}
}

func costWords(c *audit.Cost) string {
	switch {
	case c == nil:
		return ""
	case !c.NowKnown:
		return fmt.Sprintf("%s%.0f a month avoidable", c.Currency, c.Avoidable)
	}
	return fmt.Sprintf("%s%.0f a month, %s%.0f avoidable", c.Currency, c.Now, c.Currency, c.Avoidable)
}

// Found is a finding in words. ID is 0 where it is about the workspace.
type Found struct {
	ID       clickup.UserID
	Who      string
	Severity string // high, medium, low or info
	Lane     Lane
	Check    string
	About    string // what the check finds, and why that matters
	Reason   string
	Action   string
}

// FindingCount is the number of findings in a lane.
func (s *State) FindingCount(l Lane) int { return len(s.findings(l)) }

// Finding words a finding of a lane; they are in order of lane, then severity.
func (s *State) Finding(l Lane, i int) Found {
	f := s.findings(l)[i]
	out := Found{
		Who:      "the workspace",
		Severity: f.Severity.String(),
		Lane:     Lane(f.Lane),
		Check:    f.Check.String(),
		About:    f.Check.About(),
		Reason:   f.Reason(),
		Action:   f.Action().Words,
	}
	if f.Person != nil {
		out.ID, out.Who = f.Person.ID, f.Person.Display()
	}
	return out
}

// findings are a lane's; the report has them lane by lane.
func (s *State) findings(l Lane) []audit.Finding {
	r := &s.Facts().Report.Value
	ready, review := r.Summary.Ready, r.Summary.Review
	switch l {
	case LaneReady:
		return r.Findings[:ready]
	case LaneReview:
		return r.Findings[ready : ready+review]
	case LaneProtected:
		return r.Findings[ready+review:]
	}
	return r.Findings
}
