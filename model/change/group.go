package change

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// The operations on user groups, which ClickUp's screens call Teams. The API does them on
// every plan.
const (
	OpCreateGroup     Op = "create-group"
	OpAddToGroup      Op = "add-to-group"
	OpRemoveFromGroup Op = "remove-from-group"
	OpDeleteGroup     Op = "delete-group"
)

// GroupRef names a user group. The id of a group that is to be created is empty.
type GroupRef struct {
	ID     clickup.GroupID `json:"id,omitempty"`
	Name   string          `json:"name,omitempty"`
	Handle string          `json:"handle,omitempty"`
}

// Member is somebody in a user group.
type Member struct {
	ID    clickup.UserID `json:"id"`
	Email string         `json:"email,omitempty"`
	Name  string         `json:"name,omitempty"`
}

// Who is the address, name or id of a member of a group.
func (m Member) Who() string { return (&Step{ID: m.ID, Email: m.Email, Name: m.Name}).Who() }

// OfGroup reports whether the step changes a user group or who is in it.
func (s *Step) OfGroup() bool {
	switch s.Op {
	case OpCreateGroup, OpAddToGroup, OpRemoveFromGroup, OpDeleteGroup:
		return true
	}
	return false
}

// nobody reports whether the step is about a group and no person.
func (s *Step) nobody() bool { return s.ID == 0 && s.Email == "" && s.Group != (GroupRef{}) }

// GroupCreate is the body of a create-group step.
func (s *Step) GroupCreate() clickup.GroupCreate {
	ids := make([]clickup.UserID, len(s.Members))
	for i, m := range s.Members {
		ids[i] = m.ID
	}
	return clickup.GroupCreate{Name: s.Group.Name, Handle: s.Group.Handle, Members: ids}
}

// GroupEdit is the body of a step that puts somebody in a group or takes them out.
func (s *Step) GroupEdit() clickup.GroupEdit {
	if s.Op == OpAddToGroup {
		return clickup.GroupEdit{Add: []clickup.UserID{s.ID}}
	}
	return clickup.GroupEdit{Remove: []clickup.UserID{s.ID}}
}

// AboutGroup is what a step about a group is about, behind its verb: "cleo@client.example to
// Design"; empty for other steps.
func (s *Step) AboutGroup() string {
	switch s.Op {
	case OpCreateGroup:
		return s.Group.Name + s.MemberWords(" with ")
	case OpAddToGroup:
		return s.Who() + " to " + s.Group.Name
	case OpRemoveFromGroup:
		return s.Who() + " out of " + s.Group.Name
	case OpDeleteGroup:
		return s.Group.Name + s.MemberWords(" of ")
	}
	return ""
}

// groupSentence is the sentence of a step about a group, without its result.
func (s *Step) groupSentence() string {
	switch s.Op {
	case OpCreateGroup:
		return "create group " + s.Group.Name + s.MemberWords(" with ")
	case OpAddToGroup:
		return "add " + s.Who() + " to group " + s.Group.Name
	case OpRemoveFromGroup:
		return "take " + s.Who() + " out of group " + s.Group.Name
	}
	return "delete group " + s.Group.Name + s.MemberWords(" of ")
}

// MemberWords names who is in the group, behind a word.
func (s *Step) MemberWords(before string) string {
	const most = 20
	if len(s.Members) == 0 {
		return ""
	}
	names := make([]string, 0, most)
	for _, m := range s.Members[:min(most, len(s.Members))] {
		names = append(names, m.Who())
	}
	words := before + strings.Join(names, ", ")
	if more := len(s.Members) - most; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words
}

// groupDone is what became of a step about a group that is done.
func (s *Step) groupDone() string {
	switch s.Op {
	case OpCreateGroup:
		return "created"
	case OpAddToGroup:
		return "in the group"
	case OpRemoveFromGroup:
		return "taken out"
	}
	return "deleted"
}

// GroupRequest is about people and one user group.
type GroupRequest struct {
	Group   clickup.GroupID
	Name    string // of a group to create
	Handle  string // of a group to create; empty lets ClickUp choose
	Members []clickup.UserID
}

// PlanCreateGroup creates a user group with people in it. A group of that name that is
// there already is skipped.
func PlanCreateGroup(d Context, r GroupRequest) Plan {
	p := d.plan("Create group " + r.Name)
	s := Step{Op: OpCreateGroup, Group: GroupRef{Name: r.Name, Handle: r.Handle}, State: Planned}
	for _, id := range r.Members {
		if who, ok := d.People.ByID(id); ok {
			s.Members = append(s.Members, Member{who.ID, who.Email, who.Name})
		}
	}
	if g, there := d.groupNamed(r.Name); there {
		s.State, s.Message = Skipped, "there is a group of this name: "+string(g.ID)
	}
	if strings.TrimSpace(r.Name) == "" {
		s.State, s.Message = Skipped, "a group needs a name"
	}
	p.Steps = []Step{s}
	return d.groupPlan(p)
}

// PlanAddToGroup puts people in a user group.
func PlanAddToGroup(d Context, r GroupRequest) Plan { return d.changeMembers(OpAddToGroup, r) }

// PlanRemoveFromGroup takes people out of a user group; they stay in the workspace.
func PlanRemoveFromGroup(d Context, r GroupRequest) Plan {
	return d.changeMembers(OpRemoveFromGroup, r)
}

func (d Context) changeMembers(op Op, r GroupRequest) Plan {
	g, there := d.groupByID(r.Group)
	title := "Add " + text.PeopleOf(len(r.Members)) + " to group " + g.Name
	if op == OpRemoveFromGroup {
		title = "Take " + text.PeopleOf(len(r.Members)) + " out of group " + g.Name
	}
	p := d.plan(title)
	for _, id := range r.Members {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		s := person(op, who)
		s.Group = refOf(g)
		switch {
		case d.protects(who):
			s.State, s.Message = Skipped, ProtectedHere
		case there:
			d.compareMember(&s)
		default:
			s.Group.ID, s.State, s.Message = r.Group, Skipped, groupGone
		}
		p.Steps = append(p.Steps, s)
	}
	return d.groupPlan(p)
}

const groupGone = "the group is not there any more"

// compareMember skips a step that asks for what stands already, where that is known.
func (d Context) compareMember(s *Step) {
	g, there := d.groupByID(s.Group.ID)
	if d.UserGroups == nil {
		return
	}
	in := slices.Contains(g.Members, s.ID)
	switch {
	case !there:
		s.State, s.Message = Skipped, groupGone
	case s.Op == OpAddToGroup && in:
		s.State, s.Message = Skipped, "already in the group"
	case s.Op == OpRemoveFromGroup && !in:
		s.State, s.Message = Skipped, "not in the group"
	}
}

// PlanLeaveGroups takes people out of all the groups they are in.
func PlanLeaveGroups(d Context, ids []clickup.UserID) Plan {
	p := d.plan("Take " + text.PeopleOf(len(ids)) + " out of their groups")
	for _, id := range ids {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		for _, g := range d.UserGroups {
			if slices.Contains(g.Members, id) {
				s := person(OpRemoveFromGroup, who)
				s.Group = refOf(g)
				if d.protects(who) {
					s.State, s.Message = Skipped, ProtectedHere
				}
				p.Steps = append(p.Steps, s)
			}
		}
	}
	return d.groupPlan(p)
}

// PlanDeleteGroups deletes user groups. Their members stay in the workspace, and lose what
// was shared with the group only.
func PlanDeleteGroups(d Context, ids []clickup.GroupID) Plan {
	p := d.plan("Delete " + text.Plural(len(ids), "group"))
	for _, id := range ids {
		p.Steps = append(p.Steps, d.deletion(GroupRef{ID: id}))
	}
	if p.Calls() > 0 {
		p.Warnings = append(p.Warnings, "people keep their place in the workspace; what was shared with a deleted group is no longer shared with its people, and undo does not bring that back")
	}
	return d.groupPlan(p)
}

// deletion is the step that deletes a group, with who is in it now.
func (d Context) deletion(ref GroupRef) Step {
	g, there := d.groupByID(ref.ID)
	s := Step{Op: OpDeleteGroup, Group: ref, State: Planned}
	if d.UserGroups != nil && !there {
		s.State, s.Message = Skipped, groupGone
		return s
	}
	if there {
		s.Group = refOf(g)
	}
	for _, id := range g.Members {
		m := Member{ID: id}
		if who, here := d.People.ByID(id); here {
			m.Email, m.Name = who.Email, who.Name
		}
		s.Members = append(s.Members, m)
	}
	return s
}

// groupPlan adds the seats and what must be known of groups to a plan about them.
func (d Context) groupPlan(p Plan) Plan {
	p.Seats = d.forecast(p.Steps)
	if p.Seats.Takes() {
		p.Warnings = append(p.Warnings, "a guest or limited member who may only view becomes a paid one in a group")
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

func refOf(g clickup.UserGroup) GroupRef {
	return GroupRef{ID: g.ID, Name: g.Name, Handle: g.Handle}
}

// eachMember has a step for each person where one step is about several: who is put in a
// new group, and who gets what is shared with a group. It is for counting seats.
func (d Context) eachMember(steps []Step) []Step {
	if !slices.ContainsFunc(steps, func(s Step) bool { return s.nobody() }) {
		return steps
	}
	var out []Step
	for _, s := range steps {
		switch {
		case s.Op == OpCreateGroup:
			for _, m := range s.Members {
				out = append(out, Step{Op: OpAddToGroup, Workspace: s.Workspace, ID: m.ID, Email: m.Email, Name: m.Name, State: s.State})
			}
		case s.nobody() && s.Op == OpShare:
			g, _ := d.groupByID(s.Group.ID)
			for _, id := range g.Members {
				if who, here := d.People.ByID(id); here {
					out = append(out, Step{Op: OpShare, Workspace: s.Workspace, ID: id, Email: who.Email, Permission: s.Permission, State: s.State})
				}
			}
		case !s.nobody():
			out = append(out, s)
		}
	}
	return out
}

// undoGroup adds the steps that undo one step about a group.
func (u *undoing) undoGroup(s Step) {
	switch s.Op {
	case OpCreateGroup:
		u.uncreate(s)
	case OpDeleteGroup:
		u.recreate(s)
	case OpAddToGroup:
		u.regroup(OpRemoveFromGroup, s)
	case OpRemoveFromGroup:
		u.regroup(OpAddToGroup, s)
	}
}

func (u *undoing) uncreate(s Step) {
	back := u.deletion(s.Group)
	others := slices.DeleteFunc(slices.Clone(back.Members), func(m Member) bool {
		return slices.ContainsFunc(s.Members, func(x Member) bool { return x.ID == m.ID })
	})
	if back.State == Planned && len(others) > 0 {
		u.warn("the group " + s.Group.Name + " has got " + text.PeopleOf(len(others)) + " more since: it is deleted with them in it")
	}
	u.add(back)
}

func (u *undoing) recreate(s Step) {
	back := Step{Op: OpCreateGroup, Group: GroupRef{Name: s.Group.Name, Handle: s.Group.Handle}, State: Planned}
	for _, m := range s.Members {
		if who, here := u.People.ByID(m.ID); here {
			back.Members = append(back.Members, Member{who.ID, who.Email, who.Name})
		}
	}
	if gone := len(s.Members) - len(back.Members); gone > 0 {
		u.warn(text.PeopleOf(gone) + " of the group " + s.Group.Name + " are not in the workspace any more")
	}
	if _, there := u.groupNamed(s.Group.Name); there {
		back.State, back.Message = Skipped, "there is a group of this name"
	} else {
		u.warn("a deleted group comes back with another id: what was shared with it, and mentions of it, don't come back")
	}
	u.add(back)
}

func (u *undoing) regroup(op Op, s Step) {
	back, _ := u.back(op, s)
	back.Group = s.Group
	if back.State == Planned {
		u.compareMember(&back)
	}
	u.add(back)
}

// backOfGroup is a step about the same group as s, and no person.
func (u *undoing) backOfGroup(out, s Step) Step {
	out.Group = s.Group
	if _, there := u.groupByID(s.Group.ID); u.UserGroups != nil && !there {
		out.State, out.Message = Skipped, groupGone
	}
	return out
}
