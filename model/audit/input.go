package audit

import (
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/impact"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// Input is all that an audit looks at. Only People is required; checks that need
// anything else are skipped without it.
type Input struct {
	Workspace clickup.WorkspaceID
	Name      string // the workspace's
	Plan      clickup.Plan
	People    []clickup.Person // the report keeps pointing into it: must not change afterwards
	Seats     clickup.Seats    // unknown counts are left out

	Groups []clickup.UserGroup // nil: not known
	Roles  []clickup.CustomRole
	Guests []clickup.Guest // details with shares, of the guests that were read

	// Items says who sees what: lists that were read one by one, and what is shared
	// with guests.
	Items  []access.Item
	Public []access.PublicTask
	Shared []string // ids or names of items that all clients may see

	Own     seats.Domains  // see seats.OwnDomains
	Caller  clickup.UserID // the token's user; 0 if unknown
	Now     time.Time
	Seen    time.Time // when the people were loaded; zero: now
	Options Options   // start from DefaultOptions
	Usual   Options   // the configured thresholds, which Options are compared with; zero: no comparison

	Protected []string                           // addresses or ids of people never to be acted on
	Accepted  []Acceptance                       // findings that somebody has taken responsibility for
	Holdings  map[clickup.UserID]impact.Holdings // what people hold; only those who were read
	Until     map[string]time.Time               // the day on which people are to leave, by address in lower case
	Traces    *impact.Traces                     // of work, besides ClickUp's last-seen date; nil: not read
	HR        HRList                             // who works here; empty if no list was given
	Export    *peopleexport.Export               // ClickUp's people export; nil if none was given
	Prices    seats.Prices
	Unseen    []string // what the caller may not see in the workspace, in sentences
}

// Options are the thresholds of the checks.
type Options struct {
	InactiveDays int     // last active more than this many days ago is inactive
	PendingDays  int     // invited more than this many days ago is overdue
	NewDays      int     // joined less than this many days ago is a new starter, never never-active
	AdminShare   float64 // the share of members that may be owners or admins, 0 to 1
	SeatBuffer   int     // free paid seats that are kept on purpose
	NearPercent  int     // the percentage of filled seats from which they count as nearly full
}

// DefaultOptions returns the thresholds that hold if nothing is configured.
func DefaultOptions() Options {
	return Options{InactiveDays: 60, PendingDays: 14, NewDays: 14, AdminShare: 0.2, SeatBuffer: 2, NearPercent: 90}
}

// Acceptance is somebody's decision to accept a finding until it is due for another look.
type Acceptance struct {
	Check    Check
	Person   clickup.UserID // 0 for a finding about the workspace
	Who      string         // that person's name at the time
	Note     string         // why
	By       string         // who decided it
	At       time.Time      // when; zero if not known
	ReviewBy time.Time      // the day on which the finding comes back
}

// Stands reports whether the acceptance still holds at now.
func (a Acceptance) Stands(now time.Time) bool { return now.Before(a.ReviewBy) }
