package change

import (
	"fmt"
	"slices"

	"cutui/clickup"
	"cutui/internal/text"
)

// PlanResume is the steps that are left of a run, with the seats as they are now. Steps
// that may have been sent before say that ClickUp is read first.
func PlanResume(d Context, r Run, retry bool) Plan {
	r.Plan.Steps, r.Unverified = slices.Clone(r.Plan.Steps), nil
	r.Rejoin(retry)
	title := "Resume: "
	if retry {
		title = "Retry: "
	}
	p := d.plan(title + r.Plan.Title)
	for i, s := range r.Plan.Steps {
		if s.State != Planned {
			continue
		}
		if r.Unverified[i] {
			s.Message = "looked up first"
		}
		s.Status, s.Code = 0, ""
		p.Steps = append(p.Steps, s)
	}
	delta := d.delta(p.Steps)
	p.Seats = d.verdict(delta)
	p.Warnings = mailWarning(nil, p.Steps)
	return p
}

// delta is how the planned steps change the number of seats taken. People who were already
// invited already take theirs.
func (d Context) delta(steps []Step) SeatDelta {
	var delta SeatDelta
	for _, s := range steps {
		if s.State != Planned {
			continue
		}
		switch s.Op {
		case OpInviteGuest, OpInviteMember:
			if _, here := d.People.ByEmail(s.Email); !here {
				delta = d.newcomer(s, delta)
			}
		case OpRemoveGuest, OpRemoveMember:
			if who, here := d.People.ByID(s.ID); here {
				delta = gone(d, who, delta)
			}
		}
	}
	return delta
}

// newcomer adds the seat that an invitation takes.
func (d Context) newcomer(s Step, delta SeatDelta) SeatDelta {
	switch {
	case s.Op == OpInviteMember:
		delta.Members++
	case d.Own.Has(clickup.DomainOf(s.Email)):
		delta.OwnDomain++
	default:
		delta.Guests++
	}
	return delta
}

// mailWarning adds to the warnings that invitations are mailed, if any are.
func mailWarning(warnings []string, steps []Step) []string {
	n := 0
	for _, s := range steps {
		if s.State == Planned && (s.Op == OpInviteGuest || s.Op == OpInviteMember) {
			n++
		}
	}
	if n == 0 {
		return warnings
	}
	return append(warnings, fmt.Sprintf("ClickUp e-mails %s; that can't be unsent", text.Plural(n, "invitation")))
}
