package handoff

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/seats"
)

// writer writes the tasks of a hand-off.
type writer struct {
	plan      change.Plan
	of        func(clickup.WorkspaceID) plans.Context
	shared    map[string]bool        // the people who get an item
	invited   map[string]change.Step // the invitations that are left
	said      map[string]bool        // notes about people, each said once
	guests    bool                   // somebody is to be invited or shared with
	free      bool                   // a guest of a workspace where nobody is billed
	removes   bool
	roles     bool // somebody becomes a guest, or view only, by hand
	needsItem bool
}

func newWriter(p change.Plan, of func(clickup.WorkspaceID) plans.Context) *writer {
	w := &writer{plan: p, of: of, shared: map[string]bool{}, invited: map[string]change.Step{}, said: map[string]bool{}}
	for _, s := range p.Steps {
		switch {
		case !s.Left():
		case s.Op == change.OpShare:
			w.shared[w.key(s)] = true
		case s.Op == change.OpInviteGuest:
			w.invited[w.key(s)] = s
		}
	}
	return w
}

// key names the person of a step in a workspace.
func (w *writer) key(s change.Step) string { return string(w.plan.WorkspaceOf(s)) + " " + s.Key() }

// byShare reports whether an invitation needs no task of its own: who an item is shared
// with is invited by that.
func (w *writer) byShare(s change.Step) bool {
	return s.Op == change.OpInviteGuest && w.shared[w.key(s)]
}

func (w *writer) task(s change.Step) Task {
	t := Task{Section: section(s), Words: w.words(s)}
	if place := w.plan.PlaceOf(s); place != "" {
		t.Notes = append(t.Notes, "In "+place+".")
	}
	if s.State == change.Unknown || s.State == change.Running {
		t.Notes = append(t.Notes, "Look first: it may have worked.")
	}
	t.Notes = append(t.Notes, w.personNotes(s)...)
	return t
}

func (w *writer) words(s change.Step) []Piece {
	if s.OfGroup() {
		return groupTask(s)
	}
	if section(s) != "" {
		return w.roleTask(s)
	}
	people := change.PeopleURL(w.plan.WorkspaceOf(s))
	who := Piece{Text: s.Who(), Typed: true}
	switch s.Op {
	case change.OpShare:
		w.guests = true
		item := fmt.Sprintf("%s “%s”", s.Item.Kind, s.ItemName)
		return []Piece{
			{Text: "Share " + item + " with "},
			who,
			{Text: invitedName(s) + ": open "},
			{URL: w.link(s)},
			{Text: " → Share → "},
			who,
			{Text: asGuest(s) + w.level(s) + " → Invite"},
		}
	case change.OpInviteGuest:
		w.guests, w.needsItem = true, true
		return []Piece{
			{Text: "Invite "},
			who,
			{Text: invitedName(s) + " as a guest: choose a task, list or folder for them, open it → Share → "},
			who,
			{Text: " → Guest → " + w.level(s) + " → Invite"},
		}
	case change.OpUnshare:
		item := fmt.Sprintf("%s “%s”", s.Item.Kind, s.ItemName)
		return []Piece{{Text: "Take " + item + " away from "}, who, {Text: ": open "}, {URL: w.link(s)}, {Text: " → Share → "}, who, {Text: " → Remove"}}
	case change.OpInviteMember:
		role := "Member"
		if s.Admin != nil && *s.Admin {
			role = "Admin"
		}
		return []Piece{{Text: "Invite "}, who, {Text: " as " + aRole(role) + ": open "}, {URL: people}, {Text: " → Invite → "}, who, {Text: " → " + role + " → Invite"}}
	case change.OpRemoveGuest, change.OpRemoveMember:
		w.removes = true
		return []Piece{{Text: "Remove "}, who, {Text: ": open "}, {URL: people}, {Text: " → "}, who, {Text: " → ⋯ → Remove"}}
	case change.OpHandTask, change.OpHandGoal, change.OpHandList:
		return w.handOver(s, who)
	case change.OpEditGuest, change.OpEditMember:
	}
	change := s.EditWords(w.of(w.plan.WorkspaceOf(s)).Roles)
	if change == "" {
		change = s.Verb()
	}
	return []Piece{{Text: "Change "}, who, {Text: ": open "}, {URL: people}, {Text: " → "}, who, {Text: " → " + change}}
}

// groupTask is a step about a group for a hand-off. ClickUp's screens call groups Teams.
func groupTask(s change.Step) []Piece {
	name, who := Piece{Text: s.Group.Name, Typed: true}, Piece{Text: s.Who(), Typed: true}
	where := Piece{Text: " in ClickUp's page Teams"}
	switch s.Op {
	case change.OpAddToGroup:
		return []Piece{{Text: "Add "}, who, {Text: " to the Team "}, name, where}
	case change.OpRemoveFromGroup:
		return []Piece{{Text: "Take "}, who, {Text: " out of the Team "}, name, where}
	case change.OpDeleteGroup:
		return []Piece{{Text: "Delete the Team "}, name, where}
	}
	return []Piece{{Text: "Create the Team "}, name, {Text: s.MemberWords(" with ")}, where}
}

// handOver is a hand-over step for somebody who carries it out by hand.
func (w *writer) handOver(s change.Step, who Piece) []Piece {
	at := w.link(s)
	if s.Op == change.OpHandGoal {
		at = fmt.Sprintf("https://app.clickup.com/%s/goals/%s", w.plan.WorkspaceOf(s), s.Goal)
	}
	out := []Piece{{Text: "Take "}, who, {Text: fmt.Sprintf(" out of the %s “%s”", s.Thing(), s.ItemName)}}
	if s.To != "" {
		out = append(out, Piece{Text: " and put "}, Piece{Text: s.To, Typed: true}, Piece{Text: " in their place"})
	}
	return append(out, Piece{Text: ": open "}, Piece{URL: at})
}

func (w *writer) link(s change.Step) string { return change.ItemURL(w.plan.WorkspaceOf(s), s.Item) }

// asGuest is the choice of the role, which ClickUp asks for new people only.
func asGuest(s change.Step) string {
	if s.ID != 0 {
		return " → "
	}
	return " → Guest → "
}

// aRole is "a member" or "an admin".
func aRole(role string) string {
	if role == "Admin" {
		return "an admin"
	}
	return "a member"
}

// level is the permission to choose. Where nobody is billed guests have no other than full.
func (w *writer) level(s change.Step) string {
	switch d := w.of(w.plan.WorkspaceOf(s)); {
	case d.SeatFacts().Free():
		w.free = true
		return clickup.PermissionCreate.Label()
	case s.Permission == "":
		return "the permission (" + permissionWords() + ")"
	}
	return s.Permission.Label()
}

// permissionWords are the levels from least to most, in words.
func permissionWords() string {
	words := make([]string, len(clickup.Permissions))
	for i, p := range clickup.Permissions {
		words[i] = p.Label()
	}
	return strings.Join(words, ", ")
}

// invitedName is the name of somebody to invite, who has none in ClickUp yet.
func invitedName(s change.Step) string {
	if s.ID != 0 || s.Name == "" {
		return ""
	}
	return " (" + s.Name + ")"
}

// personNotes are what to know of the person of a step, at their first task.
func (w *writer) personNotes(s change.Step) []string {
	d := w.of(w.plan.WorkspaceOf(s))
	key := w.key(s)
	if w.said[key] || s.Op == change.OpUnshare || s.Removes() {
		return text.NonEmpty(noteWords(s))
	}
	w.said[key] = true
	invite := s
	if s.Op == change.OpShare {
		invite = w.invited[key]
	}
	return text.NonEmpty(saves(d, s), w.becomes(d, s), w.rights(d, invite), noteWords(invite))
}

// noteWords is the note on a step.
func noteWords(s change.Step) string {
	if s.Note == "" {
		return ""
	}
	return "Note: " + s.Note
}

// becomes says what ClickUp makes of a guest on the workspace's own domain.
func (w *writer) becomes(d plans.Context, s change.Step) string {
	if s.Op != change.OpInviteGuest && s.Op != change.OpShare {
		return ""
	}
	if d.People != nil {
		if who, here := d.People.ByEmail(s.Email); here && who.Status() != clickup.StatusPending {
			return ""
		}
	}
	cost := ": it takes a member seat unless everything they get is at view only."
	if d.SeatFacts().Free() {
		cost = "; nobody is billed on this plan."
	}
	domain := clickup.DomainOf(s.Email)
	switch d.Own.Place(domain) {
	case seats.Own:
		return domain + " is the workspace's own domain: ClickUp makes them a limited member, not a guest" + cost
	case seats.MaybeOwn:
		return "It is not known whether ClickUp counts " + domain + " as the workspace's own domain. If it does, it makes them a limited member, not a guest" + cost
	case seats.Outside, seats.NoAddress:
	}
	return ""
}

// rights says which rights to give on the People page, where the invitation asks for some:
// the Share box has none.
func (w *writer) rights(d plans.Context, s change.Step) string {
	if s.Op != change.OpInviteGuest || s.Rights.Granted&s.Rights.Known == 0 && roleOf(s) == 0 {
		return ""
	}
	words := strings.TrimPrefix(strings.Join(s.FlagWords(" on"), ", ")+rolePart(s, d.Roles), ", ")
	return "Then, on the People page: " + words + "."
}

func rolePart(s change.Step, roles []clickup.CustomRole) string {
	if id := roleOf(s); id != 0 {
		return ", " + change.CustomRoleWords(id, roles)
	}
	return ""
}

// advice is what to know before the first task.
func (w *writer) advice(tasks []Task) []string {
	if len(tasks) == 0 {
		return []string{"Nothing is left to do."}
	}
	out := []string{"In ClickUp itself an owner or admin can:"}
	if w.guests {
		out = append(out, "Guests are invited only by sharing an item with them. Share is at the top of an item, or under ⋯ → Sharing & Permissions. "+
			"The Invite button under Settings → People is not for guests: it offers Member and Admin, and whoever takes the nearest there buys a seat.")
	}
	if w.free {
		out = append(out, "On this plan guests have full permission; there is no other, and nobody is billed.")
	}
	if w.roles {
		out = append(out, rolesAdvice)
	}
	if w.removes {
		out = append(out, "Removing is for good: private items that they never shared become off-limits for everybody, also if they are invited again. "+
			"What they are still assigned to stays theirs, marked inactive. A member's seat stays paid until somebody takes it or the plan is renewed with fewer.")
	}
	return out
}

// roleOf is the custom role that a step sends; 0: none.
func roleOf(s change.Step) clickup.RoleID {
	if s.Role == nil {
		return 0
	}
	return *s.Role
}
