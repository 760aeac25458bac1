package change

import (
	"net/url"
	"slices"
	"strings"

	"cutui/clickup"
)

// Why steps are left that ClickUp's API can never do.
const (
	MakeGuestByHand = "by hand in ClickUp: its API can't make a guest of a member"
	ViewOnlyByHand  = "by hand in ClickUp: its API can't make them view only here"
	NoDueDate       = "it has no due date, and ClickUp's API needs one to change a goal: change its owner in ClickUp"
)

// ByHandOnly reports whether ClickUp's API can never do the step.
func (s *Step) ByHandOnly() bool {
	return s.State == Skipped && (s.Message == NoDueDate || s.ChangesSeatByHand())
}

// ChangesSeatByHand reports whether the step makes somebody a guest, or view only, and is
// to be done in ClickUp itself.
func (s *Step) ChangesSeatByHand() bool {
	return s.State == Skipped && (s.Message == MakeGuestByHand || s.Message == ViewOnlyByHand)
}

// ByHandOnly reports whether the plan sends nothing and has steps that make people guests,
// or view only, in ClickUp itself.
func (p *Plan) ByHandOnly() bool {
	return p.Calls() == 0 && slices.ContainsFunc(p.Steps, func(s Step) bool { return s.ChangesSeatByHand() })
}

// Left reports whether the step is still to be done.
func (s *Step) Left() bool {
	return s.State != Done && (s.State != Skipped || s.Withheld() || s.ByHandOnly())
}

// HandedOff reports whether all remaining steps are to be done in ClickUp itself.
func (p *Plan) HandedOff() bool {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Left() && !s.ByHandOnly() && (s.State != Skipped || s.Message != NotInPlan && s.Message != NotAllowed) {
			return false
		}
	}
	return true
}

// Why the remaining steps are for a hand-off.
const (
	OnlyEnterprise = "ClickUp's API does this on the Enterprise plan only"

	notAllYours = "ClickUp does not let you do all of this"
	noGuestCall = "ClickUp's API can't make a guest of a member"
	notByAPI    = "ClickUp's API can't do this here"
)

// ForHands returns why remaining steps are to be done in ClickUp itself, such as the
// workspace's plan or the caller's rights, or "" if there are none.
func (p *Plan) ForHands() string {
	why := ""
	for _, s := range p.Steps {
		switch {
		case s.Withheld() && s.Message == NotInPlan:
			return OnlyEnterprise
		case s.Withheld() && s.Message == NotAllowed:
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
			return OnlyEnterprise
		case e.Is(clickup.ErrForbidden) && !e.Is(clickup.ErrNotFound):
			why = notAllYours
		}
	}
	return why
}

// PeopleURL returns the address of the workspace's people page in ClickUp.
func PeopleURL(ws clickup.WorkspaceID) string {
	return pageURL(string(ws), "settings", "team", string(ws), "users")
}

// ItemURL returns the address of an item in ClickUp.
func ItemURL(ws clickup.WorkspaceID, r clickup.ItemRef) string {
	switch {
	case r.Kind == clickup.ListItem:
		return pageURL(string(ws), "v", "li", r.ID)
	case r.Kind == clickup.FolderItem:
		return pageURL(string(ws), "v", "f", r.ID)
	case r.Custom:
		return pageURL("t", string(ws), r.ID)
	}
	return pageURL("t", r.ID)
}

// GoalURL returns the address of a goal in ClickUp.
func GoalURL(ws clickup.WorkspaceID, id clickup.GoalID) string {
	return pageURL(string(ws), "goals", string(id))
}

// pageURL returns the address of a page in ClickUp. It escapes the parts of the path,
// because ids come from outside.
func pageURL(parts ...string) string {
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return "https://app.clickup.com/" + strings.Join(parts, "/")
}
