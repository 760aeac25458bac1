package model

import (
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/audit"
)

// Options are what the program was started with; they don't change but for
// what the user turns while it runs.
type Options struct {
	ReadOnly   bool
	Offline    bool // nothing is asked of ClickUp
	Demo       bool
	Workspace  string // id or name to choose at the start; empty: the first
	OwnDomains []string
	Protected  []string // addresses or ids of people never to be acted on
	Audit      audit.Options
	Prices     audit.Prices
	Presets    []Preset
	HR         audit.HRList // those who work here, where a list was given
	OneByOne   bool         // a run sends one step at a time, so that it always goes the same way
	RunLetters string       // random letters and digits in the ids of runs, so that those of two programs differ
}

// State is everything the program knows. The zero value is not ready: New is.
type State struct {
	Options Options
	Now     time.Time
	Me      Remote[clickup.User]
	Rosters Remote[[]*Roster]
	Partial bool // Rosters still grows: more people are arriving
	Glimpse bool // Partial, and of the last roster on the disk
	Chosen  clickup.WorkspaceID
	Rate    Rate

	Decisions Remote[[]Decision] // about all workspaces
	Snapshots Remote[[]SnapshotInfo]
	Files     Remote[[]File] // what a path that is being typed may become

	Run     *Run // the one under way, else the last; nil: none yet
	Past    []PastRun
	Notices []Notice

	Everywhere Everywhere // who was looked for in all workspaces last

	facts map[clickup.WorkspaceID]*Facts
	desks map[clickup.WorkspaceID]*Browse
	seq   uint64

	hr       Remote[audit.HRList] // the file that was chosen last
	studying bool                 // the audit's screen has been opened
	baseline string               // the snapshot that was chosen to compare with

	said  int
	merge merging

	everywhereGen uint64
	rateOrder     uint64 // of Rate

	runs        int  // that were started here
	joining     bool // a run is being opened from its journal
	interrupted int  // runs with steps left, of the earlier ones
	offered     bool // earlier runs that were interrupted were spoken of
	fresh       bool // the people were loaded since the start, not only recalled
}

// Facts are what is known of a workspace besides its people.
type Facts struct {
	Seats     Remote[clickup.Seats]
	Plan      Remote[clickup.Plan]
	Roles     Remote[[]clickup.CustomRole]
	Groups    Remote[[]clickup.UserGroup]
	Report    Remote[audit.Report]
	Study     Remote[Study]
	Own       audit.Domains
	Changes   audit.Changes      // since the roster before; the last that were not none
	Since     Remote[Comparison] // what changed since an older snapshot
	Items     Remote[[]Item]
	ItemsKept time.Time // when an earlier load brought the Items that this one did not; zero: none did
	Found     map[clickup.ItemRef]Remote[Item]
	Access    map[clickup.ItemRef]Remote[[]Access] // of the tasks and lists that were asked about
	Shares    map[clickup.UserID]*Remote[[]clickup.SharedItem]

	membership map[clickup.UserID][]string
	about      []int32 // the findings of the report about people, see byPerson
	leavers    []int32 // those about people who are not on the HR list
	reading    Reading
}

// Browse is how a workspace's people are shown.
type Browse struct {
	View    View
	Sort    Sort
	Filter  string
	Problem error   // what could not be understood of the filter
	Of      *People // whom Rows numbers: for a moment older than the roster
	Rows    []int32
	Domains []DomainRow // the rows of the domains view; nil in the others
	Pos     int
	Cursor  clickup.UserID // whom Pos follows; 0: nobody was chosen yet
	Marks   map[clickup.UserID]bool
	Anchor  clickup.UserID // where a range starts; 0: none
	Query   Query

	gen     uint64
	asked   clickup.UserID // the cursor when the rows were last asked for
	ranked  bool
	turning bool    // the rows answer an earlier wish
	result  *Result // what Rows came from, for the next search to narrow
}

// New is the state before anything is known.
func New(o Options, now time.Time) *State {
	if len(o.Presets) == 0 {
		o.Presets = DefaultPresets()
	}
	if o.Audit == (audit.Options{}) {
		o.Audit = audit.DefaultOptions()
	}
	return &State{
		Options: o,
		Now:     now,
		facts:   map[clickup.WorkspaceID]*Facts{},
		desks:   map[clickup.WorkspaceID]*Browse{},
	}
}

// Roster is the chosen workspace's, or nil.
func (s *State) Roster() *Roster { return s.RosterOf(s.Chosen) }

// RosterOf is a workspace's roster, or nil.
func (s *State) RosterOf(id clickup.WorkspaceID) *Roster {
	for _, r := range s.Rosters.Value {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Facts are what is known of the chosen workspace; never nil.
func (s *State) Facts() *Facts { return s.FactsOf(s.Chosen) }

// FactsOf are what is known of a workspace; never nil.
func (s *State) FactsOf(id clickup.WorkspaceID) *Facts {
	f, ok := s.facts[id]
	if !ok {
		f = &Facts{Found: map[clickup.ItemRef]Remote[Item]{}, Shares: map[clickup.UserID]*Remote[[]clickup.SharedItem]{}}
		s.facts[id] = f
	}
	return f
}

// Browse is how the chosen workspace's people are shown; never nil.
func (s *State) Browse() *Browse {
	b, ok := s.desks[s.Chosen]
	if !ok {
		b = &Browse{Marks: map[clickup.UserID]bool{}}
		s.desks[s.Chosen] = b
	}
	return b
}

// Person is the one under the cursor, or nil.
func (s *State) Person() *clickup.Person {
	b := s.Browse()
	if b.Domains != nil || b.Pos < 0 || b.Pos >= len(b.Rows) {
		return nil
	}
	return b.Of.At(b.Rows[b.Pos])
}

// Caller is the token's own person in the chosen workspace, or nil where the
// roster does not show them.
func (s *State) Caller() *clickup.Person {
	r := s.Roster()
	if r == nil || !s.Me.Has() {
		return nil
	}
	p, _ := r.People.ByID(s.Me.Value.ID)
	return p
}

// FilterNeeds says, as the end of a sentence, what the filter of the chosen workspace
// rests on that is not known; empty: nothing is missing.
func (s *State) FilterNeeds() string {
	if !s.Browse().Query.about(TermGroup) {
		return ""
	}
	switch s.Facts().Groups.Phase {
	case Loading:
		return "the user groups are still loading"
	case Failed, Idle:
		return "the user groups are not known"
	}
	return ""
}

// GroupsOf are the names of the user groups a person is in.
func (f *Facts) GroupsOf(id clickup.UserID) []string { return f.membership[id] }

// SharesOf is what is known to be shared with a guest; nil: not asked yet.
func (f *Facts) SharesOf(id clickup.UserID) *Remote[[]clickup.SharedItem] { return f.Shares[id] }

// Desk is what plans for the chosen workspace are made from; ok is false while
// there is no roster.
func (s *State) Desk() (Desk, bool) { return s.DeskOf(s.Chosen) }

// DeskOf is Desk for any workspace.
func (s *State) DeskOf(id clickup.WorkspaceID) (Desk, bool) {
	r := s.RosterOf(id)
	if r == nil {
		return Desk{}, false
	}
	f := s.FactsOf(id)
	d := Desk{
		Workspace: r.ID, Name: r.Name, People: r.People, Own: f.Own, Groups: f.membership,
		Seats: f.Seats.Value, Caller: s.Me.Value.ID, Shares: map[clickup.UserID][]clickup.SharedItem{},
		Protected: s.Options.Protected, Prices: s.Options.Prices, Gate: s.PlanGateOf(id),
	}
	for id, sh := range f.Shares {
		if sh.Has() {
			d.Shares[id] = sh.Value
		}
	}
	return d, true
}

// Loading reports whether anything is on its way from ClickUp.
func (s *State) Loading() bool {
	if s.Me.Phase == Loading || s.Rosters.Phase == Loading {
		return true
	}
	f := s.Facts()
	return f.Seats.Phase == Loading || f.Plan.Phase == Loading || f.Items.Phase == Loading
}

// NoticeLevel is how much a notice matters.
type NoticeLevel uint8

// The levels of notices.
const (
	Info NoticeLevel = iota
	Good
	Warn
	Fault
)

// Notice is something the user is told in passing, and finds again in the
// activity view.
type Notice struct {
	Level NoticeLevel
	Text  string
	Err   error         // the details, where something failed
	Press keymap.Action // what to do about it; empty: nothing
	Run   RunID         // whose end it tells; empty: none's
	At    time.Time
}

// Said is how many notices there have been, those no longer kept included.
func (s *State) Said() int { return s.said }

func (s *State) notify(level NoticeLevel, text string, err error) {
	const kept = 200
	s.said++
	s.Notices = append(s.Notices, Notice{Level: level, Text: text, Err: err, At: s.Now})
	if len(s.Notices) > kept {
		s.Notices = s.Notices[len(s.Notices)-kept:]
	}
}

func (s *State) next() uint64 {
	s.seq++
	return s.seq
}
