package model

import (
	"errors"
	"fmt"
	"slices"

	"cutui/clickup"
)

// ReadShares reads what is shared with every guest of the chosen workspace, for
// the checks that need it; while that is under way it stops.
type ReadShares struct{ message }

// Reading is how far the reading of what guests see has come.
type Reading struct {
	Total, Done, Failed int

	waiting []clickup.UserID
	asked   map[clickup.UserID]bool // whose answer is on its way
}

// Live reports whether it is under way.
func (r *Reading) Live() bool { return len(r.waiting)+len(r.asked) > 0 }

func (r *Reading) of(id clickup.UserID) bool { return r.asked[id] }

// readAtOnce bounds the calls under way; the client keeps the rate limit.
const readAtOnce = 4

func (s *State) readShares() []Effect {
	r, f := s.Roster(), s.Facts()
	switch {
	case r == nil:
		return nil
	case f.reading.Live():
		f.reading.waiting = nil
		s.notify(Info, "stopped: what was read stays", nil)
		return nil
	case !f.Plan.Value.Enterprise() && f.Plan.Value.Name != "":
		s.notify(Warn, fmt.Sprintf("ClickUp tells what guests see on the Enterprise plan only; this workspace is on %s", planName(f.Plan.Value)), nil)
		return nil
	}
	f.reading = Reading{waiting: f.unread(r.People), asked: map[clickup.UserID]bool{}}
	f.reading.Total = len(f.reading.waiting)
	if f.reading.Total == 0 {
		s.notify(Good, "what every guest sees is known already", nil)
		return nil
	}
	var out []Effect
	for range readAtOnce {
		out = append(out, s.readNext(r.ID)...)
	}
	return out
}

// unread are the guests of whom nobody knows what they see.
func (f *Facts) unread(people *People) []clickup.UserID {
	var out []clickup.UserID
	rows := people.Rows()
	for i := range rows {
		p := &rows[i]
		if p.Guest() && p.ID > 0 && (f.Shares[p.ID] == nil || !f.Shares[p.ID].Has()) {
			out = append(out, p.ID)
		}
	}
	return out
}

// readNext asks about the next guest whom nobody asks about already.
func (s *State) readNext(ws clickup.WorkspaceID) []Effect {
	f := s.FactsOf(ws)
	if len(f.reading.waiting) == 0 {
		return nil
	}
	guest := f.reading.waiting[0]
	f.reading.waiting = f.reading.waiting[1:]
	f.reading.asked[guest] = true
	return s.fetchShares(ws, guest)
}

// readOn takes an answer and asks about the next guest. A refusal that concerns
// all of them ends it.
func (s *State) readOn(m SharesLoaded) []Effect {
	f := s.FactsOf(m.ID)
	delete(f.reading.asked, m.Guest)
	f.reading.Done++
	if m.Err != nil {
		f.reading.Failed++
		if refusesAll(m.Err) {
			f.reading.waiting = nil
			s.notify(Fault, "ClickUp does not tell what guests see", m.Err)
		}
	}
	out := s.readNext(m.ID)
	if f.reading.Live() {
		return out
	}
	s.tellRead(&f.reading)
	return append(out, s.audit(m.ID)...)
}

func refusesAll(err error) bool {
	return slices.ContainsFunc([]error{clickup.ErrPlan, clickup.ErrRights, clickup.ErrToken}, func(kind error) bool { return errors.Is(err, kind) })
}

func (s *State) tellRead(r *Reading) {
	read := r.Done - r.Failed
	switch {
	case r.Failed > 0:
		s.notify(Warn, fmt.Sprintf("read what %d guests see; of %d it could not be read", read, r.Failed), nil)
	case r.Done < r.Total:
		s.notify(Info, fmt.Sprintf("read what %d of %d guests see", read, r.Total), nil)
	default:
		s.notify(Good, fmt.Sprintf("read what %d guests see", read), nil)
	}
}
