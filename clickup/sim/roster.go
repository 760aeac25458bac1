package sim

import "cutui/clickup/sim/internal/world"

type (
	// Billing is how guests who don't fit into the guest seats are billed.
	Billing = world.Billing
	// Roster is the first workspace as a test wants it, in the place of the demo's.
	Roster = world.Roster
	// RosterPerson is somebody of a Roster.
	RosterPerson = world.RosterPerson
)

// RosterTasks are the ids of the tasks that a workspace made of a Roster has.
func RosterTasks() []string { return world.RosterTasks() }

// BillBy changes how guests who don't fit into the guest seats are billed from now on.
func (s *Server) BillBy(how Billing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.BillBy(how)
}

// saidSeats is what a Roster makes of the numbers of seats; nil: they stay as they are.
func saidSeats(r *Roster, n wireSeats) any {
	if r == nil {
		return n
	}
	if r.SeatsNotSaid {
		return map[string]any{"members": map[string]any{}, "guests": map[string]any{}}
	}
	n.Members.Filled = max(0, n.Members.Filled-r.FilledTooFew)
	n.Guests.Filled = max(0, n.Guests.Filled-r.FilledTooFew)
	n.Members.Empty += r.EmptyTooMany
	if empty, ok := n.Guests.Empty.(int); ok {
		n.Guests.Empty = empty + r.EmptyTooMany
	}
	return n
}
