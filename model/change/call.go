package change

import "cutui/clickup"

// Call returns the request that the step sends. The guest's id in it is 0 while unknown.
func (s *Step) Call(ws clickup.WorkspaceID) clickup.Call {
	if s.Via == ViaACL {
		return clickup.ChangeAccessCall(ws, s.Item, s.AccessEntry())
	}
	switch s.Op {
	case OpInviteGuest:
		return clickup.InviteGuestCall(ws, s.GuestInvite())
	case OpEditGuest:
		return clickup.EditGuestCall(ws, s.ID, s.GuestEdit())
	case OpRemoveGuest:
		return clickup.RemoveGuestCall(ws, s.ID)
	case OpShare:
		return clickup.ShareCall(ws, s.ID, s.Item, s.Permission)
	case OpUnshare:
		return clickup.UnshareCall(ws, s.ID, s.Item)
	case OpInviteMember:
		return clickup.InviteMemberCall(ws, s.MemberInvite())
	case OpEditMember:
		return clickup.EditMemberCall(ws, s.ID, s.MemberEdit())
	case OpRemoveMember:
		return clickup.RemoveMemberCall(ws, s.ID)
	case OpHandTask, OpHandGoal, OpHandList:
		return s.handCall(ws)
	case OpCreateGroup:
		return clickup.CreateGroupCall(ws, s.GroupCreate())
	case OpAddToGroup, OpRemoveFromGroup:
		return clickup.EditGroupCall(s.Group.ID, s.GroupEdit())
	case OpDeleteGroup:
		return clickup.DeleteGroupCall(s.Group.ID)
	}
	return clickup.Call{}
}

// Failure returns the error of a failed step.
func (s *Step) Failure(ws clickup.WorkspaceID) *clickup.Error {
	return s.Call(ws).Failure(s.Status, s.Code, s.Message)
}
