package world

import (
	"slices"
	"strings"
)

// SeatCount is how many seats a workspace has and uses.
type SeatCount struct {
	Members, TotalMembers int
	Guests, TotalGuests   int // TotalGuests is below 0 if guests are unlimited
	Bought                int // member seats added by calls since the start
}

// Billing says how ClickUp bills guests when no guest seat is free. Its help pages, its reference and its
// moderators contradict each other, so each reading can be simulated.
type Billing uint8

const (
	// BillAtOnce is the demo's simple rule: every guest who is not view-only takes a guest seat, or
	// a member seat if there is none. An invited guest is view-only until they get a right or a
	// share with comment or more.
	BillAtOnce Billing = iota
	// BillConverted makes a guest a member (role 3) if no guest seat is free. View-only guests are
	// free, and a guest on the most common domain takes a member seat.
	BillConverted
	// BillMoreGuestSeats adds a member seat with GuestsPerSeat more guest seats; the guest stays a
	// guest. Otherwise it is like BillConverted.
	BillMoreGuestSeats
)

// GuestsPerSeat is how many guest seats come with a member seat under BillMoreGuestSeats.
const GuestsPerSeat = 10

// Seats counts the workspace's seats. Owners, admins, members and guests on an own domain take a member
// seat from when they are invited. Other guests take a guest seat. View-only guests, agents and people
// without a known role take no seat.
func (ws *Workspace) Seats() SeatCount {
	n := SeatCount{TotalMembers: ws.memberSeats, TotalGuests: ws.guestSeats, Bought: ws.bought}
	for _, p := range ws.People {
		limited, viewOnly := p.limited()
		switch {
		case p.agent || p.ViewOnly || viewOnly:
		case limited:
			n.Members++
		case p.Role == RoleGuest && !ws.OwnDomain(p.Mail):
			n.Guests++
		case p.Role >= RoleOwner && p.Role <= RoleGuest:
			n.Members++
		}
	}
	if ws.billing == BillAtOnce && ws.guestSeats >= 0 && n.Guests > ws.guestSeats {
		n.Members += n.Guests - ws.guestSeats
		n.Guests = ws.guestSeats
	}
	return n
}

// PendingMembers returns how many owners, admins and members have not accepted their invitation.
func (ws *Workspace) PendingMembers() int {
	n := 0
	for _, p := range ws.People {
		if p.Joined == 0 && !p.agent && p.Role >= RoleOwner && p.Role <= RoleMember {
			n++
		}
	}
	return n
}

// BillChange bills the effect of a call on p, who may be nil. Seats that become free stay bought.
func (ws *Workspace) BillChange(p *Person) {
	if ws.billing != BillAtOnce {
		ws.Regrade(p)
		for ws.guestSeats >= 0 && ws.Seats().Guests > ws.guestSeats+ws.over.Guests {
			ws.fitGuest(p)
		}
	}
	if missing := ws.Seats().Members - ws.memberSeats - ws.over.Members; missing > 0 {
		ws.memberSeats += missing
		if ws.billing == BillAtOnce || ws.Plan.Name != Free.Name {
			ws.bought += missing
		}
	}
	n := ws.Seats()
	ws.over.Members = min(ws.over.Members, max(0, n.Members-n.TotalMembers))
	ws.over.Guests = min(ws.over.Guests, max(0, n.Guests-n.TotalGuests))
}

// billBy sets the rule. With the newer rules the own domain is the most common one.
func (ws *Workspace) billBy(rule Billing) {
	ws.billing = rule
	if rule == BillAtOnce {
		return
	}
	ws.domains = []string{ws.commonestDomain()}
	if ws.roster == nil {
		return
	}
	if own := ws.roster.OwnDomain; own != "" {
		ws.domains = []string{own}
	}
	for _, p := range ws.People {
		ws.Regrade(p)
	}
	if ws.roster.OverIsBilled {
		return
	}
	n := ws.Seats()
	ws.over.Members = max(0, n.Members-n.TotalMembers)
	if n.TotalGuests >= 0 {
		ws.over.Guests = max(0, n.Guests-n.TotalGuests)
	}
}

// Regrade makes a guest view-only or not, depending on what they may do now. Under BillAtOnce it does
// nothing.
func (ws *Workspace) Regrade(p *Person) {
	if p == nil || p.Role != RoleGuest || ws.billing == BillAtOnce {
		return
	}
	switch limited, viewOnly := p.limited(); {
	case viewOnly && ws.controlled(p):
		p.Key = "limited_member"
	case !limited:
		p.ViewOnly = !ws.controlled(p)
	}
}

// letSeatHoldersComment lets guests who take a seat comment on one of the items they see. Otherwise more
// seats would be counted than there are guests who may do more than view.
func (ws *Workspace) letSeatHoldersComment() {
	for _, p := range ws.People {
		if n := len(p.Shares); n > 0 && p.Role == RoleGuest && !p.ViewOnly && !ws.OwnDomain(p.Mail) && !ws.controlled(p) {
			p.Shares[n-1].Level = Levels[1]
		}
	}
}

// controlled reports whether a guest may do more than view: by a right, a share or a group.
func (ws *Workspace) controlled(p *Person) bool {
	return p.Rights != 0 || ws.roster.mayDoMore(p) ||
		slices.ContainsFunc(p.Shares, func(s Share) bool { return s.Level != Levels[0] }) ||
		slices.ContainsFunc(ws.Groups, func(g *Group) bool { return slices.Contains(g.Members, p.ID) })
}

// fitGuest bills a guest without a free seat: p, or else the last guest who takes a guest seat.
func (ws *Workspace) fitGuest(p *Person) {
	if ws.billing == BillMoreGuestSeats {
		ws.memberSeats++
		ws.bought++
		ws.guestSeats += GuestsPerSeat
		return
	}
	takes := func(q *Person) bool {
		return q != nil && q.Role == RoleGuest && q.Key == "" && !q.ViewOnly && !q.agent && !ws.OwnDomain(q.Mail)
	}
	for i := len(ws.People) - 1; !takes(p) && i >= 0; i-- {
		p = ws.People[i]
	}
	p.Role, p.Rights, p.Custom = RoleMember, 0, 0
}

// OwnDomain reports whether guests with this address are billed as members.
func (ws *Workspace) OwnDomain(mail string) bool {
	_, domain, _ := strings.Cut(strings.ToLower(mail), "@")
	return slices.Contains(ws.domains, domain)
}

// commonestDomain returns the most common domain of the workspace's people, without agents. Of several it
// is the one with the most members.
func (ws *Workspace) commonestDomain() string {
	const person = 1 << 16 // more than any number of members
	counts, best := map[string]int{}, ""
	for _, p := range ws.People {
		_, domain, _ := strings.Cut(strings.ToLower(p.Mail), "@")
		if p.agent || domain == "" {
			continue
		}
		counts[domain] += person
		if limited, _ := p.limited(); p.Role >= RoleOwner && p.Role <= RoleMember && !limited {
			counts[domain]++
		}
	}
	for domain, n := range counts {
		if n > counts[best] || n == counts[best] && domain < best {
			best = domain
		}
	}
	return best
}
