package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/seats"
)

// merging collects the changes to people while earlier ones are merged into the roster.
type merging struct {
	busy    bool
	seq     uint64
	pending []pendingChange
}

// pendingChange is a change in a workspace that is not merged yet.
type pendingChange struct {
	id     clickup.WorkspaceID
	change PersonChange
}

// queueMerge merges a change into the roster, together with others if a merge is under way.
func (s *State) queueMerge(id clickup.WorkspaceID, c PersonChange) []Effect {
	s.merge.pending = append(s.merge.pending, pendingChange{id, c})
	return s.mergeNow()
}

// mergeNow merges the pending changes of one workspace, unless a merge is under way. Those
// of other workspaces follow once it is done.
func (s *State) mergeNow() []Effect {
	for !s.merge.busy && len(s.merge.pending) > 0 {
		id := s.merge.pending[0].id
		var changes []PersonChange
		var rest []pendingChange
		for _, p := range s.merge.pending {
			if p.id == id {
				changes = append(changes, p.change)
			} else {
				rest = append(rest, p)
			}
		}
		s.merge.pending = rest
		if r := s.RosterOf(id); r != nil {
			s.merge.busy, s.merge.seq = true, s.next()
			return []Effect{Merge{ID: id, Seq: s.merge.seq, People: r.People, Changes: changes}}
		}
	}
	return nil
}

func (m PeopleMerged) apply(s *State) []Effect {
	if late(m.Seq, s.merge.seq) {
		return nil
	}
	s.merge.busy = false
	r := s.RosterOf(m.ID)
	if r == nil {
		return nil
	}
	fresh := *r
	fresh.People = m.People
	s.setRosters(replaced(s.Rosters.Value, &fresh), s.Rosters.At)
	s.Browse().stays = true
	out := s.takeRosters([]*Roster{&fresh})
	return append(append(out, s.saveSnapshot()...), s.mergeNow()...)
}

// personChange returns what an ended step changed in the roster. ok is false if that is
// nothing, or not known.
func (s *State) personChange(ws clickup.WorkspaceID, step change.Step, o change.Outcome) (c PersonChange, ok bool) {
	switch {
	case o.State != change.Done && o.State != change.Skipped: // skipped: it was so already
		return c, false
	case step.Removes():
		return PersonChange{Person: clickup.Person{ID: step.ID}, Gone: true}, true
	case o.Person != nil:
		return PersonChange{Person: *o.Person}, true
	case step.Op == change.OpEditGuest || step.Op == change.OpEditMember:
		return s.editedPerson(ws, step)
	}
	return c, false
}

// editedPerson returns the person as known, with what the step has set, for answers of
// ClickUp that do not include the person.
func (s *State) editedPerson(ws clickup.WorkspaceID, step change.Step) (c PersonChange, ok bool) {
	r := s.RosterOf(ws)
	if r == nil {
		return c, false
	}
	who, ok := r.People.ByID(step.ID)
	if !ok {
		return c, false
	}
	p := *who
	for _, right := range clickup.AllRights {
		if step.Rights.Known&right != 0 {
			p.Rights = p.Rights.With(right, step.Rights.Has(right))
		}
	}
	if step.Admin != nil {
		p.Role = clickup.RoleMember
		if *step.Admin {
			p.Role = clickup.RoleAdmin
		}
	}
	if step.Rename != nil {
		p.Name = *step.Rename
	}
	if step.Role != nil {
		p.CustomRole = s.roleRef(ws, *step.Role)
	}
	return PersonChange{Person: p}, true
}

// roleRef returns a reference to a custom role, nil for id 0.
func (s *State) roleRef(ws clickup.WorkspaceID, id clickup.RoleID) *clickup.RoleRef {
	if id == 0 {
		return nil
	}
	roles := s.DataOf(ws).Roles.Value
	if i := slices.IndexFunc(roles, func(r clickup.CustomRole) bool { return r.ID == id }); i >= 0 {
		return &clickup.RoleRef{ID: id, Name: roles[i].Name}
	}
	return &clickup.RoleRef{ID: id}
}

// Do applies the changes: known people are replaced, new ones are added at the end.
func (e Merge) Do() PeopleMerged {
	rows := slices.Clone(e.People.Rows())
	gone := map[clickup.UserID]bool{}
	for _, c := range e.Changes {
		i, known := e.People.RowOf(c.Person.ID)
		switch {
		case c.Gone:
			gone[c.Person.ID] = true
		case known:
			rows[i] = c.Person
		default:
			rows = append(rows, c.Person)
		}
	}
	rows = slices.DeleteFunc(rows, func(p clickup.Person) bool { return gone[p.ID] })
	return PeopleMerged{ID: e.ID, Seq: e.Seq, People: people.New(rows)}
}

// leastRoleID is less than any id of a custom role, and greater than ClickUp's numbers for
// its own roles.
const leastRoleID = 1000

// hasRoleID reports whether a person's role may be the id of a custom role rather than
// ClickUp's number for a base role.
func hasRoleID(p *clickup.Person) bool {
	return p.Role == clickup.RoleUnknown && p.RoleCode >= leastRoleID && p.ID > 0
}

// needsRoles reports whether the workspace's custom roles are needed to know the base role
// of somebody.
func (s *State) needsRoles(id clickup.WorkspaceID) bool {
	r := s.RosterOf(id)
	return r != nil && slices.ContainsFunc(r.People.Rows(), func(p clickup.Person) bool { return hasRoleID(&p) })
}

// resolveRoles replaces roles that are the id of a custom role by the base role that it
// inherits from, so that these people are counted with that role everywhere.
func (s *State) resolveRoles(id clickup.WorkspaceID) []Effect {
	r, roles := s.RosterOf(id), s.DataOf(id).Roles.Value
	if r == nil || len(roles) == 0 {
		return nil
	}
	var out []Effect
	for _, p := range r.People.Rows() {
		if !hasRoleID(&p) {
			continue
		}
		custom := clickup.RoleID(p.RoleCode)
		if base := seats.BaseRole(p.Role, p.RoleCode, custom, roles); base != clickup.RoleUnknown {
			p.Role = base
			out = append(out, s.queueMerge(id, PersonChange{Person: p})...)
		}
	}
	return out
}

// Merging reports whether changes to people are still being merged into the roster.
func (s *State) Merging() bool { return s.merge.busy || len(s.merge.pending) > 0 }
