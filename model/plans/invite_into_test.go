package plans_test

import (
	"strings"
	"testing"

	"cutui/model/handoff"
	"cutui/model/plans"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/seats"
)

// invitation asks for one guest in a workspace with a number of member seats left.
func invitation(id clickup.WorkspaceID, name, gate string, free int) plans.Invitation {
	known := clickup.Seats{
		Members: clickup.SeatPool{Filled: clickup.CountOf(9), Total: clickup.CountOf(9 + free)},
		Guests:  clickup.SeatPool{Filled: clickup.CountOf(5), Total: clickup.CountOf(5)},
	}
	return plans.Invitation{
		Context:  plans.Context{Workspace: id, Name: name, People: people.New(nil), Seats: seats.Reading{Seats: known}, Gate: gate},
		Requests: []plans.InviteRequest{{Emails: []string{"sam@new.example"}, Rights: clickup.Rights{}.With(clickup.EditTags, true)}},
	}
}

// roomy is a workspace with a guest seat left.
func roomy() plans.Invitation {
	in := invitation("1", "One", "", 1)
	in.Context.Seats.Seats.Guests.Total.N++
	return in
}

func TestForecastsOfWorkspacesAddUp(t *testing.T) {
	t.Parallel()
	p := plans.InviteInto([]plans.Invitation{
		invitation("1", "One", "", 1), invitation("2", "Two", "", 0), invitation("3", "Three", "", 0),
	})
	if typed, reason := p.Confirm(); typed != "buy 3 seats" || reason != "this buys 2 to 3 member seats: up to 1 in One, 1 in Two, 1 in Three" {
		t.Errorf("asks for %q because %q", typed, reason)
	}
	if got := p.Where(); got != "One, Two and Three" {
		t.Errorf("is about %q", got)
	}
	for i, want := range []clickup.WorkspaceID{"1", "2", "3"} {
		if got := p.WorkspaceOf(p.Steps[i]); got != want {
			t.Errorf("step %d acts in %s", i, got)
		}
		if path := p.Steps[i].Call(p.WorkspaceOf(p.Steps[i])).Path; path != "/v2/team/"+string(want)+"/guest" {
			t.Errorf("step %d calls %s", i, path)
		}
	}
	if n := len(p.Warnings); n != 1 || !strings.Contains(p.Warnings[0], "3 invitations") {
		t.Errorf("warns %q", p.Warnings)
	}
}

func TestUnavailableStepsAreHandedOff(t *testing.T) {
	t.Parallel()
	p := plans.InviteInto([]plans.Invitation{roomy(), invitation("2", "Two", "not on Enterprise", 0)})
	left := p.Steps[1]
	if p.Calls() != 1 || left.State != change.Skipped || left.Message != "not sent: the workspace's plan does not include this" || p.Buys() {
		t.Errorf("%d calls, %+v, buys %v", p.Calls(), p.Steps[1], p.Buys())
	}
	text := handoff.New(p, func(clickup.WorkspaceID) plans.Context { return plans.Context{} }).Markdown()
	if !strings.Contains(text, "Invite `sam@new.example` as a guest: choose a task") || !strings.Contains(text, "In Two.") || !strings.Contains(text, change.PeopleURL("2")) {
		t.Error(text)
	}
	all := plans.InviteInto([]plans.Invitation{invitation("1", "One", "no", 1), invitation("2", "Two", "no", 0)})
	if all.Calls() != 2 {
		t.Errorf("where the API can do nothing the plan is one for a hand-off as a whole, not of %d calls", all.Calls())
	}
}
