package model

import (
	"slices"

	"cutui/clickup"
)

// PlanUndo is the inverse of what a run did, in reverse order; its warnings say
// what can't come back.
func PlanUndo(d Desk, r Run) Plan {
	p := d.plan("Undo: " + r.Plan.Title)
	p.Undoes = r.ID
	var delta SeatDelta
	for _, s := range slices.Backward(r.Plan.Steps) {
		if s.State != Done {
			continue
		}
		steps, change, warning := undo(d, s)
		p.Steps = append(p.Steps, steps...)
		delta.Guests += change.Guests
		delta.Members += change.Members
		delta.OwnDomain += change.OwnDomain
		if warning != "" && !slices.Contains(p.Warnings, warning) {
			p.Warnings = append(p.Warnings, warning)
		}
	}
	p.Seats = Guard(d.Seats, delta)
	return p
}

// undo gives the steps that take one step back.
func undo(d Desk, s Step) ([]Step, SeatDelta, string) {
	back := Step{ID: s.ID, Email: s.Email, Name: s.Name, Item: s.Item, ItemName: s.ItemName, State: Planned}
	switch s.Op {
	case OpInviteGuest:
		back.Op = OpRemoveGuest
		return []Step{back}, seatOf(d, s.Email, clickup.RoleGuest, -1), "the invitations already mailed can't be unsent"
	case OpInviteMember:
		back.Op = OpRemoveMember
		return []Step{back}, SeatDelta{Members: -1}, "the invitations already mailed can't be unsent"
	case OpShare:
		back.Op = OpUnshare
		if s.Before != nil && s.Before.Permission != "" {
			back.Op, back.Permission = OpShare, s.Before.Permission
		}
		return []Step{back}, SeatDelta{}, ""
	case OpUnshare:
		return undoUnshare(back, s)
	case OpEditGuest, OpEditMember:
		return undoEdit(back, s)
	case OpRemoveGuest:
		return undoRemove(d, back, s)
	case OpRemoveMember:
		return undoRemoveMember(back, s)
	}
	return nil, SeatDelta{}, ""
}

func undoUnshare(back, s Step) ([]Step, SeatDelta, string) {
	back.Op, back.Permission = OpShare, clickup.PermissionRead
	if s.Before != nil && s.Before.Permission != "" {
		back.Permission = s.Before.Permission
		return []Step{back}, SeatDelta{}, ""
	}
	return []Step{back}, SeatDelta{}, "the level of some shares was not known: they come back as view"
}

func undoEdit(back, s Step) ([]Step, SeatDelta, string) {
	back.Op = s.Op
	if s.Before == nil {
		return nil, SeatDelta{}, "an edit can't be taken back: what stood before is not known"
	}
	warning := ""
	if s.Rights.Known != 0 {
		known := s.Rights.Known & s.Before.Rights.Known
		back.Rights = clickup.Rights{Known: known, Granted: s.Before.Rights.Granted & known}
		if known != s.Rights.Known {
			warning = "some flags stay: ClickUp did not say how they stood before"
		}
	}
	if s.Role != nil {
		back.Role = &s.Before.Role
	}
	if s.Admin != nil {
		was := s.Before.BaseRole == clickup.RoleAdmin
		back.Admin = &was
	}
	if s.Rename != nil {
		back.Rename = &s.Name
	}
	return []Step{back}, SeatDelta{}, warning
}

func undoRemove(d Desk, back, s Step) ([]Step, SeatDelta, string) {
	back.Op, back.ID = OpInviteGuest, 0
	steps := []Step{back}
	warning := "removed people get a new invitation and must accept it; their old id does not come back"
	if s.Before == nil {
		return steps, seatOf(d, s.Email, clickup.RoleGuest, 1), warning
	}
	steps[0].Rights, steps[0].Role = s.Before.Rights, roleOrNil(s.Before.Role)
	for _, it := range s.Before.Shared {
		share := Step{Op: OpShare, Email: s.Email, Name: s.Name, Item: it.Ref, ItemName: it.Name, Permission: it.Permission, State: Planned}
		if share.Permission == "" {
			share.Permission = clickup.PermissionRead
		}
		steps = append(steps, share)
	}
	if !s.Before.SharesRead {
		warning += "; what was shared with some of them was not recorded"
	}
	return steps, seatOf(d, s.Email, clickup.RoleGuest, 1), warning
}

func undoRemoveMember(back, s Step) ([]Step, SeatDelta, string) {
	back.Op, back.ID = OpInviteMember, 0
	if s.Before != nil {
		admin := s.Before.BaseRole == clickup.RoleAdmin
		back.Admin, back.Role = &admin, roleOrNil(s.Before.Role)
	}
	return []Step{back}, SeatDelta{Members: 1}, "removed people get a new invitation and must accept it; their old id does not come back"
}

func seatOf(d Desk, email string, r clickup.Role, n int) SeatDelta {
	if r == clickup.RoleGuest && !d.Own.Has(clickup.DomainOf(email)) {
		return SeatDelta{Guests: n}
	}
	return SeatDelta{OwnDomain: n}
}
