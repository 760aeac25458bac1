package plans

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
)

// EditGuestRequest asks to change the rights or the custom role of guests. Rights that are
// not known and a nil Role stay as they are.
type EditGuestRequest struct {
	Guests []clickup.UserID
	Rights clickup.Rights
	Role   *clickup.RoleID
}

// EditGuests plans to change guests. Flags that already have the wanted value are not sent.
func EditGuests(d Context, r EditGuestRequest) change.Plan {
	p := d.plan("Edit " + text.Plural(len(r.Guests), "guest"))
	for _, who := range d.those(r.Guests) {
		s := person(change.OpEditGuest, who)
		s.Rights, s.Role = changed(who.Rights, r.Rights), changedRole(who, r.Role)
		s.Before = &change.Before{Rights: who.Rights, Role: roleOf(who), BaseRole: who.Role}
		switch {
		case !who.Guest():
			s.State, s.Message = change.Skipped, "is "+aMember(who.Role)+", not a guest"
		case d.protects(who):
			s.State, s.Message = change.Skipped, ProtectedHere
		case s.Rights.Known == 0 && s.Role == nil:
			s.State, s.Message = change.Skipped, "already so"
		}
		p.Steps = append(p.Steps, s)
	}
	p.Seats, p.Warnings = d.forecast(p.Steps), d.warnings(p.Steps)
	return p
}

// changed returns the wanted flags without those that are known to have their value already.
func changed(have, want clickup.Rights) clickup.Rights {
	same := have.Known &^ (have.Granted ^ want.Granted)
	want.Known &^= same
	want.Granted &= want.Known
	return want
}

func changedRole(who *clickup.Person, want *clickup.RoleID) *clickup.RoleID {
	if want == nil || *want == roleOf(who) {
		return nil
	}
	return want
}

func roleOf(who *clickup.Person) clickup.RoleID {
	if who.CustomRole == nil {
		return 0
	}
	return who.CustomRole.ID
}

func person(op change.Op, who *clickup.Person) change.Step {
	return change.Step{Op: op, ID: who.ID, Email: who.Email, Name: who.Name, State: change.Planned}
}

// Remove plans to remove guests and members from the workspace. The workspace's owner and
// the token's user are skipped. The steps record what is known of people's access.
func Remove(d Context, ids []clickup.UserID) change.Plan {
	p := d.plan("Remove " + text.PeopleOf(len(ids)))
	for _, who := range d.those(ids) {
		p.Steps = append(p.Steps, d.removal(who))
	}
	p.Seats = d.forecast(p.Steps)
	if n := p.Removes(); n > 0 {
		p.Warnings = append(p.Warnings,
			fmt.Sprintf("%s can be invited again; they stay assigned to what they have, marked inactive; what is private to them becomes off-limits for everybody, permanently", text.PeopleOf(n)))
	}
	return p
}

// Offboard plans to remove the guests on a client's domain. Members on it stay, and a
// warning counts them.
func Offboard(d Context, domain string, guests []clickup.UserID) change.Plan {
	return AsOffboarding(d, Remove(d, guests), domain, guests)
}

// AsOffboarding returns p, a plan that removes the guests on a client's domain, with the
// title and the warning of Offboard.
func AsOffboarding(d Context, p change.Plan, domain string, guests []clickup.UserID) change.Plan {
	p.Title = "Off-board " + domain + ": remove " + text.Plural(len(guests), "guest")
	members := 0
	rows := d.People.Rows()
	for i := range rows {
		if who := &rows[i]; !who.Guest() && who.Domain() == domain {
			members++
		}
	}
	if members > 0 {
		p.Warnings = append(p.Warnings, text.Count(members, "member on "+domain+" keeps their access: they are not a guest", "members on "+domain+" keep their access: they are not guests"))
	}
	return p
}

func (d Context) removal(who *clickup.Person) change.Step {
	op := change.OpRemoveMember
	if who.Guest() {
		op = change.OpRemoveGuest
	}
	s := person(op, who)
	s.Until = untilDay(d.Until.Of(who.Email))
	shared, read := d.Shares[who.ID]
	s.Before = &change.Before{Rights: who.Rights, Role: roleOf(who), BaseRole: who.Role, Shared: shared, SharesRead: read}
	if held, known := d.Holdings[who.ID]; known {
		sum := held.Summary(d.Now)
		s.Holds = &sum
	}
	switch {
	case who.Role == clickup.RoleOwner:
		s.State, s.Message = change.Skipped, "the owner can't be removed"
	case who.ID == d.Caller:
		s.State, s.Message = change.Skipped, "this is you"
	case d.protects(who):
		s.State, s.Message = change.Skipped, ProtectedHere
	}
	return s
}

// Reasons why a step about somebody is skipped.
const (
	ProtectedHere  = "protected by your settings"
	notInWorkspace = "no longer in the workspace"
)

// protects reports whether the settings protect the person.
func (d Context) protects(who *clickup.Person) bool {
	return slices.ContainsFunc(d.Protected, func(entry string) bool {
		return entry == who.ID.String() || who.Email != "" && strings.EqualFold(entry, who.Email)
	})
}

// Unshare plans to unshare items from a guest. Items that are known not to be shared with
// them are skipped.
func Unshare(d Context, guest clickup.UserID, items []clickup.SharedItem) change.Plan {
	p := d.plan("Unshare " + text.Plural(len(items), "item"))
	who, ok := d.People.ByID(guest)
	if !ok {
		return p
	}
	for _, it := range items {
		s := person(change.OpUnshare, who)
		s.Item, s.ItemName, s.Before = it.Ref, it.Name, &change.Before{Permission: it.Permission}
		has := func(x clickup.SharedItem) bool { return x.Ref == it.Ref }
		if shared, read := d.Shares[guest]; read && !slices.ContainsFunc(shared, has) {
			s.State, s.Message, s.Before = change.Skipped, notShared, nil
		}
		p.Steps = append(p.Steps, s)
	}
	p.Seats, p.Warnings = d.forecast(p.Steps), d.roleWarning(nil, p.Steps)
	return p
}

// InviteMemberRequest asks to invite members. Each takes a member seat.
type InviteMemberRequest struct {
	Emails []string
	Admin  bool
	Role   clickup.RoleID // 0: none
	Until  time.Time      // the day on which they are to leave; zero: no end
}

// InviteMembers plans to invite members. People who are in the workspace are skipped.
func InviteMembers(d Context, r InviteMemberRequest) change.Plan {
	p := d.plan("Invite " + text.Plural(len(r.Emails), "member"))
	for _, email := range r.Emails {
		s := change.Step{Op: change.OpInviteMember, Email: email, Until: untilDay(r.Until), State: change.Planned, Admin: &r.Admin, Role: roleOrNil(r.Role)}
		if who, ok := d.People.ByEmail(email); ok {
			s = present(s, who)
		}
		p.Steps = append(p.Steps, s)
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = mailWarning(nil, p.Steps)
	return p
}

// EditMemberRequest asks to change the name, the admin right or the custom role of a
// member. What is nil stays as it is.
type EditMemberRequest struct {
	Member clickup.UserID
	Name   *string
	Admin  *bool
	Role   *clickup.RoleID
}

// EditMember plans to change a member. Only what differs is sent.
func EditMember(d Context, r EditMemberRequest) change.Plan {
	p := d.plan("Edit member")
	p.Seats = d.forecast(p.Steps)
	who, ok := d.People.ByID(r.Member)
	if !ok {
		return p
	}
	s := person(change.OpEditMember, who)
	s.Before = &change.Before{Role: roleOf(who), BaseRole: who.Role}
	s.Role = changedRole(who, r.Role)
	if r.Name != nil && *r.Name != who.Name {
		s.Rename = r.Name
	}
	if r.Admin != nil && *r.Admin != (who.Role == clickup.RoleAdmin) {
		s.Admin = r.Admin
	}
	switch {
	case who.Guest():
		s.State, s.Message = change.Skipped, "is a guest: ClickUp's API can't make a member of a guest"
	case d.protects(who):
		s.State, s.Message = change.Skipped, ProtectedHere
	case s.Role == nil && s.Rename == nil && s.Admin == nil:
		s.State, s.Message = change.Skipped, "already so"
	}
	p.Steps = append(p.Steps, s)
	return p
}
