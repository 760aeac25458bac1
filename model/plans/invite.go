package plans

import (
	"cmp"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// InviteRequest asks to invite guests and to share items with each of them.
type InviteRequest struct {
	Emails     []string // valid, in the order typed
	Rights     clickup.Rights
	Preset     string         // name of the preset that the rights come from, or empty
	Role       clickup.RoleID // 0: none
	Items      []items.Item
	Permission clickup.Permission
	About      map[string]About // by address in lower case
	Until      time.Time        // unless About has another day; zero: no end
}

// About is what the user notes about somebody to invite. It is not sent to ClickUp:
// people name themselves when they accept.
type About struct {
	Name, Note string
	Until      time.Time // the day on which they are to leave; zero: not given
}

// untilDay returns a day as steps hold it, or "" for the zero time.
func untilDay(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

// Invite plans to invite new people, and to share the items with everybody who is or
// becomes a guest. Invitations of people who are in the workspace are skipped, with a reason.
func Invite(d Context, r InviteRequest) change.Plan { return Invites(d, []InviteRequest{r}) }

// Invites is Invite for several requests. Somebody in more than one of them is invited by
// the first and gets the items of all.
func Invites(d Context, all []InviteRequest) change.Plan {
	people, steps := 0, 0
	for i := range all {
		people += len(all[i].Emails)
		steps += len(all[i].Emails) * (1 + len(all[i].Items))
	}
	in := inviting{
		Context: d, people: make(map[string]string, people), items: map[clickup.ItemRef]bool{}, pairs: map[pair]bool{},
		steps: make([]change.Step, 0, steps),
	}
	for _, r := range all {
		for _, email := range r.Emails {
			in.add(email, r)
		}
	}
	mailed := 0
	for i := range in.steps {
		if s := &in.steps[i]; s.Op == change.OpInviteGuest && s.State == change.Planned {
			mailed++
		}
	}
	p := d.plan(inviteTitle(mailed, len(in.people)-mailed, len(in.items)))
	p.Steps, p.Seats, p.Warnings = in.steps, d.forecast(in.steps), d.warnings(in.steps)
	return p
}

// inviting collects the steps of a plan.
type inviting struct {
	Context
	people map[string]string // by folded address: the address as first written
	items  map[clickup.ItemRef]bool
	pairs  map[pair]bool
	steps  []change.Step
}

// pair is a person, by folded address, and an item to share with them.
type pair struct {
	email string
	item  clickup.ItemRef
}

func (in *inviting) add(email string, r InviteRequest) {
	key := people.FoldMail(email)
	first, again := in.people[key]
	if !again {
		first, in.people[key] = email, email
	}
	who, here := in.People.ByEmail(email)
	if !here {
		who = &clickup.Person{Email: first, Role: clickup.RoleGuest}
	}
	if !again {
		in.invite(who, here, r)
	}
	for _, it := range r.Items {
		in.items[it.Ref] = true
		p := pair{key, it.Ref}
		if !who.Guest() || in.pairs[p] {
			continue
		}
		in.pairs[p] = true
		in.steps = append(in.steps, in.share(who, it, r.Permission))
	}
}

func (in *inviting) invite(who *clickup.Person, here bool, r InviteRequest) {
	about := r.About[people.FoldMail(who.Email)]
	s := change.Step{
		Op: change.OpInviteGuest, Email: who.Email, Name: about.Name, Note: about.Note,
		Until: untilDay(cmp.Or(about.Until, r.Until)), State: change.Planned, Rights: r.Rights, Preset: r.Preset, Role: roleOrNil(r.Role),
	}
	if here {
		s = present(s, who)
	}
	in.steps = append(in.steps, s)
}

func inviteTitle(invited, known, items int) string {
	switch {
	case invited == 0 && items > 0:
		return fmt.Sprintf("Share %s with %s", text.Plural(items, "item"), text.PeopleOf(known))
	case items == 0:
		return "Invite " + text.Plural(invited, "guest")
	}
	return fmt.Sprintf("Invite %s, share %s", text.Plural(invited, "guest"), text.Plural(items, "item"))
}

// present returns the invitation of somebody who is in the workspace already: skipped,
// with the reason.
func present(s change.Step, who *clickup.Person) change.Step {
	s.ID, s.Name, s.State = who.ID, who.Name, change.Skipped
	s.Rights, s.Role, s.Preset = clickup.Rights{}, nil, ""
	switch {
	case s.Op == change.OpInviteMember:
		s.Message = "already here as " + memberWord(who.Role)
	case who.Guest() && who.Status() == clickup.StatusPending:
		s.Message = "already invited, not yet accepted"
	case who.Guest():
		s.Message = "already a guest"
	default:
		s.Message = "already " + aMember(who.Role) + ": share with them in ClickUp"
	}
	return s
}

// aMember returns the role with its article, such as "a member" or "an admin".
func aMember(r clickup.Role) string {
	word := memberWord(r)
	if word[0] == 'a' || word[0] == 'o' {
		return "an " + word
	}
	return "a " + word
}

func memberWord(r clickup.Role) string {
	if r == clickup.RoleUnknown {
		return "person of this workspace"
	}
	return r.String()
}

func roleOrNil(id clickup.RoleID) *clickup.RoleID {
	if id == 0 {
		return nil
	}
	return &id
}
