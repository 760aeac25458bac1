package change

import (
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/seats"
)

// Key returns a key for the person of a step: the address, or else the id.
func (s *Step) Key() string {
	if s.Email != "" {
		return strings.ToLower(strings.TrimSpace(s.Email))
	}
	return s.ID.String()
}

// becameOf returns the role that somebody got instead of guest, or nil.
func becameOf(s *Step, who *clickup.Person) *Became {
	key := who.RoleKey.String()
	limited, _ := seats.LimitedKey(key)
	switch {
	case s.Op != OpInviteGuest && s.Op != OpEditGuest && s.Op != OpShare:
		return nil
	case who.Role.Paid() || limited && s.Op == OpInviteGuest:
		return &Became{Role: who.Role, Key: key}
	}
	return nil
}

// Became returns the role that the person of a step got instead of guest, or nil.
func (o Outcome) Became(s *Step) *Became {
	if o.Person == nil {
		return nil
	}
	return becameOf(s, o.Person)
}

// Received returns the unexpected roles in ClickUp's answers to a run, in one of its
// workspaces, with what was foreseen for these people.
func (r *Run) Received(part Part) []seats.Received {
	var out []seats.Received
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.State != Done || s.Became == nil || r.Plan.WorkspaceOf(*s) != part.Workspace {
			continue
		}
		out = append(out, seats.Received{Who: s.Who(), Role: s.Became.Role, Key: s.Became.Key, Takes: part.Seats.Change.By[s.Who()]})
	}
	return out
}

// WithSeats returns the plan with new forecasts for its workspaces.
func (p Plan) WithSeats(forecast func(Part) seats.Forecast) Plan {
	parts := p.Parts()
	p.Seats = forecast(parts[0])
	p.Others = slices.Clone(p.Others)
	for i := range p.Others {
		p.Others[i].Seats = forecast(p.Others[i])
	}
	return p
}

// AnySeats allows a plan to buy any number of seats.
const AnySeats = -1

// AllowedBy returns how many seats the user allows by typing what the plan asks for.
func AllowedBy(p *Plan) int {
	if p.UnknownSeats() {
		return AnySeats
	}
	return p.Bought()
}

// Allows reports whether the plan buys no more seats than were allowed.
func (p *Plan) Allows(seats int) bool {
	return seats < 0 || !p.Buys() || !p.UnknownSeats() && p.Bought() <= seats
}

// TakesSeats reports whether the plan may make somebody take a seat.
func (p *Plan) TakesSeats() bool {
	return slices.ContainsFunc(p.Parts(), func(part Part) bool { return part.Seats.Takes() })
}
