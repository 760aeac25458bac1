package model

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
)

// ReadShares loads what is shared with every guest of the chosen workspace, for the checks
// that need it. If that is under way, it stops it instead.
type ReadShares struct {
	Within time.Duration // how old an answer kept on disk may be to be used
}

// SharesWithin is the usual ReadShares.Within: loading thousands of guests takes an hour
// under ClickUp's rate limit.
const SharesWithin = 12 * time.Hour

// ShareScan is the progress of ReadShares, counted in guests.
type ShareScan struct {
	Total, Done, Failed int

	waiting []clickup.UserID
	asked   map[clickup.UserID]bool // guests whose answer is on its way
	within  time.Duration           // ReadShares.Within
	paused  bool
	kept    int       // number of answers from disk
	oldest  time.Time // when the oldest of them was read
}

// Live reports whether the scan is under way.
func (r *ShareScan) Live() bool { return len(r.waiting)+len(r.asked) > 0 }

func (r *ShareScan) longRead() LongRead {
	return LongRead{What: "what guests see", Total: r.Total, Done: r.Done, Paused: r.paused}
}

// readAtOnce caps the calls under way; the client keeps the rate limit.
const readAtOnce = 4

func (m ReadShares) apply(s *State) []Effect {
	r, f := s.Roster(), s.Data()
	switch {
	case r == nil:
		return nil
	case f.shareScan.Live():
		s.stopReading()
		return s.notify(Info, stoppedWords, nil)
	case f.Plan.Value.BelowEnterprise():
		return s.notify(Warn, fmt.Sprintf("ClickUp says what guests see on the Enterprise plan only; this workspace is on %s", planName(f.Plan.Value)), nil)
	}
	f.shareScan = ShareScan{waiting: f.unread(r.People), asked: map[clickup.UserID]bool{}, within: m.Within}
	f.shareScan.Total = len(f.shareScan.waiting)
	if f.shareScan.Total == 0 {
		return s.notify(Good, "what every guest sees is known already", nil)
	}
	if intro := s.Intro(f.shareScan.longRead()); intro != "" {
		s.notify(Info, intro, nil)
	}
	var out []Effect
	for range readAtOnce {
		out = append(out, s.scanNextGuest(r.ID)...)
	}
	return out
}

// unread returns the guests whose shared items are not known.
func (f *WorkspaceData) unread(people *people.People) []clickup.UserID {
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

// scanNextGuest loads the shared items of the next guest.
func (s *State) scanNextGuest(ws clickup.WorkspaceID) []Effect {
	f := s.DataOf(ws)
	if len(f.shareScan.waiting) == 0 || f.shareScan.paused {
		return nil
	}
	guest := f.shareScan.waiting[0]
	f.shareScan.waiting = f.shareScan.waiting[1:]
	f.shareScan.asked[guest] = true
	return s.fetchShares(FetchShares{ID: ws, Guest: guest, Within: f.shareScan.within})
}

// shareScanned counts an answer and continues with the next guest. A refusal that applies to
// all guests ends the scan.
func (s *State) shareScanned(m SharesLoaded) []Effect {
	f := s.DataOf(m.ID)
	delete(f.shareScan.asked, m.Guest)
	f.shareScan.Done++
	if m.Err != nil {
		f.shareScan.Failed++
		if refusesAll(m.Err) {
			f.shareScan.waiting = nil
			s.notify(Fault, "ClickUp refuses to say what guests see", m.Err)
		}
	}
	if m.Kept {
		f.shareScan.noteKept(m.At)
	}
	out := s.scanNextGuest(m.ID)
	if f.shareScan.Live() {
		return out
	}
	s.notifyScanEnd(&f.shareScan)
	return append(out, s.audit(m.ID)...)
}

func refusesAll(err error) bool {
	return slices.ContainsFunc([]error{clickup.ErrPlanRequired, clickup.ErrForbidden, clickup.ErrUnauthorized}, func(kind error) bool { return errors.Is(err, kind) })
}

func (r *ShareScan) noteKept(at time.Time) {
	if r.kept++; r.oldest.IsZero() || at.Before(r.oldest) {
		r.oldest = at
	}
}

func (s *State) notifyScanEnd(r *ShareScan) {
	read := r.Done - r.Failed
	asOf := ""
	if r.kept > 0 {
		asOf = fmt.Sprintf(", %s from disk (oldest: %s)", text.Number(r.kept), text.Age(s.Now.Sub(r.oldest)))
	}
	switch {
	case r.Failed > 0:
		s.notify(Warn, fmt.Sprintf("read what %s guests see; %s could not be read%s", text.Number(read), text.Number(r.Failed), asOf), nil)
	case r.Done < r.Total:
		s.notify(Info, fmt.Sprintf("read what %s of %s guests see%s", text.Number(read), text.Number(r.Total), asOf), nil)
	default:
		s.notify(Good, fmt.Sprintf("read what %s guests see%s", text.Number(read), asOf), nil)
	}
}
