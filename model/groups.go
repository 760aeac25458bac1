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

// Messages and effects about ClickUp's newer API. What was learned about it is kept on disk.
type (
	// LearnNewerAPI reads from disk what was learned about the newer API in workspaces,
	// unless that was done already. Without IDs it does so for the chosen one.
	LearnNewerAPI struct{ IDs []clickup.WorkspaceID }
	// LoadNewerAPI reads from disk what was learned about the newer API in a workspace.
	LoadNewerAPI struct {
		request
		ID clickup.WorkspaceID
	}
	// RestoreAs sets the level at which undo restores shares whose level is not known.
	// plans.TakeAway removes them instead; if it is empty, the user is asked.
	RestoreAs struct{ Level clickup.Permission }
	// NewerAPILearned has what is known about the newer API in a workspace, read from disk
	// or learned from a step of a run. Known.At is zero if nothing is.
	NewerAPILearned struct {
		ID    clickup.WorkspaceID
		Known change.NewerAPI
		Err   error
	}
)

func (m RestoreAs) apply(s *State) []Effect {
	s.restoreLevel = m.Level
	s.Revision++
	return nil
}

// RestoreLevel returns the level set by RestoreAs.
func (s *State) RestoreLevel() Permission { return s.restoreLevel }

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
		s.notify(Warn, "what cutui learned about ClickUp's newer API could not be read or saved", m.Err)
	}
	if m.Known.At.After(f.NewerAPI.At) {
		f.NewerAPI = m.Known
		s.Revision++
	}
	return nil
}

// OffersACL reports whether to offer the newer API for what is left of a plan in the chosen
// workspace: ClickUp's plan or rights are in the way of the usual calls, the newer API may
// do it, and ClickUp has not refused it there.
func (s *State) OffersACL(p change.Plan) bool {
	if s.MayChange() != nil || s.Data().NewerAPI.Refused() || s.GateFor(p) == "" && p.ForHands() == "" {
		return false
	}
	d, ok := s.ChangeContext()
	return ok && plans.OffersACL(d, p)
}

// accessOf returns who has explicit access to those tasks and lists where it is known.
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

// groupChange updates the user groups after a step that changed one.
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

// regroup recomputes who is in which group, and updates the rows, audit and search that
// depend on it.
func (s *State) regroup(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	f.membership = seats.Memberships(nonNilGroups(f.Groups.Value))
	rank := s.rank
	if b := s.browse[id]; b != nil {
		b.result = nil // it was found with the old groups
		if id == s.Chosen && b.Query.HasTerm(people.TermGroup) {
			rank = s.rankNewRows
		}
	}
	return append(append(rank(), s.audit(id)...), s.searchAgain(hasTerm(people.TermGroup))...)
}

// Groups returns the user groups of the chosen workspace, sorted by name. known is false if
// they were not read.
func (s *State) Groups() (groups []clickup.UserGroup, known bool) {
	r := &s.Data().Groups
	groups = slices.Clone(r.Value)
	slices.SortStableFunc(groups, func(a, b clickup.UserGroup) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return groups, r.Has()
}

// nonNilGroups returns groups that are known, even if there are none: nil means not known.
func nonNilGroups(groups []clickup.UserGroup) []clickup.UserGroup {
	if groups == nil {
		return []clickup.UserGroup{}
	}
	return groups
}
