package model

import (
	"errors"
	"fmt"

	"cutui/clickup"
	"cutui/model/change"
)

// Standing is how the token stands in a workspace: who it makes the caller there, what is
// paid for, and what can be done by it.
type Standing struct {
	ID       clickup.WorkspaceID
	Name     string
	Role     string // of the caller; empty where it is not known
	Plan     string // empty where it is not known
	Seats    clickup.Seats
	May      []string
	MayNot   []string // each with its reason
	NewerAPI change.NewerAPI
	Err      error // why seats or plan are not known
}

// Standings are how the token stands in the workspaces that were loaded.
func (s *State) Standings() []Standing {
	out := make([]Standing, len(s.Rosters.Value))
	for i, r := range s.Rosters.Value {
		out[i] = s.standing(r)
	}
	return out
}

func (s *State) standing(r *Roster) Standing {
	f := s.DataOf(r.ID)
	out := Standing{ID: r.ID, Name: r.Name, Plan: f.Plan.Value.Name, Seats: f.Seats.Value, NewerAPI: f.NewerAPI, Err: errors.Join(f.Seats.Err, f.Plan.Err)}
	if me, ok := r.People.ByID(s.Me.Value.ID); ok && s.Me.Has() {
		out.Role = RoleWords(me)
	}
	if errors.Is(out.Err, clickup.ErrWorkspaceNotAllowed) {
		out.MayNot = []string{"anything: the token was not allowed for this workspace"}
		return out
	}
	out.May = []string{"read people, seats and user groups"}
	why := s.MayChange()
	if why == nil {
		why = s.roleAllowsIn(r.ID)
	}
	if why != nil {
		out.MayNot = []string{"change anything: " + why.Error()}
		return out
	}
	out.May = append(out.May, "change user groups")
	const guests = "invite, edit, share with and remove people"
	if f.Plan.Value.BelowEnterprise() {
		out.MayNot = append(out.MayNot, fmt.Sprintf("%s: the plan is %s, ClickUp's API does this on Enterprise only", guests, planName(f.Plan.Value)))
	} else {
		out.May = append(out.May, guests)
	}
	const newer = "share by the newer API"
	switch {
	case f.NewerAPI.Works:
		out.May = append(out.May, newer)
	case f.NewerAPI.Refused():
		out.MayNot = append(out.MayNot, newer+": ClickUp refused it")
	}
	return out
}
