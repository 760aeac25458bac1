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

// Options are the settings the program was started with. Intents change those that the
// user can set while it runs.
type Options struct {
	ReadOnly    bool
	Offline     bool // never call ClickUp
	Demo        bool
	Account     string // whose data is shown when there is no token
	Workspace   string // id or name of the workspace to choose at the start; empty: the first
	OwnDomains  []string
	SharedLists []string // ids or names of lists that all clients may see
	Protected   []string // addresses or ids of people whom no plan changes or removes
	Audit       audit.Options
	Prices      seats.Prices
	LoadAtRest  bool          // load what a guest sees once the cursor rests on them
	Refresh     time.Duration // how often the screen reloads the chosen workspace by itself; 0: never
	Presets     []plans.Preset
	SavedViews  []SavedView
	Commands    []usercommand.Command // the user's own commands, run on the selected people
	Columns     []people.Column       // columns of the people table at the start; none: the default ones
	Start       SavedView             // how the first workspace is shown
	HR          audit.HRList          // who works here, if a list was given
	Export      *peopleexport.Export  // ClickUp's people export; nil: none was given
	Sequential  bool                  // a run sends one step at a time, always in the same order
	RunIDSuffix string                // random letters and digits that keep the run ids of two processes apart
}

// State is everything the program knows. Make it with New: the zero value is not ready.
type State struct {
	Options Options
	Now     time.Time
	Me      Remote[clickup.User]
	Rosters Remote[[]*Roster]
	Partial bool // Rosters is incomplete: more people are still arriving
	Preview bool // Rosters is the beginning of the last snapshot; Partial is true, too
	Chosen  clickup.WorkspaceID
	Rate    change.Rate

	// Revision grows whenever the known facts change: a value arrives, is replaced or is
	// dropped. Anything derived from the facts is out of date once it has grown.
	Revision uint64

	Decisions Remote[[]Decision] // of all workspaces
	Snapshots Remote[[]SnapshotInfo]
	Files     Remote[[]File] // completions of the path being typed

	Run     *change.Run // the run under way, or else the last one; nil: none yet
	History []RunRecord
	// Unconfirmed is the confirmed plan that was not carried out because it may now buy more
	// seats; nil: there is none.
	Unconfirmed *change.Plan
	UntilFailed error // why the latest until dates could not be saved; nil: they were
	Notices     []Notice

	GlobalSearch people.GlobalSearch // the last search across all workspaces

	data   map[clickup.WorkspaceID]*WorkspaceData
	browse map[clickup.WorkspaceID]*Browse
	seq    uint64

	hr        Remote[RosterFile] // the last file given to UseHR
	refreshed time.Time          // when RefreshOld last started a reload
	auditOpen bool               // the audit's screen has been opened
	baseline  string             // id of the snapshot chosen to compare with; empty: none was chosen

	noticeCount  int // of all notices so far, including those no longer kept
	merge        merging
	restoreLevel clickup.Permission // see RestoreAs

	need         Need            // what is loaded without being asked for
	columns      []people.Column // the chosen columns; none: the default ones
	filters      []string        // earlier filters, the latest first
	filtersAsked bool            // LoadFilters was sent

	defaultRules audit.Options // the audit's thresholds as they were at the start
	searchGen    uint64
	resting      resting
	searchText   string // the last text searched for across all workspaces
	rateOrder    uint64 // the Order of the event that set Rate

	confirming *Confirm                               // waits for fresh seats
	comparing  bool                                   // Run has ended, and the seats are being read for its outcome
	resuming   map[clickup.WorkspaceID]seats.Forecast // the confirmed forecasts of the run being rejoined

	runs               int  // runs started by this process
	rejoining          bool // a run is being opened from its journal
	interrupted        int  // len(Resumable())
	offeredInterrupted bool // the interrupted runs were announced
	untilBusy          int  // reads and writes of until dates under way
	fresh              bool // the people were loaded from ClickUp since the start
}

// WorkspaceData is what is known about a workspace besides its people.
type WorkspaceData struct {
	Seats     Remote[clickup.Seats]
	Plan      Remote[clickup.Plan]
	Roles     Remote[[]clickup.CustomRole]
	Groups    Remote[[]clickup.UserGroup]
	Report    Remote[audit.Report]
	Rollups   Remote[Rollups]
	Own       seats.Domains
	Changes   audit.Changes      // what changed at the latest load that changed anything
	Since     Remote[Comparison] // what changed since an older snapshot
	Items     Remote[[]items.Item]
	ItemsKept time.Time // when the Items taken from an earlier load were read; zero: none were
	Found     map[clickup.ItemRef]Remote[items.Item]
	typed     clickup.ItemRef                      // the key in Found of the reference still being typed
	spaceRead map[clickup.SpaceID]bool             // the spaces loaded ahead of the others
	Access    map[clickup.ItemRef]Remote[[]Access] // by task or list
	Shares    map[clickup.UserID]*Remote[[]clickup.SharedItem]
	NewerAPI  change.NewerAPI                            // what was learned here about ClickUp's newer API
	Links     map[clickup.ItemRef]*clickup.PublicSharing // by task; a nil value: ClickUp did not say
	Until     *people.UntilDays                          // until dates by address; nil: there are none
	Reviews   Remote[[]accessreview.Review]              // access reviews, the latest last
	Survey    access.Survey                              // who is on which list, as far as that was read

	seatsRead      time.Time // when the seats were last read from ClickUp; zero: not yet
	newerAPIRead   bool      // LoadNewerAPI was sent
	outdated       bool      // Seats and Plan have not been loaded since the people were
	membership     map[clickup.UserID][]string
	personFindings []int32 // indexes of the report's findings about people, see byPerson
	leaverFindings []int32 // indexes of those about people who are not on the HR list
	shareScan      ShareScan
	reviewFiles    []string // the files written for the review started last
	answers        Remote[[]accessreview.File]
	checked        accessreview.Checked // answers, checked against the latest review
	impact         impactRead
	sweep          listSweep
	changed        map[clickup.UserID]bool // who joined, left, accepted or changed role at the latest load
	changedAt      time.Time               // when that load ended
	target         *seatTarget             // nil: no number of seats was set
}

// Browse is how a workspace's people are shown.
type Browse struct {
	View    people.View
	Sort    people.Sort
	Filter  string
	Saved   string         // the name of the saved view shown; empty: none, or it was changed since
	Problem error          // what is wrong with the filter; nil: nothing
	Of      *people.People // the people that Rows index; may briefly be older than the roster
	Rows    []int32
	Domains []people.DomainRow // the rows of the domains view; nil in the others
	Pos     int
	Cursor  clickup.UserID // the person that Pos follows; 0: none was chosen yet
	Marks   map[clickup.UserID]bool
	Anchor  clickup.UserID // the person where a range of marks starts; 0: none
	Query   people.Query

	gen           uint64
	rankCursor    clickup.UserID // Cursor when the last Rank was sent
	outdated      bool           // Rows belong to an earlier filter, view or workspace
	ranked, stays bool           // stays: a run of the user's own has changed people since Rows were found
	result        *people.Result // the search that Rows come from; the next one narrows it
}

// New returns the state before anything is known.
func New(o Options, now time.Time) *State {
	if len(o.Presets) == 0 {
		o.Presets = plans.DefaultPresets()
	}
	if o.Audit == (audit.Options{}) {
		o.Audit = audit.DefaultOptions()
	}
	return &State{
		Options:      o,
		Now:          now,
		Revision:     1,
		need:         NeedEverything(),
		defaultRules: o.Audit,
		columns:      o.Columns,
		data:         map[clickup.WorkspaceID]*WorkspaceData{},
		browse:       map[clickup.WorkspaceID]*Browse{},
	}
}

// Roster returns the roster of the chosen workspace, or nil.
func (s *State) Roster() *Roster { return s.RosterOf(s.Chosen) }

// RosterOf returns the roster of a workspace, or nil.
func (s *State) RosterOf(id clickup.WorkspaceID) *Roster {
	for _, r := range s.Rosters.Value {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Version identifies the known facts about a workspace. The zero value differs from all.
type Version struct {
	workspace clickup.WorkspaceID
	revision  uint64
}

// Version returns the version of the chosen workspace's facts.
func (s *State) Version() Version { return Version{s.Chosen, s.Revision} }

// Data returns what is known about the chosen workspace. It is never nil.
func (s *State) Data() *WorkspaceData { return s.DataOf(s.Chosen) }

// DataOf returns what is known about a workspace. It is never nil.
func (s *State) DataOf(id clickup.WorkspaceID) *WorkspaceData {
	f, ok := s.data[id]
	if !ok {
		f = &WorkspaceData{
			Found:  map[clickup.ItemRef]Remote[items.Item]{},
			Access: map[clickup.ItemRef]Remote[[]Access]{},
			Shares: map[clickup.UserID]*Remote[[]clickup.SharedItem]{},
			Links:  map[clickup.ItemRef]*clickup.PublicSharing{},
			impact: impactRead{holdings: map[UserID]impact.Holdings{}, failed: map[UserID]error{}},
		}
		s.data[id] = f
	}
	return f
}

// Browse returns how the chosen workspace's people are shown. It is never nil.
func (s *State) Browse() *Browse {
	b, ok := s.browse[s.Chosen]
	if !ok {
		b = &Browse{Marks: map[clickup.UserID]bool{}}
		s.browse[s.Chosen] = b
	}
	return b
}

// Person returns the person under the cursor, or nil.
func (s *State) Person() *clickup.Person {
	b := s.Browse()
	if b.Domains != nil || b.Pos < 0 || b.Pos >= len(b.Rows) {
		return nil
	}
	return b.Of.At(b.Rows[b.Pos])
}

// FilterNeeds says, as the end of a sentence, which facts the chosen workspace's filter
// needs that are not known. It is empty if all are.
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

// filterLoads reports whether the filter depends on user groups that are loading for the
// first time.
func (s *State) filterLoads() bool {
	groups := &s.Data().Groups
	return s.Browse().Query.HasTerm(people.TermGroup) && groups.Phase == Loading && !groups.Has()
}

// GroupsOf returns the names of the user groups a person is in.
func (f *WorkspaceData) GroupsOf(id clickup.UserID) []string { return f.membership[id] }

// SharesOf returns what is shared with a guest. It is nil if that was never loaded.
func (f *WorkspaceData) SharesOf(id clickup.UserID) *Remote[[]clickup.SharedItem] {
	return f.Shares[id]
}

// shares is SharesOf that adds an entry if there is none.
func (f *WorkspaceData) shares(id clickup.UserID) *Remote[[]clickup.SharedItem] {
	if f.Shares[id] == nil {
		f.Shares[id] = &Remote[[]clickup.SharedItem]{}
	}
	return f.Shares[id]
}

// ChangeContext returns what plans for the chosen workspace are made from. ok is false if
// its roster is not known.
func (s *State) ChangeContext() (ctx plans.Context, ok bool) { return s.ChangeContextOf(s.Chosen) }

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
		Protected: s.Options.Protected, Prices: s.Options.Prices, Gate: s.PlanGateOf(id), Holdings: f.impact.holdings, Until: f.Until, Now: s.Now,
	}
	if f.Plan.Phase == Loaded {
		d.Plan = f.Plan.Value.Name
	}
	if f.Groups.Has() {
		d.UserGroups = nonNilGroups(f.Groups.Value)
	}
	d.Shares, d.Access, d.Comeback = s.sharesOf(id), f.accessOf(), s.restoreLevel
	return d, true
}

// sharesOf returns the shared items of those guests for whom they are known.
func (s *State) sharesOf(id clickup.WorkspaceID) map[clickup.UserID][]clickup.SharedItem {
	out := map[clickup.UserID][]clickup.SharedItem{}
	for guest, sh := range s.DataOf(id).Shares {
		if sh.Has() {
			out[guest] = sh.Value
		}
	}
	return out
}

// SeatFacts returns the facts about a workspace that decide which seats its people take.
func (s *State) SeatFacts(id clickup.WorkspaceID) seats.Facts {
	facts := s.DataOf(id).seatFacts()
	facts.Shares = s.sharesOf(id)
	return facts
}

// seatFacts returns the facts about seats, without what is shared with guests.
func (f *WorkspaceData) seatFacts() seats.Facts {
	return seats.Facts{Rules: seats.Rules{Plan: f.Plan.Value.Name, Own: f.Own}, Roles: f.Roles.Value, Groups: f.membership}
}

// Loading reports whether the people, or the seats, plan or items of the chosen workspace
// are being loaded from ClickUp.
func (s *State) Loading() bool {
	if s.Me.Phase == Loading || s.Rosters.Phase == Loading {
		return true
	}
	f := s.Data()
	return f.Seats.Phase == Loading || f.Plan.Phase == Loading || f.Items.Phase == Loading
}

// NoticeLevel is the severity of a notice.
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
	Err   error         // the details if something failed
	Press keymap.Action // what to do about it; empty: nothing
	Run   change.RunID  // the run whose end it reports; empty: none
	At    time.Time
}

// NoticeCount returns how many notices there have been, including those no longer kept.
func (s *State) NoticeCount() int { return s.noticeCount }

// notify adds a notice. It always returns nil, so that an apply can end with it.
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

// apply sets the clock and clears a wait for the rate limit that is over.
func (m Ticked) apply(s *State) []Effect {
	s.Now = m.Now
	if !s.Rate.WaitingUntil.IsZero() && !m.Now.Before(s.Rate.WaitingUntil) {
		s.Rate.WaitingUntil = time.Time{}
	}
	return nil
}
