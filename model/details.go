package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/audit"
)

func (s *State) loadShares(guest clickup.UserID) []Effect {
	f := s.Facts()
	sh := f.Shares[guest]
	if sh == nil {
		sh = &Remote[[]clickup.SharedItem]{}
		f.Shares[guest] = sh
	}
	if sh.Phase == Loading {
		return nil
	}
	sh.begin(s.next())
	return []Effect{FetchShares{Seq: sh.Seq, ID: s.Chosen, Guest: guest}}
}

func (s *State) sharesLoaded(m SharesLoaded) []Effect {
	if sh := s.FactsOf(m.ID).Shares[m.Guest]; sh != nil {
		sh.settle(m.Answer, m.Items)
	}
	return nil
}

// loadItems starts to load what can be shared, unless that is under way or
// there already.
func (s *State) loadItems() []Effect {
	f := s.Facts()
	if s.Chosen == "" || f.Items.Phase == Loading || f.Items.Phase == Loaded {
		return nil
	}
	f.Items.begin(s.next())
	f.Items.Value = nil // pages are added to it: what a failed load brought would come twice
	return []Effect{FetchItems{Seq: f.Items.Seq, ID: s.Chosen}}
}

func (s *State) itemsArrived(m ItemsArrived) []Effect {
	f := s.FactsOf(m.ID)
	if m.Seq != f.Items.Seq {
		return nil
	}
	all := slices.Concat(f.Items.Value, m.Items)
	f.Items.settle(m.Answer, all)
	if m.Err == nil && !m.Done {
		f.Items.Phase = Loading
	}
	return nil
}

func (s *State) lookUp(ref clickup.ItemRef) []Effect {
	f := s.Facts()
	r := f.Found[ref]
	if r.Phase == Loading || r.Phase == Loaded {
		return nil
	}
	r.begin(s.next())
	f.Found[ref] = r
	var others []clickup.WorkspaceID
	for _, ws := range s.Rosters.Value {
		if ws.ID != s.Chosen {
			others = append(others, ws.ID)
		}
	}
	return []Effect{FetchItem{Seq: r.Seq, ID: s.Chosen, Ref: ref, Others: others}}
}

func (s *State) itemLookedUp(m ItemLookedUp) []Effect {
	for _, f := range s.facts {
		if r, ok := f.Found[m.Ref]; ok && r.settle(m.Answer, m.Item) {
			f.Found[m.Ref] = r
		}
	}
	return nil
}

// audit checks a workspace again, with whatever is known of it by now.
func (s *State) audit(id clickup.WorkspaceID) []Effect {
	if s.RosterOf(id) == nil || s.Partial {
		return nil
	}
	f := s.FactsOf(id)
	f.Report.begin(s.next())
	return []Effect{Audit{ID: id, Seq: f.Report.Seq, Input: s.AuditInput(id)}}
}

// AuditInput is what is known of a workspace for an audit; it has no people
// where the workspace is not known.
func (s *State) AuditInput(id clickup.WorkspaceID) audit.Input {
	f := s.FactsOf(id)
	in := audit.Input{
		Workspace: id,
		Seats:     f.Seats.Value,
		Plan:      f.Plan.Value,
		Groups:    f.Groups.Value,
		Roles:     f.Roles.Value,
		Caller:    s.Me.Value.ID,
		Now:       s.Now,
		Own:       f.Own,
		Options:   s.Options.Audit,
		Protected: s.Options.Protected,
		Prices:    s.Options.Prices,
	}
	if r := s.RosterOf(id); r != nil {
		in.Name, in.People = r.Name, r.People.Rows()
	}
	return in
}

func (s *State) audited(m Audited) []Effect {
	f := s.FactsOf(m.ID)
	if f.Report.settle(Answer{Seq: m.Seq, At: s.Now}, m.Report) {
		f.about = m.About
	}
	return nil
}

func (s *State) setInactiveDays(days int) []Effect {
	s.Options.Audit.InactiveDays = max(1, days)
	return s.audit(s.Chosen)
}
