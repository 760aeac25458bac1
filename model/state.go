package model

import (
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/access"
	"cutui/model/accessreview"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/items"
	"cutui/model/people"
	"cutui/model/peopleexport"
	"cutui/model/plans"
	"cutui/model/seats"
	"cutui/model/usercommand"
)

// Options are what the program was started with. An intent changes those that the user
// can set while it runs.
type Options struct {
	ReadOnly    bool
	Offline     bool // no call is made to ClickUp
	Demo        bool
	Account     string // says whose data is shown, where there is no token; empty: there is one
	Workspace   string // id or name to choose at the start; empty: the first
	OwnDomains  []string
	SharedLists []string // ids or names of lists that all clients may see
	Protected   []string // addresses or ids of people who are never changed or removed
	Audit       audit.Options
	Prices      seats.Prices
	LoadAtRest  bool          // what a guest sees is loaded once the cursor rests on them
	Refresh     time.Duration // how often the screen loads the chosen workspace again by itself; 0: only when asked
	Presets     []plans.Preset
	SavedViews  []SavedView
	Commands    []usercommand.Command // that the user defined, for the selected people
	Columns     []people.Column       // of people, as shown at the start; none: the usual ones
	Start       SavedView             // how the first workspace is shown
	HR          audit.HRList          // who works here, where a list was given
	Export      *peopleexport.Export  // ClickUp's people export, where it was given
	Sequential  bool                  // a run sends one step at a time, always in the same order
	RunIDSuffix string                // random letters and digits that make the ids of runs differ between programs
}

// State is everything the program knows. Make it with New: the zero value is not ready.
type State struct {
	Options Options
	Now     time.Time
	Me      Remote[clickup.User]
	Rosters Remote[[]*Roster]
	Partial bool // more people of Rosters are still arriving
	Preview bool // Rosters is the beginning of the last one on the disk; Partial is true, too
	Chosen  clickup.WorkspaceID
	Rate    change.Rate

	// Revision grows whenever something that is known changes: a value arrives, is
	// replaced or is dropped. What was made from facts is made again when it has grown.
	Revision uint64

	Decisions Remote[[]Decision] // about all workspaces
	Snapshots Remote[[]SnapshotInfo]
	Files     Remote[[]File] // what may complete the path that is being typed

	Run     *change.Run // the run under way, or else the last one; nil: none yet
	History []RunRecord
	// Unconfirmed is the plan that was not carried out at last, because it may buy more
	// seats than were confirmed; nil: there is none.
	Unconfirmed *change.Plan
	UntilFailed error // why the last days could not be written to the disk; nil: they could
	Notices     []Notice

	GlobalSearch people.GlobalSearch // the last search of all workspaces

	data   map[clickup.WorkspaceID]*WorkspaceData
	browse map[clickup.WorkspaceID]*Browse
	seq    uint64

	hr        Remote[RosterFile] // the file that was chosen last
	refreshed time.Time          // when it was last begun by itself
	auditOpen bool               // the audit's screen has been opened
	baseline  string             // the snapshot that was chosen to compare with

	noticeCount int // counts also those that are no longer kept
	merge       merging
	comeback    clickup.Permission // at which undo gives back what was shared at a level that is not known

	need         Need            // what is loaded by itself
	columns      []people.Column // those chosen; none: the usual ones
	filters      []string        // used before, the latest first
	filtersAsked bool            // those on the disk were asked for

	usual      audit.Options // the thresholds of audits before somebody turned one
	searchGen  uint64
	resting    resting
	searchText string // looked for last in all workspaces
	rateOrder  uint64 // of Rate

	confirming *Confirm                               // waits for fresh seats
	comparing  bool                                   // Run has ended, and the seats are read again for its outcome
	resuming   map[clickup.WorkspaceID]seats.Forecast // of the run that is being opened from its journal

	runs            int  // that were started here
	rejoining       bool // a run is being opened from its journal
	interrupted     int  // runs with steps left, of the earlier ones
	toldInterrupted bool // the user knows of interrupted runs
	untilBusy       int  // reads and writes of days that are under way, see SetUntil
	fresh           bool // the people were loaded since the start, not only recalled
}

// WorkspaceData is what is known of a workspace besides its people.
type WorkspaceData struct {
	Seats     Remote[clickup.Seats]
	Plan      Remote[clickup.Plan]
	Roles     Remote[[]clickup.CustomRole]
	Groups    Remote[[]clickup.UserGroup]
	Report    Remote[audit.Report]
	Rollups   Remote[Rollups]
	Own       seats.Domains
	Changes   audit.Changes      // the latest changes that a new roster brought; kept while newer ones bring none
	Since     Remote[Comparison] // what changed since an older snapshot
	Items     Remote[[]items.Item]
	ItemsKept time.Time // the time of the earlier load that some of the Items are from; zero: none are
	Found     map[clickup.ItemRef]Remote[items.Item]
	typed     clickup.ItemRef                      // the one in Found that is asked about while it is typed
	inside    map[clickup.SpaceID]bool             // the spaces that were looked into
	Access    map[clickup.ItemRef]Remote[[]Access] // by the task or list that was asked about
	Shares    map[clickup.UserID]*Remote[[]clickup.SharedItem]
	NewerAPI  change.NewerAPI                            // what was learned about it here
	Links     map[clickup.ItemRef]*clickup.PublicSharing // of tasks that were asked about; nil: ClickUp did not say
	Until     *people.UntilDays                          // until when people are to be here; nil: nobody has a day
	Reviews   Remote[[]accessreview.Review]              // of those who invited, the latest last
	Survey    access.Survey                              // who is on which list, as far as that was read

	seatsRead    time.Time // when ClickUp last said the seats here; zero: they are from the disk
	newerAPIRead bool      // what is kept about NewerAPI was read, or asked for
	outdated     bool      // Seats and Plan were not loaded since the last load of the people
	membership   map[clickup.UserID][]string
	about        []int32 // the findings of the report about people, see byPerson
	leavers      []int32 // those about people who are not on the HR list
	shareScan    ShareScan
	reviewFiles  []string // what was written for the review that was started last
	answers      Remote[[]accessreview.File]
	checked      accessreview.Checked // the answers, held against the latest review
	impact       impactRead
	sweep        listSweep
	news         map[clickup.UserID]bool // who joined, left, accepted or changed role by the latest load
	newsAt       time.Time               // when that came
	target       *seatTarget             // nil: no number of seats was set
}

// Browse is how a workspace's people are shown.
type Browse struct {
	View    people.View
	Sort    people.Sort
	Filter  string
	Saved   string         // the name of the saved view that is shown; empty: it is none, or was changed since
	Problem error          // which part of the filter could not be understood
	Of      *people.People // the people that Rows are indexes of; for a moment older than the roster
	Rows    []int32
	Domains []people.DomainRow // the rows of the domains view; nil in the others
	Pos     int
	Cursor  clickup.UserID // the person that Pos follows; 0: none was chosen yet
	Marks   map[clickup.UserID]bool
	Anchor  clickup.UserID // the person where a range of marks starts; 0: none
	Query   people.Query

	gen      uint64
	asked    clickup.UserID // Cursor when the rows were last asked for
	ranked   bool
	outdated bool           // Rows are of an earlier filter, view or workspace
	result   *people.Result // that Rows are from; the next search narrows it
}

// New is the state before anything is known.
func New(o Options, now time.Time) *State {
	if len(o.Presets) == 0 {
		o.Presets = plans.DefaultPresets()
	}
	if o.Audit == (audit.Options{}) {
		o.Audit = audit.DefaultOptions()
	}
	return &State{
		Options:  o,
		usual:    o.Audit,
		Now:      now,
		Revision: 1,
		need:     NeedEverything(),
		columns:  o.Columns,
		data:     map[clickup.WorkspaceID]*WorkspaceData{},
		browse:   map[clickup.WorkspaceID]*Browse{},
	}
}

// Roster is the roster of the chosen workspace, or nil.
func (s *State) Roster() *Roster { return s.RosterOf(s.Chosen) }

// RosterOf is the roster of a workspace, or nil.
func (s *State) RosterOf(id clickup.WorkspaceID) *Roster {
	for _, r := range s.Rosters.Value {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Version says which facts are known, of which workspace. What was made from them is made
// again when it differs; the zero value differs from all.
type Version struct {
	workspace clickup.WorkspaceID
	revision  uint64
}

// Version is that of the chosen workspace.
func (s *State) Version() Version { return Version{s.Chosen, s.Revision} }

// Data is what is known of the chosen workspace; never nil.
func (s *State) Data() *WorkspaceData { return s.DataOf(s.Chosen) }

// DataOf is what is known of a workspace; never nil.
func (s *State) DataOf(id clickup.WorkspaceID) *WorkspaceData {
	f, ok := s.data[id]
	if !ok {
		f = &WorkspaceData{
			Found:  map[clickup.ItemRef]Remote[items.Item]{},
			Access: map[clickup.ItemRef]Remote[[]Access]{},
			Shares: map[clickup.UserID]*Remote[[]clickup.SharedItem]{},
			Links:  map[clickup.ItemRef]*clickup.PublicSharing{},
			impact: impactRead{of: map[UserID]impact.Holdings{}, failed: map[UserID]error{}},
		}
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

// Person is the person under the cursor, or nil.
func (s *State) Person() *clickup.Person {
	b := s.Browse()
	if b.Domains != nil || b.Pos < 0 || b.Pos >= len(b.Rows) {
		return nil
	}
	return b.Of.At(b.Rows[b.Pos])
}

// FilterNeeds says, as the end of a sentence, which facts the filter of the chosen
// workspace needs and are not known; empty: all are.
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

// filterLoads reports whether the filter finds people by what is loaded for the first time.
func (s *State) filterLoads() bool {
	groups := &s.Data().Groups
	return s.Browse().Query.HasTerm(people.TermGroup) && groups.Phase == Loading && !groups.Has()
}

// GroupsOf are the names of the user groups a person is in.
func (f *WorkspaceData) GroupsOf(id clickup.UserID) []string { return f.membership[id] }

// SharesOf is what is shared with a guest; nil: nobody has asked yet.
func (f *WorkspaceData) SharesOf(id clickup.UserID) *Remote[[]clickup.SharedItem] {
	return f.Shares[id]
}

// shares is what is shared with a guest who is asked about.
func (f *WorkspaceData) shares(id clickup.UserID) *Remote[[]clickup.SharedItem] {
	if f.Shares[id] == nil {
		f.Shares[id] = &Remote[[]clickup.SharedItem]{}
	}
	return f.Shares[id]
}

// ChangeContext is what plans for the chosen workspace are made from; ok is false where
// its roster is not known.
func (s *State) ChangeContext() (plans.Context, bool) { return s.ChangeContextOf(s.Chosen) }

// ChangeContextOf is ChangeContext for any workspace.
func (s *State) ChangeContextOf(id clickup.WorkspaceID) (plans.Context, bool) {
	r := s.RosterOf(id)
	if r == nil {
		return plans.Context{}, false
	}
	f := s.DataOf(id)
	d := plans.Context{
		Workspace: r.ID, Name: r.Name, People: r.People, Own: f.Own, Groups: f.membership, Roles: f.Roles.Value,
		Seats: s.SeatReading(id), Caller: s.Me.Value.ID,
		Protected: s.Options.Protected, Prices: s.Options.Prices, Gate: s.PlanGateOf(id), Holdings: f.impact.of, Until: f.Until, Now: s.Now,
	}
	if f.Plan.Phase == Loaded {
		d.Plan = f.Plan.Value.Name
	}
	if f.Groups.Has() {
		d.UserGroups = nonNilGroups(f.Groups.Value)
	}
	d.Shares, d.Access, d.Comeback = s.sharesOf(id), f.accessOf(), s.comeback
	return d, true
}

// sharesOf is what is shared with the guests that were asked about.
func (s *State) sharesOf(id clickup.WorkspaceID) map[clickup.UserID][]clickup.SharedItem {
	out := map[clickup.UserID][]clickup.SharedItem{}
	for guest, sh := range s.DataOf(id).Shares {
		if sh.Has() {
			out[guest] = sh.Value
		}
	}
	return out
}

// SeatFacts are what of a workspace decides about the seats of its people.
func (s *State) SeatFacts(id clickup.WorkspaceID) seats.Facts {
	facts := s.DataOf(id).seatFacts()
	facts.Shares = s.sharesOf(id)
	return facts
}

// seatFacts are the facts about seats without what is shared with guests.
func (f *WorkspaceData) seatFacts() seats.Facts {
	return seats.Facts{Rules: seats.Rules{Plan: f.Plan.Value.Name, Own: f.Own}, Roles: f.Roles.Value, Groups: f.membership}
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

// Notice is a message that the screen shows for a moment, and the activity view later.
type Notice struct {
	Level NoticeLevel
	Text  string
	Err   error         // the details, where something failed
	Press keymap.Action // what to do about it; empty: nothing
	Run   change.RunID  // the run whose end it reports; empty: none
	At    time.Time
}

// NoticeCount is how many notices there have been, also those that are no longer kept.
func (s *State) NoticeCount() int { return s.noticeCount }

// notify notes a message. Nothing else comes of it: an apply that ends with it returns its
// result, which is nil.
func (s *State) notify(level NoticeLevel, text string, err error) []Effect {
	const kept = 200
	s.noticeCount++
	s.Notices = append(s.Notices, Notice{Level: level, Text: text, Err: err, At: s.Now})
	if len(s.Notices) > kept {
		s.Notices = s.Notices[len(s.Notices)-kept:]
	}
	return nil
}

func (s *State) next() uint64 {
	s.seq++
	return s.seq
}

// apply sets the clock. A wait for the rate limit that is over by then is forgotten.
func (m Ticked) apply(s *State) []Effect {
	s.Now = m.Now
	if !s.Rate.WaitingUntil.IsZero() && !m.Now.Before(s.Rate.WaitingUntil) {
		s.Rate.WaitingUntil = time.Time{}
	}
	return nil
}
