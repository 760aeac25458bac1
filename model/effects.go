package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// Effect is a request for IO or for work off the key path. internal/effect carries it
// out, by Perform, and answers with events.
type Effect interface {
	perform(p performing)
	turn() Turn
	priority() clickup.Priority
}

// request is part of every effect. Where the effect has no turn of its own, nothing
// replaces it; where it has no priority of its own, somebody waits for its calls.
type request struct{}

func (request) turn() Turn { return Turn{} }

func (request) priority() clickup.Priority { return clickup.Urgent }

// read is part of the loads that a start or a refresh makes, too.
type read struct {
	request         //nolint:unused // it gives the effect its priority
	Background bool // nobody waits for it
}

func (r read) priority() clickup.Priority {
	if r.Background {
		return clickup.Background
	}
	return clickup.Urgent
}

// Loads. Seq comes back in the answer.
type (
	// LoadPreview reads from the disk what the first screen shows of the last roster.
	LoadPreview struct{ request }
	// LoadSnapshot reads the last roster from the disk.
	LoadSnapshot struct{ request }
	// SaveSnapshot writes the roster to the disk, unless it was already asked to write a
	// newer one.
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
	// FetchRoster loads one workspace again. Old is what was known of it.
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
		Within time.Duration // how long the answer may take; 0: as long as it does
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
		// Within is how old an answer on the disk may be; 0: ClickUp is asked.
		Within time.Duration
		AtRest bool // nobody asked for it: the cursor rests on the guest
	}
	// FetchAccess loads who has explicit access to a task or list.
	FetchAccess struct {
		request
		Seq  uint64
		ID   clickup.WorkspaceID
		Ref  clickup.ItemRef
		Link bool // also whether a task has a public link, which takes a call more
	}
	// FetchItems loads spaces, folders, lists and tasks, page by page.
	FetchItems struct {
		request //nolint:unused // it gives the effect its priority
		Seq     uint64
		ID      clickup.WorkspaceID
	}
	// FetchSpace loads the folders and lists of a space. Seq is that of the items it is for.
	FetchSpace struct {
		request
		Seq   uint64
		ID    clickup.WorkspaceID
		Space items.Item
	}
	// FetchItem looks one item up. Spaces are those known of the workspace; Others are the
	// workspaces that the item must not be in: ClickUp shows the items of all that the
	// token sees. Typed is set while the reference may still be typed.
	FetchItem struct {
		request
		Seq    uint64
		ID     clickup.WorkspaceID
		Ref    clickup.ItemRef
		Spaces []clickup.SpaceID
		Others []clickup.WorkspaceID
		Typed  bool
	}
)

// Work that needs no IO, but takes longer the larger the roster is.
type (
	// Rank filters and orders people.
	Rank struct {
		request
		Gen    uint64
		Job    people.Job
		Cursor clickup.UserID
		Pos    int // where the cursor was, if the person is no longer shown
		// Domain is the one under the cursor where the rows are domains (ByDomain).
		Domain   string
		ByDomain bool
	}
	// Merge makes a roster with people changed, added and removed.
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
	// SendStep makes one call. Verify: it first checks whether an earlier attempt took
	// effect. SentAt is when that attempt was last heard of, zero where there was none.
	SendStep struct {
		request
		Run       change.RunID
		Index     int
		Workspace clickup.WorkspaceID
		Step      change.Step
		Verify    bool
		SentAt    time.Time
	}
	// Copy puts a line on the clipboard.
	Copy struct {
		request
		Text, What string
	}
	// OpenURL opens a ClickUp address in the browser.
	OpenURL struct {
		request
		URL string
	}
	// Wait emits a Ticked at a moment.
	Wait struct {
		request
		Until time.Time
	}
)

// PersonChange is a person who came, changed or, with Gone, left.
type PersonChange struct {
	Person clickup.Person
	Gone   bool
}
