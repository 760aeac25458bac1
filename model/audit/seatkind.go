package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// internalGuest is about people of the own domain who are no members and take a
// member seat. Those who are known to only view are free, and no finding.
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

// externalMember asks for an address: without one nobody can be told from
// anybody else. Where it is not known whether a domain is the own one, nobody is.
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

// noTwoFactor asks for an export that says that neither way is on.
func noTwoFactor(f *facts, s *subject) bool {
	said := f.in.Export.ByAddress(s.Email)
	return said != nil && said.TwoFactor == peopleexport.TwoFactorOff
}

func noTwoFactorReason(f *facts, p *clickup.Person) string {
	return f.roleWords(p) + " without two-factor authentication, by ClickUp's people export"
}
