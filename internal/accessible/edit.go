package accessible

import (
	"fmt"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/plans"
)

// personChanges returns the entries of a person's menu that edit, unshare or replace, and
// the one that notes until when they stay.
func (cv *conversation) personChanges(id model.UserID, guest bool) []entry {
	until := entry{"Note until when they should stay", func() error { return cv.until(id) }}
	if !guest {
		return []entry{{"Change their name, admin rights or custom role", func() error { return cv.editMember(id) }}, until}
	}
	return []entry{
		{"Change their rights or custom role", func() error { return cv.editGuest(id) }},
		{"Take away something shared with them", func() error { return cv.unshare(id) }},
		{"Replace them with somebody else", func() error { return cv.replace(id) }},
		until,
	}
}

// editGuest asks for a set of rights and a custom role; only changes are sent.
func (cv *conversation) editGuest(id model.UserID) error {
	if !cv.allows(keymap.Edit) {
		return nil
	}
	var in plans.InviteRequest
	if err := cv.rights(&in); err != nil {
		return err
	}
	r := plans.EditGuestRequest{Guests: []model.UserID{id}, Rights: in.Rights}
	for _, right := range model.AllRights() {
		r.Rights = r.Rights.With(right, in.Rights.Has(right))
	}
	if len(cv.State.GuestRoles()) > 0 || in.Role != 0 {
		r.Role = &in.Role
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.EditGuests(d, r) })
}

// editMember asks for a name and a role; an empty answer keeps the name.
func (cv *conversation) editMember(id model.UserID) error {
	if !cv.allows(keymap.Edit) {
		return nil
	}
	p, here := cv.State.Roster().People.ByID(id)
	if !here {
		return nil
	}
	name, err := cv.ask(fmt.Sprintf("Their name [%s]", p.Name))
	if err != nil {
		return err
	}
	r := plans.EditMemberRequest{Member: id}
	if name != "" {
		r.Name = &name
	}
	admin, role, err := cv.memberRole(model.IsAdmin(p), customRole(p))
	if err != nil {
		return err
	}
	r.Admin, r.Role = &admin, &role
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.EditMember(d, r) })
}

// customRole returns a person's custom role, or 0.
func customRole(p *model.Person) model.RoleID {
	if p.CustomRole == nil {
		return 0
	}
	return p.CustomRole.ID
}

// memberRole asks for a member's role: member, admin or a custom role. The default is the
// one they have.
func (cv *conversation) memberRole(admin bool, custom model.RoleID) (bool, model.RoleID, error) {
	roles := cv.State.MemberRoles()
	names, usual := []string{"Member", "Admin"}, 0
	if admin {
		usual = 1
	}
	for i, role := range roles {
		names = append(names, "Custom role "+role.Name)
		if role.ID == custom {
			usual = i + 2
		}
	}
	i, err := cv.choose("Which role?", names, usual)
	if err != nil || i < 2 {
		return i == 1, 0, err
	}
	return model.InheritsAdmin(roles[i-2]), roles[i-2].ID, nil
}

// inviteMembers asks for addresses and a role.
func (cv *conversation) inviteMembers() error {
	if !cv.allows(keymap.InviteMember) {
		return nil
	}
	in, err := cv.addresses(true)
	if err != nil || len(in.Emails) == 0 {
		return err
	}
	r := plans.InviteMemberRequest{Emails: in.Emails}
	if r.Admin, r.Role, err = cv.memberRole(false, 0); err != nil {
		return err
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.InviteMembers(d, r) })
}

// unshare asks which of the items shared with a guest to take away.
func (cv *conversation) unshare(id model.UserID) error {
	if !cv.allows(keymap.Unshare) {
		return nil
	}
	shares := cv.State.Data().SharesOf(id)
	if shares == nil || !shares.Has() {
		cv.say("What is shared with them is not known. ClickUp's newer API may be able to take away what you pick.")
		return cv.takeAwayByACL(id)
	}
	if len(shares.Value) == 0 {
		cv.say("Nothing is shared with them.")
		return nil
	}
	all := shares.Value
	for i, it := range all {
		cv.say("%d. %s %s, %s.", i+1, sentence(it.Ref.Kind.String()), it.Name, it.Permission.Label())
	}
	picked, err := cv.askNumbers(fmt.Sprintf("Take away which of them? Numbers from 1 to %d, such as 1 or 1 3-5 [none]", len(all)), len(all))
	if err != nil || len(picked) == 0 {
		return err
	}
	taken := all[:0:0]
	for _, i := range picked {
		taken = append(taken, all[i])
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.Unshare(d, id, taken) })
}

// replace invites a new guest with the access of an old one, who is removed unless the
// user keeps them.
func (cv *conversation) replace(id model.UserID) error {
	if !cv.allows(keymap.Replace) {
		return nil
	}
	answer, err := cv.ask("Address of the new guest [back]")
	if err != nil || answer == "" {
		return err
	}
	found := address.ParseAddresses(answer)
	if len(found) != 1 || found[0].Problem != "" {
		cv.say("That is not a single valid address.")
		return nil
	}
	keep, err := cv.choose("What happens to the old guest?", []string{"They are removed once the new one has everything", "They stay"}, 0)
	if err != nil {
		return err
	}
	if keep == 0 {
		if err := cv.held(id); err != nil {
			return err
		}
	}
	d, ok := cv.State.LikeContext(id)
	if !ok {
		return nil
	}
	p, err := plans.Replace(d, plans.ReplaceRequest{Old: id, New: found[0].Email, Keep: keep == 1})
	if err != nil {
		cv.sayProblem(err)
		return nil
	}
	return cv.reviewPlan(p)
}
