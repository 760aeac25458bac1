package handoff

import (
	"cmp"
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
	known     map[clickup.WorkspaceID]plans.Context // what the function of returned
	shared    map[string]bool                       // the people who get an item
	invited   map[string]change.Step                // the unfinished invitations
	said      map[string]bool                       // people whose notes have been given
	guests    bool                                  // somebody is to be invited or shared with
	free      bool                                  // a guest of a workspace where nobody is billed
	removes   bool
	roles     bool // somebody becomes a guest, or view only, by hand
	needsItem bool
}

func newWriter(p change.Plan, of func(clickup.WorkspaceID) plans.Context) *writer {
	w := &writer{
		plan: p, of: of, known: map[clickup.WorkspaceID]plans.Context{},
		shared: map[string]bool{}, invited: map[string]change.Step{}, said: map[string]bool{},
	}
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

// key returns a key for the person of a step in a workspace.
func (w *writer) key(s change.Step) string { return string(w.plan.WorkspaceOf(s)) + " " + s.Key() }

// about returns what is known about the workspace of a step. It calls the function of once
// per workspace, because that takes longer the more is shared there.
func (w *writer) about(s change.Step) plans.Context {
	ws := w.plan.WorkspaceOf(s)
	d, asked := w.known[ws]
	if !asked {
		d = w.of(ws)
		w.known[ws] = d
	}
	return d
}

// byShare reports whether an invitation needs no task of its own, because sharing an item
// invites the person.
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

// words returns the sentence of a step, filled in. Names and other text from outside are
// pieces of their own, whatever is in them.
func (w *writer) words(s change.Step) []Piece {
	ws := w.plan.WorkspaceOf(s)
	edit, level := s.Verb(), ""
	switch s.Op {
	case change.OpEditGuest, change.OpEditMember:
		edit = cmp.Or(s.EditWords(w.about(s).Roles), edit)
	case change.OpShare, change.OpInviteGuest:
		level = w.level(s)
	}
	return pieces(w.sentence(s), map[string]Piece{
		"who":     {Text: s.Who(), Typed: true},
		"to":      {Text: s.To, Typed: true},
		"group":   {Text: s.Group.Name, Typed: true},
		"item":    {Text: s.ItemName},
		"name":    {Text: invitedName(s)},
		"members": {Text: s.MemberWords(" with ")},
		"change":  {Text: edit},
		"level":   {Text: level},
		"people":  {URL: change.PeopleURL(ws)},
		"link":    {URL: w.link(s)},
	})
}

// pieces splits a sentence at the names in braces and puts the named pieces in their place.
func pieces(sentence string, named map[string]Piece) []Piece {
	var out []Piece
	for {
		before, rest, more := strings.Cut(sentence, "{")
		if before != "" {
			out = append(out, Piece{Text: before})
		}
		if !more {
			return out
		}
		var name string
		name, sentence, _ = strings.Cut(rest, "}")
		if p := named[name]; p.Text+p.URL != "" {
			out = append(out, p)
		}
	}
}

// sentence returns what to do, with the names of pieces in braces. ClickUp's screens call
// user groups Teams.
func (w *writer) sentence(s change.Step) string {
	switch s.Op {
	case change.OpMakeGuest:
		w.roles = true
		return "Make a guest of {who}: open {people} → {who} → column Role → Guest"
	case change.OpMakeViewOnly:
		w.roles = true
		return "Let {who} only view: open {people} → role filter Limited Members, or Guests → {who} → column Access → set every location and item to view only"
	case change.OpShare:
		w.guests = true
		return "Share " + s.Item.Kind.String() + " “{item}” with {who}{name}: open {link} → Share → {who}" + asGuest(s) + "{level} → Invite"
	case change.OpInviteGuest:
		w.guests, w.needsItem = true, true
		return "Invite {who}{name} as a guest: choose a task, list or folder for them, open it → Share → {who} → Guest → {level} → Invite"
	case change.OpUnshare:
		return "Take " + s.Item.Kind.String() + " “{item}” away from {who}: open {link} → Share → {who} → Remove"
	case change.OpInviteMember:
		if s.Admin != nil && *s.Admin {
			return "Invite {who} as an admin: open {people} → Invite → {who} → Admin → Invite"
		}
		return "Invite {who} as a member: open {people} → Invite → {who} → Member → Invite"
	case change.OpRemoveGuest, change.OpRemoveMember:
		w.removes = true
		return "Remove {who}: open {people} → {who} → ⋯ → Remove"
	case change.OpHandTask, change.OpHandGoal, change.OpHandList:
		if s.To == "" {
			return "Take {who} out of the " + s.Thing() + " “{item}”: open {link}"
		}
		return "Take {who} out of the " + s.Thing() + " “{item}” and put {to} in their place: open {link}"
	case change.OpCreateGroup:
		return "Create the Team {group}{members} in ClickUp's page Teams"
	case change.OpAddToGroup:
		return "Add {who} to the Team {group} in ClickUp's page Teams"
	case change.OpRemoveFromGroup:
		return "Take {who} out of the Team {group} in ClickUp's page Teams"
	case change.OpDeleteGroup:
		return "Delete the Team {group} in ClickUp's page Teams"
	case change.OpEditGuest, change.OpEditMember:
	}
	return "Change {who}: open {people} → {who} → {change}"
}

// link returns the address of the item or goal of a step.
func (w *writer) link(s change.Step) string {
	ws := w.plan.WorkspaceOf(s)
	if s.Op == change.OpHandGoal {
		return change.GoalURL(ws, s.Goal)
	}
	return change.ItemURL(ws, s.Item)
}

// asGuest returns the choice of the role, which ClickUp only asks for new people.
func asGuest(s change.Step) string {
	if s.ID != 0 {
		return " → "
	}
	return " → Guest → "
}

// level returns the permission to choose. On Free Forever it is always full.
func (w *writer) level(s change.Step) string {
	switch d := w.about(s); {
	case d.SeatFacts().Free():
		w.free = true
		return clickup.PermissionCreate.Label()
	case s.Permission == "":
		return "the permission (" + permissionWords() + ")"
	}
	return s.Permission.Label()
}

// permissionWords lists the levels from least to most.
func permissionWords() string {
	words := make([]string, len(clickup.Permissions))
	for i, p := range clickup.Permissions {
		words[i] = p.Label()
	}
	return strings.Join(words, ", ")
}

// invitedName returns the name of somebody to invite, in brackets after a space, or "".
func invitedName(s change.Step) string {
	if s.ID != 0 || s.Name == "" {
		return ""
	}
	return " (" + s.Name + ")"
}

// personNotes returns what to know about the person of a step, at their first task only.
func (w *writer) personNotes(s change.Step) []string {
	d := w.about(s)
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

// noteWords returns the note on a step, or "".
func noteWords(s change.Step) string {
	if s.Note == "" {
		return ""
	}
	return "Note: " + s.Note
}

// becomes says as what ClickUp counts a guest on the workspace's own domain.
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

// rights says which rights of an invitation to give on the People page, because the Share
// box has none.
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

// advice returns what to know before the first task.
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
		out = append(out, "Removing can't be undone: private items that they never shared become off-limits for everybody, also if they are invited again. "+
			"What they are still assigned to stays theirs, marked inactive. A member's seat stays paid until somebody takes it or the plan is renewed with fewer.")
	}
	return out
}

// roleOf returns the custom role that a step sends, or 0.
func roleOf(s change.Step) clickup.RoleID {
	if s.Role == nil {
		return 0
	}
	return *s.Role
}
