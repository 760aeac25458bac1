package sim

// seats counts the workspace's seats. Owners, admins and members take a member
// seat from the moment they are invited, and so do guests on an own domain.
// Other guests take a guest seat and, once those are full, a member seat.
// View-only guests, agents and people without a known role take none.
func (ws *workspace) seats() SeatCount {
	n := SeatCount{TotalMembers: ws.memberSeats, TotalGuests: ws.guestSeats, Bought: ws.bought}
	for _, p := range ws.people {
		switch {
		case p.agent || p.viewOnly:
		case p.role == roleGuest && !ws.own(p.mail):
			n.Guests++
		case p.role >= roleOwner && p.role <= roleGuest:
			n.Members++
		}
	}
	if ws.guestSeats >= 0 && n.Guests > ws.guestSeats {
		n.Members += n.Guests - ws.guestSeats
		n.Guests = ws.guestSeats
	}
	return n
}

// settle buys the member seats that are taken but not there, as ClickUp does
// without asking. Seats that become free stay bought.
func (ws *workspace) settle() {
	if missing := ws.seats().Members - ws.memberSeats; missing > 0 {
		ws.memberSeats += missing
		ws.bought += missing
	}
}

// seats answers GetWorkspaceseats.
func (s *Server) seats(c *call) (any, error) {
	n := c.ws.seats()
	out := wireSeats{
		Members: wireMemberSeats{Filled: n.Members, Total: n.TotalMembers, Empty: n.TotalMembers - n.Members},
		Guests:  wireGuestSeats{Filled: n.Guests, Total: n.TotalGuests, Empty: n.TotalGuests - n.Guests},
	}
	if n.TotalGuests < 0 {
		out.Guests.Total, out.Guests.Empty = "Infinity", "Infinity"
	}
	return out, nil
}

// plan answers GetWorkspaceplan.
func (s *Server) plan(c *call) (any, error) {
	return wirePlan{Name: c.ws.plan.name, ID: c.ws.plan.id}, nil
}
