package change

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/seats"
)

// Part is what a plan does in one of its workspaces.
type Part struct {
	Workspace clickup.WorkspaceID `json:"workspace"`
	Name      string              `json:"name"`
	Seats     seats.Forecast      `json:"seats"`
}

// Parts are the workspaces that the plan acts in, its own first.
func (p *Plan) Parts() []Part {
	return append([]Part{{Workspace: p.Workspace, Name: p.Name, Seats: p.Seats}}, p.Others...)
}

// WorkspaceOf is where a step of the plan acts.
func (p *Plan) WorkspaceOf(s Step) clickup.WorkspaceID {
	if s.Workspace == "" {
		return p.Workspace
	}
	return s.Workspace
}

// PlaceOf is the name of the workspace where a step acts; empty where the plan acts in one
// only.
func (p *Plan) PlaceOf(s Step) string {
	if len(p.Others) == 0 {
		return ""
	}
	id := p.WorkspaceOf(s)
	for _, part := range p.Parts() {
		if part.Workspace == id {
			return WorkspaceName(part.Name, id)
		}
	}
	return string(id)
}

// Where names the workspaces: "Northwind Studio", "Northwind Studio and Labs".
func (p *Plan) Where() string {
	var names []string
	for _, part := range p.Parts() {
		names = append(names, WorkspaceName(part.Name, part.Workspace))
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return names[0]
}

// Bought is how many member seats the plan buys at most in all its workspaces, as far
// as that can be told.
func (p *Plan) Bought() int {
	n := 0
	for _, part := range p.Parts() {
		n += part.Seats.Max
	}
	return n
}

// UnknownSeats reports whether it can't be said of a workspace what the plan
// does to its bill.
func (p *Plan) UnknownSeats() bool {
	return slices.ContainsFunc(p.Parts(), func(part Part) bool { return !part.Seats.Known })
}

// Buys reports whether the plan needs a confirmation that names the bill.
func (p *Plan) Buys() bool {
	return slices.ContainsFunc(p.Parts(), func(part Part) bool { return part.Seats.Asks() })
}

// BillWords says in a sentence what the plan does to the bill, in several workspaces
// only of those where that is something.
func (p *Plan) BillWords() string {
	if len(p.Others) == 0 {
		return p.Seats.Sentence()
	}
	var unknown, buying []string
	least := 0
	for _, part := range p.Parts() {
		name := " in " + WorkspaceName(part.Name, part.Workspace)
		least += part.Seats.Min
		switch {
		case !part.Seats.Known:
			unknown = append(unknown, part.Seats.Headline()+name+", "+part.Seats.Reason)
		case part.Seats.Max > 0:
			buying = append(buying, seats.Between(part.Seats.Min, part.Seats.Max)+name)
		}
	}
	switch {
	case len(unknown) > 0:
		return strings.Join(unknown, "; ") + p.Cost().Words()
	case len(buying) == 1:
		return "buys " + buying[0] + p.Cost().Words()
	case len(buying) > 0:
		return fmt.Sprintf("buys %s member seats: %s", seats.Between(least, p.Bought()), strings.Join(buying, ", ")) + p.Cost().Words()
	}
	return "nothing is bought"
}

// Cost is what the plan changes of the monthly bill in all its workspaces; nil
// where no price is configured.
func (p *Plan) Cost() *seats.Cost {
	var sum *seats.Cost
	for _, part := range p.Parts() {
		sum = sum.Add(part.Seats.Cost)
	}
	return sum
}

// Join makes one plan of plans for several workspaces; the first one's is the
// plan's own.
func Join(plans []Plan) Plan {
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
			p.Others = append(p.Others, Part{q.Workspace, q.Name, q.Seats})
		}
	}
	p.Warnings = mailWarning(joinedWarnings(plans), p.Steps)
	return p
}

// joinedWarnings has each warning once, with the workspaces it is about, and one warning
// for all of them that invitations are mailed.
func joinedWarnings(plans []Plan) []string {
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
			about[w] = append(about[w], WorkspaceName(q.Name, q.Workspace))
		}
	}
	for i, w := range order {
		order[i] = strings.Join(about[w], ", ") + ": " + w
	}
	return order
}

// Within is the part of the run in one of its workspaces.
func (r Run) Within(part Part) Run {
	if len(r.Plan.Others) == 0 {
		return r
	}
	whole := r.Plan
	r.Plan.Workspace, r.Plan.Name, r.Plan.Seats, r.Plan.Others = part.Workspace, part.Name, part.Seats, nil
	r.Plan.Steps, r.Unverified = nil, nil
	for _, s := range whole.Steps {
		if whole.WorkspaceOf(s) == part.Workspace {
			s.Workspace = ""
			r.Plan.Steps = append(r.Plan.Steps, s)
		}
	}
	return r
}

// Invitation is the requests for one workspace.
type Invitation struct {
	Context  Context
	Requests []InviteRequest
	Notes    []string // what can't be done there as asked
	Barred   bool     // the caller is a guest there, and guests invite nobody
}

// PlanInviteInto invites into several workspaces as one plan. Steps in workspaces where
// ClickUp's API can't invite are for a hand-off and not sent; where it can't in any, all
// of the plan is for a hand-off.
func PlanInviteInto(all []Invitation) Plan {
	open := slices.ContainsFunc(all, func(in Invitation) bool { return in.Context.Gate == "" && !in.Barred })
	plans := make([]Plan, 0, len(all))
	for _, in := range all {
		q := PlanInvites(in.Context, in.Requests)
		switch {
		case open && in.Barred:
			q.leaveToHandOff(in.Context, notAllowed)
		case open && in.Context.Gate != "":
			q.leaveToHandOff(in.Context, NotInPlan)
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

func sharedItems(steps []Step) map[clickup.ItemRef]bool {
	items := map[clickup.ItemRef]bool{}
	for _, s := range steps {
		if s.Op == OpShare {
			items[s.Item] = true
		}
	}
	return items
}

// invitees is how many people the steps invite, each counted once.
func invitees(steps []Step) int {
	crew := map[string]bool{}
	for _, s := range steps {
		if s.Op == OpInviteGuest {
			crew[people.FoldMail(s.Email)] = true
		}
	}
	return len(crew)
}

// Note adds a sentence about what the invitation can not do there; empty: nothing.
func (in *Invitation) Note(text string) {
	if text != "" && !slices.Contains(in.Notes, text) {
		in.Notes = append(in.Notes, text)
	}
}

// leaveToHandOff withholds all steps that the plan would send.
func (p *Plan) leaveToHandOff(d Context, why string) {
	bill := p.Seats
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == Planned {
			s.State, s.Message = Skipped, why
		}
	}
	p.Seats = d.forecast(nil)
	reason := "ClickUp's API can't invite there on its plan"
	if why == notAllowed {
		reason = "you are a guest there, and guests invite nobody"
	}
	p.Warnings = []string{reason + "; it is left to a hand-off, where it " + handOffBill(bill)}
}

func handOffBill(f seats.Forecast) string {
	if f.Asks() {
		return f.Headline()
	}
	return "buys nothing"
}

// WorkspaceName is a workspace by its name, or by its id where it has none.
func WorkspaceName(name string, id clickup.WorkspaceID) string {
	if name != "" {
		return name
	}
	return string(id)
}
