package change

import (
	"strings"

	"cutui/model/seats"
)

// OutcomeWords says what the run did to the seats: a sentence for each workspace whose
// seats were compared.
func (r *Run) OutcomeWords() []string {
	var out []string
	for _, part := range r.Plan.Parts() {
		o, ok := r.Outcomes[part.Workspace]
		if !ok || o.Reason == "" {
			continue
		}
		words := "Seats: " + o.Reason
		if len(r.Plan.Others) > 0 {
			words = "Seats of " + WorkspaceName(part.Name, part.Workspace) + ": " + o.Reason
		}
		out = append(out, words)
	}
	return out
}

// Unforeseen returns what the run did to the seats that was not foreseen, in all its
// workspaces, or "".
func (r *Run) Unforeseen() string {
	var out []string
	for _, part := range r.Plan.Parts() {
		o := r.Outcomes[part.Workspace]
		switch {
		case o.AsForeseen != seats.No:
		case len(r.Plan.Others) > 0:
			out = append(out, WorkspaceName(part.Name, part.Workspace)+": "+o.Reason)
		default:
			out = append(out, o.Reason)
		}
	}
	return strings.Join(out, "; ")
}
