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
	// LoadImpact reads what people of the chosen workspace hold, all of them together. It
	// replaces a LoadImpact under way.
	LoadImpact struct {
		People []UserID
		Docs   bool          // also how many docs they created: one call per person
		Within time.Duration // skip people whose holdings are known and not older
		Traces bool          // also look for traces of everybody's work
	}
	// LoadCandidates reads what people hold, for those that the chosen workspace's audit proposes
	// to remove, and the traces of everybody's work. If a LoadImpact is under way, it stops
	// that instead.
	LoadCandidates struct{}
	// ReadEvidence reads everything besides the people that the chosen workspace's audit
	// uses: what guests see, and what LoadCandidates reads. It first announces how many
	// calls that takes. If a long read is under way, it stops that instead.
	ReadEvidence struct{}
	// RecallImpact reads from disk what is known about holdings in the chosen workspace.
	RecallImpact struct{}
	// FetchImpact reads what People hold, and the traces of work by Everybody. Without
	// either it only ends the FetchImpact before.
	FetchImpact struct {
		request    //nolint:unused // it gives the effect its priority
		Seq        uint64
		ID         WorkspaceID
		People     []UserID
		Everybody  []UserID // empty: no traces are looked for
		Docs       bool
		Lists      []clickup.List // the workspace's lists, if ListsKnown
		ListsKnown bool
	}
	// LoadKeptImpact reads from disk what is known about holdings in a workspace.
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
	// ImpactLoaded answers FetchImpact.
	ImpactLoaded struct {
		Answer
		ID     WorkspaceID
		Of     []impact.Holdings
		Traces *impact.Traces // nil: not looked for
	}
	// KeptImpactLoaded answers LoadKeptImpact.
	KeptImpactLoaded struct {
		ID     WorkspaceID
		Of     []impact.Holdings
		Traces *impact.Traces
	}
)

// impactRead is what is known about what the people of a workspace hold, and the state of
// reading it.
type impactRead struct {
	holdings   map[UserID]impact.Holdings
	failed     map[UserID]error // why it could not be read
	traces     *impact.Traces
	seq        uint64 // of the read under way, or the last one
	reading    []UserID
	live       bool
	leastCalls int  // the calls that the read takes at least
	tasks      int  // open tasks read so far
	kept       bool // LoadKeptImpact was sent
}

func (m LoadImpact) apply(s *State) []Effect {
	r := s.Roster()
	if r == nil || s.Offline() {
		return nil
	}
	f := s.Data()
	e := FetchImpact{ID: r.ID, Docs: m.Docs}
	for _, id := range m.People {
		if _, here := r.People.ByID(id); here && !f.impact.isFresh(id, s.Now, m) && !slices.Contains(e.People, id) {
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
		s.notify(Info, stoppedWords, nil)
		return append(out, s.keepSurvey(s.Chosen)...)
	}
	out := s.ReadWhatGuestsSee().apply(s)
	guests := s.LongRead()
	out = append(out, LoadCandidates{}.apply(s)...)
	if guests.Live() && f.impact.live {
		words := fmt.Sprintf("what guests see (%s, about %s)", text.Plural(guests.Total, "call"), text.Duration(s.Rate.Time(guests.Total, readAtOnce, s.Now)))
		if guests.Total == 0 { // the number of lists is not known yet
			words = "which lists there are, and then who is on them (one call per list)"
		}
		s.notify(Info, "reading "+words+", and "+s.impactCost(), nil)
	}
	return out
}

// impactCost says what is being read about what people hold, and how many calls that takes
// at least.
func (s *State) impactCost() string {
	r := &s.Data().impact
	words := "traces of everybody's work"
	if n := len(r.reading); n > 0 {
		words = "what " + text.PeopleOf(n) + " hold and who works unseen"
	}
	return fmt.Sprintf("%s (%s at least, one more for each 100 tasks)", words, text.Plural(r.leastCalls, "call"))
}

// impactWithin is how old holdings may be for the audit.
const impactWithin = 12 * time.Hour

// stoppedWords is the notice after the user stopped a long read.
const stoppedWords = "stopped: what was read is kept"

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

// PeopleInQuery is how many assignees one request for tasks names, which keeps its URL
// short.
const PeopleInQuery = 100

// LeastCalls returns how many calls a read takes at least: a page of tasks for every
// PeopleInQuery people, goals, spaces, groups and time, docs person by person, and for the
// traces a page of recently created tasks.
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

// isFresh reports whether what somebody holds is known well enough that m need not read it.
func (r *impactRead) isFresh(id UserID, now time.Time, m LoadImpact) bool {
	h, known := r.holdings[id]
	return known && now.Sub(h.At) <= m.Within && (h.Docs != nil || !m.Docs)
}

// lists returns the workspace's lists with their owners. known is false if they were not
// loaded.
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

// stopImpact stops reading what people hold.
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
	f.impact.add(m.Of, m.Traces)
	return s.audit(m.ID)
}

func (m KeptImpactLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if len(m.Of) == 0 && m.Traces == nil {
		return nil
	}
	for _, h := range m.Of {
		if have, known := f.impact.holdings[h.Person]; !known || have.At.Before(h.At) {
			f.impact.holdings[h.Person] = h
		}
	}
	if f.impact.traces == nil {
		f.impact.traces = m.Traces
	}
	s.Revision++
	return s.audit(m.ID)
}

func (r *impactRead) add(of []impact.Holdings, traces *impact.Traces) {
	for _, h := range of {
		r.holdings[h.Person] = h
	}
	if traces != nil {
		r.traces = traces
	}
}

// keptForAudit is keptImpact if workspaces are audited without being asked.
func (s *State) keptForAudit(id WorkspaceID) []Effect {
	if !s.need.Audit {
		return nil
	}
	return s.keptImpact(id)
}

// keptImpact reads from disk what is known about holdings in a workspace, once.
func (s *State) keptImpact(id WorkspaceID) []Effect {
	f := s.DataOf(id)
	if id == "" || f.impact.kept {
		return nil
	}
	f.impact.kept = true
	return []Effect{LoadKeptImpact{ID: id}}
}

// forgetImpact drops what is known about people's holdings after they have changed.
func (s *State) forgetImpact(ws WorkspaceID, ids ...UserID) {
	for _, id := range ids {
		delete(s.DataOf(ws).impact.holdings, id)
	}
}

// Impact is what somebody of the chosen workspace holds, and the state of reading it.
type Impact struct {
	Known   bool
	Reading bool
	Err     error
	Summary impact.Summary
	Lists   []impact.ListCount // of the open tasks
	Age     string             // "2 days ago"; empty: just read
}

// freshImpact is the age from which an Impact shows it.
const freshImpact = time.Minute

// ImpactOf returns what somebody of the chosen workspace holds.
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

// HoldingsOf returns a copy of the known holdings of the people of a workspace.
func (s *State) HoldingsOf(id WorkspaceID) map[UserID]impact.Holdings {
	return maps.Clone(s.DataOf(id).impact.holdings)
}

// ReadsImpact returns how many of ids have their holdings being read.
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

// ImpactOlder reports whether the holdings of any of ids are known and older than age.
func (s *State) ImpactOlder(ids []UserID, age time.Duration) bool {
	r := &s.Data().impact
	return slices.ContainsFunc(ids, func(id UserID) bool {
		h, known := r.holdings[id]
		return known && s.Now.Sub(h.At) > age
	})
}

// longRead returns the progress of reading what people hold.
func (r *impactRead) longRead() LongRead {
	if !r.live {
		return LongRead{}
	}
	return LongRead{What: "what people hold", Words: text.Plural(r.tasks, "open task") + " so far", Least: r.leastCalls}
}
