package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// Msg is an intent (imperative: what the user wants) or an event (past tense:
// what came of an effect).
//
// A message applies itself: it changes the state and returns what has to be done
// about it. Its apply stands beside the code that it is about.
type Msg interface{ apply(s *State) []Effect }

// Batch are intents handed over at once, so that their effects run together.
type Batch struct {
	Msgs []Msg
}

// Intents about what is shown. Rows are counted from 0 in the order shown.
type (
	// Boot starts the program: the disk's roster at once, then ClickUp's.
	Boot struct{}
	// ShowLast shows what was loaded last, from the disk, where nothing is shown yet.
	ShowLast struct{}
	// ChooseWorkspace shows the people of a workspace.
	ChooseWorkspace struct {
		ID clickup.WorkspaceID
	}
	// MoveCursor moves by rows; far values stop at the ends.
	MoveCursor struct {
		By int
	}
	// PutCursor goes to a row.
	PutCursor struct {
		Row int
	}
	// SeekPerson goes to a person, dropping the filter and view that hide them.
	SeekPerson struct {
		ID clickup.UserID
	}
	// SetFilter takes the filter's text as typed.
	SetFilter struct {
		Text string
	}
	// ShowView shows one of the views, with a filter.
	ShowView struct {
		View   people.View
		Filter string
	}
	// SortBy orders the people.
	SortBy struct {
		Sort people.Sort
	}
	// ToggleMark marks the person under the cursor, or takes the mark back.
	ToggleMark struct{}
	// MarkPerson marks a person wherever they are shown, or takes the mark back.
	MarkPerson struct {
		ID clickup.UserID
	}
	// MarkRange starts a range at the cursor, or marks from its start to the cursor.
	MarkRange struct{}
	// InvertMarks turns the marks of all people shown around.
	InvertMarks struct{}
	// ClearMarks takes all marks back.
	ClearMarks struct{}
	// Reload loads again: the chosen workspace, or all of them.
	Reload struct {
		All bool
	}
	// LearnRoles makes sure that the custom roles of workspaces are known.
	LearnRoles struct {
		IDs []clickup.WorkspaceID
	}
	// RetryFailed sends the failed loads again.
	RetryFailed struct{}
	// LoadShares asks what is shared with a guest.
	LoadShares struct {
		Guest clickup.UserID
	}
	// LoadAccess asks who has explicit access to a task or list.
	LoadAccess struct {
		Ref clickup.ItemRef
	}
	// OpenPicker makes sure that the items of the chosen workspace are loading.
	OpenPicker struct{}
	// LookUpItem asks whether a typed id or link exists and what it is called.
	LookUpItem struct {
		Ref clickup.ItemRef
	}
	// CopyText puts one line on the clipboard; What names it in the notice.
	CopyText struct {
		Text, What string
	}
	// OpenLink opens a ClickUp address in the browser.
	OpenLink struct {
		URL string
	}
	// SaveText writes a document (a hand-off, a report) to a new file.
	SaveText struct {
		Name, Text string
	}
)

// Intents about runs.
type (
	// StartRun carries out a reviewed plan.
	StartRun struct {
		Plan change.Plan
	}
	// PauseRun stops after the step under way, or goes on.
	PauseRun struct{}
	// RetryRun sends the failed and unknown steps of the run again.
	RetryRun struct{}
	// StopRun gives up the steps not yet sent.
	StopRun struct{}
)

// Answer is what every answer to a numbered request carries.
type Answer struct {
	Seq uint64
	At  time.Time
	Err error
}

// Roster is one workspace with its people, indexed.
type Roster struct {
	ID     clickup.WorkspaceID
	Name   string
	Color  string
	People *people.People
}

// Named reports whether the workspace has this id or, in any case, this name.
func (r *Roster) Named(want string) bool {
	return want != "" && (string(r.ID) == want || equalFold(r.Name, want))
}

// Events from loading.
type (
	// Ticked tells the time.
	Ticked struct {
		Now time.Time
	}
	// SnapshotLoaded is the last roster from the disk; At is when it was loaded.
	SnapshotLoaded struct {
		At      time.Time
		Me      clickup.User
		Rosters []*Roster
		Seats   map[clickup.WorkspaceID]clickup.Seats
		Plans   map[clickup.WorkspaceID]clickup.Plan
		Err     error
	}
	// PreviewLoaded is what the first screen shows of the last roster: the rosters have
	// their first people only. Own are the own domains that all of them told.
	PreviewLoaded struct {
		SnapshotLoaded

		Own map[clickup.WorkspaceID][]string
	}
	// MeLoaded is the caller.
	MeLoaded struct {
		Answer
		User clickup.User
	}
	// RostersArrived are the first people while the rest still arrives.
	RostersArrived struct {
		Seq     uint64
		Rosters []*Roster
	}
	// RostersLoaded are all workspaces with their people.
	RostersLoaded struct {
		Answer
		Rosters []*Roster
	}
	// RosterLoaded is one workspace, loaded again.
	RosterLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Roster *Roster
	}
	// SeatsLoaded are a workspace's seats.
	SeatsLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Seats clickup.Seats
	}
	// PlanLoaded is what a workspace has bought.
	PlanLoaded struct {
		Answer
		ID   clickup.WorkspaceID
		Plan clickup.Plan
	}
	// RolesLoaded are a workspace's custom roles.
	RolesLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Roles []clickup.CustomRole
	}
	// GroupsLoaded are a workspace's user groups.
	GroupsLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Groups []clickup.UserGroup
	}
	// PeopleRanked are the rows of the people pane; Pos is the row of Cursor. In
	// the domains view the rows are Domains.
	PeopleRanked struct {
		Gen     uint64
		Result  *people.Result
		Domains []people.DomainRow
		Pos     int
	}
	// PeopleMerged is a roster with the changes of a run worked in.
	PeopleMerged struct {
		ID     clickup.WorkspaceID
		Seq    uint64
		People *people.People
	}
	// SharesLoaded is what is shared with a guest; Kept: as it was read earlier.
	SharesLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Guest clickup.UserID
		Items []clickup.SharedItem
		Kept  bool
	}
	// AccessLoaded is who has explicit access to a task or list.
	AccessLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Ref    clickup.ItemRef
		People []Access
	}
	// ItemsArrived are items for the picker, page by page; Done is on the last. Where
	// that one fails it may have all that an earlier load brought.
	ItemsArrived struct {
		Answer
		ID    clickup.WorkspaceID
		Items []items.Item
		Done  bool
		Kept  time.Time // when an earlier load brought Items; zero: they are of this one
	}
	// ItemLookedUp answers LookUpItem.
	ItemLookedUp struct {
		Answer
		Ref  clickup.ItemRef
		Item items.Item
	}
	// Compared is what changed in a workspace since the roster before.
	Compared struct {
		ID      clickup.WorkspaceID
		Changes audit.Changes
	}
)

// Events from acting.
type (
	// RunOpened says that the journal has the plan, or why it could not take it.
	RunOpened struct {
		Run change.RunID
		Err error
	}
	// StepEnded is what became of one step.
	StepEnded struct {
		Run     change.RunID
		Index   int
		Outcome change.Outcome
	}
	// Copied tells whether a line got to the clipboard.
	Copied struct {
		What string
		Err  error
	}
	// Opened tells whether the browser took the link.
	Opened struct {
		URL string
		Err error
	}
	// Saved tells where a document went.
	Saved struct {
		Path string
		Err  error
	}
	// RateChanged is the state of the rate limit after a call. Calls end side by side:
	// one with a smaller Order is older, even where it comes later.
	RateChanged struct {
		Order uint64
		Rate  change.Rate
	}
	// Panicked is a bug that an effect ran into.
	Panicked struct {
		Op  string
		Err error
	}
)
