package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/items"
	"cutui/model/seats"
)

// Intents that show what was read from ClickUp earlier and kept on disk, unless something
// newer is known. It is for display only, however old: plans use what was loaded.
type (
	// RecallShares shows what was shared with a guest of the chosen workspace.
	RecallShares struct {
		Guest clickup.UserID
	}
	// RecallAccess shows who had explicit access to a task or list.
	RecallAccess struct {
		Ref clickup.ItemRef
	}
)

// Effects that read it from disk.
type (
	// LoadKeptFacts reads the user groups and custom roles of a workspace.
	LoadKeptFacts struct {
		request
		ID clickup.WorkspaceID
	}
	// LoadKeptShares reads what was shared with a guest.
	LoadKeptShares struct {
		request
		ID    clickup.WorkspaceID
		Guest clickup.UserID
	}
	// LoadKeptAccess reads who had access to an item.
	LoadKeptAccess struct {
		request
		ID  clickup.WorkspaceID
		Ref clickup.ItemRef
	}
)

// Events that answer them. The times are when the data was read from ClickUp, zero if there
// is none on disk. Err is why it could not be read from disk.
type (
	// FactsRecalled answers LoadKeptFacts.
	FactsRecalled struct {
		ID                clickup.WorkspaceID
		Groups            []clickup.UserGroup
		Roles             []clickup.CustomRole
		GroupsAt, RolesAt time.Time
		Err               error
	}
	// SharesRecalled answers LoadKeptShares.
	SharesRecalled struct {
		ID    clickup.WorkspaceID
		Guest clickup.UserID
		Items []clickup.SharedItem
		At    time.Time
		Err   error
	}
	// AccessRecalled answers LoadKeptAccess.
	AccessRecalled struct {
		ID  clickup.WorkspaceID
		Ref clickup.ItemRef
		KeptAccess
		Err error
	}
)

// KeptAccess is who had explicit access to an item at some time.
type KeptAccess struct {
	At     time.Time // zero: not known
	Name   string    // of the item; empty: not known
	People []Access
	Linked bool                   // Link was asked for
	Link   *clickup.PublicSharing // the task's public link; nil: ClickUp did not say
}

func (m RecallShares) apply(s *State) []Effect {
	sh := s.Data().shares(m.Guest)
	if s.Options.Offline {
		sh.begin(s.next())
	}
	return []Effect{LoadKeptShares{ID: s.Chosen, Guest: m.Guest}}
}

func (m RecallAccess) apply(s *State) []Effect {
	f := s.Data()
	if s.Options.Offline {
		r := f.Access[m.Ref]
		r.begin(s.next())
		f.Access[m.Ref] = r
	}
	return []Effect{LoadKeptAccess{ID: s.Chosen, Ref: m.Ref}}
}

func (m SharesRecalled) apply(s *State) []Effect {
	s.notifyUnreadable(m.Err)
	if sh := s.DataOf(m.ID).SharesOf(m.Guest); sh != nil {
		settleRecalled(s, sh, m.Items, m.At)
	}
	return nil
}

// settleRecalled restores the value v that was read from ClickUp at a time, if that is not
// zero. In offline mode it then ends the load.
func settleRecalled[T any](s *State, r *Remote[T], v T, at time.Time) {
	if !at.IsZero() {
		r.restore(s, v, at)
	}
	if s.Options.Offline && r.Phase == Loading {
		r.settle(s, Answer{Seq: r.Seq, Err: errOffline}, v)
		s.Revision++
	}
}

func (m AccessRecalled) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	s.notifyUnreadable(m.Err)
	r := f.Access[m.Ref]
	settleRecalled(s, &r, withNames(m.People, s.RosterOf(m.ID)), m.At)
	f.Access[m.Ref] = r
	if m.Linked {
		f.Links[m.Ref] = m.Link
	}
	if found := f.Found[m.Ref]; !found.Has() && m.Name != "" {
		found.restore(s, items.Item{Ref: m.Ref, Name: m.Name}, m.At)
		f.Found[m.Ref] = found
	}
	return nil
}

// recallFacts reads the user groups and custom roles from disk if ClickUp can't be called.
func (s *State) recallFacts() []Effect {
	if !s.Offline() {
		return nil
	}
	var out []Effect
	for _, r := range s.Rosters.Value {
		if f := s.DataOf(r.ID); !f.Groups.Has() || !f.Roles.Has() {
			out = append(out, LoadKeptFacts{ID: r.ID})
		}
	}
	return out
}

func (m FactsRecalled) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	s.notifyUnreadable(m.Err)
	var out []Effect
	if !m.RolesAt.IsZero() && !f.Roles.Has() {
		f.Roles.restore(s, m.Roles, m.RolesAt)
		out = s.resolveRoles(m.ID)
	}
	if !m.GroupsAt.IsZero() && !f.Groups.Has() {
		f.Groups.restore(s, m.Groups, m.GroupsAt)
		out = append(out, s.regroup(m.ID)...)
	}
	return out
}

func (s *State) notifyUnreadable(err error) {
	if err != nil {
		s.notify(Fault, "what was read earlier could not be loaded from disk", err)
	}
}

// withNames returns all with missing names and addresses taken from the roster.
func withNames(all []Access, r *Roster) []Access {
	out := make([]Access, len(all))
	for i, who := range all {
		out[i] = who
		if r == nil || who.Name != "" || who.Email != "" {
			continue
		}
		if p, here := r.People.ByID(who.ID); here {
			out[i].Name, out[i].Email = p.Name, p.Email
		}
	}
	return out
}

// apply shows the preview until the rest of the snapshot is read, which takes a moment. It
// is not audited or saved, and its people can't be changed.
func (m PreviewLoaded) apply(s *State) []Effect {
	if s.Rosters.Has() || m.At.IsZero() {
		return nil
	}
	s.showSnapshot(m.SnapshotLoaded)
	s.Partial, s.Preview = true, true
	for _, r := range m.Rosters {
		f := s.DataOf(r.ID)
		f.Own = seats.OwnDomains(nil, s.Options.OwnDomains)
		if len(s.Options.OwnDomains) == 0 {
			f.Own.List = m.Own[r.ID]
		}
	}
	s.Chosen = s.firstChoice()
	if r := s.Roster(); r == nil || r.People.Len() == 0 {
		return s.dropPreview() // it has nobody of this workspace
	}
	return s.rank()
}

// dropPreview removes the preview if one is shown.
func (s *State) dropPreview() []Effect {
	if s.Preview {
		s.setRosters(nil, time.Time{})
		s.Chosen, s.Partial, s.Preview = "", false, false
	}
	return nil
}

// saveSnapshot saves what is known as a snapshot, once all people have arrived.
func (s *State) saveSnapshot() []Effect {
	if s.Partial || s.need.Unkept {
		return nil
	}
	k := SnapshotLoaded{
		At: s.Rosters.At, Me: s.Me.Value, Rosters: s.Rosters.Value,
		Seats: map[clickup.WorkspaceID]clickup.Seats{}, Plans: map[clickup.WorkspaceID]clickup.Plan{},
	}
	for id, f := range s.data {
		if f.Seats.Has() {
			k.Seats[id] = f.Seats.Value
		}
		if f.Plan.Has() {
			k.Plans[id] = f.Plan.Value
		}
	}
	return []Effect{SaveSnapshot{Seq: s.next(), Snapshot: k}}
}
