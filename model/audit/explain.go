package audit

import (
	"fmt"

	"cutui/clickup"
)

// ExplainMembers says in a sentence who fills the member seats, and why the
// roster shows another number where it does.
func (r Report) ExplainMembers() string {
	s, inside := r.Summary, r.Summary.checks[InternalGuest]
	shown := plural(s.Members, "owner, admin or member", "owners, admins and members")
	if inside > 0 {
		shown += " and " + plural(inside, "guest on your own domain", "guests on your own domain")
	}
	return explained(s.Seats.Members, shown, s.Members+inside,
		"guests for whom no guest seat was left take member seats too, and the token may not see everybody",
		"members who may only view take none")
}

// ExplainGuests is ExplainMembers for guest seats.
func (r Report) ExplainGuests() string {
	outside := r.Summary.Guests - r.Summary.checks[InternalGuest]
	return explained(r.Summary.Seats.Guests, plural(outside, "guest outside your own domain", "guests outside your own domain"), outside,
		"the token may not see everybody",
		"guests who may only view take none, and those without a guest seat take a member's")
}

// explained holds the filled seats against the people in the roster.
func explained(p clickup.SeatPool, shown string, people int, whyMore, whyFewer string) string {
	if !p.Filled.Known {
		return "ClickUp did not say how many seats are filled; the roster shows " + shown + "."
	}
	filled := plural(p.Filled.N, "seat is filled", "seats are filled")
	switch more := p.Filled.N - people; {
	case more > 0:
		return fmt.Sprintf("%s; the roster shows %s, %d fewer: %s.", filled, shown, more, whyMore)
	case more < 0:
		return fmt.Sprintf("%s; the roster shows %s, %d more: %s.", filled, shown, -more, whyFewer)
	}
	return filled + ", by " + shown + "."
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
