package plans

import (
	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/seats"
)

// SeatFacts returns what decides about seats in the workspace.
func (d Context) SeatFacts() seats.Facts {
	return seats.Facts{Rules: seats.Rules{Plan: d.Plan, Own: d.Own}, Roles: d.Roles, Groups: d.Groups, Shares: d.Shares}
}

// forecast returns what the planned steps do to the seats.
func (d Context) forecast(steps []change.Step) seats.Forecast {
	facts := d.SeatFacts()
	c := d.seatChange(&facts, d.eachMember(steps))
	return facts.Forecast(c, d.Seats).Priced(d.Prices)
}

// seatChange returns who takes and who frees a seat by the planned steps, each person once.
func (d Context) seatChange(facts *seats.Facts, steps []change.Step) seats.Change {
	var c seats.Change
	done, gets, edits := map[string]bool{}, giftsOf(steps), editsOf(steps)
	for i := range steps {
		s := &steps[i]
		who := s.Key()
		if done[who] || s.State != change.Planned && !s.ChangesSeatByHand() {
			continue
		}
		if s.ChangesSeatByHand() {
			done[who] = true
			d.byHandSeats(facts, &c, s)
			continue
		}
		if need, counts := d.need(facts, gets[recipientOf(s)], s); counts {
			done[who] = true
			if s.Removes() {
				c.Free(need)
			} else {
				c.Take(need)
			}
		} else if need, counts := d.lowered(facts, edits[s.ID], s); counts {
			done[who] = true
			c.Free(need)
		}
	}
	if c.Freed != (seats.Change{}).Freed && d.People != nil {
		counts := facts.Count(d.People.Rows())
		c.Holders = counts.GuestSeats() + counts.MaybeOwn
	}
	return c
}

// recipient is a person in a workspace.
type recipient struct {
	who       string
	workspace clickup.WorkspaceID
}

func recipientOf(s *change.Step) recipient { return recipient{s.Key(), s.Workspace} }

// gifts is what a plan gives one person in a workspace.
type gifts struct {
	invited bool // as a guest
	shares  int
	edits   bool // one of the shares lets them do more than view
}

func giftsOf(steps []change.Step) map[recipient]gifts {
	all := make(map[recipient]gifts, len(steps))
	for i := range steps {
		s := &steps[i]
		g := all[recipientOf(s)]
		switch {
		case s.Op == change.OpInviteGuest && s.State == change.Planned:
			g.invited = true
		case s.Op == change.OpShare:
			g.shares++
			g.edits = g.edits || s.Permission != clickup.PermissionRead
		}
		all[recipientOf(s)] = g
	}
	return all
}

// need returns the seat that a planned step takes or frees. It does not count if the step
// changes nobody's seat.
func (d Context) need(facts *seats.Facts, gets gifts, s *change.Step) (need seats.Need, counts bool) {
	switch s.Op {
	case change.OpInviteGuest, change.OpInviteMember:
		if _, here := d.People.ByEmail(s.Email); here {
			return need, false
		}
		need = facts.Invite(invitee(facts, gets, s))
	case change.OpRemoveGuest, change.OpRemoveMember:
		who, here := d.People.ByID(s.ID)
		if !here {
			return need, false
		}
		need = facts.Leave(facts.Subject(who))
	default:
		lift, byRole := lifts(s)
		if !lift && !byRole || gets.invited && !d.hasMail(s) {
			return need, false
		}
		if need = facts.Lift(d.subject(facts, s)); !lift {
			need = facts.LiftByRole(d.subject(facts, s))
		}
	}
	need.Who = s.Who()
	return d.contested(facts, s, need), true
}

// subject returns the person of a step as seats are counted. Somebody who is not in the
// roster yet has just been invited: what they may do is not known.
func (d Context) subject(facts *seats.Facts, s *change.Step) seats.Subject {
	if who, here := d.personOf(s); here {
		return facts.Subject(who)
	}
	return seats.Subject{Role: clickup.RoleGuest, Place: facts.Own.Place(clickup.DomainOf(s.Email))}
}

// hasMail reports whether somebody in the workspace has the address of a step.
func (d Context) hasMail(s *change.Step) bool {
	_, here := d.People.ByEmail(s.Email)
	return here && s.Email != ""
}

// invitee returns what an invitation gives, together with what the plan then shares.
func invitee(facts *seats.Facts, gets gifts, s *change.Step) seats.Invitee {
	in := seats.Invitee{
		Member: s.Op == change.OpInviteMember, Place: facts.Own.Place(clickup.DomainOf(s.Email)),
		Rights: s.Rights.Known&s.Rights.Granted != 0, Role: s.Role != nil && *s.Role != 0, Edits: seats.No, Shares: gets.shares,
	}
	if gets.edits {
		in.Edits = seats.Yes
	}
	return in
}

// lifts reports whether a step lets its guest do more than view, and whether it may do so
// by a custom role.
func lifts(s *change.Step) (lift, byRole bool) {
	switch s.Op {
	case change.OpEditGuest:
		return s.Rights.Known&s.Rights.Granted != 0, s.Role != nil && *s.Role != 0
	case change.OpShare:
		return s.Permission != clickup.PermissionRead, false
	case change.OpAddToGroup:
		return true, false
	}
	return false, false
}

// Forecast returns what the steps of a plan do to the seats of the workspace, from what is
// known now.
func (d Context) Forecast(p *change.Plan) seats.Forecast {
	return d.forecast(stepsIn(p, d.Workspace))
}

func stepsIn(p *change.Plan, ws clickup.WorkspaceID) []change.Step {
	var own []change.Step
	for _, s := range p.Steps {
		if p.WorkspaceOf(s) == ws {
			own = append(own, s)
		}
	}
	return own
}

// byHandSeats counts the seats of a step that is done by hand.
func (d Context) byHandSeats(facts *seats.Facts, c *seats.Change, s *change.Step) {
	who, here := d.People.ByID(s.ID)
	if !here {
		return
	}
	subject := facts.Subject(who)
	freed := facts.Leave(subject)
	if s.Op == change.OpMakeGuest {
		if subject.Place != seats.Outside { // they may keep the seat, as a limited member
			freed.Takes |= seats.TakesNothing
		}
		taken := facts.Demote(subject)
		taken.Who = s.Who()
		c.Take(taken)
	}
	c.Free(freed)
}

// contested adds the domain to the need of somebody whose domain may be the workspace's own.
func (d Context) contested(facts *seats.Facts, s *change.Step, need seats.Need) seats.Need {
	if domain := clickup.DomainOf(s.Email); facts.Own.Place(domain) == seats.MaybeOwn {
		need.Domain, need.Rivals = domain, len(facts.Own.Contested)
	}
	return need
}

// editsOf returns the planned steps that change what people in the workspace may do, by person.
func editsOf(steps []change.Step) map[clickup.UserID][]*change.Step {
	all := map[clickup.UserID][]*change.Step{}
	for i := range steps {
		s := &steps[i]
		if s.ID != 0 && s.State == change.Planned && (s.Op == change.OpShare || s.Op == change.OpUnshare || s.Op == change.OpEditGuest) {
			all[s.ID] = append(all[s.ID], s)
		}
	}
	return all
}

// lowered returns the seat that a guest frees by only viewing after the edits. It does not
// count if they free none, or if that is not known.
func (d Context) lowered(facts *seats.Facts, edits []*change.Step, s *change.Step) (need seats.Need, counts bool) {
	if len(edits) == 0 {
		return need, false
	}
	who, here := d.People.ByID(s.ID)
	if !here || !who.Guest() || facts.Free() {
		return need, false
	}
	shared, read := d.Shares[who.ID]
	if !read {
		return need, false
	}
	before := facts.Subject(who)
	after := before
	levels := map[clickup.ItemRef]clickup.Permission{}
	for _, it := range shared {
		levels[it.Ref] = it.Permission
	}
	for _, by := range edits {
		switch by.Op {
		case change.OpShare:
			levels[by.Item] = by.Permission
		case change.OpUnshare:
			delete(levels, by.Item)
		case change.OpEditGuest:
			after.Flags.Granted = after.Flags.Granted&^by.Rights.Known | by.Rights.Granted&by.Rights.Known
			after.Flags.Known |= by.Rights.Known
		}
	}
	after.Edits = seats.EditsAny(itemsAt(levels))
	if before.MayMore() != seats.Yes || after.MayMore() != seats.No {
		return need, false
	}
	need = facts.Leave(before)
	if roleOf(who) != 0 && need.Takes != seats.TakesNothing { // a custom role may let them do more
		need.Takes |= seats.TakesNothing
	}
	return need, true
}

func itemsAt(levels map[clickup.ItemRef]clickup.Permission) []clickup.SharedItem {
	out := make([]clickup.SharedItem, 0, len(levels))
	for ref, level := range levels {
		out = append(out, clickup.SharedItem{Ref: ref, Permission: level})
	}
	return out
}
