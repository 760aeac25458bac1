package model

import (
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/seats"
)

// A change rests on seats that are read for it: when its review opens, again when it is
// confirmed and they are older than a minute, and once more after the run.
const (
	seatsHold    = time.Minute      // how long the seats that were read are good for
	seatsWait    = 3 * time.Second  // how long a confirmed plan waits for them
	seatsAfter   = 10 * time.Second // how long the outcome of a run does
	seatsNotRead = "the seats could not be read"
)

// ReadSeats reads the seats of workspaces again where they are not new.
type ReadSeats struct{ IDs []clickup.WorkspaceID }

func (m ReadSeats) apply(s *State) []Effect {
	var out []Effect
	for _, id := range m.IDs {
		if s.RosterOf(id) != nil && !s.Offline() && s.DataOf(id).Seats.Phase != Loading {
			out = append(out, s.fetchSeats(id, 0))
		}
	}
	return out
}

func (s *State) fetchSeats(id clickup.WorkspaceID, within time.Duration) Effect {
	f := s.DataOf(id)
	return FetchSeats{Seq: f.Seats.begin(s.next()), ID: id, Within: within}
}

// SeatReading is what a forecast about a workspace rests on. Numbers from the disk, or
// that could not be read, are stale; so are those that are being read, unless they are
// new enough.
func (s *State) SeatReading(id clickup.WorkspaceID) seats.Reading {
	f := s.DataOf(id)
	r := seats.Reading{Seats: f.Seats.Value, At: f.Seats.At}
	switch {
	case f.Seats.Phase == Loaded, s.seatsHold(f):
		return r
	case f.Seats.Phase == Loading:
		r.Stale = "the seats are being read"
	case f.Seats.Phase == LoadFailed:
		r.Stale = seatsNotRead
	default:
		r.Stale = "the seats were not read"
	}
	if f.Seats.Has() {
		r.Stale += "; the last numbers are from " + text.Age(s.Now.Sub(f.Seats.At))
	}
	return r
}

// seatsHold reports whether ClickUp said the seats so lately that a plan may rest on them.
func (s *State) seatsHold(f *WorkspaceData) bool {
	return f.Seats.Phase != LoadFailed && !f.seatsRead.IsZero() && s.Now.Sub(f.seatsRead) <= seatsHold
}

// Confirm carries out what was confirmed, once the seats are known to be what the
// confirmation was about: seats older than a minute are read again first. Where more may
// be bought than was allowed, nothing is done, and a notice says why.
type Confirm struct {
	Plan    change.Plan
	Allowed int // the member seats that may be bought; below 0: any number, known or not
	Then    Msg // StartRun or ResumeRun
}

// ReadsSeats reports whether the seats that a plan is about are being read.
func (s *State) ReadsSeats(p *change.Plan) bool {
	return slices.ContainsFunc(p.Parts(), func(part change.Part) bool { return s.DataOf(part.Workspace).Seats.Phase == Loading })
}

// Confirming reports whether a plan was confirmed that still waits for the seats.
func (s *State) Confirming() bool { return s.confirming != nil }

func (m Confirm) apply(s *State) []Effect {
	if s.confirming != nil {
		return nil
	}
	s.confirming, s.Unconfirmed = &m, nil
	var out []Effect
	if m.Plan.TakesSeats() {
		for _, part := range m.Plan.Parts() {
			if f := s.DataOf(part.Workspace); !s.seatsHold(f) || f.Seats.Phase == Loading {
				out = append(out, s.fetchSeats(part.Workspace, seatsWait))
			}
		}
	}
	return append(out, s.confirmed()...)
}

// confirmed goes on with a confirmed plan once its seats are read, or could not be.
func (s *State) confirmed() []Effect {
	m := s.confirming
	if m == nil || m.Plan.TakesSeats() && s.ReadsSeats(&m.Plan) {
		return nil
	}
	s.confirming = nil
	fresh := m.Plan.WithSeats(func(part change.Part) seats.Forecast {
		d, ok := s.ChangeContextOf(part.Workspace)
		if !ok || !m.Plan.TakesSeats() {
			return part.Seats
		}
		return d.Forecast(&m.Plan)
	})
	if !fresh.Allows(m.Allowed) {
		s.Unconfirmed = &fresh
		return s.notify(Warn, "nothing was sent, for the seats are not what was confirmed: this "+fresh.BillWords(), nil)
	}
	return withSeats(m.Then, fresh).apply(s)
}

// withSeats gives the forecast that was confirmed to what carries the plan out.
func withSeats(then Msg, fresh change.Plan) Msg {
	switch m := then.(type) {
	case StartRun:
		m.Plan = fresh
		return m
	case ResumeRun:
		m.Seats = map[clickup.WorkspaceID]seats.Forecast{}
		for _, part := range fresh.Parts() {
			m.Seats[part.Workspace] = part.Seats
		}
		return m
	}
	return then
}

// readSeatsAgain reads the seats of the run that has ended, for its outcome.
func (s *State) readSeatsAgain() []Effect {
	var out []Effect
	if t := s.Run.Tally(); t.Done+t.Unknown == 0 {
		return s.closeRun()
	}
	s.comparing = true
	for _, part := range s.Run.Plan.Parts() {
		f := s.DataOf(part.Workspace)
		out = append(out, s.fetchSeats(part.Workspace, seatsAfter), FetchPlan{Seq: f.Plan.begin(s.next()), ID: part.Workspace})
	}
	return out
}

// AwaitsOutcome reports whether what the run that has ended did to the seats is still to
// come.
func (s *State) AwaitsOutcome() bool { return s.comparing }

// DropOutcome gives up waiting for the seats after a run: the program ends.
type DropOutcome struct{}

func (DropOutcome) apply(s *State) []Effect { return s.endComparing() }

// endComparing gives up waiting for the seats after a run: another one begins.
func (s *State) endComparing() []Effect {
	if !s.comparing {
		return nil
	}
	return s.outcome()
}

// compareSeats holds the seats after a run against its forecast, once they were read.
func (s *State) compareSeats() []Effect {
	r := s.Run
	if !s.comparing || r == nil || s.ReadsSeats(&r.Plan) {
		return nil
	}
	return s.outcome()
}

// outcome is what the run did to the seats, as far as they were read; then its journal is
// closed.
func (s *State) outcome() []Effect {
	s.comparing = false
	s.Run.Outcomes = map[clickup.WorkspaceID]seats.Outcome{}
	for _, part := range s.Run.Plan.Parts() {
		s.compareSeatsOf(s.Run, part)
	}
	return s.closeRun()
}

func (s *State) compareSeatsOf(r *change.Run, part change.Part) {
	d, ok := s.ChangeContextOf(part.Workspace)
	if !ok {
		return
	}
	after := d.Seats
	if s.DataOf(part.Workspace).Seats.Phase != Loaded {
		after.Stale = seatsNotRead + " after the run"
	}
	o := part.Seats.Compare(after, r.Received(part))
	r.Outcomes[part.Workspace] = o
	if o.AsForeseen == seats.No {
		s.notify(Warn, o.Reason, nil)
		s.Notices[len(s.Notices)-1].Run = r.ID
	}
}
