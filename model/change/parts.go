package change

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
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

// WorkspaceName is a workspace by its name, or by its id where it has none.
func WorkspaceName(name string, id clickup.WorkspaceID) string {
	if name != "" {
		return name
	}
	return string(id)
}
