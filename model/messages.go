package model

import (
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// Msg is an intent (named in the imperative: what the user wants) or an event (named in
// the past tense: the result of an effect).
//
// A message applies itself: it changes the state and returns the effects to carry out.
// Its apply method is in the file of the feature it belongs to.
type Msg interface{ apply(s *State) []Effect }

// Update applies an intent or an event and returns the effects to carry out. It is the
// only way the state changes.
func (s *State) Update(msg Msg) []Effect { return msg.apply(s) }

func (m Batch) apply(s *State) []Effect {
	var out []Effect
	for _, one := range m.Msgs {
		out = append(out, s.Update(one)...)
	}
	return out
}

// Batch applies several intents at once, so that their effects run side by side.
type Batch struct {
	Msgs []Msg
}

// Intents about what is shown. Rows are counted from 0 in the order shown.
type (
	// Boot starts the program: it shows the last snapshot and loads a new roster.
	Boot struct{}
	// ShowLast shows the last snapshot, unless a roster is shown already.
	ShowLast struct{}
	// ChooseWorkspace shows the people of a workspace.
	ChooseWorkspace struct {
		ID clickup.WorkspaceID
	}
	// MoveCursor moves the cursor by a number of rows, stopping at the first and last one.
	MoveCursor struct {
		By int
	}
	// PutCursor puts the cursor on a row.
	PutCursor struct {
		Row int
	}
	// SeekPerson puts the cursor on a person, in the view of all people without a filter.
	SeekPerson struct {
		ID clickup.UserID
	}
	// SetFilter filters the people by the text typed.
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
	// ToggleMark marks or unmarks the person under the cursor.
	ToggleMark struct{}
	// MarkPerson marks or unmarks a person.
	MarkPerson struct {
		ID clickup.UserID
	}
	// MarkRange starts a range at the cursor or, if one was started, marks everybody from
	// there to the cursor.
	MarkRange struct{}
	// InvertMarks marks the people shown who are not marked, and unmarks the others.
	InvertMarks struct{}
	// ClearMarks unmarks everybody.
	ClearMarks struct{}
	// Reload loads the chosen workspace again, or all of them.
	Reload struct {
		All bool
	}
	// LearnRoles loads the custom roles of those workspaces whose roles are not known.
	LearnRoles struct {
		IDs []clickup.WorkspaceID
	}
	// RetryFailed repeats the loads that failed.
	RetryFailed struct{}
	// LoadShares loads what is shared with a guest.
	LoadShares struct {
		Guest clickup.UserID
		In    clickup.WorkspaceID // empty: the chosen one
	}
	// LoadAccess loads who has explicit access to a task or list.
	LoadAccess struct {
		Ref clickup.ItemRef
	}
	// OpenPicker loads the items of the chosen workspace if they are not known.
	OpenPicker struct{}
	// LookInside loads the folders and lists of a space ahead of those of the others.
	LookInside struct {
		Space items.Item
	}
	// LookUpItem looks up whether an item exists and what it is called. With Typed the
	// reference may not be complete yet: the lookup waits a moment, and a newer one
	// replaces it.
	LookUpItem struct {
		Ref   clickup.ItemRef
		Typed bool
	}
	// CopyText copies text to the clipboard; What names it in the notice.
	CopyText struct {
		Text, What string
	}
	// OpenLink opens a ClickUp address in the browser.
	OpenLink struct {
		URL string
	}
)

// Intents about runs.
type (
	// StartRun carries out a reviewed plan.
	StartRun struct {
		Plan change.Plan
	}
	// PauseRun pauses the run after the step under way, or continues it.
	PauseRun struct{}
	// RetryRun sends the failed and unknown steps of the run again.
	RetryRun struct{}
	// StopRun ends the run without sending the steps that are left.
	StopRun struct{}
)

// Answer is embedded in every event that answers a numbered effect. Seq is the effect's
// number, At when the answer came, and Err why there is none.
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
	Unread int // people left out because ClickUp sent no usable id for them
}

// Named reports whether want is the workspace's id or its name, ignoring case.
func (r *Roster) Named(want string) bool {
	return want != "" && (string(r.ID) == want || strings.EqualFold(r.Name, want))
}

// Events from loading.
type (
	// Ticked sets the clock.
	Ticked struct {
		Now time.Time
	}
	// SnapshotLoaded is the last snapshot; At is when it was loaded from ClickUp, zero if
	// there is none.
	SnapshotLoaded struct {
		At      time.Time
		Me      clickup.User
		Rosters []*Roster
		Seats   map[clickup.WorkspaceID]clickup.Seats
		Plans   map[clickup.WorkspaceID]clickup.Plan
		Err     error
	}
	// PreviewLoaded is the part of the last snapshot that fits the first screen: the
	// rosters have only their first people. Own has the own domains of the whole rosters.
	PreviewLoaded struct {
		SnapshotLoaded

		Own map[clickup.WorkspaceID][]string
	}
	// MeLoaded is the owner of the token.
	MeLoaded struct {
		Answer
		User clickup.User
	}
	// RostersArrived has the people received so far while FetchRosters goes on.
	RostersArrived struct {
		Seq     uint64
		Rosters []*Roster
	}
	// RostersLoaded has all workspaces with their people.
	RostersLoaded struct {
		Answer
		Rosters []*Roster
	}
	// RosterLoaded has one workspace, loaded again.
	RosterLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Roster *Roster
	}
	// SeatsLoaded has a workspace's seats.
	SeatsLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Seats clickup.Seats
	}
	// PlanLoaded has a workspace's plan.
	PlanLoaded struct {
		Answer
		ID   clickup.WorkspaceID
		Plan clickup.Plan
	}
	// RolesLoaded has a workspace's custom roles.
	RolesLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Roles []clickup.CustomRole
	}
	// GroupsLoaded has a workspace's user groups.
	GroupsLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Groups []clickup.UserGroup
	}
	// PeopleRanked has the rows of the people pane; Pos is the row of the cursor. In the
	// domains view the rows are Domains.
	PeopleRanked struct {
		Gen     uint64
		Result  *people.Result
		Domains []people.DomainRow
		Pos     int
	}
	// PeopleMerged answers Merge.
	PeopleMerged struct {
		ID     clickup.WorkspaceID
		Seq    uint64
		People *people.People
	}
	// SharesLoaded has what is shared with a guest.
	SharesLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Guest clickup.UserID
		Items []clickup.SharedItem
		Kept  bool // Items were kept on disk from an earlier load
	}
	// AccessLoaded has the people with explicit access to a task or list.
	AccessLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		Ref    clickup.ItemRef
		People []Access
		Linked bool                   // Link was asked for
		Link   *clickup.PublicSharing // the task's public link; nil: ClickUp did not say
	}
	// ItemsArrived is a page of items for the picker. If the load fails, the last page may
	// have the items of an earlier one.
	ItemsArrived struct {
		Answer
		ID    clickup.WorkspaceID
		Items []items.Item
		Done  bool      // this is the last page
		Kept  time.Time // when the earlier load that Items are from took place; zero: they are of this one
	}
	// SpaceLoaded answers FetchSpace with the folders and lists of the space.
	SpaceLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Space clickup.SpaceID
		Items []items.Item
	}
	// ItemLookedUp answers FetchItem.
	ItemLookedUp struct {
		Answer
		Ref  clickup.ItemRef
		Item items.Item
		Link *clickup.PublicSharing // a task's public link; nil: ClickUp did not say
	}
	// Compared has what changed in a workspace from one roster to the next.
	Compared struct {
		ID      clickup.WorkspaceID
		Changes audit.Changes
	}
)

// Events from runs, and from this machine.
type (
	// RunOpened says that the plan was written to a journal, or why it was not.
	RunOpened struct {
		Run change.RunID
		Err error
	}
	// StepEnded is the outcome of one step.
	StepEnded struct {
		Run     change.RunID
		Index   int
		Outcome change.Outcome
	}
	// Copied says whether text was copied to the clipboard.
	Copied struct {
		What string
		Text string
		Sent bool // the terminal was asked to copy it, which it never confirms
		Err  error
	}
	// Opened says whether a link was opened in the browser.
	Opened struct {
		URL string
		Err error
	}
	// Saved says where a document was written.
	Saved struct {
		Path string
		Err  error
	}
	// RateChanged has the state of the rate limit after a call. Calls run in parallel, so
	// events may arrive out of order: the one with the greater Order is newer.
	RateChanged struct {
		Order uint64
		Rate  change.Rate
	}
	// Panicked says that the effect Op ended in a panic.
	Panicked struct {
		Op  string
		Err error
	}
)
