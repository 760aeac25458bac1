package sim

import (
	"slices"
	"strings"
)

// Billing says how ClickUp bills guests who don't fit into the guest seats. Its help
// pages, its reference and its moderators disagree, so each reading can be simulated.
type Billing uint8

const (
	// BillAtOnce is the demo's simple rule: every guest who is not view-only takes a guest
	// seat when invited, and each one too many fills a member seat as a guest.
	BillAtOnce Billing = iota
	// BillConverted makes a guest a member, role 3, when no guest seat is left.
	// View-only guests are free, and a guest on the commonest domain takes a member seat.
	BillConverted
	// BillMoreGuestSeats adds a member seat that brings GuestsPerSeat more guest seats;
	// the guest stays a guest. Otherwise it bills as BillConverted.
	BillMoreGuestSeats
)

// GuestsPerSeat is how many guest seats a member seat brings under BillMoreGuestSeats.
const GuestsPerSeat = 10

// seats counts the workspace's seats. Owners, admins and members take a member
// seat from the moment they are invited, and so do guests on an own domain.
// Other guests take a guest seat. View-only guests, agents and people without a
// known role take none.
func (ws *workspace) seats() SeatCount {
	n := SeatCount{TotalMembers: ws.memberSeats, TotalGuests: ws.guestSeats, Bought: ws.bought}
	for _, p := range ws.people {
		switch {
		case p.agent || p.viewOnly:
		case p.role == roleGuest && !ws.ownDomain(p.mail):
			n.Guests++
		case p.role >= roleOwner && p.role <= roleGuest:
			n.Members++
		}
	}
	if ws.billing == BillAtOnce && ws.guestSeats >= 0 && n.Guests > ws.guestSeats {
		n.Members += n.Guests - ws.guestSeats
		n.Guests = ws.guestSeats
	}
	return n
}

// pendingMembers is how many owners, admins and members have not accepted yet.
func (ws *workspace) pendingMembers() int {
	n := 0
	for _, p := range ws.people {
		if p.joined == 0 && !p.agent && p.role >= roleOwner && p.role <= roleMember {
			n++
		}
	}
	return n
}

// billChange bills what a call did to p, who is nil for a change to nobody in particular.
// Seats that become free stay bought.
func (ws *workspace) billChange(p *person) {
	if ws.billing != BillAtOnce {
		ws.regrade(p)
		for ws.guestSeats >= 0 && ws.seats().Guests > ws.guestSeats {
			ws.fitGuest(p)
		}
	}
	if missing := ws.seats().Members - ws.memberSeats; missing > 0 {
		ws.memberSeats += missing
		if ws.billing == BillAtOnce || ws.plan.name != free.name {
			ws.bought += missing
		}
	}
}

// billBy sets the rule. The own domain of the newer rules is the commonest one.
func (ws *workspace) billBy(rule Billing) {
	ws.billing = rule
	if rule != BillAtOnce {
		ws.domains = []string{ws.commonestDomain()}
	}
}

// regrade makes a guest view-only, or more, by what they may do now. The simple rule
// never takes a seat away.
func (ws *workspace) regrade(p *person) {
	if p != nil && p.role == roleGuest && ws.billing != BillAtOnce {
		p.viewOnly = !ws.controlled(p)
	}
}

// controlled reports whether a guest may do more than view: by a right, a share or a group.
func (ws *workspace) controlled(p *person) bool {
	return p.rights != 0 ||
		slices.ContainsFunc(p.shares, func(s Share) bool { return s.Level != levels[0] }) ||
		slices.ContainsFunc(ws.groups, func(g *group) bool { return slices.Contains(g.members, p.id) })
}

// fitGuest makes room for one guest too many: p, or else the last one who takes a guest seat.
func (ws *workspace) fitGuest(p *person) {
	if ws.billing == BillMoreGuestSeats {
		ws.memberSeats++
		ws.bought++
		ws.guestSeats += GuestsPerSeat
		return
	}
	takes := func(q *person) bool {
		return q != nil && q.role == roleGuest && !q.viewOnly && !q.agent && !ws.ownDomain(q.mail)
	}
	for i := len(ws.people) - 1; !takes(p) && i >= 0; i-- {
		p = ws.people[i]
	}
	p.role, p.rights, p.custom = roleMember, 0, 0
}

// ownDomain reports whether guests with this address are billed as members.
func (ws *workspace) ownDomain(mail string) bool {
	_, domain, _ := strings.Cut(strings.ToLower(mail), "@")
	return slices.Contains(ws.domains, domain)
}

// commonestDomain is the domain that most people of the workspace have, agents left out.
func (ws *workspace) commonestDomain() string {
	counts, best := map[string]int{}, ""
	for _, p := range ws.people {
		if _, domain, _ := strings.Cut(strings.ToLower(p.mail), "@"); !p.agent && domain != "" {
			counts[domain]++
			if n := counts[domain]; n > counts[best] || n == counts[best] && domain < best {
				best = domain
			}
		}
	}
	return best
}

// seats answers GetWorkspaceseats.
func (s *Server) seats(c *call) (any, error) {
	n := c.ws.seats()
	filled := n.Members
	if s.opts.PendingUnfilled {
		filled = max(0, filled-c.ws.pendingMembers())
	}
	out := wireSeats{
		Members: wireMemberSeats{Filled: filled, Total: n.TotalMembers, Empty: n.TotalMembers - n.Members},
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
