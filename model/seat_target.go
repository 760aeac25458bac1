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

// Intents about the number of member seats to get down to.
type (
	// SetSeatTarget sets how many member seats of the chosen workspace are to be filled at
	// most. What was chosen by hand for an earlier number is dropped.
	SetSeatTarget struct{ Goal target.Goal }
	// SwitchCandidate leaves somebody out of the proposal, or takes somebody who is not in
	// it.
	SwitchCandidate struct{ ID UserID }
)

// seatTarget is what is asked for a workspace.
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

// SeatProposal is who should give a member seat back in the chosen workspace; ok is false
// where no number was set, or the audit is not there yet.
func (s *State) SeatProposal() (p target.Proposal, ok bool) {
	f := s.Data()
	if f.target == nil || !f.Report.Has() {
		return p, false
	}
	return s.Propose(&f.Report.Value, f.target.goal, f.target.choices), true
}

// Propose is who should give a member seat back in the workspace of a report. The choices
// are those that were made by hand.
func (s *State) Propose(report *audit.Report, goal target.Goal, choices map[clickup.UserID]target.Choice) target.Proposal {
	return target.Propose(target.Input{
		Goal: goal, Report: report, Facts: s.SeatFacts(report.Workspace), Prices: s.Options.Prices, Choices: choices,
	})
}

// PlanProposal is the plan that carries a proposal out.
func PlanProposal(d plans.Context, p *target.Proposal) change.Plan {
	return plans.Target(d, plans.TargetRequest{
		Seats:     p.Seats,
		Remove:    p.Leavers(),
		ViewOnly:  p.Taken(target.ViewOnly),
		MakeGuest: p.Taken(target.MakeGuest),
	})
}

// PlanChosen is the plan that carries a proposal out, with what is known now: what was read
// since it was made brings nobody else into it.
func (s *State) PlanChosen(d plans.Context, chosen *target.Proposal) change.Plan {
	now, _ := s.SeatProposal()
	now.Only(chosen)
	return PlanProposal(d, &now)
}

var errNoSeats = errors.New("type how many member seats are to be filled at most, such as 38")

// ParseSeatTarget reads a number of seats and the day until which, which may be empty, as
// they were typed. The error says what can be typed.
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
