package plans

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
)

// Undo plans to undo what a run did, last step first, given the people as they are now.
// Warnings say what can't be restored. The steps record what they take away, so that an
// undo can be undone.
func Undo(d Context, r change.Run) change.Plan {
	u := undoing{Context: d, run: r}
	for _, s := range slices.Backward(r.Plan.Steps) {
		switch s.State {
		case change.Done:
			u.undo(s)
		case change.Unknown, change.Running:
			u.warn("it is not known whether some calls of this run worked: resume it first to find out")
		case change.Planned, change.Skipped, change.Failed:
		}
	}
	p := d.plan(undoTitle(r.Plan))
	p.Undoes, p.Steps = r.ID, u.steps
	p.Seats = d.forecast(p.Steps)
	p.Warnings = d.roleWarning(mailWarning(u.warnings, p.Steps), p.Steps)
	return p
}

func undoTitle(p change.Plan) string {
	if p.Undoes == "" {
		return "Undo: " + p.Title
	}
	return "Redo: " + strings.TrimPrefix(p.Title, "Undo: ")
}

// undoing collects the steps of an undo.
type undoing struct {
	Context
	run      change.Run
	steps    []change.Step
	warnings []string
}

func (u *undoing) warn(text string) {
	if !slices.Contains(u.warnings, text) {
		u.warnings = append(u.warnings, text)
	}
}

// undo adds the steps that undo one step.
func (u *undoing) undo(s change.Step) {
	switch s.Op {
	case change.OpInviteGuest, change.OpInviteMember:
		u.uninvite(s)
	case change.OpShare:
		if !u.invited(s) { // removing an invited guest unshares everything
			u.unshare(s)
		}
	case change.OpUnshare:
		u.reshare(s)
	case change.OpEditGuest, change.OpEditMember:
		u.unedit(s)
	case change.OpRemoveGuest, change.OpRemoveMember:
		u.reinvite(s)
	case change.OpHandTask, change.OpHandGoal, change.OpHandList:
		u.handBack(s)
	default:
		u.undoGroup(s)
	}
}

// invited reports whether this run invited the guest of a step.
func (u *undoing) invited(s change.Step) bool {
	by := u.run.InvitationOf(&s)
	return by != nil && by.State == change.Done
}

// back returns a step about the same person as s, and that person. The step is skipped if
// the person is no longer there, or no longer has the role that the step is for.
func (u *undoing) back(op change.Op, s change.Step) (change.Step, *clickup.Person) {
	out := change.Step{Op: op, ID: s.ID, Email: s.Email, Name: s.Name, Item: s.Item, ItemName: s.ItemName, Via: s.Via, State: change.Planned}
	if s.WithoutPerson() {
		return u.backOfGroup(out, s), nil
	}
	who, here := u.personOf(&s)
	guests := op != change.OpRemoveMember && op != change.OpEditMember
	switch {
	case !here:
		out.State, out.Message = change.Skipped, notInWorkspace
		return out, nil
	case out.OfGroup(), s.Via == change.ViaACL: // members too
	case who.Role != clickup.RoleUnknown && who.Guest() != guests:
		out.State, out.Message = change.Skipped, "is "+aMember(who.Role)+" now"
	}
	out.ID, out.Email, out.Name = who.ID, who.Email, who.Name
	return out, who
}

func (u *undoing) add(s change.Step) { u.steps = append(u.steps, s) }

func (u *undoing) uninvite(s change.Step) {
	op := change.OpRemoveGuest
	if s.Op == change.OpInviteMember || s.Became != nil && u.isMember(s) {
		op = change.OpRemoveMember
	}
	back, who := u.back(op, s)
	if back.State == change.Planned {
		back = u.removal(who)
		back.Op = op
		u.recordShares(&back)
	}
	if back.State == change.Planned {
		u.warn("invitations that were already mailed can't be unsent")
	}
	u.add(back)
}

// isMember reports whether the person of a step is a member now. ClickUp may have made an
// invited guest a member at once: then they are removed as a member.
func (u *undoing) isMember(s change.Step) bool {
	who, here := u.personOf(&s)
	return here && who.Role != clickup.RoleUnknown && !who.Guest()
}

// recordShares records what the run shared with a guest who is to be removed, if their
// shares were not read.
func (u *undoing) recordShares(s *change.Step) {
	if s.Before.SharesRead {
		return
	}
	for _, given := range u.run.Plan.Steps {
		if given.Op == change.OpShare && given.State == change.Done && given.ID == s.ID {
			s.Before.Shared = append(s.Before.Shared, clickup.SharedItem{Ref: given.Item, Name: given.ItemName, Permission: given.Permission})
		}
	}
}

func (u *undoing) unshare(s change.Step) {
	back, who := u.back(change.OpUnshare, s)
	back.Before = &change.Before{Permission: s.Permission}
	had := s.Before
	switch {
	case had != nil && had.Permission != "":
		back.Op, back.Permission = change.OpShare, had.Permission
	case s.Via == change.ViaACL && (had == nil || had.Listed):
		back = u.uncertain(back)
	case had == nil:
		u.warn("it is not known whether some items were shared before this run: they are unshared")
	}
	if now, read := u.level(who, s.Item); back.State == change.Planned && read && now == back.Permission {
		back.State, back.Message = change.Skipped, "already so"
	}
	u.add(back)
}

// levelLost warns that something is shared again at the lowest level.
const levelLost = "the level of some shares was not known: they come back as view"

func (u *undoing) reshare(s change.Step) {
	back, who := u.back(change.OpShare, s)
	back.Permission = clickup.PermissionRead
	switch {
	case s.Before != nil && s.Before.Permission != "":
		back.Permission = s.Before.Permission
	case s.Via == change.ViaACL:
		back = u.uncertain(back)
	default:
		u.warn(levelLost)
	}
	now, read := u.level(who, s.Item)
	switch {
	case read && now == back.Permission && back.State == change.Planned:
		back.State, back.Message = change.Skipped, "already so"
	case read:
		back.Before = &change.Before{Permission: now, SharesRead: true}
	}
	u.add(back)
}

// level is sharedLevel for somebody who may be nil, and then is not read.
func (u *undoing) level(who *clickup.Person, item clickup.ItemRef) (now clickup.Permission, read bool) {
	if who == nil {
		return "", false
	}
	return u.sharedLevel(who.ID, item)
}

func (u *undoing) unedit(s change.Step) {
	if s.Before == nil {
		u.warn("an edit can't be undone: the values before it are not known")
		return
	}
	back, who := u.back(s.Op, s)
	if who != nil && u.protects(who) {
		back.State, back.Message = change.Skipped, ProtectedHere
	}
	if back.State == change.Planned {
		back.Before = &change.Before{Rights: who.Rights, Role: roleOf(who), BaseRole: who.Role}
		known := s.Rights.Known & s.Before.Rights.Known
		back.Rights = changed(who.Rights, clickup.Rights{Known: known, Granted: s.Before.Rights.Granted & known})
		if known != s.Rights.Known {
			u.warn("some flags stay as they are: their values before are not known")
		}
		u.unrole(&back, s, who)
		if back.Rights.Known == 0 && back.Role == nil && back.Admin == nil && back.Rename == nil {
			back.State, back.Message = change.Skipped, "already so"
		}
	}
	u.add(back)
}

// unrole restores the custom role, the admin right and the name if they differ from what
// they were.
func (u *undoing) unrole(back *change.Step, s change.Step, who *clickup.Person) {
	if s.Role != nil {
		back.Role = changedRole(who, &s.Before.Role)
	}
	if s.Admin != nil {
		if was := s.Before.BaseRole == clickup.RoleAdmin; was != (who.Role == clickup.RoleAdmin) {
			back.Admin = &was
		}
	}
	if s.Rename != nil && s.Name != who.Name {
		back.Rename = &s.Name
	}
}

func (u *undoing) reinvite(s change.Step) {
	back := change.Step{Op: change.OpInviteGuest, Email: s.Email, Name: s.Name, Until: s.Until, State: change.Planned}
	if s.Op == change.OpRemoveMember {
		back.Op = change.OpInviteMember
	}
	var had change.Before
	if s.Before != nil {
		had = *s.Before
	}
	back.Rights, back.Role = had.Rights, roleOrNil(had.Role)
	if back.Op == change.OpInviteMember {
		admin := had.BaseRole == clickup.RoleAdmin
		back.Rights, back.Admin = clickup.Rights{}, &admin
	}
	who, here := u.People.ByEmail(s.Email)
	if here {
		back = present(back, who)
	} else {
		who = &clickup.Person{Email: s.Email, Name: s.Name, Role: clickup.RoleGuest}
		u.warn("people who were removed get a new invitation and must accept it; their old id, their groups and their private views don't come back")
	}
	u.add(back)
	if s.Op == change.OpRemoveMember {
		return
	}
	if !had.SharesRead {
		u.warn(fmt.Sprintf("what was shared with %s was not read before the removal: only a part may come back", s.Who()))
	}
	if !here || who.Guest() {
		u.giveBack(who, had.Shared)
	}
}

func (u *undoing) giveBack(who *clickup.Person, shared []clickup.SharedItem) {
	for _, it := range shared {
		level := it.Permission
		if level == "" {
			level = clickup.PermissionRead
			u.warn(levelLost)
		}
		u.add(u.share(who, items.Item{Ref: it.Ref, Name: it.Name}, level))
	}
}
