package audit

import (
	"fmt"
	"strconv"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// activity returns the activity check that a person fails, or 0. Somebody who never
// accepted is pending, not inactive, and a date that ClickUp left out proves nothing.
func activity(f *facts, s *subject) Check {
	switch {
	case s.Joined == clickup.Null:
		if s.Invited.Known() && s.Invited < f.overdueBefore {
			return PendingInvite
		}
	case s.LastActive.Known():
		if s.LastActive < f.inactiveBefore {
			return inactiveCheck(s.role)
		}
	case !s.Joined.Known():
	case s.LastActive == clickup.Null:
		if s.Joined < f.newSince { // a new starter may not have signed in yet
			return NeverActive
		}
	default:
		return UnknownActivity
	}
	return 0
}

func inactiveCheck(r clickup.Role) Check {
	switch r {
	case clickup.RoleOwner, clickup.RoleAdmin:
		return InactiveAdmin
	case clickup.RoleMember:
		return InactiveMember
	case clickup.RoleGuest:
		return InactiveGuest
	}
	return 0
}

func inactiveReason(f *facts, p *clickup.Person) string {
	last := p.LastActive.Time().In(f.in.Now.Location())
	seen := fmt.Sprintf("last seen %s (%s)", text.Ago(f.in.Now, last), text.Day(last))
	since := sinceWords(f.in.Now, p)
	switch {
	case since == "":
		return seen
	case p.Guest():
		return seen + ", guest since " + since
	}
	return seen + ", seat taken since " + since
}

func inactiveAdminReason(f *facts, p *clickup.Person) string {
	return f.roleWords(p) + ", " + inactiveReason(f, p)
}

// roleWords names the role, and the custom role that makes somebody an admin.
func (f *facts) roleWords(p *clickup.Person) string {
	if p.CustomRole != nil && p.Role != f.role(p) {
		return fmt.Sprintf("admin through the custom role %s", p.CustomRole.Name)
	}
	return p.Role.String()
}

// sinceWords returns the year in which somebody joined or was invited, the day if
// that was this year, or "" if neither date is known.
func sinceWords(now time.Time, p *clickup.Person) string {
	first := p.Joined
	if !first.Known() {
		first = p.Invited
	}
	if !first.Known() {
		return ""
	}
	at := first.Time().In(now.Location())
	if at.Year() == now.Year() {
		return text.Day(at)
	}
	return strconv.Itoa(at.Year())
}

func neverActiveReason(f *facts, p *clickup.Person) string {
	return joinedWords(f.in.Now, p) + ", never active since"
}

func unknownActivityReason(f *facts, p *clickup.Person) string {
	return joinedWords(f.in.Now, p) + "; ClickUp does not say when they were last active"
}

func joinedWords(now time.Time, p *clickup.Person) string {
	at := p.Joined.Time().In(now.Location())
	return fmt.Sprintf("joined %s (%s)", text.Ago(now, at), text.Day(at))
}
