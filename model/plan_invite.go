package model

import (
	"fmt"

	"cutui/clickup"
)

// InviteRequest asks for guests, and what to share with each of them.
type InviteRequest struct {
	Emails     []string // valid, in the order typed
	Rights     clickup.Rights
	Role       clickup.RoleID // 0: none
	Items      []Item
	Permission clickup.Permission
}

// PlanInvite invites who is new and shares with everybody who is, or will be,
// a guest. People who are already there are skipped and said.
func PlanInvite(d Desk, r InviteRequest) Plan {
	p := d.plan(inviteTitle(len(r.Emails), len(r.Items)))
	seen := map[string]bool{}
	var delta SeatDelta
	mailed := 0
	for _, email := range r.Emails {
		if k := foldMail(email); seen[k] {
			continue
		} else {
			seen[k] = true
		}
		invite := Step{Op: OpInviteGuest, Email: email, State: Planned, Rights: r.Rights, Role: roleOrNil(r.Role)}
		if who, ok := d.People.ByEmail(email); ok {
			p.Steps = append(p.Steps, present(invite, who))
			if who.Guest() {
				p.Steps = append(p.Steps, d.shares(who.ID, who.Email, who.Name, r.Items, r.Permission)...)
			}
			continue
		}
		mailed++
		if d.Own.Has(clickup.DomainOf(email)) {
			delta.OwnDomain++
		} else {
			delta.Guests++
		}
		p.Steps = append(p.Steps, invite)
		p.Steps = append(p.Steps, d.shares(0, email, "", r.Items, r.Permission)...)
	}
	p.Seats = Guard(d.Seats, delta)
	if mailed > 0 {
		p.Warnings = append(p.Warnings, fmt.Sprintf("ClickUp e-mails %s; that can't be unsent", plural(mailed, "invitation")))
	}
	return p
}

func inviteTitle(people, items int) string {
	if items == 0 {
		return "Invite " + plural(people, "guest")
	}
	return fmt.Sprintf("Invite %s, share %s", plural(people, "guest"), plural(items, "item"))
}

func present(s Step, who *clickup.Person) Step {
	s.ID, s.Name, s.State = who.ID, who.Name, Skipped
	s.Rights, s.Role = clickup.Rights{}, nil
	switch {
	case who.Guest() && who.Status() == clickup.StatusPending:
		s.Message = "already invited, not yet accepted"
	case who.Guest():
		s.Message = "already a guest"
	default:
		s.Message = "already a " + memberWord(who.Role) + ": share with them in ClickUp"
	}
	return s
}

func memberWord(r clickup.Role) string {
	if r == clickup.RoleUnknown {
		return "person of this workspace"
	}
	return r.String()
}

func roleOrNil(id clickup.RoleID) *clickup.RoleID {
	if id == 0 {
		return nil
	}
	return &id
}
