package plans

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/seats"
)

// TargetRequest is who gives a member seat back, and how.
type TargetRequest struct {
	Seats     int // how many are to be filled at most
	Remove    []clickup.UserID
	ViewOnly  []clickup.UserID // guests who are to only view
	MakeGuest []clickup.UserID // members who are to become guests
}

// Target gets a workspace down to a number of member seats in one plan: it removes
// people, lets guests only view, for which it takes them out of their user groups, and
// leaves it to a hand-off to make guests of members.
func Target(d Context, r TargetRequest) change.Plan {
	p := d.plan("Get to " + text.Plural(r.Seats, "member seat"))
	noGroups := d // they are taken out of theirs before
	noGroups.Groups = nil
	for _, part := range []change.Plan{Remove(d, r.Remove), LeaveGroups(d, r.ViewOnly), ViewOnly(noGroups, r.ViewOnly), MakeGuests(d, r.MakeGuest)} {
		p.Steps = append(p.Steps, part.Steps...)
		p.Warnings = append(p.Warnings, part.Warnings...)
	}
	if n := len(r.MakeGuest); n > 0 {
		p.Warnings = append(p.Warnings, text.Count(n, "member can't become a guest", "members can't become guests")+
			" by ClickUp's API: a hand-off says how; removed and invited again they would lose their private items")
	}
	if d.Gate != "" && p.OnEveryPlan(d.Workspace) {
		leaveToEnterprise(&p)
	}
	p.Seats = d.forecast(p.Steps)
	return p
}

// leaveToEnterprise leaves all steps to a hand-off that ClickUp's API carries out on the
// Enterprise plan only.
func leaveToEnterprise(p *change.Plan) {
	n := 0
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == change.Planned && !s.EveryPlan() {
			s.State, s.Message = change.Skipped, change.NotInPlan
			n++
		}
	}
	if n > 0 {
		p.Warnings = append(p.Warnings, change.OnlyEnterprise+" for "+text.Plural(n, "step")+": a hand-off says how to do it in ClickUp itself")
	}
}

// ViewOnly lowers all that is shared with guests to view, and takes their rights away:
// on ClickUp's paid plans guests who only view are free. Undo brings both back. Where
// ClickUp's API can't do it, on plans below Enterprise and for limited members who are no
// guests, it is left to a hand-off. Guests whose shares were not read are skipped, and
// warnings name the user groups that still let some of them do more.
func ViewOnly(d Context, guests []clickup.UserID) change.Plan {
	p := d.plan("Make " + text.Plural(len(guests), "guest") + " view only")
	for _, who := range d.those(guests) {
		p.Steps = append(p.Steps, d.viewOnly(who)...)
		if groups := d.Groups[who.ID]; len(groups) > 0 && !d.SeatFacts().Free() {
			p.Warnings = append(p.Warnings, fmt.Sprintf("%s stays paid while in the user group %s: take them out of it", who.Display(), strings.Join(groups, ", ")))
		}
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = append(p.Warnings, d.warnings(p.Steps)...)
	return p
}

// viewOnly are the steps for one guest.
func (d Context) viewOnly(who *clickup.Person) []change.Step {
	edit := person(change.OpEditGuest, who)
	shared, read := d.Shares[who.ID]
	skip := func(why string) []change.Step {
		edit.State, edit.Message = change.Skipped, why
		return []change.Step{edit}
	}
	switch {
	case !MayBeViewOnly(who):
		return skip("is " + aMember(who.Role) + ", not a guest")
	case d.protects(who):
		return skip(ProtectedHere)
	case d.SeatFacts().Free():
		return skip("on Free Forever there is no view only, and nobody is billed")
	case !who.Guest() || d.Gate != "":
		edit.Op = change.OpMakeViewOnly
		return skip(change.ViewOnlyByHand)
	case !read:
		return skip("what is shared with them was not read")
	}
	var steps []change.Step
	for _, it := range shared {
		if it.Permission != clickup.PermissionRead {
			steps = append(steps, d.share(who, items.Item{Ref: it.Ref, Name: it.Name}, clickup.PermissionRead))
		}
	}
	if on := who.Rights.Known & who.Rights.Granted; on != 0 {
		edit.Rights = clickup.Rights{Known: on}
		edit.Before = &change.Before{Rights: who.Rights, Role: roleOf(who), BaseRole: who.Role}
		steps = append(steps, edit)
	}
	if len(steps) == 0 {
		return skip("only views already")
	}
	return steps
}

// MayBeViewOnly reports whether somebody is a guest, or a limited member by ClickUp's word
// who may do more than view.
func MayBeViewOnly(who *clickup.Person) bool {
	limited, viewOnly := seats.LimitedKey(who.RoleKey.String())
	return who.Guest() || limited && !viewOnly
}
