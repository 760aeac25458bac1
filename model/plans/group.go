package plans

import (
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
)

// GroupRequest asks for a change of one user group.
type GroupRequest struct {
	Group   clickup.GroupID
	Name    string // of a group to create
	Handle  string // of a group to create; empty lets ClickUp choose
	Members []clickup.UserID
}

// CreateGroup plans a new user group with people in it. The step is skipped if there is a
// group of that name already.
func CreateGroup(d Context, r GroupRequest) change.Plan {
	p := d.plan("Create group " + r.Name)
	s := change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{Name: r.Name, Handle: r.Handle}, State: change.Planned}
	for _, who := range d.those(r.Members) {
		s.Members = append(s.Members, change.Member{ID: who.ID, Email: who.Email, Name: who.Name})
	}
	if g, there := d.groupNamed(r.Name); there {
		s.State, s.Message = change.Skipped, "there is already a group of this name: "+string(g.ID)
	}
	if strings.TrimSpace(r.Name) == "" {
		s.State, s.Message = change.Skipped, "a group needs a name"
	}
	p.Steps = []change.Step{s}
	return d.groupPlan(p)
}

// AddToGroup plans to put people into a user group.
func AddToGroup(d Context, r GroupRequest) change.Plan {
	return d.changeMembers(change.OpAddToGroup, r)
}

// RemoveFromGroup plans to take people out of a user group; they stay in the workspace.
func RemoveFromGroup(d Context, r GroupRequest) change.Plan {
	return d.changeMembers(change.OpRemoveFromGroup, r)
}

func (d Context) changeMembers(op change.Op, r GroupRequest) change.Plan {
	g, there := d.groupByID(r.Group)
	title := "Add " + text.PeopleOf(len(r.Members)) + " to group " + g.Name
	if op == change.OpRemoveFromGroup {
		title = "Take " + text.PeopleOf(len(r.Members)) + " out of group " + g.Name
	}
	p := d.plan(title)
	for _, who := range d.those(r.Members) {
		s := person(op, who)
		s.Group = refOf(g)
		switch {
		case d.protects(who):
			s.State, s.Message = change.Skipped, ProtectedHere
		case there:
			d.compareMember(&s)
		default:
			s.Group.ID, s.State, s.Message = r.Group, change.Skipped, groupGone
		}
		p.Steps = append(p.Steps, s)
	}
	return d.groupPlan(p)
}

const groupGone = "the group no longer exists"

// compareMember skips a step if its group is known to be gone, or to have or lack the
// member already.
func (d Context) compareMember(s *change.Step) {
	g, there := d.groupByID(s.Group.ID)
	if d.UserGroups == nil {
		return
	}
	in := slices.Contains(g.Members, s.ID)
	switch {
	case !there:
		s.State, s.Message = change.Skipped, groupGone
	case s.Op == change.OpAddToGroup && in:
		s.State, s.Message = change.Skipped, "already in the group"
	case s.Op == change.OpRemoveFromGroup && !in:
		s.State, s.Message = change.Skipped, "not in the group"
	}
}

// LeaveGroups plans to take people out of all the groups they are in.
func LeaveGroups(d Context, ids []clickup.UserID) change.Plan {
	p := d.plan("Take " + text.PeopleOf(len(ids)) + " out of their groups")
	for _, who := range d.those(ids) {
		for _, g := range d.UserGroups {
			if slices.Contains(g.Members, who.ID) {
				s := person(change.OpRemoveFromGroup, who)
				s.Group = refOf(g)
				if d.protects(who) {
					s.State, s.Message = change.Skipped, ProtectedHere
				}
				p.Steps = append(p.Steps, s)
			}
		}
	}
	return d.groupPlan(p)
}

// DeleteGroups plans to delete user groups. Their members stay in the workspace but lose
// what was shared only with the group.
func DeleteGroups(d Context, ids []clickup.GroupID) change.Plan {
	p := d.plan("Delete " + text.Plural(len(ids), "group"))
	for _, id := range ids {
		p.Steps = append(p.Steps, d.deletion(change.GroupRef{ID: id}))
	}
	if p.Calls() > 0 {
		p.Warnings = append(p.Warnings, "people stay in the workspace; what was shared with a deleted group is no longer shared with its people, and undo does not bring that back")
	}
	return d.groupPlan(p)
}

// deletion returns the step that deletes a group, with its current members.
func (d Context) deletion(ref change.GroupRef) change.Step {
	g, there := d.groupByID(ref.ID)
	s := change.Step{Op: change.OpDeleteGroup, Group: ref, State: change.Planned}
	if d.UserGroups != nil && !there {
		s.State, s.Message = change.Skipped, groupGone
		return s
	}
	if there {
		s.Group = refOf(g)
	}
	for _, id := range g.Members {
		m := change.Member{ID: id}
		if who, here := d.People.ByID(id); here {
			m.Email, m.Name = who.Email, who.Name
		}
		s.Members = append(s.Members, m)
	}
	return s
}

// groupPlan adds the forecast of seats, and a warning if somebody becomes paid.
func (d Context) groupPlan(p change.Plan) change.Plan {
	p.Seats = d.forecast(p.Steps)
	if p.Seats.Takes() {
		p.Warnings = append(p.Warnings, "a guest or limited member who may only view becomes paid in a group")
	}
	return p
}

func (d Context) groupByID(id clickup.GroupID) (clickup.UserGroup, bool) {
	return d.findGroup(func(g clickup.UserGroup) bool { return g.ID == id })
}

func (d Context) groupNamed(name string) (clickup.UserGroup, bool) {
	return d.findGroup(func(g clickup.UserGroup) bool { return strings.EqualFold(g.Name, name) })
}

func (d Context) findGroup(is func(clickup.UserGroup) bool) (clickup.UserGroup, bool) {
	if i := slices.IndexFunc(d.UserGroups, is); i >= 0 {
		return d.UserGroups[i], true
	}
	return clickup.UserGroup{}, false
}

func refOf(g clickup.UserGroup) change.GroupRef {
	return change.GroupRef{ID: g.ID, Name: g.Name, Handle: g.Handle}
}

// eachMember returns the steps as they count for seats: a step about a group becomes one
// for each person who is put into the new group, or with whom something is shared.
func (d Context) eachMember(steps []change.Step) []change.Step {
	if !slices.ContainsFunc(steps, func(s change.Step) bool { return s.WithoutPerson() }) {
		return steps
	}
	var out []change.Step
	for _, s := range steps {
		switch {
		case s.Op == change.OpCreateGroup:
			for _, m := range s.Members {
				out = append(out, change.Step{Op: change.OpAddToGroup, Workspace: s.Workspace, ID: m.ID, Email: m.Email, Name: m.Name, State: s.State})
			}
		case s.WithoutPerson() && s.Op == change.OpShare:
			g, _ := d.groupByID(s.Group.ID)
			for _, who := range d.those(g.Members) {
				out = append(out, change.Step{Op: change.OpShare, Workspace: s.Workspace, ID: who.ID, Email: who.Email, Permission: s.Permission, State: s.State})
			}
		case !s.WithoutPerson():
			out = append(out, s)
		}
	}
	return out
}

// undoGroup adds the steps that undo one step about a group.
func (u *undoing) undoGroup(s change.Step) {
	switch s.Op {
	case change.OpCreateGroup:
		u.uncreate(s)
	case change.OpDeleteGroup:
		u.recreate(s)
	case change.OpAddToGroup:
		u.regroup(change.OpRemoveFromGroup, s)
	case change.OpRemoveFromGroup:
		u.regroup(change.OpAddToGroup, s)
	}
}

func (u *undoing) uncreate(s change.Step) {
	back := u.deletion(s.Group)
	others := slices.DeleteFunc(slices.Clone(back.Members), func(m change.Member) bool {
		return slices.ContainsFunc(s.Members, func(x change.Member) bool { return x.ID == m.ID })
	})
	if back.State == change.Planned && len(others) > 0 {
		u.warn("the group " + s.Group.Name + " has " + text.PeopleOf(len(others)) + " more by now: it is deleted with them in it")
	}
	u.add(back)
}

func (u *undoing) recreate(s change.Step) {
	back := change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{Name: s.Group.Name, Handle: s.Group.Handle}, State: change.Planned}
	for _, m := range s.Members {
		if who, here := u.People.ByID(m.ID); here {
			back.Members = append(back.Members, change.Member{ID: who.ID, Email: who.Email, Name: who.Name})
		}
	}
	if gone := len(s.Members) - len(back.Members); gone > 0 {
		ofGroup := " of the group " + s.Group.Name
		u.warn(text.Count(gone, "person"+ofGroup+" is", "people"+ofGroup+" are") + " no longer in the workspace")
	}
	if _, there := u.groupNamed(s.Group.Name); there {
		back.State, back.Message = change.Skipped, "there is already a group of this name"
	} else {
		u.warn("a deleted group comes back with another id: what was shared with it, and mentions of it, don't come back")
	}
	u.add(back)
}

func (u *undoing) regroup(op change.Op, s change.Step) {
	back, _ := u.back(op, s)
	back.Group = s.Group
	if back.State == change.Planned {
		u.compareMember(&back)
	}
	u.add(back)
}

// backOfGroup completes out, which undoes s, a step about a group and no person.
func (u *undoing) backOfGroup(out, s change.Step) change.Step {
	out.Group = s.Group
	if _, there := u.groupByID(s.Group.ID); u.UserGroups != nil && !there {
		out.State, out.Message = change.Skipped, groupGone
	}
	return out
}
