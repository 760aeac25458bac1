package model

import (
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// Options are what the program was started with; they don't change but for
// what the user turns while it runs.
type Options struct {
	ReadOnly    bool
	Offline     bool // nothing is asked of ClickUp
	Demo        bool
	Workspace   string // id or name to choose at the start; empty: the first
	OwnDomains  []string
	Protected   []string // addresses or ids of people never to be acted on
	Audit       audit.Options
	Prices      audit.Prices
	Presets     []change.Preset
	HR          audit.HRList // those who work here, where a list was given
	Sequential  bool         // a run sends one step at a time, so that it always goes the same way
	RunIDSuffix string       // random letters and digits in the ids of runs, so that those of two programs differ
}

// State is everything the program knows. The zero value is not ready: New is.
type State struct {
	Options Options
	Now     time.Time
	Me      Remote[clickup.User]
	Rosters Remote[[]*Roster]
	Partial bool // Rosters still grows: more people are arriving
	Preview bool // Partial, and of the last roster on the disk
	Chosen  clickup.WorkspaceID
	Rate    change.Rate

	// Revision grows whenever something that is known changes: a value arrives, is
	// replaced or is dropped. What was made from facts is made again when it has grown.
	Revision uint64

	Decisions Remote[[]Decision] // about all workspaces
	Snapshots Remote[[]SnapshotInfo]
	Files     Remote[[]File] // what a path that is being typed may become

	Run     *change.Run // the one under way, else the last; nil: none yet
	History []RunRecord
	Notices []Notice

	GlobalSearch people.GlobalSearch // who was looked for in all workspaces last

	data   map[clickup.WorkspaceID]*WorkspaceData
	browse map[clickup.WorkspaceID]*Browse
	seq    uint64

	hr        Remote[audit.HRList] // the file that was chosen last
	auditOpen bool                 // the audit's screen has been opened
	baseline  string               // the snapshot that was chosen to compare with

	noticeCount int // also those no longer kept
	merge       merging

	need      Need // what is loaded by itself
	searchGen uint64
	rateOrder uint64 // of Rate

	runs            int  // that were started here
	rejoining       bool // a run is being opened from its journal
	interrupted     int  // runs with steps left, of the earlier ones
	toldInterrupted bool // earlier runs that were interrupted were spoken of
	fresh           bool // the people were loaded since the start, not only recalled
}

// WorkspaceData are what is known of a workspace besides its people.
type WorkspaceData struct {
	Seats     Remote[clickup.Seats]
	Plan      Remote[clickup.Plan]
	Roles     Remote[[]clickup.CustomRole]
	Groups    Remote[[]clickup.UserGroup]
	Report    Remote[audit.Report]
	Rollups   Remote[Rollups]
	Own       audit.Domains
	Changes   audit.Changes      // since the roster before; the last that were not none
	Since     Remote[Comparison] // what changed since an older snapshot
	Items     Remote[[]items.Item]
	ItemsKept time.Time // when an earlier load brought the Items that this one did not; zero: none did
	Found     map[clickup.ItemRef]Remote[items.Item]
	Access    map[clickup.ItemRef]Remote[[]Access] // of the tasks and lists that were asked about
	Shares    map[clickup.UserID]*Remote[[]clickup.SharedItem]

	membership map[clickup.UserID][]string
	about      []int32 // the findings of the report about people, see byPerson
	leavers    []int32 // those about people who are not on the HR list
	shareScan  ShareScan
}

// Browse is how a workspace's people are shown.
type Browse struct {
	View    people.View
	Sort    people.Sort
	Filter  string
	Problem error          // what could not be understood of the filter
	Of      *people.People // whom Rows numbers: for a moment older than the roster
	Rows    []int32
	Domains []people.DomainRow // the rows of the domains view; nil in the others
	Pos     int
	Cursor  clickup.UserID // whom Pos follows; 0: nobody was chosen yet
	Marks   map[clickup.UserID]bool
	Anchor  clickup.UserID // where a range starts; 0: none
	Query   people.Query

	gen      uint64
	asked    clickup.UserID // the cursor when the rows were last asked for
	ranked   bool
	outdated bool           // the rows answer an earlier wish
	result   *people.Result // what Rows came from, for the next search to narrow
}

// New is the state before anything is known.
func New(o Options, now time.Time) *State {
	if len(o.Presets) == 0 {
		o.Presets = change.DefaultPresets()
	}
	if o.Audit == (audit.Options{}) {
		o.Audit = audit.DefaultOptions()
	}
	return &State{
		Options:  o,
		Now:      now,
		Revision: 1,
		need:     NeedEverything(),
		data:     map[clickup.WorkspaceID]*WorkspaceData{},
		browse:   map[clickup.WorkspaceID]*Browse{},
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

// Data are what is known of the chosen workspace; never nil.
func (s *State) Data() *WorkspaceData { return s.DataOf(s.Chosen) }

// DataOf are what is known of a workspace; never nil.
func (s *State) DataOf(id clickup.WorkspaceID) *WorkspaceData {
	f, ok := s.data[id]
	if !ok {
		f = &WorkspaceData{Found: map[clickup.ItemRef]Remote[items.Item]{}, Shares: map[clickup.UserID]*Remote[[]clickup.SharedItem]{}}
		s.data[id] = f
	}
	return f
}

// Browse is how the chosen workspace's people are shown; never nil.
func (s *State) Browse() *Browse {
	b, ok := s.browse[s.Chosen]
	if !ok {
		b = &Browse{Marks: map[clickup.UserID]bool{}}
		s.browse[s.Chosen] = b
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
	if !s.Browse().Query.HasTerm(people.TermGroup) {
		return ""
	}
	switch s.Data().Groups.Phase {
	case Loading:
		return "the user groups are still loading"
	case LoadFailed, Idle:
		return "the user groups are not known"
	}
	return ""
}

// GroupsOf are the names of the user groups a person is in.
func (f *WorkspaceData) GroupsOf(id clickup.UserID) []string { return f.membership[id] }

// SharesOf is what is known to be shared with a guest; nil: not asked yet.
func (f *WorkspaceData) SharesOf(id clickup.UserID) *Remote[[]clickup.SharedItem] {
	return f.Shares[id]
}

// ChangeContext is what plans for the chosen workspace are made from; ok is false while
// there is no roster.
func (s *State) ChangeContext() (change.Context, bool) { return s.ChangeContextOf(s.Chosen) }

// ChangeContextOf is ChangeContext for any workspace.
func (s *State) ChangeContextOf(id clickup.WorkspaceID) (change.Context, bool) {
	r := s.RosterOf(id)
	if r == nil {
		return change.Context{}, false
	}
	f := s.DataOf(id)
	d := change.Context{
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
	f := s.Data()
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
	Run   change.RunID  // whose end it tells; empty: none's
	At    time.Time
}

// NoticeCount is how many notices there have been, those no longer kept included.
func (s *State) NoticeCount() int { return s.noticeCount }

func (s *State) notify(level NoticeLevel, text string, err error) {
	const kept = 200
	s.noticeCount++
	s.Notices = append(s.Notices, Notice{Level: level, Text: text, Err: err, At: s.Now})
	if len(s.Notices) > kept {
		s.Notices = s.Notices[len(s.Notices)-kept:]
	}
}

func (s *State) next() uint64 {
	s.seq++
	return s.seq
}
