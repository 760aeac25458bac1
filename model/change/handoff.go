package change

import (
	"fmt"
	"slices"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// Why steps are left that ClickUp's API does not do, whatever was tried before.
const (
	byHandOnly     = "by hand in ClickUp: its API can't make a guest of a member"
	viewOnlyByHand = "by hand in ClickUp: its API can't make them view only here"
)

// ByHandOnly reports whether ClickUp's API can't do the step, whatever else is done.
func (s *Step) ByHandOnly() bool {
	return s.State == Skipped && (s.Message == noDueDate || s.ChangesSeatByHand())
}

// ChangesSeatByHand reports whether somebody makes the person of the step a guest, or view
// only, in ClickUp itself.
func (s *Step) ChangesSeatByHand() bool {
	return s.State == Skipped && (s.Message == byHandOnly || s.Message == viewOnlyByHand)
}

// ByHandOnly reports whether the plan sends nothing and makes people guests or view only,
// which somebody does in ClickUp itself.
func (p *Plan) ByHandOnly() bool {
	return p.Calls() == 0 && slices.ContainsFunc(p.Steps, func(s Step) bool { return s.ChangesSeatByHand() })
}

// Left reports whether the step is still to be done.
func (s *Step) Left() bool {
	return s.State != Done && (s.State != Skipped || s.Withheld() || s.ByHandOnly())
}

// HandedOff reports whether all that is left is for somebody to do in ClickUp itself.
func (p *Plan) HandedOff() bool {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Left() && !s.ByHandOnly() && (s.State != Skipped || s.Message != NotInPlan && s.Message != notAllowed) {
			return false
		}
	}
	return true
}

// Why the steps that are left are for a hand-off.
const (
	onlyEnterprise = "ClickUp's API does this on the Enterprise plan only"
	notAllYours    = "ClickUp does not let you do all of this"
	noGuestCall    = "ClickUp's API can't make a guest of a member"
	notByAPI       = "ClickUp's API can't do this here"
)

// ForHands says why the steps that are left are for somebody to do in ClickUp itself: the
// workspace's plan or the caller's rights are in the way. Else it is empty.
func (p *Plan) ForHands() string {
	why := ""
	for _, s := range p.Steps {
		switch {
		case s.Withheld() && s.Message == NotInPlan:
			return onlyEnterprise
		case s.Withheld() && s.Message == notAllowed:
			why = notAllYours
		case s.ChangesSeatByHand() && s.Op == OpMakeGuest && (why == "" || why == notByAPI):
			why = noGuestCall
		case s.ChangesSeatByHand() && why == "":
			why = notByAPI
		case s.State != Failed:
			continue
		}
		switch e := s.Failure(p.WorkspaceOf(s)); {
		case e.Is(clickup.ErrPlanRequired):
			return onlyEnterprise
		case e.Is(clickup.ErrForbidden) && !e.Is(clickup.ErrNotFound):
			why = notAllYours
		}
	}
	return why
}

// PeopleURL is the workspace's people page in ClickUp.
func PeopleURL(ws clickup.WorkspaceID) string {
	return fmt.Sprintf("https://app.clickup.com/%s/settings/team/%s/users", ws, ws)
}

// ItemURL is where an item can be opened in ClickUp.
func ItemURL(ws clickup.WorkspaceID, r clickup.ItemRef) string {
	switch r.Kind {
	case clickup.ListItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/li/%s", ws, r.ID)
	case clickup.FolderItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/f/%s", ws, r.ID)
	}
	if r.Custom {
		return fmt.Sprintf("https://app.clickup.com/t/%s/%s", ws, r.ID)
	}
	return "https://app.clickup.com/t/" + r.ID
}

// PlanMakeGuests makes guests of members. ClickUp's API has no call for it, and who is
// removed and invited again loses what is private to them: it is left to a hand-off.
func PlanMakeGuests(d Context, ids []clickup.UserID) Plan {
	p := d.plan(makeGuestTitle(d, ids))
	for _, id := range ids {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		s := person(OpMakeGuest, who)
		s.State, s.Message = Skipped, byHandOnly
		switch {
		case who.Guest():
			s.Message = "is a guest already"
		case who.ID < 0:
			s.Message = "is an agent"
		case who.Role == clickup.RoleOwner:
			s.Message = "owns the workspace"
		case who.ID == d.Caller:
			s.Message = "you can't do this to yourself"
		case d.protects(who):
			s.Message = ProtectedHere
		}
		if place := d.Own.Place(who.Domain()); s.ChangesSeatByHand() && (place == seats.Own || place == seats.MaybeOwn) {
			p.Warnings = append(p.Warnings, ownDomainWarning(who, place))
		}
		p.Steps = append(p.Steps, s)
	}
	p.Seats = d.forecast(p.Steps)
	return p
}

func makeGuestTitle(d Context, ids []clickup.UserID) string {
	if len(ids) == 1 {
		if who, here := d.People.ByID(ids[0]); here {
			return "Make a guest of " + who.Display()
		}
	}
	return "Make guests of " + text.PeopleOf(len(ids))
}

func ownDomainWarning(who *clickup.Person, place seats.Place) string {
	if place == seats.Own {
		return who.Display() + " is on your own domain: ClickUp makes them a limited member, who is free only while everything is at view only"
	}
	return who.Display() + " may be on your own domain: ClickUp then makes them a limited member, who is free only while everything is at view only"
}
