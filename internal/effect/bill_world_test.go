package effect

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

// seemingly returns a different roster that looks the same.
func (w *billWorld) seemingly(rng *rand.Rand, way int) sim.Roster {
	r := w.roster
	roomM, roomG := r.MemberSeats-w.filled.Members, r.GuestSeats-w.filled.Guests
	r.UnsharedTakesSeat, r.RolesLift, r.OverIsBilled = way&4 == 0, way&8 == 0, way&16 != 0
	contested := w.contested()
	r.OwnDomain = contested[rng.IntN(len(contested))]
	r.People = slices.Clone(r.People)
	most := rng.IntN(3) // nobody who is hidden may edit, everybody, or some
	for i := range r.People {
		p := &r.People[i]
		if p.Role != 4 || p.Key != "" || slices.Contains(w.read, p.Email) {
			continue
		}
		p.Shares = nil
		if most == 1 || most == 2 && rng.IntN(2) == 0 {
			p.Shares = []sim.Share{{Kind: "task", ID: sim.RosterTasks()[2], Level: "edit"}}
		}
	}
	n := filledSeats(r)
	r.MemberSeats = n.Members + roomM
	if r.GuestSeats >= 0 {
		r.GuestSeats = n.Guests + roomG
	}
	return r
}

// filledSeats returns the seats that the people of a roster take, if there are enough.
func filledSeats(r sim.Roster) sim.SeatCount {
	r.MemberSeats, r.GuestSeats = 1000, 1000
	return sim.New(sim.Options{Roster: &r, Workspaces: 1, Billing: sim.BillConverted}).Seats(sim.Northwind)
}

// somebodyElse invites people at the same time: the last seats may be gone.
func (tl *till) somebodyElse(rng *rand.Rand) {
	for i := range 1 + rng.IntN(3) {
		mail := fmt.Sprintf("else%d@else.example", i)
		call := clickup.InviteMemberCall(sim.Northwind, clickup.MemberInvite{Email: mail})
		if rng.IntN(2) == 0 {
			call = clickup.InviteGuestCall(sim.Northwind, clickup.GuestInvite{Email: mail, Rights: clickup.Rights{}.With(clickup.EditTags, true)})
		}
		if status := tl.send(call); status != 200 {
			tl.t.Errorf("%s: status %d", mail, status)
		}
	}
}

// billWorld is a workspace and what is read of it before a plan is made.
type billWorld struct {
	roster sim.Roster
	filled sim.SeatCount
	read   []string // the guests whose shares are read
	races  bool
}

// domains of the people: the own one, those of clients, and free mail.
func billDomains() []string {
	return []string{"acme.example", "client.example", "other.example", "gmail.com"}
}

func drawWorld(rng *rand.Rand) billWorld {
	w := billWorld{races: rng.IntN(3) == 0}
	r := &w.roster
	r.Plan = []string{"Enterprise", "Enterprise", "Enterprise Trial", "enterprise", "Free Forever"}[rng.IntN(5)]
	r.GuestRoles = []int64{9000000001}
	domains, tasks := billDomains(), sim.RosterTasks()
	r.People = []sim.RosterPerson{{Email: sim.Caller, Role: 1}}
	for i := range 3 + rng.IntN(4) {
		r.People = append(r.People, sim.RosterPerson{Email: fmt.Sprintf("m%d@%s", i, domains[rng.IntN(1+rng.IntN(4))]), Role: 2 + rng.IntN(2), Pending: rng.IntN(4) == 0})
	}
	for i := range 2 + rng.IntN(8) {
		p := sim.RosterPerson{Email: fmt.Sprintf("g%d@%s", i, domains[rng.IntN(4)]), Role: 4, Pending: rng.IntN(4) == 0, Rights: rng.IntN(5) == 0}
		if rng.IntN(6) == 0 {
			p.Custom = r.GuestRoles[0]
		}
		for range rng.IntN(3) {
			p.Shares = append(p.Shares, sim.Share{Kind: "task", ID: tasks[len(p.Shares)], Level: []string{"read", "read", "comment", "edit"}[rng.IntN(4)]})
		}
		if rng.IntN(8) == 0 {
			p.Key = []string{"limited_member", "limited_member_view_only"}[rng.IntN(2)]
			p.Rights, p.Custom, p.Shares = p.Key == "limited_member" && p.Rights, 0, nil
		} else if rng.IntN(6) == 0 {
			r.Group = append(r.Group, p.Email)
		}
		if rng.IntN(2) == 0 {
			w.read = append(w.read, p.Email)
		}
		r.People = append(r.People, p)
	}
	if rng.IntN(6) == 0 {
		r.People = append(r.People, sim.RosterPerson{Email: "bot@agents.example", Role: 3, Agent: true})
	}
	w.drawSeats(rng)
	return w
}

// drawSeats sets the number of seats so that a few are free, none, or too few.
func (w *billWorld) drawSeats(rng *rand.Rand) {
	r := &w.roster
	now := filledSeats(*r)
	w.filled = now
	r.MemberSeats, r.GuestSeats = now.Members+rng.IntN(4), now.Guests+rng.IntN(4)
	switch rng.IntN(12) {
	case 0:
		r.GuestSeats = -1
	case 1:
		r.MemberSeats = max(1, now.Members-1)
	case 2:
		r.FilledTooFew = 1
	case 3:
		r.EmptyTooMany = 2
	case 4:
		r.SeatsUnknown = true
	}
	if r.Plan == "Free Forever" {
		r.GuestSeats = -1
	}
}

// contested returns the domains that may be the workspace's own: the most common ones of all people,
// with and without free mail, and of the members.
func (w *billWorld) contested() []string {
	var out []string
	for _, of := range []struct{ membersOnly, freeMail bool }{{}, {freeMail: true}, {membersOnly: true}} {
		counts, most := map[string]int{}, 0
		for _, p := range w.roster.People {
			domain := p.Email[strings.IndexByte(p.Email, '@')+1:]
			if p.Agent || domain == "gmail.com" && !of.freeMail || of.membersOnly && p.Role == 4 {
				continue
			}
			counts[domain]++
			most = max(most, counts[domain])
		}
		for domain, n := range counts {
			if n == most {
				out = append(out, domain)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

type billPlan func(d plans.Context, rng *rand.Rand) change.Plan

// billPlans returns plans of every kind.
func billPlans() []billPlan {
	task := func(n int) []items.Item {
		var out []items.Item
		for _, id := range sim.RosterTasks()[:n] {
			out = append(out, items.Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: id}, Name: "Task " + id})
		}
		return out
	}
	invite := func(change_ func(*plans.InviteRequest, *rand.Rand)) billPlan {
		return func(d plans.Context, rng *rand.Rand) change.Plan {
			r := plans.InviteRequest{Permission: clickup.PermissionRead}
			for i := range 1 + rng.IntN(4) {
				r.Emails = append(r.Emails, fmt.Sprintf("new%d@%s", i, billDomains()[rng.IntN(4)]))
			}
			change_(&r, rng)
			return plans.Invite(d, r)
		}
	}
	all := clickup.Rights{}.With(clickup.EditTags, true)
	role := clickup.RoleID(9000000001)
	return []billPlan{
		invite(func(*plans.InviteRequest, *rand.Rand) {}),
		invite(func(r *plans.InviteRequest, _ *rand.Rand) { r.Items = task(1) }),
		invite(func(r *plans.InviteRequest, _ *rand.Rand) {
			r.Items, r.Permission = task(2), clickup.PermissionComment
		}),
		invite(func(r *plans.InviteRequest, _ *rand.Rand) { r.Rights = all }),
		invite(func(r *plans.InviteRequest, rng *rand.Rand) { r.Role, r.Items = role, task(rng.IntN(2)) }),
		func(d plans.Context, rng *rand.Rand) change.Plan {
			r := plans.InviteMemberRequest{Admin: rng.IntN(2) == 0}
			for i := range 1 + rng.IntN(3) {
				r.Emails = append(r.Emails, fmt.Sprintf("member%d@acme.example", i))
			}
			return plans.InviteMembers(d, r)
		},
		func(d plans.Context, rng *rand.Rand) change.Plan {
			return plans.Share(d, plans.ShareRequest{Guests: someGuests(d, rng), Items: task(1), Permission: clickup.PermissionRead})
		},
		func(d plans.Context, rng *rand.Rand) change.Plan {
			return plans.Share(d, plans.ShareRequest{Guests: someGuests(d, rng), Items: task(2), Permission: clickup.PermissionEdit})
		},
		func(d plans.Context, rng *rand.Rand) change.Plan {
			return plans.EditGuests(d, plans.EditGuestRequest{Guests: someGuests(d, rng), Rights: all})
		},
		func(d plans.Context, rng *rand.Rand) change.Plan {
			return plans.EditGuests(d, plans.EditGuestRequest{Guests: someGuests(d, rng), Role: &role})
		},
		func(d plans.Context, rng *rand.Rand) change.Plan { return plans.Remove(d, someGuests(d, rng)) },
		func(d plans.Context, rng *rand.Rand) change.Plan { return plans.ViewOnly(d, someGuests(d, rng)) },
		func(d plans.Context, rng *rand.Rand) change.Plan { // one leaves, others come
			gone := plans.Remove(d, someGuests(d, rng))
			come := plans.Invite(d, plans.InviteRequest{Emails: []string{"new0@client.example", "new1@other.example"}, Rights: all})
			p := gone
			p.Steps = append(p.Steps, come.Steps...)
			p.Seats = d.Forecast(&p)
			return p
		},
	}
}

func someGuests(d plans.Context, rng *rand.Rand) []clickup.UserID {
	var out []clickup.UserID
	for _, p := range d.People.Rows() {
		if p.Role == clickup.RoleGuest && p.ID > 0 && rng.IntN(2) == 0 {
			out = append(out, p.ID)
		}
	}
	return out
}
