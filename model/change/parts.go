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

// Parts returns what the plan does in each of its workspaces, its own first.
func (p *Plan) Parts() []Part {
	return append([]Part{{Workspace: p.Workspace, Name: p.Name, Seats: p.Seats}}, p.Others...)
}

// WorkspaceOf returns the workspace in which a step acts.
func (p *Plan) WorkspaceOf(s Step) clickup.WorkspaceID {
	if s.Workspace == "" {
		return p.Workspace
	}
	return s.Workspace
}

// PlaceOf returns the name of the workspace in which a step acts, or "" if the plan acts in
// only one.
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

// Bought returns how many member seats the plan buys at most in all its workspaces, as far
// as it is known.
func (p *Plan) Bought() int {
	n := 0
	for _, part := range p.Parts() {
		n += part.Seats.Max
	}
	return n
}

// UnknownSeats reports whether it is not known, for any workspace, what the plan does to
// the bill.
func (p *Plan) UnknownSeats() bool {
	return slices.ContainsFunc(p.Parts(), func(part Part) bool { return !part.Seats.Known })
}

// Buys reports whether the plan needs a confirmation that names the bill.
func (p *Plan) Buys() bool {
	return slices.ContainsFunc(p.Parts(), func(part Part) bool { return part.Seats.Asks() })
}

// BillWords says in a sentence what the plan does to the bill. Of several workspaces it
// names only those whose bill may change.
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

// Cost returns how the plan changes the monthly bill in all its workspaces, or nil if no
// price is configured.
func (p *Plan) Cost() *seats.Cost {
	var sum *seats.Cost
	for _, part := range p.Parts() {
		sum = sum.Add(part.Seats.Cost)
	}
	return sum
}

// Within returns the part of the run in one of its workspaces, as a run of its own.
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

// WorkspaceName returns the workspace's name, or its id if it has none.
func WorkspaceName(name string, id clickup.WorkspaceID) string {
	if name != "" {
		return name
	}
	return string(id)
}
