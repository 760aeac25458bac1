package audit

import "cutui/model/seats"

func (r Report) rules() seats.Rules { return seats.Rules{Plan: r.Plan.Name, Own: r.Own} }

// ExplainMembers says who fills the member seats, and why the number differs from the
// roster's if it does.
func (r Report) ExplainMembers() string {
	return r.Summary.Counts.ExplainMembers(r.rules(), r.Summary.Seats)
}

// ExplainGuests is ExplainMembers for guest seats.
func (r Report) ExplainGuests() string {
	return r.Summary.Counts.ExplainGuests(r.rules(), r.Summary.Seats)
}
