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

// Update takes an intent or an event, changes the state and returns what has
// to be done about it. It is the only way the state changes.
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
	// Boot starts the program: it shows the last roster from the disk and loads a new one.
	Boot struct{}
	// ShowLast shows the last roster from the disk, unless one is shown already.
	ShowLast struct{}
	// ChooseWorkspace shows the people of a workspace.
	ChooseWorkspace struct {
		ID clickup.WorkspaceID
	}
	// MoveCursor moves the cursor by rows, as far as the first or last one.
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
	// SetFilter filters the people by a text as typed.
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
	// MarkRange starts a range at the cursor, or marks from its start to the cursor.
	MarkRange struct{}
	// InvertMarks marks the people shown who are not marked, and unmarks the others.
	InvertMarks struct{}
	// ClearMarks unmarks everybody.
	ClearMarks struct{}
	// Reload loads again: the chosen workspace, or all of them.
	Reload struct {
		All bool
	}
	// LearnRoles loads the custom roles of workspaces where they are not known.
	LearnRoles struct {
		IDs []clickup.WorkspaceID
	}
	// RetryFailed sends the failed loads again.
	RetryFailed struct{}
	// LoadShares loads what is shared with a guest in a workspace, or in the chosen one.
	LoadShares struct {
		Guest clickup.UserID
		In    clickup.WorkspaceID
	}
	// LoadAccess loads who has explicit access to a task or list.
	LoadAccess struct {
		Ref clickup.ItemRef
	}
	// OpenPicker loads the items of the chosen workspace where they are not known.
	OpenPicker struct{}
	// LookInside makes sure that the folders and lists of a space are loaded before those
	// of the others.
	LookInside struct {
		Space items.Item
	}
	// LookUpItem asks whether an id or link exists and what it is called. Typed says that
	// it may still be typed: it is asked about after a moment, unless another one is.
	LookUpItem struct {
		Ref   clickup.ItemRef
		Typed bool
	}
	// CopyText puts one line on the clipboard; What names it in the notice.
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
	// PauseRun pauses the run after the step under way, or goes on with it.
	PauseRun struct{}
	// RetryRun sends the failed and unknown steps of the run again.
	RetryRun struct{}
	// StopRun ends the run; steps that were not sent stay unsent.
	StopRun struct{}
)

// Answer is a part of every event that answers a numbered effect. At is when the answer
// came; Err is why there is none.
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
	Unread int // people who could not be read: ClickUp gave them no usable id
}

// Named reports whether the workspace has this id or, in any case, this name.
func (r *Roster) Named(want string) bool {
	return want != "" && (string(r.ID) == want || equalFold(r.Name, want))
}

// Events from loading.
type (
	// Ticked sets the clock.
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
	// their first people only. Own are the own domains, by the whole rosters.
	PreviewLoaded struct {
		SnapshotLoaded

		Own map[clickup.WorkspaceID][]string
	}
	// MeLoaded is the owner of the token.
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
	// PlanLoaded is the plan of a workspace.
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
	// PeopleMerged is a roster with the changes that a run made.
	PeopleMerged struct {
		ID     clickup.WorkspaceID
		Seq    uint64
		People *people.People
	}
	// SharesLoaded is what is shared with a guest. Kept: the disk had it from an earlier
	// load.
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
		Linked bool                   // it was asked whether the task has a public link
		Link   *clickup.PublicSharing // nil: ClickUp did not say
	}
	// ItemsArrived is a page of items for the picker; Done is on the last page. Where the
	// load fails, the last page may have the items of an earlier load.
	ItemsArrived struct {
		Answer
		ID    clickup.WorkspaceID
		Items []items.Item
		Done  bool
		Kept  time.Time // the time of the earlier load that Items are from; zero: they are of this one
	}
	// SpaceLoaded are the folders and lists of a space that was looked into.
	SpaceLoaded struct {
		Answer
		ID    clickup.WorkspaceID
		Space clickup.SpaceID
		Items []items.Item
	}
	// ItemLookedUp answers LookUpItem.
	ItemLookedUp struct {
		Answer
		Ref  clickup.ItemRef
		Item items.Item
		Link *clickup.PublicSharing // of a task; nil: ClickUp did not say
	}
	// Compared is what changed in a workspace from one roster to the next.
	Compared struct {
		ID      clickup.WorkspaceID
		Changes audit.Changes
	}
)

// Events from runs, and from this machine.
type (
	// RunOpened says that the plan is in a journal, or why it could not be written.
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
	// Copied says whether a line was copied to the clipboard.
	Copied struct {
		What string
		Text string
		// Sent: the terminal was asked to copy it, and does not say whether it did.
		Sent bool
		Err  error
	}
	// Opened says whether the browser was started with a link.
	Opened struct {
		URL string
		Err error
	}
	// Saved says where a document was written.
	Saved struct {
		Path string
		Err  error
	}
	// RateChanged is the state of the rate limit after a call. Calls run side by side: of
	// two events the one with the greater Order is newer, whichever comes first.
	RateChanged struct {
		Order uint64
		Rate  change.Rate
	}
	// Panicked says that an effect, Op, ended in a panic.
	Panicked struct {
		Op  string
		Err error
	}
)
