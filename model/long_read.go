package model

import (
	"fmt"

	"cutui/internal/text"
)

// LongRead is the progress of a read that takes many calls, such as what every guest sees.
// The zero value means that none is under way. Shells announce its cost at the start and
// show its progress.
type LongRead struct {
	What  string // what is read, such as "what guests see"
	Total int    // calls at most, since part may come from disk; 0: not known
	Done  int    // calls answered
	Words string // the progress in words if the number of calls is not known
	Least int    // calls at least if their number is not known

	Paused bool // no more calls are made until it is resumed
}

// longReadCalls is the number of calls from which a read announces its cost.
const longReadCalls = 10

// LongRead returns the long read under way in the chosen workspace.
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

// Progress returns the progress in words, empty if no read is under way.
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

// Intro announces how many calls a read takes and about how long. It is empty for a short
// one.
func (s *State) Intro(r LongRead) string {
	if r.Total == 0 && r.Least >= longReadCalls {
		return fmt.Sprintf("reading %s takes %s at least, one more for each 100 open tasks, about %s",
			r.What, text.Plural(r.Least, "call"), text.Duration(s.Rate.Time(r.Least, 1, s.Now)))
	}
	if r.Total < longReadCalls {
		return ""
	}
	return fmt.Sprintf("reading %s takes %s at most, about %s; what was read is kept, and the next read continues there",
		r.What, text.Plural(r.Total, "call"), text.Duration(s.Rate.Time(r.Total, readAtOnce, s.Now)))
}

// stopReads stops the long reads under way in the chosen workspace. What was read is kept.
func (s *State) stopReads() []Effect {
	s.stopReading()
	return s.stopImpact()
}

// stopReading stops the reads of what guests see.
func (s *State) stopReading() {
	f := s.Data()
	f.shareScan.waiting, f.shareScan.paused = nil, false
	f.sweep = listSweep{kept: f.sweep.kept, unsaved: f.sweep.unsaved} // drops answers on their way
}

// PauseReading pauses the reads of what guests see after the calls under way, or resumes
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
