package audit

import "cutui/clickup"

var reasons = [len(checks)]func(*facts, *clickup.Person) string{
	InactiveMember:  inactiveReason,
	InactiveGuest:   inactiveReason,
	InactiveAdmin:   inactiveAdminReason,
	PendingInvite:   pendingInviteReason,
	NeverActive:     neverActiveReason,
	UnknownActivity: unknownActivityReason,
	InternalGuest:   internalGuestReason,
	ExternalMember:  externalMemberReason,
	FreeMailAdmin:   freeMailAdminReason,
	GuestInGroup:    guestInGroupReason,
	InviterGone:     inviterGoneReason,
	GuestUnscoped:   guestUnscopedReason,
	GuestElevated:   guestElevatedReason,
	StaleShare:      staleShareReason,
	Leaver:          leaverReason,
}

func (f Finding) evidence() string {
	switch {
	case f.facts == nil:
		return ""
	case f.Person == nil:
		return f.facts.sentences[f.detail]
	case f.Check == DuplicatePerson:
		return duplicateReason(f.Person, &f.facts.in.People[f.detail], f.facts.in.Own)
	}
	return reasons[f.Check](f.facts, f.Person)
}
