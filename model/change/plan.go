package change

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/impact"
	"cutui/model/seats"
)

// Op is what a step does.
type Op string

// The operations; those on groups are in group.go.
const (
	OpInviteGuest  Op = "invite-guest"
	OpEditGuest    Op = "edit-guest"
	OpRemoveGuest  Op = "remove-guest"
	OpShare        Op = "share"
	OpUnshare      Op = "unshare"
	OpInviteMember Op = "invite-member"
	OpEditMember   Op = "edit-member"
	OpRemoveMember Op = "remove-member"
	OpMakeGuest    Op = "make-guest"     // only in ClickUp itself
	OpMakeViewOnly Op = "make-view-only" // only in ClickUp itself; used if other steps can't do it
	OpHandTask     Op = "hand-over-task"
	OpHandGoal     Op = "hand-over-goal"
	OpHandList     Op = "hand-over-list"
)

// StepState is the state of a step.
type StepState string

// The states of a step. Unknown means that the answer was lost and ClickUp did not show
// the effect when it was read.
const (
	Planned StepState = "planned"
	Running StepState = "running"
	Done    StepState = "done"
	Skipped StepState = "skipped"
	Failed  StepState = "failed"
	Unknown StepState = "unknown"
)

// Step is one call of a plan and its outcome. ID is 0 while only the guest's address is
// known: until the step that invites them is done.
type Step struct {
	Op         Op                  `json:"op"`
	Workspace  clickup.WorkspaceID `json:"workspace,omitempty"` // empty: the plan's
	ID         clickup.UserID      `json:"id,omitempty"`
	Email      string              `json:"email,omitempty"`
	Name       string              `json:"name,omitempty"`
	Item       clickup.ItemRef     `json:"item,omitzero"`
	ItemName   string              `json:"item_name,omitempty"`
	Permission clickup.Permission  `json:"permission,omitempty"`
	Rights     clickup.Rights      `json:"rights,omitzero"`
	Role       *clickup.RoleID     `json:"role,omitempty"`
	Admin      *bool               `json:"admin,omitempty"`
	Rename     *string             `json:"rename,omitempty"`
	Preset     string              `json:"preset,omitempty"`   // name of the preset that Rights come from; not sent to ClickUp
	Note       string              `json:"note,omitempty"`     // the user's own; not sent to ClickUp
	Until      string              `json:"until,omitempty"`    // the day on which they are, or were, to leave; not sent to ClickUp
	Goal       clickup.GoalID      `json:"goal,omitempty"`     // of a hand-over-goal step
	Gives      []clickup.UserID    `json:"assign,omitempty"`   // who gets the task, goal or list of a hand-over step; 0: its person, once they are invited
	Takes      []clickup.UserID    `json:"unassign,omitempty"` // the assignees that a hand-over step takes off it
	After      string              `json:"after,omitempty"`    // address of a person whose steps must have worked before
	To         string              `json:"to,omitempty"`       // who gets it, by address or name
	Holds      *impact.Summary     `json:"holds,omitempty"`    // what the person of a removal holds; nil: not read
	Group      GroupRef            `json:"group,omitzero"`     // the group that is changed, or gets the item
	Members    []Member            `json:"members,omitempty"`  // of a group that is created or deleted
	Via        Via                 `json:"via,omitempty"`      // the API that shares
	Before     *Before             `json:"before,omitempty"`
	Became     *Became             `json:"became,omitempty"`
	State      StepState           `json:"state"`
	Status     int                 `json:"status,omitempty"`
	Code       string              `json:"code,omitempty"`
	Message    string              `json:"message,omitempty"`
}

// Before is what a step removes or overwrites, so that undo can restore it.
type Before struct {
	Rights     clickup.Rights       `json:"rights,omitzero"`
	Role       clickup.RoleID       `json:"role,omitempty"`
	BaseRole   clickup.Role         `json:"base_role,omitempty"`
	Permission clickup.Permission   `json:"permission,omitempty"`
	Shared     []clickup.SharedItem `json:"shared,omitempty"`
	SharesRead bool                 `json:"shares_read,omitempty"`
	Assigned   []clickup.UserID     `json:"assigned,omitempty"` // assignees of the task, or owners of the goal or list
	// Listed says that they had access to the item, at a level that is not known.
	Listed bool `json:"listed,omitempty"`
}

// Became is the role that ClickUp gave the person of a step, if it is not the one asked for.
type Became struct {
	Role clickup.Role `json:"role,omitempty"`
	Key  string       `json:"key,omitempty"` // ClickUp's word for it
}

// MembersMay reports whether members may do what the step does, as far as is known. They
// may invite guests, share and unshare.
func (s *Step) MembersMay() bool {
	return s.Op == OpInviteGuest || s.Op == OpShare || s.Op == OpUnshare
}

// Who returns the address, name or id of the person, or the name of the group, that the
// step is about.
func (s *Step) Who() string {
	switch {
	case s.Email != "":
		return s.Email
	case s.Name != "":
		return s.Name
	case s.WithoutPerson():
		return "group " + cmp.Or(s.Group.Name, string(s.Group.ID))
	}
	return "#" + s.ID.String()
}

// GuestInvite returns the body of an invite-guest step.
func (s *Step) GuestInvite() clickup.GuestInvite {
	return clickup.GuestInvite{Email: s.Email, Rights: s.Rights, Role: deref(s.Role)}
}

// GuestEdit returns the body of an edit-guest step.
func (s *Step) GuestEdit() clickup.GuestEdit {
	return clickup.GuestEdit{Rights: s.Rights, Role: s.Role}
}

// MemberInvite returns the body of an invite-member step.
func (s *Step) MemberInvite() clickup.MemberInvite {
	return clickup.MemberInvite{Email: s.Email, Admin: deref(s.Admin), Role: deref(s.Role)}
}

// MemberEdit returns the body of an edit-member step.
func (s *Step) MemberEdit() clickup.MemberEdit {
	return clickup.MemberEdit{Name: s.Rename, Admin: s.Admin, Role: s.Role}
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// Plan is a change to be reviewed before it is carried out: single calls in order, what
// they do to the seats, and warnings.
type Plan struct {
	Title     string              `json:"title"`
	Workspace clickup.WorkspaceID `json:"workspace"`
	Name      string              `json:"workspace_name"`
	Others    []Part              `json:"others,omitempty"` // what it does in further workspaces
	Steps     []Step              `json:"steps"`
	Seats     seats.Forecast      `json:"seats"`
	Warnings  []string            `json:"warnings,omitempty"`
	Undoes    RunID               `json:"undoes,omitempty"`
}

// Calls returns the number of requests that the plan would send.
func (p *Plan) Calls() int {
	n := 0
	for _, s := range p.Steps {
		if s.State == Planned {
			n++
		}
	}
	return n
}

// NamesDays reports whether the plan notes a day on which somebody it invites is to leave.
func (p *Plan) NamesDays() bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Invites() && s.Until != "" })
}

// Removes returns how many people the plan removes from a workspace, each counted once.
func (p *Plan) Removes() int {
	gone := map[string]bool{}
	for _, s := range p.Steps {
		if s.State == Planned && s.Removes() {
			gone[s.Key()] = true
		}
	}
	return len(gone)
}

// RemovesAdmin reports whether the plan removes an admin.
func (p *Plan) RemovesAdmin() bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool {
		return s.State == Planned && s.Op == OpRemoveMember && s.Before != nil && s.Before.BaseRole == clickup.RoleAdmin
	})
}

// BulkCalls is the number of calls above which a plan needs a typed count.
const BulkCalls = 20

// Confirm returns what must be typed before the plan starts, and why. Both are empty if
// enter is enough.
func (p *Plan) Confirm() (typed, reason string) {
	switch {
	case p.UnknownSeats():
		return "unknown seats", p.BillWords()
	case p.Bought() > 0:
		return "buy " + text.Plural(p.Bought(), "seat"), "this " + p.BillWords()
	case p.Removes() > 0:
		return text.PeopleOf(p.Removes()), "this removes people"
	case p.Calls() > BulkCalls:
		return text.Plural(p.Calls(), "call"), "this is a large change"
	}
	return "", ""
}

// Duration estimates how long it takes to carry the plan out under the rate limit.
func (p *Plan) Duration(rate Rate, now time.Time) time.Duration {
	return rate.Time(p.Calls(), stepsAtOnce, now)
}
