package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/change"
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
	case step.Op == change.OpRemoveGuest || step.Op == change.OpRemoveMember:
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
