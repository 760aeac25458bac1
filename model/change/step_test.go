package change

import (
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/seats"
)

// Each kind of step is one operation of ClickUp's API, or none where it is done by hand.
func TestStepsAreCalls(t *testing.T) {
	t.Parallel()
	design := GroupRef{ID: "g1", Name: "Design"}
	for want, s := range map[string]Step{
		"InviteGuestToWorkspace":   {Op: OpInviteGuest, Email: "sam@x.example"},
		"EditGuestOnWorkspace":     {Op: OpEditGuest, ID: 4},
		"RemoveGuestFromWorkspace": {Op: OpRemoveGuest, ID: 4},
		"AddGuestToTask":           {Op: OpShare, ID: 4, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}},
		"RemoveGuestFromList":      {Op: OpUnshare, ID: 4, Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "l1"}},
		"InviteUserToWorkspace":    {Op: OpInviteMember, Email: "sam@x.example"},
		"EditUserOnWorkspace":      {Op: OpEditMember, ID: 3},
		"RemoveUserFromWorkspace":  {Op: OpRemoveMember, ID: 3},
		"UpdateTask":               {Op: OpHandTask, ID: 3, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}, Gives: []clickup.UserID{0}},
		"UpdateGoal":               {Op: OpHandGoal, ID: 3, Goal: "x"},
		"UpdateList":               {Op: OpHandList, ID: 3, Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "l1"}, Gives: []clickup.UserID{5}},
		"CreateUserGroup":          {Op: OpCreateGroup, Group: GroupRef{Name: "Design"}, Members: []Member{{ID: 3}}},
		"UpdateTeam":               {Op: OpAddToGroup, ID: 3, Group: design},
		"DeleteTeam":               {Op: OpDeleteGroup, Group: design},
		"publicPatchAcl":           {Op: OpShare, Group: design, Via: ViaACL, Item: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}},
		"":                         {Op: OpMakeGuest, ID: 3},
	} {
		if got := s.Call("333").Op; got != want {
			t.Errorf("%s is %s, want %s", s.Op, got, want)
		}
	}
}

func TestWhatIsLeftForHands(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		step      Step
		left, off bool
		why       string
	}{
		"done":                   {Step{Op: OpShare, State: Done}, false, true, ""},
		"already so":             {Step{Op: OpShare, State: Skipped, Message: "already so"}, false, true, ""},
		"not in the plan":        {Step{Op: OpInviteGuest, State: Skipped, Message: NotInPlan}, true, true, OnlyEnterprise},
		"the caller may not":     {Step{Op: OpInviteGuest, State: Skipped, Message: NotAllowed}, true, true, notAllYours},
		"a guest of a member":    {Step{Op: OpMakeGuest, State: Skipped, Message: MakeGuestByHand}, true, true, noGuestCall},
		"view only":              {Step{Op: OpMakeViewOnly, State: Skipped, Message: ViewOnlyByHand}, true, true, notByAPI},
		"a goal without a day":   {Step{Op: OpHandGoal, State: Skipped, Message: NoDueDate}, true, true, ""},
		"refused for the plan":   {Step{Op: OpInviteGuest, State: Failed, Status: 403, Code: "TEAM_110"}, true, false, OnlyEnterprise},
		"refused for the caller": {Step{Op: OpRemoveGuest, ID: 4, State: Failed, Status: 403, Message: "no"}, true, false, notAllYours},
		"still to be sent":       {Step{Op: OpShare, State: Planned}, true, false, ""},
	} {
		p := Plan{Workspace: "333", Steps: []Step{tt.step}}
		if tt.step.Left() != tt.left || p.HandedOff() != tt.off || p.ForHands() != tt.why {
			t.Errorf("%s: left %v, handed off %v: %q", name, tt.step.Left(), p.HandedOff(), p.ForHands())
		}
	}
}

func TestWhatMustBeTyped(t *testing.T) {
	t.Parallel()
	buys := func(n int) seats.Forecast { return seats.Forecast{Known: true, Min: n, Max: n} }
	gone := Step{Op: OpRemoveMember, ID: 3, Email: "mia@x.example", State: Planned, Before: &Before{BaseRole: clickup.RoleAdmin}}
	for want, p := range map[string]Plan{
		"":              {Seats: buys(0), Steps: []Step{{Op: OpShare, State: Planned}}},
		"unknown seats": {},
		"buy 2 seats":   {Name: "North", Seats: buys(0), Others: []Part{{Workspace: "2", Name: "Labs", Seats: buys(2)}}},
		"1 person":      {Seats: buys(0), Steps: []Step{gone, gone}},
		"21 calls":      {Seats: buys(0), Steps: slices.Repeat([]Step{{Op: OpShare, State: Planned}}, 21)},
	} {
		if typed, why := p.Confirm(); typed != want || (why == "") != (want == "") {
			t.Errorf("%q because %q, want %q", typed, why, want)
		}
		if want == "buy 2 seats" && (p.Where() != "North and Labs" || p.BillWords() != "buys 2 in Labs") {
			t.Errorf("%s: %s", p.Where(), p.BillWords())
		}
		if want == "1 person" && !p.RemovesAdmin() {
			t.Error("an admin is removed")
		}
	}
}

func TestPlacesInClickUp(t *testing.T) {
	t.Parallel()
	for want, item := range map[string]clickup.ItemRef{
		"https://app.clickup.com/t/t1":       {Kind: clickup.TaskItem, ID: "t1"},
		"https://app.clickup.com/t/333/DE-1": {Kind: clickup.TaskItem, ID: "DE-1", Custom: true},
		"https://app.clickup.com/333/v/li/7": {Kind: clickup.ListItem, ID: "7"},
		"https://app.clickup.com/333/v/f/8":  {Kind: clickup.FolderItem, ID: "8"},
	} {
		if got := ItemURL("333", item); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := PeopleURL("333"); got != "https://app.clickup.com/333/settings/team/333/users" {
		t.Error(got)
	}
}

func TestSeatsSaidAfterARun(t *testing.T) {
	t.Parallel()
	r := Run{Plan: Plan{Workspace: "1", Name: "North", Others: []Part{{Workspace: "2", Name: "Labs"}, {Workspace: "3"}}}}
	r.Outcomes = map[clickup.WorkspaceID]seats.Outcome{
		"1": {AsForeseen: seats.Yes, Reason: "as foreseen"},
		"2": {AsForeseen: seats.No, Reason: "one more was taken"},
	}
	want := []string{"Seats of North: as foreseen", "Seats of Labs: one more was taken"}
	if got := r.OutcomeWords(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := r.Unforeseen(); got != "Labs: one more was taken" {
		t.Error(got)
	}
	r.Outcomes["3"] = seats.Outcome{AsForeseen: seats.No, Reason: "one was bought"}
	if got := r.Unforeseen(); got != "Labs: one more was taken; 3: one was bought" {
		t.Error(got)
	}
}
