package audit

import (
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/impact"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// Input is all that an audit looks at. Only People is needed; what is missing
// leaves out the checks that ask for it.
type Input struct {
	Workspace clickup.WorkspaceID
	Name      string // the workspace's
	Plan      clickup.Plan
	People    []clickup.Person // read by the report's reasons too: must not change afterwards
	Seats     clickup.Seats    // unknown counts are left out

	Groups []clickup.UserGroup // nil: not known
	Roles  []clickup.CustomRole
	Guests []clickup.Guest // details with shares, of the guests they were asked for

	// Items are who is known to see what: lists that were read one by one, and what is
	// shared with guests.
	Items  []access.Item
	Public []access.PublicTask
	Shared []string // ids or names of items that all clients may see

	Own     seats.Domains  // see seats.OwnDomains
	Caller  clickup.UserID // whose token it is; 0 where unknown
	Now     time.Time
	Seen    time.Time // when the people were loaded; zero: now
	Options Options   // start from DefaultOptions
	Usual   Options   // the thresholds that Options are compared with; zero: none

	Protected []string                           // addresses or ids of people never to be acted on
	Accepted  []Acceptance                       // findings that somebody has taken responsibility for
	Holdings  map[clickup.UserID]impact.Holdings // what people hold, of those it was read of
	Until     map[string]time.Time               // until when people are to be here, by address in lower case
	Traces    *impact.Traces                     // of work, besides ClickUp's last-seen date; nil: not read
	HR        HRList                             // those who work here, where a list was given
	Export    *peopleexport.Export               // ClickUp's people export, where it was given
	Prices    seats.Prices
	Unseen    []string // what the caller may not see there, in sentences
}

// Options are the thresholds of the checks.
type Options struct {
	InactiveDays int     // last active more than this many days ago is inactive
	PendingDays  int     // invited more than this many days ago is overdue
	NewDays      int     // joined less than this many days ago is a new starter, never never-active
	AdminShare   float64 // the share of members that may be owners or admins, 0 to 1
	SeatBuffer   int     // free paid seats that are kept on purpose
	NearPercent  int     // from this share of filled seats on, they are nearly full
}

// DefaultOptions are the thresholds where nothing is configured.
func DefaultOptions() Options {
	return Options{InactiveDays: 60, PendingDays: 14, NewDays: 14, AdminShare: 0.2, SeatBuffer: 2, NearPercent: 90}
}

// Acceptance takes a finding off the list until it is due for another look.
type Acceptance struct {
	Check    Check
	Person   clickup.UserID // 0 for a finding about the workspace
	Who      string         // the person it was about, by the name they had then
	Note     string         // why
	By       string         // who decided it
	At       time.Time      // when; zero where nobody knows
	ReviewBy time.Time      // on that day the finding is back
}

// Stands reports whether the acceptance still holds.
func (a Acceptance) Stands(now time.Time) bool { return now.Before(a.ReviewBy) }
