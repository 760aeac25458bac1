package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// internalGuest reports whether somebody who is not a member takes a member seat. People
// who are known to only view are free.
func internalGuest(_ *facts, s *subject) bool { return s.seat.Kind == seats.LimitedMember }

func internalGuestReason(f *facts, p *clickup.Person) string {
	s := f.seats.Subject(p)
	switch limited, _ := s.Limited(); {
	case limited:
		return "limited member who may do more than view: billed as a member"
	case s.MayMore() == seats.Yes:
		return fmt.Sprintf("guest on %s who may do more than view: billed as a member", p.Domain())
	}
	return fmt.Sprintf("guest on %s: billed as a member, unless they only view", p.Domain())
}

// externalMember reports whether a paid member is known to be from outside: their
// address is known, and so is whether its domain is an own one.
func externalMember(_ *facts, s *subject) bool {
	return !s.own && s.place == seats.Outside && s.seat.Kind == seats.Member
}

func externalMemberReason(f *facts, p *clickup.Person) string {
	domain := p.Domain()
	if seats.FreeMail(domain) {
		return fmt.Sprintf("paid member on free mail (%s), not on your own %s: could be a guest", domain, f.in.Own)
	}
	return fmt.Sprintf("paid member on %s, not on your own %s: could be a guest", domain, f.in.Own)
}

func freeMailAdmin(_ *facts, s *subject) bool { return !s.own && seats.FreeMail(s.Domain()) }

func freeMailAdminReason(f *facts, p *clickup.Person) string {
	return fmt.Sprintf("%s on free mail (%s): an address outside your control", f.roleWords(p), p.Domain())
}

// noTwoFactor reports whether ClickUp's people export says that two-factor
// authentication is off.
func noTwoFactor(f *facts, s *subject) bool {
	row := f.in.Export.ByAddress(s.Email)
	return row != nil && row.TwoFactor == peopleexport.TwoFactorOff
}

func noTwoFactorReason(f *facts, p *clickup.Person) string {
	return f.roleWords(p) + " without two-factor authentication, according to ClickUp's people export"
}
