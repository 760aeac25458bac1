package plans

import (
	"fmt"
	"slices"

	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/seats"
)

// Resume returns a plan of a run's unfinished steps, with the seats as they are now; with
// retry, failed steps are sent again too. Steps that may have been sent before are
// looked up first, and say so.
func Resume(d Context, r change.Run, retry bool) change.Plan {
	r.Plan.Steps, r.Unverified = slices.Clone(r.Plan.Steps), nil
	r.Rejoin(retry)
	title := "Resume: "
	if retry {
		title = "Retry: "
	}
	p := d.plan(title + r.Plan.Title)
	for i, s := range r.Plan.Steps {
		if s.State != change.Planned {
			continue
		}
		if r.Unverified[i] {
			s.Message = "looked up first"
		}
		s.Status, s.Code = 0, ""
		p.Steps = append(p.Steps, s)
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = d.warnings(p.Steps)
	return p
}

// warnings returns the warnings about the steps of an invitation, a share or an edit.
func (d Context) warnings(steps []change.Step) []string {
	var out []string
	gives := func(s change.Step) bool {
		return s.State == change.Planned && (s.Op == change.OpInviteGuest || s.Op == change.OpShare || s.Op == change.OpEditGuest)
	}
	if (seats.Rules{Plan: d.Plan}).Free() && slices.ContainsFunc(steps, gives) {
		out = append(out, seats.FullPermission)
	}
	return d.roleWarning(mailWarning(out, steps), steps)
}

// mailWarning adds a warning if the steps make ClickUp send invitations.
func mailWarning(warnings []string, steps []change.Step) []string {
	n := 0
	for _, s := range steps {
		if s.State == change.Planned && s.Invites() {
			n++
		}
	}
	if n == 0 {
		return warnings
	}
	return append(warnings, fmt.Sprintf("ClickUp e-mails %s; that can't be unsent", text.Plural(n, "invitation")))
}
