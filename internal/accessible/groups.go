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
)

// groups reads out the user groups; a number opens one.
func (cv *conversation) groups() error {
	if _, known := cv.State.Groups(); !known {
		if err := cv.send(model.LearnRoles{IDs: []model.WorkspaceID{cv.State.Chosen}}); err != nil {
			return err
		}
	}
	if err := cv.State.Data().Groups.Err; err != nil {
		cv.say("The user groups are not known: %s", stop(err.Error()))
		return nil
	}
	return cv.menu("Which user group?", "Back", func() []entry {
		all, _ := cv.State.Groups()
		var out []entry
		for _, g := range all {
			out = append(out, entry{fmt.Sprintf("%s, %s", g.Name, text.Count(len(g.Members), "person", "people")), func() error { return cv.group(g.ID) }})
		}
		return append(out, entry{"Create a group", func() error { return cv.newGroup(nil) }})
	})
}

// group reads out who is in a group, and offers changes to it.
func (cv *conversation) group(id model.GroupID) error {
	current := func() (model.UserGroup, bool) {
		all, _ := cv.State.Groups()
		i := slices.IndexFunc(all, func(g model.UserGroup) bool { return g.ID == id })
		if i < 0 {
			return model.UserGroup{}, false
		}
		return all[i], true
	}
	g, ok := current()
	if !ok {
		cv.say("This group no longer exists.")
		return nil
	}
	for _, member := range g.Members {
		if p, here := cv.State.Roster().People.ByID(member); here {
			cv.say("%s", stop(cv.personLine(p)))
		}
	}
	changeMembers := func(plan func(plans.Context, plans.GroupRequest) change.Plan) func() error {
		return func() error {
			ids, err := cv.anybody()
			if err != nil || len(ids) == 0 {
				return err
			}
			return cv.reviewGroup(ids, func(d plans.Context) change.Plan {
				return plan(d, plans.GroupRequest{Group: id, Members: ids})
			})
		}
	}
	return cv.menu(g.Name, "Back", func() []entry {
		return []entry{
			{"Add people to it", changeMembers(plans.AddToGroup)},
			{"Take people out of it", changeMembers(plans.RemoveFromGroup)},
			{"Share something with it by ClickUp's newer API", func() error { return cv.shareByACL(plans.ACLRequest{Groups: []model.GroupID{id}}) }},
			{"Delete it", func() error {
				err := cv.reviewGroup(nil, func(d plans.Context) change.Plan { return plans.DeleteGroups(d, []model.GroupID{id}) })
				if _, exists := current(); err == nil && !exists {
					return errBack
				}
				return err
			}},
		}
	})
}

// newGroup asks for the name of a new group, and for its people if ids is nil.
func (cv *conversation) newGroup(ids []model.UserID) error {
	name, err := cv.ask("Name of the group [back]")
	if err != nil || name == "" {
		return err
	}
	if ids == nil {
		if ids, err = cv.anybody(); err != nil {
			return err
		}
	}
	return cv.reviewGroup(ids, func(d plans.Context) change.Plan {
		return plans.CreateGroup(d, plans.GroupRequest{Name: name, Members: ids})
	})
}

// intoGroup asks for a group and puts a person in it.
func (cv *conversation) intoGroup(id model.UserID) error {
	all, _ := cv.State.Groups()
	names := make([]string, 0, len(all)+1)
	for _, g := range all {
		names = append(names, g.Name)
	}
	i, err := cv.choose("Which user group?", append(names, "A new group"), -1)
	if err != nil {
		return err
	}
	if i == len(all) {
		return cv.newGroup([]model.UserID{id})
	}
	return cv.reviewGroup([]model.UserID{id}, func(d plans.Context) change.Plan {
		return plans.AddToGroup(d, plans.GroupRequest{Group: all[i].ID, Members: []model.UserID{id}})
	})
}

// reviewGroup reviews a plan about groups. First it loads what is shared with the joining
// guests, if the plan of the workspace allows that.
func (cv *conversation) reviewGroup(joining []model.UserID, plan func(plans.Context) change.Plan) error {
	if !cv.allows(keymap.NewGroup) {
		return nil
	}
	if err := cv.readShares(joining); err != nil {
		return err
	}
	return cv.makeAndReview(plan)
}

// anybody asks for people by their addresses until all of them are in the workspace.
func (cv *conversation) anybody() ([]model.UserID, error) {
	for {
		answer, err := cv.ask("Who? Addresses of people in the workspace, separated by commas or spaces [back]")
		if err != nil || answer == "" {
			return nil, err
		}
		var ids []model.UserID
		missing := ""
		for _, a := range address.ParseAddresses(answer) {
			p, here := cv.State.Roster().People.ByEmail(a.Email)
			if a.Problem != "" || !here {
				missing = a.Raw
				break
			}
			ids = append(ids, p.ID)
		}
		if missing == "" && len(ids) > 0 {
			return ids, nil
		}
		cv.say("Nobody here has the address %s.", missing)
	}
}

// shareByACL asks for items and shares them by the newer API.
func (cv *conversation) shareByACL(r plans.ACLRequest) error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	var err error
	if r.Items, err = cv.items(); err != nil || len(r.Items) == 0 {
		return err
	}
	if r.Permission, err = cv.askPermission(model.LeastPermission); err != nil {
		return err
	}
	return cv.reviewACL(func(d plans.Context) change.Plan { return plans.ACL(d, r) })
}

// takeAwayByACL asks for items and takes them away from a person by the newer API.
func (cv *conversation) takeAwayByACL(id model.UserID) error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	taken, err := cv.items()
	if err != nil || len(taken) == 0 {
		return err
	}
	return cv.reviewACL(func(d plans.Context) change.Plan {
		return plans.ACL(d, plans.ACLRequest{People: []model.UserID{id}, Items: taken})
	})
}

// reviewACL reviews a plan by the newer API, after loading who has access now.
func (cv *conversation) reviewACL(plan func(plans.Context) change.Plan) error {
	p, ok := cv.makePlan(plan)
	if !ok {
		return nil
	}
	var read model.Batch
	for _, ref := range p.AccessItems() {
		read.Msgs = append(read.Msgs, model.LoadAccess{Ref: ref})
	}
	if err := cv.send(read); err != nil {
		return err
	}
	p, _ = cv.makePlan(plan)
	return cv.reviewPlan(p)
}

// offerACL offers the newer API for the rest of a plan. taken is false if the user declines
// or the newer API can't do it either.
func (cv *conversation) offerACL(p change.Plan) (taken bool, err error) {
	if err := cv.send(model.LearnNewerAPI{}); err != nil || !cv.State.OffersACL(p) {
		return false, err
	}
	ok, err := cv.askYes(plans.ACLOffer + ". Review the plan for it?")
	if err != nil || !ok {
		return false, err
	}
	return true, cv.reviewACL(func(d plans.Context) change.Plan {
		q, _ := plans.ByACL(d, p)
		return q
	})
}

// askComeback asks at which level undo restores what was shared at an unknown level.
func (cv *conversation) askComeback() error {
	levels, names := []model.Permission{plans.TakeAway}, []string{"Take it away"}
	for p := model.LeastPermission; len(levels) == 1 || p != levels[1]; p = model.NextPermission(p) {
		levels, names = append(levels, p), append(names, sentence(p.Label()))
	}
	i, err := cv.choose("Some of it was shared at a level that is not known. At which level should it come back?", names, -1)
	if err != nil {
		return err
	}
	return cv.send(model.RestoreAs{Level: levels[i]})
}
