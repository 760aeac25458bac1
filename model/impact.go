package model

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/impact"
	"cutui/model/items"
)

// Intents, effects and events about what people hold.
type (
	// LoadImpact reads what people of the chosen workspace hold: all of them in one go. It
	// takes the place of an earlier LoadImpact that is under way.
	LoadImpact struct {
		People []UserID
		Docs   bool          // how many docs they created, too: one call a person
		Within time.Duration // people whose holdings are not older are left out
		Traces bool          // also looks for traces of work by everybody
	}
	// LoadCandidates reads what those of the chosen workspace hold who could go by its
	// audit, and the traces of work by everybody. Where a LoadImpact is under way, it ends it.
	LoadCandidates struct{}
	// ReadEvidence reads all that the audit of the chosen workspace can go by besides the
	// people: what guests see, and what LoadCandidates reads. It says first how many calls
	// that takes; where one of both is under way, it ends them.
	ReadEvidence struct{}
	// RecallImpact reads what is kept of the chosen workspace on the disk.
	RecallImpact struct{}
	// FetchImpact reads what People hold and, of Everybody, the traces of work; without
	// either it only ends the one before.
	FetchImpact struct {
		request    //nolint:unused // it gives the effect its priority
		Seq        uint64
		ID         WorkspaceID
		People     []UserID
		Everybody  []UserID // empty: no traces are looked for
		Docs       bool
		Lists      []clickup.List // of the workspace, as far as they are known
		ListsKnown bool
	}
	// LoadKeptImpact reads from the disk what was read of a workspace before.
	LoadKeptImpact struct {
		request
		ID WorkspaceID
	}
	// ImpactProgress says how many open tasks were read so far.
	ImpactProgress struct {
		Seq   uint64
		ID    WorkspaceID
		Tasks int
	}
	// ImpactLoaded is what people hold. Traces is nil where they were not looked for.
	ImpactLoaded struct {
		Answer
		ID     WorkspaceID
		Of     []impact.Holdings
		Traces *impact.Traces
	}
	// KeptImpactLoaded is what was kept on the disk.
	KeptImpactLoaded struct {
		ID     WorkspaceID
		Of     []impact.Holdings
		Traces *impact.Traces
	}
)

// impactRead is what is known of what people of a workspace hold.
type impactRead struct {
	holdings map[UserID]impact.Holdings
	failed   map[UserID]error // why it could not be read
	traces   *impact.Traces
	seq      uint64 // of the read under way, or the last one
	reading  []UserID
	live     bool
	// leastCalls is what the read takes where nobody has more than a page of tasks.
	leastCalls int
	tasks      int // that were read so far
	kept       bool
}

func (m LoadImpact) apply(s *State) []Effect {
	r := s.Roster()
	if r == nil || s.Offline() {
		return nil
	}
	f := s.Data()
	e := FetchImpact{ID: r.ID, Docs: m.Docs}
	for _, id := range m.People {
		if _, here := r.People.ByID(id); here && !f.impact.holds(id, s.Now, m) && !slices.Contains(e.People, id) {
			e.People = append(e.People, id)
		}
	}
	if m.Traces {
		rows := r.People.Rows()
		for i := range rows {
			if rows[i].ID > 0 {
				e.Everybody = append(e.Everybody, rows[i].ID)
			}
		}
	}
	if len(e.People) == 0 && len(e.Everybody) == 0 {
		return nil
	}
	e.Lists, e.ListsKnown = f.lists()
	return s.beginImpact(e)
}

func (LoadCandidates) apply(s *State) []Effect {
	f := s.Data()
	if f.impact.live {
		return s.stopImpact()
	}
	out := LoadImpact{People: f.Report.Value.Candidates(), Within: impactWithin, Traces: true}.apply(s)
	if len(out) > 0 {
		s.notify(Info, "reading "+s.impactCost(), nil)
	}
	return out
}

func (ReadEvidence) apply(s *State) []Effect {
	f := s.Data()
	if s.LongRead().Live() {
		out := s.stopReads()
		s.notify(Info, "stopped: what was read stays", nil)
		return append(out, s.keepSurvey(s.Chosen)...)
	}
	out := s.ReadWhatGuestsSee().apply(s)
	guests := s.LongRead()
	out = append(out, LoadCandidates{}.apply(s)...)
	if guests.Live() && f.impact.live {
		words := fmt.Sprintf("what guests see (%s, about %s)", text.Plural(guests.Total, "call"), text.Duration(s.Rate.Time(guests.Total, readAtOnce, s.Now)))
		if guests.Total == 0 { // the lists are not counted yet: it is said once they are
			words = "which lists there are, and then who is on them (a call a list)"
		}
		s.notify(Info, "reading "+words+", and "+s.impactCost(), nil)
	}
	return out
}

// impactCost says how many calls it takes at least to read what is being read of what
// people hold.
func (s *State) impactCost() string {
	r := &s.Data().impact
	words := "traces of work by everybody"
	if n := len(r.reading); n > 0 {
		words = "what " + text.PeopleOf(n) + " hold and who works unseen"
	}
	return fmt.Sprintf("%s (%s at least, one more for each 100 tasks)", words, text.Plural(r.leastCalls, "call"))
}

// impactWithin is how old what people hold may be for the audit.
const impactWithin = 12 * time.Hour

func (RecallImpact) apply(s *State) []Effect { return s.keptImpact(s.Chosen) }

func (s *State) beginImpact(e FetchImpact) []Effect {
	f := s.DataOf(e.ID)
	f.impact.seq, f.impact.live, f.impact.tasks, f.impact.reading = s.next(), len(e.People)+len(e.Everybody) > 0, 0, e.People
	for _, id := range e.People {
		delete(f.impact.failed, id)
	}
	e.Seq = f.impact.seq
	f.impact.leastCalls = e.LeastCalls()
	s.Revision++
	return []Effect{e}
}

// PeopleInQuery is how many people one list of tasks is asked for, so that its URL stays
// short.
const PeopleInQuery = 100

// LeastCalls returns how many calls a read takes at least: a page of tasks for each hundred
// people, goals, spaces, groups and time, docs person by person, and for the traces a page
// of the tasks that were created lately.
func (e *FetchImpact) LeastCalls() int {
	n := 1 // tracked time
	if people := len(e.People); people > 0 {
		n += (people+PeopleInQuery-1)/PeopleInQuery + 3
		if e.Docs {
			n += people
		}
	}
	if len(e.Everybody) > 0 {
		n++
	}
	return n
}

// holds reports whether what somebody holds is known well enough.
func (r *impactRead) holds(id UserID, now time.Time, m LoadImpact) bool {
	h, known := r.holdings[id]
	return known && now.Sub(h.At) <= m.Within && (h.Docs != nil || !m.Docs)
}

// lists are the workspace's lists with their owners, where they were loaded.
func (f *WorkspaceData) lists() (all []clickup.List, known bool) {
	if f.Items.Phase != Loaded {
		return nil, false
	}
	for i := range f.Items.Value {
		if it := &f.Items.Value[i]; it.Ref.Kind == clickup.ListItem {
			all = append(all, listOf(it))
		}
	}
	return all, true
}

func listOf(it *items.Item) clickup.List {
	return clickup.List{ID: clickup.ListID(it.Ref.ID), Name: it.Name, Assignee: it.Owner, Archived: it.Closed}
}

// stopImpact gives up reading what people hold. What was known stays.
func (s *State) stopImpact() []Effect {
	if !s.Data().impact.live {
		return nil
	}
	s.notify(Info, "stopped reading what people hold", nil)
	return s.beginImpact(FetchImpact{ID: s.Chosen})
}

func (m ImpactProgress) apply(s *State) []Effect {
	if f := s.DataOf(m.ID); !late(m.Seq, f.impact.seq) {
		f.impact.tasks = m.Tasks
	}
	return nil
}

func (m ImpactLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if late(m.Seq, f.impact.seq) || !f.impact.live {
		return nil
	}
	f.impact.live = false
	s.Revision++
	if m.Err != nil {
		for _, id := range f.impact.reading {
			f.impact.failed[id] = m.Err
		}
		return s.notify(Fault, "what people hold could not be read", m.Err)
	}
	f.impact.take(m.Of, m.Traces)
	return s.audit(m.ID)
}

func (m KeptImpactLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if len(m.Of) == 0 && m.Traces == nil {
		return nil
	}
	for _, h := range m.Of {
		if have, known := f.impact.holdings[h.Person]; !known || have.At.Before(h.At) {
			f.impact.take([]impact.Holdings{h}, nil)
		}
	}
	if f.impact.traces == nil {
		f.impact.traces = m.Traces
	}
	s.Revision++
	return s.audit(m.ID)
}

func (r *impactRead) take(of []impact.Holdings, traces *impact.Traces) {
	for _, h := range of {
		r.holdings[h.Person] = h
	}
	if traces != nil {
		r.traces = traces
	}
}

// keptForAudit is keptImpact where the audit follows what is loaded.
func (s *State) keptForAudit(id WorkspaceID) []Effect {
	if !s.need.Audit {
		return nil
	}
	return s.keptImpact(id)
}

// keptImpact asks for what was kept of a workspace, once.
func (s *State) keptImpact(id WorkspaceID) []Effect {
	f := s.DataOf(id)
	if id == "" || f.impact.kept {
		return nil
	}
	f.impact.kept = true
	return []Effect{LoadKeptImpact{ID: id}}
}

// forgetImpact drops what somebody holds once it has changed.
func (s *State) forgetImpact(ws WorkspaceID, ids ...UserID) {
	for _, id := range ids {
		delete(s.DataOf(ws).impact.holdings, id)
	}
}

// Impact is what somebody of the chosen workspace holds, and how its reading stands.
type Impact struct {
	Known   bool
	Reading bool
	Err     error
	Summary impact.Summary
	Lists   []impact.ListCount // of the open tasks
	Age     string             // "2 days ago"; empty: just read
}

// freshImpact is how old what is known may be without a word about its age.
const freshImpact = time.Minute

// ImpactOf is what somebody of the chosen workspace holds.
func (s *State) ImpactOf(id UserID) Impact {
	r := &s.Data().impact
	h, known := r.holdings[id]
	out := Impact{Known: known, Reading: r.live && slices.Contains(r.reading, id), Err: r.failed[id]}
	if !known {
		return out
	}
	out.Summary, out.Lists = h.Summary(s.Now), h.ByList()
	if age := s.Now.Sub(h.At); age > freshImpact {
		out.Age = text.Age(age)
	}
	return out
}

// HoldingsOf is all that is known of what the people of a workspace hold.
func (s *State) HoldingsOf(id WorkspaceID) map[UserID]impact.Holdings {
	return maps.Clone(s.DataOf(id).impact.holdings)
}

// ReadsImpact is of how many of some people it is being read what they hold.
func (s *State) ReadsImpact(ids []UserID) int {
	r := &s.Data().impact
	if !r.live {
		return 0
	}
	n := 0
	for _, id := range ids {
		if slices.Contains(r.reading, id) {
			n++
		}
	}
	return n
}

// ImpactOlder reports whether what somebody of some people holds is known and older than
// an age.
func (s *State) ImpactOlder(ids []UserID, age time.Duration) bool {
	r := &s.Data().impact
	return slices.ContainsFunc(ids, func(id UserID) bool {
		h, known := r.holdings[id]
		return known && s.Now.Sub(h.At) > age
	})
}

// longRead says how far the reading of what people hold has come.
func (r *impactRead) longRead() LongRead {
	if !r.live {
		return LongRead{}
	}
	return LongRead{What: "what people hold", Words: text.Plural(r.tasks, "open task") + " so far", Least: r.leastCalls}
}
