package model

import (
	"errors"
	"fmt"
	"maps"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/keymap"
	"cutui/model/change"
	"cutui/model/plans"
)

var errNoRoster = errors.New("the people are not loaded yet")

// MayChange says why nothing may be changed at all, or returns nil.
func (s *State) MayChange() error {
	if s.Options.ReadOnly {
		return errors.New("read-only: nothing can be changed")
	}
	if s.Options.Offline {
		return errOffline
	}
	return nil
}

// Can says in a sentence why an action can't be done now, or returns nil. It is also nil if
// only ClickUp's plan is in the way: the form then ends in a hand-off.
func (s *State) Can(a keymap.Action) error {
	switch a {
	case keymap.Invite, keymap.NewGroup:
		return s.canInvite()
	case keymap.InviteMember, keymap.ReviewTarget:
		return s.canAdminister()
	case keymap.InviteLike:
		return s.canInviteLike()
	case keymap.Replace:
		return s.canReplace()
	case keymap.Until:
		if !s.hasTarget() {
			return errors.New("nobody is marked or under the cursor")
		}
	case keymap.Share, keymap.TakeOut:
		return s.canTarget()
	case keymap.Unshare:
		return s.canUnshare()
	case keymap.Groups, keymap.Reviewers, keymap.RunAudit:
		if s.Roster() == nil {
			return errNoRoster
		}
	case keymap.AskReviewers:
		return s.canAskReviewers()
	case keymap.TakeAnswers:
		return s.canTakeAnswers()
	case keymap.RemoveUnneeded:
		return s.canRemoveUnneeded()
	case keymap.Edit, keymap.Remove, keymap.ViewOnly, keymap.MakeGuest:
		if err := s.canAdminister(); err != nil {
			return err
		}
		return s.canTarget()
	case keymap.Mark, keymap.Range:
		if s.Person() == nil {
			return errors.New("nobody is under the cursor")
		}
	case keymap.Undo:
		if err := s.MayChange(); err != nil {
			return err
		}
		_, err := s.Undoable()
		return err
	case keymap.Pause:
		if s.Run == nil || !s.Run.Live() {
			return errors.New("nothing is running")
		}
	}
	return nil
}

// Waits reports whether an action is only impossible because the people, or the groups that
// the filter needs, are still loading.
func (s *State) Waits(a keymap.Action) bool {
	switch a {
	case keymap.Invite, keymap.InviteMember, keymap.InviteLike, keymap.Replace, keymap.Until, keymap.Share, keymap.TakeOut,
		keymap.Unshare, keymap.Edit, keymap.Remove, keymap.ViewOnly, keymap.MakeGuest, keymap.RunAudit, keymap.Mark, keymap.Range, keymap.Filter:
		if s.Rosters.Phase == Loading && s.Roster() == nil {
			return true
		}
		return (s.Rosters.Phase == Loading && s.Partial || s.filterLoads()) && s.Can(a) != nil
	}
	return false
}

func (s *State) canInvite() error {
	if err := s.MayChange(); err != nil {
		return err
	}
	if s.Roster() == nil {
		return errNoRoster
	}
	if s.Partial {
		return errors.New("people are still loading: try again in a moment")
	}
	return s.guestsMayNot(s.Chosen)
}

// canAdminister is canInvite for actions of owners and admins only.
func (s *State) canAdminister() error {
	if err := s.canInvite(); err != nil {
		return err
	}
	return s.roleAllowsIn(s.Chosen)
}

func (s *State) canTarget() error {
	if err := s.canInvite(); err != nil {
		return err
	}
	if s.hasTarget() {
		return nil
	}
	if _, ok := s.TargetDomain(); ok {
		return errors.New("nobody on this domain is a guest")
	}
	return errors.New("nobody is marked or under the cursor")
}

func (s *State) canUnshare() error {
	if err := s.canInvite(); err != nil {
		return err
	}
	if s.Person() == nil {
		return errors.New("nobody is under the cursor")
	}
	return nil
}

// roleIn returns the caller's role in a workspace, RoleUnknown if it is not known.
func (s *State) roleIn(id clickup.WorkspaceID) clickup.Role {
	r := s.RosterOf(id)
	if r == nil || !s.Me.Has() {
		return clickup.RoleUnknown
	}
	me, ok := r.People.ByID(s.Me.Value.ID)
	if !ok {
		return clickup.RoleUnknown
	}
	return me.Role
}

// guestsMayNot returns an error if the caller is a guest, who can't invite or share. A
// member may try: it is not documented whether the API lets them, so ClickUp decides.
func (s *State) guestsMayNot(id clickup.WorkspaceID) error {
	if s.roleIn(id) == clickup.RoleGuest {
		return s.roleAllowsIn(id)
	}
	return nil
}

// roleAllowsIn returns an error if the caller is known to be neither owner nor admin.
func (s *State) roleAllowsIn(id clickup.WorkspaceID) error {
	if role := s.roleIn(id); role == clickup.RoleMember || role == clickup.RoleGuest {
		return fmt.Errorf("you are a %s here; only owners and admins can do this", role)
	}
	return nil
}

// NotAllowed returns ClickUp's error if the token is known not to be authorised for a
// workspace, which is then listed but can't be read, or nil.
func (s *State) NotAllowed(id clickup.WorkspaceID) error {
	f := s.DataOf(id)
	for _, err := range []error{f.Seats.Err, f.Plan.Err, f.Groups.Err, f.Roles.Err} {
		if errors.Is(err, clickup.ErrWorkspaceNotAllowed) {
			return err
		}
	}
	return nil
}

// TokenAllows returns an error if the token is known not to be authorised for one of the
// workspaces of a plan.
func (s *State) TokenAllows(p *change.Plan) error {
	for _, part := range p.Parts() {
		if s.NotAllowed(part.Workspace) != nil {
			return fmt.Errorf("this token was not allowed for %s: authorise it again for it", change.WorkspaceName(part.Name, part.Workspace))
		}
	}
	return nil
}

// Unseen says in sentences what of a workspace this token may not see. An audit with any of
// them is not clean.
func (s *State) Unseen(id clickup.WorkspaceID) []string {
	switch {
	case s.NotAllowed(id) != nil:
		return []string{"this token was not allowed for this workspace: authorise it again for it"}
	case s.roleIn(id) == clickup.RoleGuest:
		return []string{"you are a guest here: people, and what is shared with others, may be missing"}
	case s.roleIn(id) == clickup.RoleMember:
		return []string{"you are a member here: what only owners and admins see may be missing"}
	}
	return nil
}

// RoleAllows says why the caller's role does not allow a plan, or returns nil.
func (s *State) RoleAllows(p change.Plan) error {
	for _, step := range p.Steps {
		allowed := s.roleAllowsIn
		if step.MembersMay() {
			allowed = s.guestsMayNot
		}
		if err := allowed(p.WorkspaceOf(step)); step.State == change.Planned && err != nil {
			return err
		}
	}
	return nil
}

// PlanGate says that the chosen workspace's ClickUp plan does not include guest and user
// operations in the API. It is empty if it does, or if the plan is not known yet.
func (s *State) PlanGate() string { return s.PlanGateOf(s.Chosen) }

// GateFor says why no step of a plan can be carried out through ClickUp's API. It is empty
// if some can.
func (s *State) GateFor(p change.Plan) string {
	first := ""
	if p.ByHandOnly() {
		return p.ForHands() + ". You get the steps to do it in ClickUp."
	}
	if p.HandsOver() { // tasks, goals and lists can be handed over on every ClickUp plan
		return ""
	}
	for _, part := range p.Parts() {
		text := s.PlanGateOf(part.Workspace)
		if text == "" || p.OnEveryPlan(part.Workspace) {
			return ""
		}
		if first == "" {
			first = text
		}
	}
	return first
}

// PlanGateOf is PlanGate for any workspace.
func (s *State) PlanGateOf(id clickup.WorkspaceID) string {
	p := s.DataOf(id).Plan
	if !p.Has() || !p.Value.BelowEnterprise() {
		return ""
	}
	return fmt.Sprintf("ClickUp's API does this on the Enterprise plan only; this workspace is on %s. You get the steps to do it in ClickUp.", planName(p.Value))
}

// planName returns a ClickUp plan's name, cut to fit in a sentence.
func planName(p clickup.Plan) string { return clean.Clip(p.Name, 40) }

func (s *State) canInviteLike() error {
	if err := s.canInvite(); err != nil {
		return err
	}
	switch p := s.Person(); {
	case p == nil:
		return errors.New("nobody is under the cursor")
	case p.ID < 0:
		return errors.New("nobody can be invited like an agent")
	}
	return nil
}

// canReplace is canInviteLike for replacing a guest.
func (s *State) canReplace() error {
	if err := s.canInviteLike(); err != nil {
		return err
	}
	if !s.Person().Guest() {
		return errors.New("only guests can be replaced")
	}
	return nil
}

// LikeContext is ChangeContext for inviting people like somebody. If ClickUp's plan does not
// let their shared items be read, they are taken to be the lists they are known to be on,
// without levels.
func (s *State) LikeContext(like UserID) (ctx plans.Context, ok bool) {
	d, ok := s.ChangeContext()
	if _, read := d.Shares[like]; !ok || read || d.Gate == "" {
		return d, ok
	}
	f := s.Data()
	if n, _ := f.Survey.Read(); n == 0 {
		return d, ok
	}
	shared := []clickup.SharedItem{}
	for _, it := range f.Survey.OnLists(like) {
		shared = append(shared, clickup.SharedItem{Ref: it.Ref, Name: it.Name})
	}
	d.Shares = maps.Clone(d.Shares)
	d.Shares[like] = shared
	return d, ok
}

// Standing is what the token can do in a workspace: the caller's role, the workspace's plan
// and seats, and what is possible with them.
type Standing struct {
	ID       clickup.WorkspaceID
	Name     string
	Role     string // of the caller; empty: not known
	Plan     string // empty: not known
	Seats    clickup.Seats
	May      []string
	MayNot   []string // each with its reason
	NewerAPI change.NewerAPI
	Err      error // why seats or plan are not known
}

// Standings returns what the token can do in each of the loaded workspaces.
func (s *State) Standings() []Standing {
	out := make([]Standing, len(s.Rosters.Value))
	for i, r := range s.Rosters.Value {
		out[i] = s.standing(r)
	}
	return out
}

func (s *State) standing(r *Roster) Standing {
	f := s.DataOf(r.ID)
	out := Standing{ID: r.ID, Name: r.Name, Plan: f.Plan.Value.Name, Seats: f.Seats.Value, NewerAPI: f.NewerAPI, Err: errors.Join(f.Seats.Err, f.Plan.Err)}
	if me, ok := r.People.ByID(s.Me.Value.ID); ok && s.Me.Has() {
		out.Role = RoleWords(me)
	}
	if errors.Is(out.Err, clickup.ErrWorkspaceNotAllowed) {
		out.MayNot = []string{"anything: the token was not allowed for this workspace"}
		return out
	}
	out.May = []string{"read people, seats and user groups"}
	why := s.MayChange()
	if why == nil {
		why = s.roleAllowsIn(r.ID)
	}
	if why != nil {
		out.MayNot = []string{"change anything: " + why.Error()}
		return out
	}
	out.May = append(out.May, "change user groups")
	const guests = "invite, edit, share with and remove people"
	if f.Plan.Value.BelowEnterprise() {
		out.MayNot = append(out.MayNot, fmt.Sprintf("%s: the plan is %s, ClickUp's API does this on Enterprise only", guests, planName(f.Plan.Value)))
	} else {
		out.May = append(out.May, guests)
	}
	const newer = "share by the newer API"
	switch {
	case f.NewerAPI.Works:
		out.May = append(out.May, newer)
	case f.NewerAPI.Refused():
		out.MayNot = append(out.MayNot, newer+": ClickUp refused it")
	}
	return out
}
