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
	if sh.Phase == Loading && sh.Seq != s.resting.seq { // what was begun at rest may be given up
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
	if f.shareScan.of(m.Guest) {
		return s.shareScanned(m)
	}
	return s.audit(m.ID)
}

func (OpenPicker) apply(s *State) []Effect { return s.loadItems() }

// loadItems loads what can be shared, unless that is under way or done.
func (s *State) loadItems() []Effect {
	f := s.Data()
	if s.Chosen == "" || f.Items.Phase == Loading || f.Items.Phase == Loaded {
		return nil
	}
	f.Items.begin(s.next())
	f.ItemsKept = time.Time{}
	f.inside = map[clickup.SpaceID]bool{}
	f.Items.Value = nil // pages are added to it: what a failed load brought would come twice
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

// withKept adds the items of an earlier load to those of this one; none comes twice.
func withKept(fresh, kept []items.Item) []items.Item {
	type name struct {
		ref   clickup.ItemRef
		place items.Place // tells spaces apart, which have no reference
	}
	nameOf := func(i *items.Item) name {
		place, _ := items.PlaceOf(i)
		return name{i.Ref, place}
	}
	there := make(map[name]bool, len(fresh))
	for i := range fresh {
		there[nameOf(&fresh[i])] = true
	}
	all := slices.Clone(fresh)
	for i := range kept {
		if !there[nameOf(&kept[i])] {
			all = append(all, kept[i])
		}
	}
	return all
}

func (m LookInside) apply(s *State) []Effect {
	f := s.Data()
	if !m.Space.IsSpace() || f.Items.Phase != Loading || f.inside[m.Space.Space] {
		return nil
	}
	f.inside[m.Space.Space] = true
	return []Effect{FetchSpace{Seq: f.Items.Seq, ID: s.Chosen, Space: m.Space}}
}

func (m SpaceLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if late(m.Seq, f.Items.Seq) {
		return nil
	}
	if m.Err != nil {
		delete(f.inside, m.Space)
		s.notify(Fault, "what is in the space could not be loaded", m.Err)
	}
	f.Items.Value = slices.Concat(f.Items.Value, m.Items)
	return nil
}

func (m LookUpItem) apply(s *State) []Effect {
	f := s.Data()
	r := f.Found[m.Ref]
	confirmed := !m.Typed && m.Ref == f.typed // no other one that is typed must replace it
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

// SharesToRead are the loads of what is shared with the guests that some operations of a
// plan are about, each in the workspace of its step: of those that are not known, did not
// fail, and that ClickUp's plan lets be read.
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

// unreadIn reports whether a guest's shared items are not known and did not fail to load.
func (s *State) unreadIn(ws clickup.WorkspaceID, guest clickup.UserID) bool {
	sh := s.DataOf(ws).SharesOf(guest)
	return sh == nil || !sh.Has() && sh.Phase != LoadFailed
}

// What the details show of a guest is loaded once the cursor rests on them.
type (
	// LookAt says that the cursor has come to somebody. What was begun because it rested on
	// somebody else is given up.
	LookAt struct{}
	// Rest waits as long as a cursor that rests: a newer one ends it, and the call that
	// came of it.
	Rest struct {
		request
		Gen uint64
	}
	// rested says that the cursor has stayed where it was.
	rested struct{ Gen uint64 }
)

const (
	restKey = "at rest"
	// restsAfter is how long the cursor stays before it rests: who scrolls past people
	// loads nothing.
	restsAfter = 400 * time.Millisecond
)

// resting is the cursor's last stop, and the guest whose shares are loaded for it.
type resting struct {
	gen   uint64
	ws    clickup.WorkspaceID
	guest clickup.UserID
	seq   uint64 // of the load; 0: none
}

// ReadsAtRest reports whether what a guest sees is loaded where the cursor rests: on the
// Enterprise plan a call a guest, while the calls that are kept for the user are not
// touched; else as far as it is kept.
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

// leaveRest gives up what is being loaded because the cursor rested; it reports whether
// anything was.
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

// unreadHere is the guest under the cursor where what they see is to be loaded at rest.
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
