package plans

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// LikeRequest asks to invite people who get what somebody else has: rights, custom role,
// user groups and shares with their levels.
type LikeRequest struct {
	Emails []string
	Like   clickup.UserID // the person to copy
	Until  time.Time      // the day on which they are to leave; zero: no end
}

// Like plans to invite people who get what somebody else has. Warnings say what is not
// known about that person.
func Like(d Context, r LikeRequest) (change.Plan, error) {
	like, here := d.People.ByID(r.Like)
	switch {
	case !here:
		return change.Plan{}, errors.New("the person to copy is not in this workspace")
	case like.ID < 0:
		return change.Plan{}, fmt.Errorf("%s is an agent: choose a person to copy", like.Display())
	}
	var p change.Plan
	if like.Guest() {
		p = d.likeGuest(like, r)
	} else {
		admin := like.CustomRole == nil && (like.Role == clickup.RoleAdmin || like.Role == clickup.RoleOwner)
		p = InviteMembers(d, InviteMemberRequest{Emails: r.Emails, Admin: admin, Role: roleOf(like), Until: r.Until})
		p.Warnings = append(p.Warnings, "members see what is public; share in ClickUp the private items that "+like.Display()+" can see")
	}
	p.Title = fmt.Sprintf("Invite %s like %s", text.PeopleOf(len(r.Emails)), like.Display())
	d.likeGroups(&p, like, r.Emails)
	p.Seats = d.forecast(p.Steps)
	return p, nil
}

// likeGuest plans to invite guests with the rights, the role and the shares of another guest.
func (d Context) likeGuest(like *clickup.Person, r LikeRequest) change.Plan {
	base := InviteRequest{Emails: r.Emails, Role: roleOf(like), Until: r.Until}
	base.Rights = clickup.Rights{Known: like.Rights.Granted, Granted: like.Rights.Granted}
	requests := []InviteRequest{base}
	shared, read := d.Shares[like.ID]
	unknown := 0
	for _, it := range shared {
		if it.Closed {
			continue
		}
		one := base
		one.Items, one.Permission = []items.Item{{Ref: it.Ref, Name: it.Name}}, it.Permission
		if it.Permission == "" && d.Gate == "" { // in a hand-off the level is left open
			one.Permission = clickup.PermissionRead
			unknown++
		}
		requests = append(requests, one)
	}
	p := Invites(d, requests)
	switch {
	case !read:
		p.Warnings = append(p.Warnings, "what is shared with "+like.Display()+" is not known: nothing is shared")
	case unknown > 0:
		p.Warnings = append(p.Warnings, "the level of "+text.Plural(unknown, "share")+" is not known: it will be view")
	}
	return p
}

// likeGroups adds the steps that put the people into the user groups of like.
func (d Context) likeGroups(p *change.Plan, like *clickup.Person, emails []string) {
	if d.UserGroups == nil {
		p.Warnings = append(p.Warnings, "the user groups are not known: nobody is added to one")
		return
	}
	for _, g := range d.UserGroups {
		if !slices.Contains(g.Members, like.ID) {
			continue
		}
		for _, email := range emails {
			s := change.Step{Op: change.OpAddToGroup, Email: email, Group: refOf(g), State: change.Planned}
			if who, here := d.People.ByEmail(email); here {
				s.ID, s.Name = who.ID, who.Name
				d.compareMember(&s)
			}
			p.Steps = append(p.Steps, s)
		}
	}
}

// ReplaceRequest asks to invite somebody who gets what a guest has, and to remove that guest.
type ReplaceRequest struct {
	Old  clickup.UserID
	New  string // address
	Keep bool   // don't remove the old guest
}

// Replace plans to replace a guest. The new guest is to leave on the day noted for the old
// one. The old guest is removed last, and only if everything else worked.
func Replace(d Context, r ReplaceRequest) (change.Plan, error) {
	old, here := d.People.ByID(r.Old)
	switch {
	case here && !old.Guest():
		return change.Plan{}, fmt.Errorf("%s is %s, not a guest", old.Display(), aMember(old.Role))
	case here && people.FoldMail(old.Email) == people.FoldMail(r.New):
		return change.Plan{}, errors.New("the old and the new guest are the same")
	}
	p, err := Like(d, LikeRequest{Emails: []string{r.New}, Like: r.Old, Until: d.untilOf(r.Old)})
	if err != nil {
		return p, err
	}
	p.Title = fmt.Sprintf("Replace %s with %s", old.Display(), r.New)
	if r.Keep {
		return p, nil
	}
	removal := Remove(d, []clickup.UserID{r.Old})
	for _, s := range removal.Steps {
		s.After = r.New
		p.Steps = append(p.Steps, s)
	}
	p.Warnings = append(p.Warnings, removal.Warnings...)
	p.Seats = d.forecast(p.Steps)
	return p, nil
}

// untilOf returns the day noted for somebody to leave, or zero if there is none or it has
// come.
func (d Context) untilOf(id clickup.UserID) time.Time {
	who, here := d.People.ByID(id)
	if !here {
		return time.Time{}
	}
	u := people.Until{Day: d.Until.Of(who.Email)}
	if u.Due(d.Now) {
		return time.Time{}
	}
	return u.Day
}
