package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
)

func (m LoadShares) apply(s *State) []Effect {
	if s.Options.Offline {
		return RecallShares{Guest: m.Guest}.apply(s)
	}
	return s.fetchShares(FetchShares{ID: cmp.Or(m.In, s.Chosen), Guest: m.Guest})
}

// fetchShares loads what is shared with a guest, unless that is under way.
func (s *State) fetchShares(e FetchShares) []Effect {
	sh := s.DataOf(e.ID).shares(e.Guest)
	if sh.Phase == Loading && sh.Seq != s.resting.seq { // a load begun at rest may be dropped: replace it
		return nil
	}
	e.Seq = sh.begin(s.next())
	return []Effect{e}
}

func (m SharesLoaded) apply(s *State) []Effect {
	if errors.Is(m.Err, clickup.ErrNotFound) {
		m.Err = fmt.Errorf("%w: %w", ErrGuestGone, m.Err)
	}
	f := s.DataOf(m.ID)
	sh := f.Shares[m.Guest]
	if sh == nil || !sh.settle(s, m.Answer, m.Items) {
		return nil
	}
	if f.shareScan.asked[m.Guest] {
		return s.shareScanned(m)
	}
	return s.audit(m.ID)
}

func (OpenPicker) apply(s *State) []Effect { return s.loadItems() }

// loadItems loads the items that can be shared, unless that is under way or done.
func (s *State) loadItems() []Effect {
	f := s.Data()
	if s.Chosen == "" || f.Items.Phase == Loading || f.Items.Phase == Loaded {
		return nil
	}
	f.Items.begin(s.next())
	f.ItemsKept = time.Time{}
	f.spaceRead = map[clickup.SpaceID]bool{}
	f.Items.Value = nil // pages are appended: drop those of a failed load
	s.Revision++
	return []Effect{FetchItems{Seq: f.Items.Seq, ID: s.Chosen}}
}

func (m ItemsArrived) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if late(m.Seq, f.Items.Seq) {
		return nil
	}
	if !m.Kept.IsZero() {
		f.ItemsKept = m.Kept
		f.Items.Value = withKept(f.Items.Value, m.Items)
		s.Revision++
		m.Items = nil
	}
	all := slices.Concat(f.Items.Value, m.Items)
	f.Items.settle(s, m.Answer, all)
	if m.Err == nil && !m.Done {
		f.Items.Phase = Loading
	}
	return nil
}

// withKept returns the items of this load, and those of an earlier one that are not among
// them.
func withKept(fresh, kept []items.Item) []items.Item {
	type identity struct {
		ref   clickup.ItemRef
		place items.Place // identifies spaces, which have no reference
	}
	identityOf := func(i *items.Item) identity {
		place, _ := items.PlaceOf(i)
		return identity{i.Ref, place}
	}
	loaded := make(map[identity]bool, len(fresh))
	for i := range fresh {
		loaded[identityOf(&fresh[i])] = true
	}
	all := slices.Clone(fresh)
	for i := range kept {
		if !loaded[identityOf(&kept[i])] {
			all = append(all, kept[i])
		}
	}
	return all
}

func (m LookInside) apply(s *State) []Effect {
	f := s.Data()
	if !m.Space.IsSpace() || f.Items.Phase != Loading || f.spaceRead[m.Space.Space] {
		return nil
	}
	f.spaceRead[m.Space.Space] = true
	return []Effect{FetchSpace{Seq: f.Items.Seq, ID: s.Chosen, Space: m.Space}}
}

func (m SpaceLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if late(m.Seq, f.Items.Seq) {
		return nil
	}
	if m.Err != nil {
		delete(f.spaceRead, m.Space)
		s.notify(Fault, "the contents of the space could not be loaded", m.Err)
	}
	f.Items.Value = slices.Concat(f.Items.Value, m.Items)
	return nil
}

func (m LookUpItem) apply(s *State) []Effect {
	f := s.Data()
	r := f.Found[m.Ref]
	confirmed := !m.Typed && m.Ref == f.typed // look it up again, so that typing no longer replaces it
	if r.Phase == Loaded || r.Phase == Loading && !confirmed {
		return nil
	}
	switch {
	case m.Typed:
		if f.Found[f.typed].Phase == Loading {
			delete(f.Found, f.typed)
		}
		f.typed = m.Ref
	case confirmed:
		f.typed = clickup.ItemRef{}
	}
	r.begin(s.next())
	f.Found[m.Ref] = r
	e := FetchItem{Seq: r.Seq, ID: s.Chosen, Ref: m.Ref, Typed: m.Typed}
	for _, ws := range s.Rosters.Value {
		if ws.ID != s.Chosen {
			e.Others = append(e.Others, ws.ID)
		}
	}
	for i := range f.Items.Value {
		if it := &f.Items.Value[i]; it.IsSpace() {
			e.Spaces = append(e.Spaces, it.Space)
		}
	}
	return []Effect{e}
}

func (m ItemLookedUp) apply(s *State) []Effect {
	for _, f := range s.data {
		if r, ok := f.Found[m.Ref]; ok && r.settle(s, m.Answer, m.Item) {
			f.Found[m.Ref] = r
			if m.Err == nil && m.Ref.Kind == clickup.TaskItem {
				f.Links[m.Ref] = m.Link
			}
		}
	}
	return nil
}

// SharesToRead returns the loads of shared items that the planned steps with one of ops
// need: for each guest whose shared items are not known, did not fail to load, and can be
// read on the plan of the step's workspace.
func (s *State) SharesToRead(p *change.Plan, ops ...change.Op) []LoadShares {
	var out []LoadShares
	for _, step := range p.Steps {
		load := LoadShares{Guest: step.ID, In: p.WorkspaceOf(step)}
		switch {
		case step.State != change.Planned || step.ID == 0 || !slices.Contains(ops, step.Op):
		case s.PlanGateOf(load.In) != "" || !s.unreadIn(load.In, load.Guest) || slices.Contains(out, load):
		default:
			out = append(out, load)
		}
	}
	return out
}

// unreadIn reports whether a guest's shared items are not known, though loading them has
// not failed.
func (s *State) unreadIn(ws clickup.WorkspaceID, guest clickup.UserID) bool {
	sh := s.DataOf(ws).SharesOf(guest)
	return sh == nil || !sh.Has() && sh.Phase != LoadFailed
}

// The details of a guest are loaded once the cursor rests on them.
type (
	// LookAt says that the cursor has moved to somebody. A load begun because it rested on
	// somebody else is dropped.
	LookAt struct{}
	// Rest waits for restDelay. A newer one replaces it, and the FetchShares that it led to.
	Rest struct {
		request
		Gen uint64
	}
	// rested says that the cursor has not moved since the Rest with this Gen was sent.
	rested struct{ Gen uint64 }
)

const (
	restKey = "at rest"
	// restDelay is how long the cursor stays on a person before that person's details are
	// loaded, so that scrolling past people loads nothing.
	restDelay = 400 * time.Millisecond
)

// resting is where the cursor was last, and the guest whose shares are loaded for it.
type resting struct {
	gen   uint64
	ws    clickup.WorkspaceID
	guest clickup.UserID
	seq   uint64 // of the load; 0: none
}

// ReadsAtRest reports whether what a guest sees is loaded once the cursor rests on them:
// with a call on the Enterprise plan, while the rate limit has calls to spare; else from
// disk.
func (s *State) ReadsAtRest() bool {
	return s.Options.LoadAtRest && s.fresh && !s.Offline() && s.Data().Plan.Has() && s.Rate.Spares(s.Now)
}

func (LookAt) apply(s *State) []Effect {
	left := s.leaveRest()
	s.resting = resting{gen: s.next()}
	if !left && s.unreadHere() == nil {
		return nil
	}
	return []Effect{Rest{Gen: s.resting.gen}}
}

// leaveRest drops the load begun because the cursor rested, and reports whether there was
// one.
func (s *State) leaveRest() bool {
	r := s.resting
	if r.seq == 0 {
		return false
	}
	shares := s.DataOf(r.ws).Shares
	sh := shares[r.guest]
	if sh == nil || sh.Phase != Loading || sh.Seq != r.seq {
		return false
	}
	delete(shares, r.guest)
	s.Revision++
	return true
}

// unreadHere returns the guest under the cursor if what they see is to be loaded at rest,
// or nil.
func (s *State) unreadHere() *Person {
	who := s.Person()
	if who == nil || !who.Guest() || who.ID <= 0 || !s.ReadsAtRest() {
		return nil
	}
	if !s.TellsShares() && s.KeptShown() || s.Data().SharesOf(who.ID) != nil {
		return nil
	}
	return who
}

func (m rested) apply(s *State) []Effect {
	who := s.unreadHere()
	if late(m.Gen, s.resting.gen) || who == nil {
		return nil
	}
	if !s.TellsShares() {
		return s.loadSurvey(s.Chosen)
	}
	load := FetchShares{ID: s.Chosen, Guest: who.ID, Within: SharesWithin, AtRest: true}
	out := s.fetchShares(load)
	s.resting.ws, s.resting.guest, s.resting.seq = load.ID, load.Guest, s.Data().Shares[load.Guest].Seq
	return out
}
