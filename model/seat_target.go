package model

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/target"
)

// Intents about the seat target: the number of filled member seats to get down to.
type (
	// SetSeatTarget sets the seat target of the chosen workspace. Choices made for an
	// earlier target are dropped.
	SetSeatTarget struct{ Goal target.Goal }
	// SwitchCandidate takes somebody into the proposal or leaves them out of it.
	SwitchCandidate struct{ ID UserID }
)

// seatTarget is the target of a workspace and the user's choices for it.
type seatTarget struct {
	goal    target.Goal
	choices map[UserID]target.Choice
}

func (m SetSeatTarget) apply(s *State) []Effect {
	s.Data().target = &seatTarget{goal: m.Goal, choices: map[UserID]target.Choice{}}
	s.Revision++
	return nil
}

func (m SwitchCandidate) apply(s *State) []Effect {
	p, ok := s.SeatProposal()
	if !ok {
		return nil
	}
	i := slices.IndexFunc(p.Candidates, func(c target.Candidate) bool { return c.Person.ID == m.ID })
	if i < 0 {
		return nil
	}
	choice := target.TakenToo
	if p.Candidates[i].Taken {
		choice = target.LeftOut
	}
	s.Data().target.choices[m.ID] = choice
	s.Revision++
	return nil
}

// SeatProposal returns who should give back a member seat in the chosen workspace. ok is
// false if no target was set or there is no audit yet.
func (s *State) SeatProposal() (p target.Proposal, ok bool) {
	f := s.Data()
	if f.target == nil || !f.Report.Has() {
		return p, false
	}
	return s.Propose(&f.Report.Value, f.target.goal, f.target.choices), true
}

// Propose returns who should give back a member seat in the workspace of a report. choices
// are the user's own.
func (s *State) Propose(report *audit.Report, goal target.Goal, choices map[clickup.UserID]target.Choice) target.Proposal {
	return target.Propose(target.Input{
		Goal: goal, Report: report, Facts: s.SeatFacts(report.Workspace), Prices: s.Options.Prices, Choices: choices,
	})
}

// PlanProposal returns the plan that carries out a proposal.
func PlanProposal(d plans.Context, p *target.Proposal) change.Plan {
	return plans.Target(d, plans.TargetRequest{
		Seats:     p.Seats,
		Remove:    p.Leavers(),
		ViewOnly:  p.Taken(target.ViewOnly),
		MakeGuest: p.Taken(target.MakeGuest),
	})
}

// PlanChosen returns the plan that carries out a proposal with what is known now. Facts that
// arrived since it was made don't add anybody to it.
func (s *State) PlanChosen(d plans.Context, chosen *target.Proposal) change.Plan {
	now, _ := s.SeatProposal()
	now.Only(chosen)
	return PlanProposal(d, &now)
}

var errNoSeats = errors.New("type how many member seats are to be filled at most, such as 38")

// ParseSeatTarget parses a number of seats and the day by which to reach it, which may be
// empty. The error says what can be typed.
func ParseSeatTarget(number, by string, now time.Time) (target.Goal, error) {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 0 {
		return target.Goal{}, errNoSeats
	}
	goal := target.Goal{Seats: n}
	if strings.TrimSpace(by) != "" {
		goal.By, err = ParseReviewBy(by, now)
	}
	return goal, err
}
