package audit

import (
	"cutui/clickup"
	"cutui/internal/text"
)

func pendingInviteReason(f *facts, p *clickup.Person) string {
	words := "invited " + text.Ago(f.in.Now, p.Invited.Time())
	if p.InvitedBy != nil {
		words += " by " + p.InvitedBy.Display()
	}
	return words + ", never joined"
}

// inviterGone reports whether a person's inviter is not in the roster. That is only a
// hint: the inviter may have left, or ClickUp may hide them from the caller.
func inviterGone(f *facts, s *subject) bool {
	return s.InvitedBy != nil && s.InvitedBy.ID > 0 && !f.inviters[s.InvitedBy.ID]
}

func inviterGoneReason(_ *facts, p *clickup.Person) string {
	return "invited by " + p.InvitedBy.Display() + ", who is no longer here"
}
