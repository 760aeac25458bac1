package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// Effect is a request for IO, or for work too slow to do while handling a key.
// internal/effect carries it out with Perform and answers with events.
type Effect interface {
	perform(p performing)
	turn() Turn
	priority() clickup.Priority
}

// request is embedded in every effect. It has the defaults: no other effect replaces this
// one, and its calls are urgent.
type request struct{}

func (request) turn() Turn { return Turn{} }

func (request) priority() clickup.Priority { return clickup.Urgent }

// read is embedded in the loads that a start or a refresh also makes, in the background.
type read struct {
	request         //nolint:unused // it gives the effect its priority
	Background bool // nobody waits for the answer
}

func (r read) priority() clickup.Priority {
	if r.Background {
		return clickup.Background
	}
	return clickup.Urgent
}

// Loads. Seq comes back in the answer.
type (
	// LoadPreview reads the part of the last snapshot that fits the first screen.
	LoadPreview struct{ request }
	// LoadSnapshot reads the last snapshot from disk.
	LoadSnapshot struct{ request }
	// SaveSnapshot writes a snapshot to disk, unless a newer one was requested already.
	SaveSnapshot struct {
		request
		Seq      uint64
		Snapshot SnapshotLoaded
	}
	// FetchMe loads the owner of the token.
	FetchMe struct {
		read
		Seq uint64
	}
	// FetchRosters loads all workspaces with their people.
	FetchRosters struct {
		read
		Seq uint64
	}
	// FetchRoster loads one workspace again. Old is its roster so far.
	FetchRoster struct {
		read
		Seq uint64
		Old *Roster
	}
	// FetchSeats loads a workspace's seats.
	FetchSeats struct {
		read
		Seq    uint64
		ID     clickup.WorkspaceID
		Within time.Duration // time limit for the answer; 0: none
	}
	// FetchPlan loads the plan of a workspace.
	FetchPlan struct {
		read
		Seq uint64
		ID  clickup.WorkspaceID
	}
	// FetchRoles loads a workspace's custom roles.
	FetchRoles struct {
		read
		Seq uint64
		ID  clickup.WorkspaceID
	}
	// FetchGroups loads a workspace's user groups.
	FetchGroups struct {
		read
		Seq uint64
		ID  clickup.WorkspaceID
	}
	// FetchShares loads what is shared with a guest.
	FetchShares struct {
		request //nolint:unused // it gives the effect its priority
		Seq     uint64
		ID      clickup.WorkspaceID
		Guest   clickup.UserID
		// Within is how old an answer kept on disk may be to be used; 0: always call ClickUp.
		Within time.Duration
		AtRest bool // not requested by the user: the cursor rests on the guest
	}
	// FetchAccess loads who has explicit access to a task or list.
	FetchAccess struct {
		request
		Seq  uint64
		ID   clickup.WorkspaceID
		Ref  clickup.ItemRef
		Link bool // also load the task's public link, which takes one more call
	}
	// FetchItems loads spaces, folders, lists and tasks, page by page.
	FetchItems struct {
		request //nolint:unused // it gives the effect its priority
		Seq     uint64
		ID      clickup.WorkspaceID
	}
	// FetchSpace loads the folders and lists of a space. Seq is that of the FetchItems
	// under way.
	FetchSpace struct {
		request
		Seq   uint64
		ID    clickup.WorkspaceID
		Space items.Item
	}
	// FetchItem looks up one item. ClickUp finds items in every workspace that the token
	// sees, so the item is checked to be in this one.
	FetchItem struct {
		request
		Seq    uint64
		ID     clickup.WorkspaceID
		Ref    clickup.ItemRef
		Spaces []clickup.SpaceID     // the known spaces of the workspace
		Others []clickup.WorkspaceID // workspaces that the item must not be in
		Typed  bool                  // Ref may not be complete yet
	}
)

// Work that needs no IO, but whose time grows with the roster.
type (
	// Rank filters and orders people.
	Rank struct {
		request
		Gen    uint64
		Job    people.Job
		Cursor clickup.UserID
		Pos    int // the row of the cursor, used if the person is not among the new rows
		// Domain is the domain under the cursor if the rows so far are domains (ByDomain).
		Domain   people.DomainRow
		ByDomain bool
		// Stays is whether the cursor stays in its row where the user took people of the domain
		// out, rather than go with it.
		Stays bool
	}
	// Merge changes, adds and removes people of a roster.
	Merge struct {
		request
		ID      clickup.WorkspaceID
		Seq     uint64
		People  *people.People
		Changes []PersonChange
	}
	// Compare finds what changed between two rosters of a workspace.
	Compare struct {
		request
		ID            clickup.WorkspaceID
		Before, After audit.Snapshot
		InactiveDays  int
	}
)

// Runs, and this machine.
type (
	// OpenRun writes a plan to the journal before its first step.
	OpenRun struct {
		request
		Run change.Run
	}
	// SendStep makes the call of one step.
	SendStep struct {
		request
		Run       change.RunID
		Index     int
		Workspace clickup.WorkspaceID
		Step      change.Step
		Verify    bool      // first check whether an earlier attempt took effect
		SentAt    time.Time // when the earlier attempt was made, as far as known; zero: there was none
	}
	// Copy copies text to the clipboard.
	Copy struct {
		request
		Text, What string
	}
	// OpenURL opens a ClickUp address in the browser.
	OpenURL struct {
		request
		URL string
	}
	// Wait emits a Ticked when Until has come.
	Wait struct {
		request
		Until time.Time
	}
)

// PersonChange is a person who was added, changed or, with Gone, removed.
type PersonChange struct {
	Person clickup.Person
	Gone   bool
}
