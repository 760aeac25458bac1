package audit

import (
	"fmt"

	"cutui/clickup"
)

func internalGuest(_ *facts, s *subject) Check {
	if !s.own {
		return 0
	}
	return InternalGuest
}

func internalGuestReason(_ *facts, p *clickup.Person) string {
	return fmt.Sprintf("guest on %s: billed as a member", p.Domain())
}

// externalMember asks for an address: without one nobody can be told from
// anybody else.
func externalMember(_ *facts, s *subject) Check {
	if s.own || s.Domain() == "" {
		return 0
	}
	return ExternalMember
}

func externalMemberReason(f *facts, p *clickup.Person) string {
	domain := p.Domain()
	if FreeMail(domain) {
		return fmt.Sprintf("paid member on free mail (%s), not on your own %s: could be a guest", domain, f.in.Own)
	}
	return fmt.Sprintf("paid member on %s, not on your own %s: could be a guest", domain, f.in.Own)
}

func freeMailAdmin(_ *facts, s *subject) Check {
	if s.own || !FreeMail(s.Domain()) {
		return 0
	}
	return FreeMailAdmin
}

func freeMailAdminReason(f *facts, p *clickup.Person) string {
	return fmt.Sprintf("%s on free mail (%s): an address outside your control", f.roleWords(p), p.Domain())
}
