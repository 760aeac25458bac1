package accessible

import (
	"fmt"
	"slices"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/seats"
)

// invite asks for the same things as the screen's form, in the same order.
func (cv *conversation) invite() error { return cv.inviteTo([]model.WorkspaceID{cv.State.Chosen}) }

// inviteTo invites into workspaces, of which the first is the chosen one; items are from
// that one.
func (cv *conversation) inviteTo(into []model.WorkspaceID) error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	if gate := cv.State.PlanGate(); gate != "" {
		cv.say("%s", gate)
	}
	in, err := cv.addresses(false)
	if err != nil || len(in.Emails) == 0 {
		return err
	}
	r := plans.InviteRequest{Emails: in.Emails, Permission: model.LeastPermission}
	if in.New > 0 || len(into) > 1 {
		if err := cv.rights(&r); err != nil {
			return err
		}
		if r.Until, err = cv.askUntil(); err != nil {
			return err
		}
	}
	if cv.State.PlanGate() != "" {
		cv.say("In ClickUp, guests are invited by sharing an item with them: pick one to share first.")
	}
	if r.Items, err = cv.items(); err != nil {
		return err
	}
	if len(r.Items) > 0 {
		if r.Permission, err = cv.askPermission(r.Permission); err != nil {
			return err
		}
		if err := cv.readShares(in.GuestIDs); err != nil {
			return err
		}
	}
	return cv.reviewPlan(plans.InviteInto(cv.State.Invitations(into, []plans.InviteRequest{r})))
}

// share asks for items, and for guests if there are none.
func (cv *conversation) share(guests []model.UserID) error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	if gate := cv.State.PlanGate(); gate != "" {
		cv.say("%s", gate)
	}
	var err error
	if len(guests) == 0 {
		if guests, err = cv.guests(); err != nil || len(guests) == 0 {
			return err
		}
	}
	r := plans.ShareRequest{Guests: guests}
	if r.Items, err = cv.items(); err != nil || len(r.Items) == 0 {
		return err
	}
	if r.Permission, err = cv.askPermission(model.LeastPermission); err != nil {
		return err
	}
	if err := cv.readShares(guests); err != nil {
		return err
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.Share(d, r) })
}

// addresses asks for addresses until all can be invited, as members or as guests. It says
// what inviting each of them does.
func (cv *conversation) addresses(asMember bool) (plans.Invitees, error) {
	for {
		text, err := cv.ask("Addresses, separated by commas or spaces [back]")
		if err != nil || text == "" {
			return plans.Invitees{}, err
		}
		d, _ := cv.State.ChangeContext()
		lines := address.Classify(address.ParseAddresses(text), address.ClassifyEnv{People: d.People, Own: d.Own, AsMember: asMember})
		for _, l := range lines {
			who := l.Email
			if who == "" {
				who = l.Raw
			}
			cv.say("%s: %s", who, stop(l.Note))
		}
		in := plans.InviteesOf(lines, asMember)
		switch {
		case len(lines) == 0:
			cv.say("That contains no address.")
			continue
		case in.Invalid > 0:
			cv.say("Not all of these can be invited: type all addresses again.")
			continue
		}
		plan := plans.Invite(d, plans.InviteRequest{Emails: in.Emails})
		if asMember {
			plan = plans.InviteMembers(d, plans.InviteMemberRequest{Emails: in.Emails})
		}
		cv.say("%s", stop(plan.Seats.Words()))
		if in.NeedsLook == 0 {
			return in, nil
		}
		if ok, err := cv.askYes("Go on with these addresses?"); err != nil || ok {
			return in, err
		}
	}
}

// rights asks for a set of rights and a custom role, and stores them in r.
func (cv *conversation) rights(r *plans.InviteRequest) error {
	presets := cv.State.Options.Presets
	names := make([]string, len(presets))
	for i, p := range presets {
		names[i] = fmt.Sprintf("%s: shares at %s", sentence(p.Name), p.Permission.Label())
		for _, right := range model.AllRights() {
			if p.Rights.Has(right) {
				names[i] += ", may " + right.Label()
			}
		}
	}
	if (seats.Rules{Plan: cv.State.Data().Plan.Value.Name}).Free() {
		cv.say("Note that %s.", seats.FullPermission)
	}
	i, err := cv.choose("What may they do?", names, 0)
	if err != nil {
		return err
	}
	p := presets[i]
	r.Rights, r.Permission, r.Role = p.Rights, p.Permission, p.Role
	roles := cv.State.GuestRoles()
	if len(roles) == 0 || r.Role != 0 {
		return nil
	}
	choices := []string{"None"}
	for _, role := range roles {
		choices = append(choices, role.Name)
	}
	if i, err = cv.choose("Which custom role?", choices, 0); err == nil && i > 0 {
		r.Role = roles[i-1].ID
	}
	return err
}

// askPermission asks at which level to share.
func (cv *conversation) askPermission(usual model.Permission) (model.Permission, error) {
	var all []model.Permission
	var names []string
	for p := model.LeastPermission; len(all) == 0 || p != all[0]; p = model.NextPermission(p) {
		all, names = append(all, p), append(names, sentence(p.Label()))
	}
	i, err := cv.choose("At which level?", names, max(0, slices.Index(all, usual)))
	return all[i], err
}

// readShares loads what is shared with the guests among people, so that nothing is shared
// twice and undo can restore it. It does nothing on plans where the API doesn't say.
func (cv *conversation) readShares(people []model.UserID) error {
	if cv.State.PlanGate() != "" {
		return nil
	}
	var loads []model.LoadShares
	for _, id := range people {
		if p, here := cv.State.Roster().People.ByID(id); here && p.Guest() {
			loads = append(loads, model.LoadShares{Guest: id})
		}
	}
	if len(loads) == 0 {
		return nil
	}
	return cv.loadShares(loads)
}

func (cv *conversation) loadShares(loads []model.LoadShares) error {
	var all model.Batch
	for _, l := range loads {
		all.Msgs = append(all.Msgs, l)
	}
	return cv.send(all)
}

// inviteInto invites into the chosen workspace and others.
func (cv *conversation) inviteInto() error {
	into, err := cv.otherWorkspaces()
	if err != nil || len(into) == 0 {
		return err
	}
	return cv.inviteTo(append([]model.WorkspaceID{cv.State.Chosen}, into...))
}

// otherWorkspaces asks for workspaces besides the chosen one, and loads the facts that a
// plan about them needs.
func (cv *conversation) otherWorkspaces() ([]model.WorkspaceID, error) {
	others := slices.DeleteFunc(slices.Clone(cv.State.Rosters.Value), func(r *model.Roster) bool { return r.ID == cv.State.Chosen })
	cv.say("Besides %s:", cv.State.Roster().Name)
	for i, r := range others {
		cv.say("%d. %s, %s", i+1, r.Name, text.PeopleOf(r.People.Len()))
	}
	for {
		answer, err := cv.ask("Numbers of the other workspaces, such as 1 3-5 [back]")
		if err != nil || answer == "" {
			return nil, err
		}
		picked, ok := several(answer, len(others))
		if !ok {
			cv.say("Type numbers from 1 to %d.", len(others))
			continue
		}
		into := make([]model.WorkspaceID, len(picked))
		for i, n := range picked {
			into[i] = others[n].ID
		}
		slices.Sort(into)
		into = slices.Compact(into)
		return into, cv.send(model.Batch{Msgs: []model.Msg{model.ShowWorkspaces{IDs: into}, model.LearnRoles{IDs: into}}})
	}
}
