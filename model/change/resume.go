package change

import (
	"fmt"
	"slices"

	"cutui/internal/text"
)

// PlanResume is the steps that are left of a run, with the seats as they are now. Steps
// that may have been sent before say that ClickUp is read first.
func PlanResume(d Context, r Run, retry bool) Plan {
	r.Plan.Steps, r.Unverified = slices.Clone(r.Plan.Steps), nil
	r.Rejoin(retry)
	title := "Resume: "
	if retry {
		title = "Retry: "
	}
	p := d.plan(title + r.Plan.Title)
	for i, s := range r.Plan.Steps {
		if s.State != Planned {
			continue
		}
		if r.Unverified[i] {
			s.Message = "looked up first"
		}
		s.Status, s.Code = 0, ""
		p.Steps = append(p.Steps, s)
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = d.roleWarning(mailWarning(nil, p.Steps), p.Steps)
	return p
}

// mailWarning adds to the warnings that invitations are mailed, if any are.
func mailWarning(warnings []string, steps []Step) []string {
	n := 0
	for _, s := range steps {
		if s.State == Planned && (s.Op == OpInviteGuest || s.Op == OpInviteMember) {
			n++
		}
	}
	if n == 0 {
		return warnings
	}
	return append(warnings, fmt.Sprintf("ClickUp e-mails %s; that can't be unsent", text.Plural(n, "invitation")))
}
