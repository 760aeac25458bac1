package model

import (
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/seats"
)

// The seats are read when a review opens, again when the plan is confirmed and they are
// older than a minute, and once more after the run.
const (
	seatsValid   = time.Minute      // how long the seats can be relied on
	confirmWait  = 3 * time.Second  // how long a confirmed plan waits for the seats
	outcomeWait  = 10 * time.Second // how long the outcome of a run waits for them
	seatsNotRead = "the seats could not be read"
)

// ReadSeats reads the seats of workspaces again, unless they are being read.
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

// SeatReading returns the seats that forecasts about a workspace are based on. They are
// stale if they are from disk, or if reading them again failed or has not finished, unless
// they are less than a minute old.
func (s *State) SeatReading(id clickup.WorkspaceID) seats.Reading {
	f := s.DataOf(id)
	r := seats.Reading{Seats: f.Seats.Value, At: f.Seats.At}
	switch {
	case f.Seats.Phase == Loaded, s.seatsRecent(f):
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

// seatsRecent reports whether the seats were read so recently that a plan can rely on them.
func (s *State) seatsRecent(f *WorkspaceData) bool {
	return f.Seats.Phase != LoadFailed && !f.seatsRead.IsZero() && s.Now.Sub(f.seatsRead) <= seatsValid
}

// Confirm carries out a confirmed plan. Seats older than a minute are read again first; if
// the plan may then buy more than Allowed, nothing is sent and a notice says why.
type Confirm struct {
	Plan    change.Plan
	Allowed int // the member seats that may be bought; below 0: any number, even if not known
	Then    Msg // StartRun or ResumeRun
}

// ReadsSeats reports whether seats of the workspaces of a plan are being read.
func (s *State) ReadsSeats(p *change.Plan) bool {
	return slices.ContainsFunc(p.Parts(), func(part change.Part) bool { return s.DataOf(part.Workspace).Seats.Phase == Loading })
}

// Confirming reports whether a confirmed plan still waits for the seats.
func (s *State) Confirming() bool { return s.confirming != nil }

func (m Confirm) apply(s *State) []Effect {
	if s.confirming != nil {
		return nil
	}
	s.confirming, s.Unconfirmed = &m, nil
	var out []Effect
	if m.Plan.TakesSeats() {
		for _, part := range m.Plan.Parts() {
			if f := s.DataOf(part.Workspace); !s.seatsRecent(f) || f.Seats.Phase == Loading {
				out = append(out, s.fetchSeats(part.Workspace, confirmWait))
			}
		}
	}
	return append(out, s.continueConfirmed()...)
}

// continueConfirmed carries out the confirmed plan, if any, once reading its seats has
// succeeded or failed.
func (s *State) continueConfirmed() []Effect {
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
		return s.notify(Warn, "nothing was sent, because the seats have changed since you confirmed: this "+fresh.BillWords(), nil)
	}
	return withSeats(m.Then, fresh).apply(s)
}

// withSeats returns then with the forecasts of the fresh plan.
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

// readSeatsAgain reads the seats after the run has ended, for its outcome. A run that sent
// nothing is closed at once.
func (s *State) readSeatsAgain() []Effect {
	var out []Effect
	if t := s.Run.Tally(); t.Done+t.Unknown == 0 {
		return s.closeRun()
	}
	s.comparing = true
	for _, part := range s.Run.Plan.Parts() {
		f := s.DataOf(part.Workspace)
		out = append(out, s.fetchSeats(part.Workspace, outcomeWait), FetchPlan{Seq: f.Plan.begin(s.next()), ID: part.Workspace})
	}
	return out
}

// AwaitsOutcome reports whether the run has ended, but the seats after it are still being
// read.
func (s *State) AwaitsOutcome() bool { return s.comparing }

// DropOutcome stops waiting for the seats after a run, because another run begins or the
// program ends.
type DropOutcome struct{}

func (DropOutcome) apply(s *State) []Effect {
	if !s.comparing {
		return nil
	}
	return s.recordOutcome()
}

// compareSeats compares the seats after a run with its forecast, once they have been read.
func (s *State) compareSeats() []Effect {
	r := s.Run
	if !s.comparing || r == nil || s.ReadsSeats(&r.Plan) {
		return nil
	}
	return s.recordOutcome()
}

// recordOutcome records what the run did to the seats, as far as they are known, and closes
// its journal.
func (s *State) recordOutcome() []Effect {
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
