package model

import (
	"fmt"

	"cutui/internal/text"
)

// LongRead is a read of many calls that the user asked for, such as what every guest
// sees. The zero value is none. A scan that is under way says it by State.LongRead; shells
// say at the start what it takes and count while it runs.
type LongRead struct {
	What  string // what is read, such as "what guests see"
	Total int    // calls at most: what is kept from an earlier read takes none
	Done  int    // those that were answered
	Words string // how far it has come, where nobody knows how many calls there are
	Least int    // calls at least, where nobody knows how many there are

	Paused bool // nothing more is asked until it goes on
}

// longReadCalls is from how many calls on a read says at the start what it takes.
const longReadCalls = 10

// LongRead is the read of many calls that is under way in the chosen workspace.
func (s *State) LongRead() LongRead {
	if r := &s.Data().shareScan; r.Live() {
		return r.longRead()
	}
	if w := &s.Data().sweep; w.live() {
		return w.longRead()
	}
	return s.Data().impact.longRead()
}

// Live reports whether a read is under way.
func (r LongRead) Live() bool { return r.What != "" }

// Progress says how far the read has come; empty where none is under way.
func (r LongRead) Progress() string {
	if !r.Live() {
		return ""
	}
	if r.Words != "" {
		return fmt.Sprintf("reading %s: %s", r.What, r.Words)
	}
	verb := "reading"
	if r.Paused {
		verb = "paused reading"
	}
	if r.Total == 0 {
		return verb + " " + r.What
	}
	return fmt.Sprintf("%s %s: %s of %s", verb, r.What, text.Number(r.Done), text.Number(r.Total))
}

// Intro says before the first call how many calls the read takes and about how long;
// empty for a short one.
func (s *State) Intro(r LongRead) string {
	if r.Total == 0 && r.Least >= longReadCalls {
		return fmt.Sprintf("reading %s takes %s at least, one more for each 100 open tasks, about %s",
			r.What, text.Plural(r.Least, "call"), text.Duration(s.Rate.Time(r.Least, 1, s.Now)))
	}
	if r.Total < longReadCalls {
		return ""
	}
	return fmt.Sprintf("reading %s takes %s at most, about %s; what was read is kept, and the next read goes on there",
		r.What, text.Plural(r.Total, "call"), text.Duration(s.Rate.Time(r.Total, readAtOnce, s.Now)))
}

// stopReads ends the reads of many calls that are under way in the chosen workspace.
// What was read stays.
func (s *State) stopReads() []Effect {
	s.stopReading()
	return s.stopImpact()
}

func (s *State) stopReading() {
	f := s.Data()
	f.shareScan.waiting, f.shareScan.paused = nil, false
	f.sweep = listSweep{kept: f.sweep.kept, unsaved: f.sweep.unsaved} // answers on their way are dropped
}

// PauseReading pauses the reads of many calls after the calls under way, or goes on with
// them.
type PauseReading struct{}

func (PauseReading) apply(s *State) []Effect {
	f := s.Data()
	paused := !f.sweep.paused && !f.shareScan.paused
	var out []Effect
	if f.sweep.live() {
		f.sweep.paused = paused
		if paused {
			out = append(out, s.keepSurvey(s.Chosen)...)
		}
		for range readAtOnce - f.sweep.asked {
			out = append(out, s.readNextList(s.Chosen)...)
		}
		out = append(out, s.readNextTasks(s.Chosen)...)
	}
	if f.shareScan.Live() {
		f.shareScan.paused = paused
		for range readAtOnce - len(f.shareScan.asked) {
			out = append(out, s.scanNextGuest(s.Chosen)...)
		}
	}
	s.Revision++
	return out
}
