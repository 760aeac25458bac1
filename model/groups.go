package model

import (
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// The newer API of ClickUp: what was learned about it is kept on the disk.
type (
	// LearnNewerAPI reads what is kept about the newer API in workspaces, unless that is
	// known; of none, in the chosen one.
	LearnNewerAPI struct{ IDs []clickup.WorkspaceID }
	// LoadNewerAPI reads what is kept about the newer API in a workspace.
	LoadNewerAPI struct {
		request
		ID clickup.WorkspaceID
	}
	// ComeBackAs says at which level undo gives back what was shared at a level that is
	// not known; change.TakeAway takes it away, and empty asks.
	ComeBackAs struct{ Level clickup.Permission }
	// NewerAPILearned is what is known about the newer API in a workspace: read from the
	// disk, or learned from a step of a run. The zero time: nothing.
	NewerAPILearned struct {
		ID    clickup.WorkspaceID
		Known change.NewerAPI
		Err   error
	}
)

func (m ComeBackAs) apply(s *State) []Effect {
	s.comeback = m.Level
	s.Revision++
	return nil
}

// ComeBack is the level of the last ComeBackAs.
func (s *State) ComeBack() Permission { return s.comeback }

func (m LearnNewerAPI) apply(s *State) []Effect {
	if m.IDs == nil && s.Chosen != "" {
		m.IDs = []clickup.WorkspaceID{s.Chosen}
	}
	var out []Effect
	for _, id := range m.IDs {
		if f := s.DataOf(id); !f.newerAPIRead {
			f.newerAPIRead = true
			out = append(out, LoadNewerAPI{ID: id})
		}
	}
	return out
}

func (m NewerAPILearned) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	f.newerAPIRead = true
	if m.Err != nil {
		s.notify(Warn, "what was learned about ClickUp's newer API is not kept or not known", m.Err)
	}
	if m.Known.At.After(f.NewerAPI.At) {
		f.NewerAPI = m.Known
		s.Revision++
	}
	return nil
}

// OffersACL reports whether the newer API may do what is left of a plan in the chosen
// workspace, and was not refused there. ClickUp's plan or rights are in the way otherwise.
func (s *State) OffersACL(p change.Plan) bool {
	if s.MayChange() != nil || s.Data().NewerAPI.Refused() || s.GateFor(p) == "" && p.ForHands() == "" {
		return false
	}
	d, ok := s.ChangeContext()
	return ok && plans.OffersACL(d, p)
}

// accessOf is who has explicit access to the tasks and lists that were asked about.
func (f *WorkspaceData) accessOf() map[clickup.ItemRef][]clickup.UserID {
	out := map[clickup.ItemRef][]clickup.UserID{}
	for ref, r := range f.Access {
		if r.Phase != Loaded {
			continue
		}
		ids := make([]clickup.UserID, len(r.Value))
		for i, who := range r.Value {
			ids[i] = who.ID
		}
		out[ref] = ids
	}
	return out
}

// groupChange follows what an ended step has done to a user group.
func (s *State) groupChange(ws clickup.WorkspaceID, step change.Step, o change.Outcome) []Effect {
	if !step.OfGroup() || o.State != change.Done && o.State != change.Skipped {
		return nil
	}
	f := s.DataOf(ws)
	groups := slices.Clone(f.Groups.Value)
	at := slices.IndexFunc(groups, func(g clickup.UserGroup) bool { return g.ID == step.Group.ID })
	switch {
	case step.Op == change.OpDeleteGroup && at >= 0:
		groups = slices.Delete(groups, at, at+1)
	case o.Group == nil:
		return nil
	case at >= 0:
		groups[at] = *o.Group
	default:
		groups = append(groups, *o.Group)
	}
	f.Groups.Value = groups
	s.Revision++
	return s.regroup(ws)
}

// regroup works out again who is in which group, and what follows from that.
func (s *State) regroup(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	f.membership = seats.Memberships(nonNilGroups(f.Groups.Value))
	rank := s.rank
	if b := s.browse[id]; b != nil {
		b.result = nil // found with the groups there were before
		if id == s.Chosen && b.Query.HasTerm(people.TermGroup) {
			rank = s.rankNewRows
		}
	}
	return append(append(rank(), s.audit(id)...), s.searchAgain(byTerm(people.TermGroup))...)
}

// Groups are the user groups of the chosen workspace by name; known is false where they
// were not read.
func (s *State) Groups() (groups []clickup.UserGroup, known bool) {
	r := &s.Data().Groups
	groups = slices.Clone(r.Value)
	slices.SortStableFunc(groups, func(a, b clickup.UserGroup) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return groups, r.Has()
}

// nonNilGroups tells no groups from groups that are not known.
func nonNilGroups(groups []clickup.UserGroup) []clickup.UserGroup {
	if groups == nil {
		return []clickup.UserGroup{}
	}
	return groups
}
