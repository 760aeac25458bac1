package change

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/items"
)

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
		return skip("what is shared with them was not read")
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
