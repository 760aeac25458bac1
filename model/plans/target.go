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

// TargetRequest says who frees a member seat, and how.
type TargetRequest struct {
	Seats     int              // the number of filled member seats to get down to
	Remove    []clickup.UserID // people to remove
	ViewOnly  []clickup.UserID // guests to make view only
	MakeGuest []clickup.UserID // members to turn into guests
}

// Target plans to get a workspace down to a number of member seats: it removes people,
// makes guests view only, which takes them out of their user groups, and leaves turning
// members into guests to a hand-off.
func Target(d Context, r TargetRequest) change.Plan {
	p := d.plan("Get to " + text.Plural(r.Seats, "member seat"))
	noGroups := d // the guests are taken out of their groups first
	noGroups.Groups = nil
	for _, part := range []change.Plan{Remove(d, r.Remove), LeaveGroups(d, r.ViewOnly), ViewOnly(noGroups, r.ViewOnly), MakeGuests(d, r.MakeGuest)} {
		p.Steps = append(p.Steps, part.Steps...)
		p.Warnings = append(p.Warnings, part.Warnings...)
	}
	if n := len(r.MakeGuest); n > 0 {
		p.Warnings = append(p.Warnings, text.Count(n, "member can't become a guest", "members can't become guests")+
			" by ClickUp's API: a hand-off says how; if removed and invited again, they would lose their private items")
	}
	if d.Gate != "" && p.OnEveryPlan(d.Workspace) {
		leaveToEnterprise(&p)
	}
	p.Seats = d.forecast(p.Steps)
	return p
}

// leaveToEnterprise leaves to a hand-off the steps that ClickUp's API only carries out on
// the Enterprise plan.
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

// ViewOnly plans to lower everything that is shared with guests to view, and to revoke
// their rights: on ClickUp's paid plans guests who only view are free. Undo restores both.
// Below Enterprise, and for limited members who are not guests, ClickUp's API can't do it
// and it is left to a hand-off. Guests whose shares were not read are skipped, and warnings
// name the user groups that still let some guests do more.
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

// viewOnly returns the steps for one guest.
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
		return skip("Free Forever has no view-only guests and bills nobody")
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
		return skip("already view only")
	}
	return steps
}

// MayBeViewOnly reports whether somebody can be made view only: a guest, or somebody whose
// role key says that they are a limited member who may do more than view.
func MayBeViewOnly(who *clickup.Person) bool {
	limited, viewOnly := seats.LimitedKey(who.RoleKey.String())
	return who.Guest() || limited && !viewOnly
}
