package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/seats"
)

// merging collects the changes of a run while earlier ones are merged into the roster.
type merging struct {
	busy    bool
	seq     uint64
	pending []placedChange
}

// placedChange is a change in one of the workspaces.
type placedChange struct {
	id     clickup.WorkspaceID
	change PersonChange
}

func (s *State) mergeLater(id clickup.WorkspaceID, c PersonChange) []Effect {
	s.merge.pending = append(s.merge.pending, placedChange{id, c})
	return s.mergeNow()
}

// mergeNow merges the pending changes of one workspace; other workspaces follow.
func (s *State) mergeNow() []Effect {
	for !s.merge.busy && len(s.merge.pending) > 0 {
		id := s.merge.pending[0].id
		var changes []PersonChange
		var rest []placedChange
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
	out := s.takeRosters([]*Roster{&fresh})
	return append(append(out, s.saveSnapshot()...), s.mergeNow()...)
}

// personChange is what an ended step changes in the roster; ok is false where it changes
// nothing, or that is not known.
func (s *State) personChange(ws clickup.WorkspaceID, step change.Step, o change.Outcome) (c PersonChange, ok bool) {
	stands := o.State == change.Done || o.State == change.Skipped // skipped: it stood already
	switch {
	case !stands:
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

// editedPerson is the person as known, with what the step has set. It is for answers of
// ClickUp that do not have the person.
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

// roleRef is a reference to a custom role; nil: none.
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

// Do makes the roster with the changes: known people are replaced, new ones come last.
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

// leastRoleID is below all ids of custom roles, and above the numbers that ClickUp gives
// to roles of its own.
const leastRoleID = 1000

// ofCustomRole reports whether ClickUp's number for a person's role is none of the base
// roles': it may be a custom role's id.
func ofCustomRole(p *clickup.Person) bool {
	return p.Role == clickup.RoleUnknown && p.RoleCode >= leastRoleID && p.ID > 0
}

// needsRoles reports whether the workspace's custom roles are needed to tell what
// somebody is.
func (s *State) needsRoles(id clickup.WorkspaceID) bool {
	r := s.RosterOf(id)
	return r != nil && slices.ContainsFunc(r.People.Rows(), func(p clickup.Person) bool { return ofCustomRole(&p) })
}

// settleRoles gives people whose role is a custom role's id the base role that it
// inherits, so that they are counted once and everywhere by that.
func (s *State) settleRoles(id clickup.WorkspaceID) []Effect {
	r, roles := s.RosterOf(id), s.DataOf(id).Roles.Value
	if r == nil || len(roles) == 0 {
		return nil
	}
	var out []Effect
	for _, p := range r.People.Rows() {
		if !ofCustomRole(&p) {
			continue
		}
		custom := clickup.RoleID(p.RoleCode)
		if base := seats.BaseRole(p.Role, p.RoleCode, custom, roles); base != clickup.RoleUnknown {
			p.Role = base
			out = append(out, s.mergeLater(id, PersonChange{Person: p})...)
		}
	}
	return out
}

// Merging reports whether changes of people are still to be taken into the roster.
func (s *State) Merging() bool { return s.merge.busy || len(s.merge.pending) > 0 }
