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

// Op is what one step does.
type Op string

// The operations a plan can hold.
const (
	OpInviteGuest  Op = "invite-guest"
	OpEditGuest    Op = "edit-guest"
	OpRemoveGuest  Op = "remove-guest"
	OpShare        Op = "share"
	OpUnshare      Op = "unshare"
	OpInviteMember Op = "invite-member"
	OpEditMember   Op = "edit-member"
	OpRemoveMember Op = "remove-member"
	OpMakeGuest    Op = "make-guest"     // only by hand in ClickUp
	OpMakeViewOnly Op = "make-view-only" // likewise, where no other steps do it
	OpHandTask     Op = "hand-over-task"
	OpHandGoal     Op = "hand-over-goal"
	OpHandList     Op = "hand-over-list"
)

// StepState is how far a step has come.
type StepState string

// The states of a step. Unknown: the answer was lost, and ClickUp did not show the effect
// when it was read.
const (
	Planned StepState = "planned"
	Running StepState = "running"
	Done    StepState = "done"
	Skipped StepState = "skipped"
	Failed  StepState = "failed"
	Unknown StepState = "unknown"
)

// Step is one call of a plan and its outcome. Where ID is 0 only the guest's address is
// known, until the step that invites them is done.
type Step struct {
	Op         Op                  `json:"op"`
	Workspace  clickup.WorkspaceID `json:"workspace,omitempty"` // where it acts; empty: in the plan's
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
	Preset     string              `json:"preset,omitempty"`   // that the rights are of, by name; ClickUp does not get it
	Note       string              `json:"note,omitempty"`     // of whoever asked for it; ClickUp does not get it
	Until      string              `json:"until,omitempty"`    // the day until which they are to be here; of a removal, until when they were to be. ClickUp does not get it
	Goal       clickup.GoalID      `json:"goal,omitempty"`     // of a hand-over-goal step
	Gives      []clickup.UserID    `json:"assign,omitempty"`   // who gets the task, goal or list of a hand-over step; 0: its person, once they are invited
	Takes      []clickup.UserID    `json:"unassign,omitempty"` // who it is taken from
	After      string              `json:"after,omitempty"`    // whose steps must have worked before, by address
	To         string              `json:"to,omitempty"`       // who gets it, by address or name
	Holds      *impact.Summary     `json:"holds,omitempty"`    // what somebody who is removed holds, where that was read
	Group      GroupRef            `json:"group,omitzero"`     // that is changed, or that gets the item
	Members    []Member            `json:"members,omitempty"`  // who is in a group that is created or deleted
	Via        Via                 `json:"via,omitempty"`      // the API that shares
	Before     *Before             `json:"before,omitempty"`
	Became     *Became             `json:"became,omitempty"`
	State      StepState           `json:"state"`
	Status     int                 `json:"status,omitempty"`
	Code       string              `json:"code,omitempty"`
	Message    string              `json:"message,omitempty"`
}

// Before is what a step removes or overwrites; undo brings it back.
type Before struct {
	Rights     clickup.Rights       `json:"rights,omitzero"`
	Role       clickup.RoleID       `json:"role,omitempty"`
	BaseRole   clickup.Role         `json:"base_role,omitempty"`
	Permission clickup.Permission   `json:"permission,omitempty"`
	Shared     []clickup.SharedItem `json:"shared,omitempty"`
	SharesRead bool                 `json:"shares_read,omitempty"`
	Assigned   []clickup.UserID     `json:"assigned,omitempty"` // to the task, or owners of the goal or list
	// Listed: they had access to the item, at a level that ClickUp does not tell.
	Listed bool `json:"listed,omitempty"`
}

// Became is the role that ClickUp gave the person of a step, where it is another one
// than was asked for.
type Became struct {
	Role clickup.Role `json:"role,omitempty"`
	Key  string       `json:"key,omitempty"` // ClickUp's word for it
}

// MembersMay reports whether members, too, may do what the step does as far as is known:
// inviting guests and sharing.
func (s *Step) MembersMay() bool {
	return s.Op == OpInviteGuest || s.Op == OpShare || s.Op == OpUnshare
}

// Who is the name or address of the person that the step is about.
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

// GuestInvite is the body of an invite-guest step.
func (s *Step) GuestInvite() clickup.GuestInvite {
	return clickup.GuestInvite{Email: s.Email, Rights: s.Rights, Role: deref(s.Role)}
}

// GuestEdit is the body of an edit-guest step.
func (s *Step) GuestEdit() clickup.GuestEdit {
	return clickup.GuestEdit{Rights: s.Rights, Role: s.Role}
}

// MemberInvite is the body of an invite-member step.
func (s *Step) MemberInvite() clickup.MemberInvite {
	return clickup.MemberInvite{Email: s.Email, Admin: deref(s.Admin), Role: deref(s.Role)}
}

// MemberEdit is the body of an edit-member step.
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

// Plan is a change, reviewed before it is carried out: single calls in order,
// what they do to the seats, and what can't be undone.
type Plan struct {
	Title     string              `json:"title"`
	Workspace clickup.WorkspaceID `json:"workspace"`
	Name      string              `json:"workspace_name"`
	Others    []Part              `json:"others,omitempty"` // the workspaces it acts in besides
	Steps     []Step              `json:"steps"`
	Seats     seats.Forecast      `json:"seats"`
	Warnings  []string            `json:"warnings,omitempty"`
	Undoes    RunID               `json:"undoes,omitempty"`
}

// Calls is the number of requests the plan would send.
func (p *Plan) Calls() int {
	n := 0
	for _, s := range p.Steps {
		if s.State == Planned {
			n++
		}
	}
	return n
}

// NamesDays reports whether the plan invites somebody until a day.
func (p *Plan) NamesDays() bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Invites() && s.Until != "" })
}

// Removes is how many people the plan takes out of a workspace, each counted once.
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

// Confirm is what must be typed before the plan starts, with the reason;
// empty where enter is enough.
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

// Duration is an estimate of how long the plan takes to be sent under the rate limit.
func (p *Plan) Duration(rate Rate, now time.Time) time.Duration {
	return rate.Time(p.Calls(), stepsAtOnce, now)
}
