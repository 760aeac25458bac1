package change

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/items"
)

// TargetRequest is who gives a member seat back, and how.
type TargetRequest struct {
	Seats     int // how many are to be filled at most
	Remove    []clickup.UserID
	ViewOnly  []clickup.UserID // guests who are to only view
	MakeGuest []clickup.UserID // members who are to become guests
}

// PlanTarget gets a workspace down to a number of member seats in one plan: it removes
// people, lets guests only view, for which it takes them out of their user groups, and
// leaves it to a hand-off to make guests of members.
func PlanTarget(d Context, r TargetRequest) Plan {
	p := d.plan("Get to " + text.Plural(r.Seats, "member seat"))
	for _, part := range []Plan{PlanRemove(d, r.Remove), PlanLeaveGroups(d, r.ViewOnly), planViewOnlyByHand(d, r.ViewOnly), planMakeGuests(d, r.MakeGuest)} {
		p.Steps = append(p.Steps, part.Steps...)
		p.Warnings = append(p.Warnings, part.Warnings...)
	}
	if d.Gate != "" && p.OnEveryPlan(d.Workspace) {
		p.leaveToEnterprise()
	}
	p.Seats = d.forecast(p.Steps)
	return p
}

// leaveToEnterprise leaves all steps to a hand-off that ClickUp's API carries out on the
// Enterprise plan only.
func (p *Plan) leaveToEnterprise() {
	n := 0
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == Planned && !s.EveryPlan() {
			s.State, s.Message = Skipped, NotInPlan
			n++
		}
	}
	if n > 0 {
		p.Warnings = append(p.Warnings, onlyEnterprise+" for "+text.Plural(n, "step")+": a hand-off says how to do it in ClickUp itself")
	}
}

// planViewOnlyByHand is PlanViewOnly for guests who are taken out of their groups before.
// Where ClickUp's API does not tell what is shared with them, they are left to a hand-off.
func planViewOnlyByHand(d Context, guests []clickup.UserID) Plan {
	d.Groups = nil
	p := PlanViewOnly(d, guests)
	if d.Gate == "" {
		return p
	}
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == Skipped && s.Message == sharesNotRead {
			s.Message, s.Note = NotInPlan, "lower everything that is shared with them to view only"
		}
	}
	return p
}

// planMakeGuests has a step for each member that somebody carries out by hand.
func planMakeGuests(d Context, ids []clickup.UserID) Plan {
	p := d.plan("Make guests of " + text.Plural(len(ids), "member"))
	for _, id := range ids {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		s := person(OpMakeGuest, who)
		s.State, s.Message = Skipped, byHandOnly
		switch {
		case who.Guest():
			s.Message = "is a guest already"
		case who.Role == clickup.RoleOwner || id == d.Caller:
			s.Message = "the owner and you yourself stay what they are"
		case d.protects(who):
			s.Message = ProtectedHere
		}
		p.Steps = append(p.Steps, s)
	}
	if len(p.Steps) > 0 {
		p.Warnings = append(p.Warnings, fmt.Sprintf("%s can't become guests by ClickUp's API: a hand-off says how; removed and invited again they would lose their private items", text.Plural(len(p.Steps), "member")))
	}
	return p
}

// PlanViewOnly lowers all that is shared with guests to view, and takes their rights away:
// on ClickUp's paid plans guests who only view are free. Undo brings both back. Guests
// whose shares were not read are skipped, and warnings name the user groups that still
// let some of them do more.
func PlanViewOnly(d Context, guests []clickup.UserID) Plan {
	p := d.plan("Make " + text.Plural(len(guests), "guest") + " view only")
	for _, id := range guests {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		p.Steps = append(p.Steps, d.viewOnly(who)...)
		if groups := d.Groups[id]; len(groups) > 0 {
			p.Warnings = append(p.Warnings, fmt.Sprintf("%s stays paid while in the user group %s: take them out of it", who.Display(), strings.Join(groups, ", ")))
		}
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = append(p.Warnings, d.warnings(p.Steps)...)
	return p
}

// sharesNotRead is why it is not known what to lower.
const sharesNotRead = "what is shared with them was not read"

// viewOnly are the steps for one guest.
func (d Context) viewOnly(who *clickup.Person) []Step {
	edit := person(OpEditGuest, who)
	shared, read := d.Shares[who.ID]
	skip := func(why string) []Step {
		edit.State, edit.Message = Skipped, why
		return []Step{edit}
	}
	switch {
	case !who.Guest():
		return skip("is " + aMember(who.Role) + ", not a guest")
	case d.protects(who):
		return skip(ProtectedHere)
	case !read:
		return skip(sharesNotRead)
	}
	var steps []Step
	for _, it := range shared {
		if it.Permission != clickup.PermissionRead {
			steps = append(steps, d.shares(who.ID, who.Email, who.Name, []items.Item{{Ref: it.Ref, Name: it.Name}}, clickup.PermissionRead)...)
		}
	}
	if on := who.Rights.Known & who.Rights.Granted; on != 0 {
		edit.Rights = clickup.Rights{Known: on}
		edit.Before = &Before{Rights: who.Rights, Role: roleOf(who), BaseRole: who.Role}
		steps = append(steps, edit)
	}
	if len(steps) == 0 {
		return skip("only views already")
	}
	return steps
}
