package plans

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/seats"
)

// Join makes one plan of plans for several workspaces. The workspace of the first becomes
// the plan's own.
func Join(plans []change.Plan) change.Plan {
	p := plans[0]
	if len(plans) == 1 {
		return p
	}
	p.Steps = nil
	for i, q := range plans {
		for _, s := range q.Steps {
			if i > 0 {
				s.Workspace = q.Workspace
			}
			p.Steps = append(p.Steps, s)
		}
		if i > 0 {
			p.Others = append(p.Others, change.Part{Workspace: q.Workspace, Name: q.Name, Seats: q.Seats})
		}
	}
	p.Warnings = mailWarning(joinedWarnings(plans), p.Steps)
	return p
}

// joinedWarnings returns each warning once, with the workspaces that it is about. It leaves
// out that invitations are mailed, which is said once for all of them.
func joinedWarnings(plans []change.Plan) []string {
	var order []string
	about := map[string][]string{}
	for _, q := range plans {
		mail := mailWarning(nil, q.Steps)
		for _, w := range q.Warnings {
			if slices.Contains(mail, w) {
				continue
			}
			if about[w] == nil {
				order = append(order, w)
			}
			about[w] = append(about[w], change.WorkspaceName(q.Name, q.Workspace))
		}
	}
	for i, w := range order {
		order[i] = strings.Join(about[w], ", ") + ": " + w
	}
	return order
}

// Invitation is the requests for one workspace.
type Invitation struct {
	Context  Context
	Requests []InviteRequest
	Notes    []string // what can't be done there as asked
	Barred   bool     // the caller is a guest there, and guests can't invite
}

// InviteInto plans to invite people into several workspaces at once. Steps in workspaces
// where ClickUp's API can't invite are not sent but left to a hand-off; if it can't invite
// in any of them, the whole plan is for a hand-off.
func InviteInto(all []Invitation) change.Plan {
	open := slices.ContainsFunc(all, func(in Invitation) bool { return in.Context.Gate == "" && !in.Barred })
	plans := make([]change.Plan, 0, len(all))
	for _, in := range all {
		q := Invites(in.Context, in.Requests)
		switch {
		case open && in.Barred:
			leaveToHandOff(in.Context, &q, change.NotAllowed)
		case open && in.Context.Gate != "":
			leaveToHandOff(in.Context, &q, change.NotInPlan)
		}
		q.Warnings = append(in.Notes, q.Warnings...)
		plans = append(plans, q)
	}
	p := Join(plans)
	if len(all) > 1 {
		p.Title = fmt.Sprintf("Invite %s into %s", text.PeopleOf(invitees(p.Steps)), text.Plural(len(all), "workspace"))
		if n := len(sharedItems(p.Steps)); n > 0 {
			p.Title += ", share " + text.Plural(n, "item")
		}
	}
	return p
}

func sharedItems(steps []change.Step) map[clickup.ItemRef]bool {
	items := map[clickup.ItemRef]bool{}
	for _, s := range steps {
		if s.Op == change.OpShare {
			items[s.Item] = true
		}
	}
	return items
}

// invitees returns how many people the steps invite, each counted once.
func invitees(steps []change.Step) int {
	invited := map[string]bool{}
	for _, s := range steps {
		if s.Op == change.OpInviteGuest {
			invited[people.FoldMail(s.Email)] = true
		}
	}
	return len(invited)
}

// Note adds a sentence about what can't be done there as asked, unless it is empty or
// there already.
func (in *Invitation) Note(text string) {
	if text != "" && !slices.Contains(in.Notes, text) {
		in.Notes = append(in.Notes, text)
	}
}

// leaveToHandOff skips all steps that the plan would send, and says so.
func leaveToHandOff(d Context, p *change.Plan, why string) {
	before := p.Seats
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == change.Planned {
			s.State, s.Message = change.Skipped, why
		}
	}
	p.Seats = d.forecast(nil)
	reason := "ClickUp's API can't invite there on its plan"
	if why == change.NotAllowed {
		reason = "you are a guest there, and guests can't invite"
	}
	p.Warnings = []string{reason + "; it is left to a hand-off, where it " + handOffBill(before)}
}

// handOffBill says what the plan buys if it is carried out by hand.
func handOffBill(f seats.Forecast) string {
	if f.Asks() {
		return f.Headline()
	}
	return "buys nothing"
}
