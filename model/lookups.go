package model

import (
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
	if m.In != "" {
		return s.fetchShares(m.In, m.Guest, 0)
	}
	return s.loadShares(m.Guest)
}

func (s *State) loadShares(guest clickup.UserID) []Effect { return s.fetchShares(s.Chosen, guest, 0) }

func (s *State) fetchShares(ws clickup.WorkspaceID, guest clickup.UserID, within time.Duration) []Effect {
	f := s.DataOf(ws)
	sh := f.Shares[guest]
	if sh == nil {
		sh = &Remote[[]clickup.SharedItem]{}
		f.Shares[guest] = sh
	}
	if sh.Phase == Loading {
		return nil
	}
	sh.begin(s.next())
	return []Effect{FetchShares{Seq: sh.Seq, ID: ws, Guest: guest, Within: within}}
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
				f.takeLink(m.Ref, m.Link)
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
