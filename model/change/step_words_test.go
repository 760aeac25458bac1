package change

import (
	"testing"

	"cutui/clickup"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	yes, no, name, role, none := true, false, "Sam", clickup.RoleID(7), clickup.RoleID(0)
	roles := []clickup.CustomRole{{ID: 7, Name: "Client viewer"}}
	zebra := clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}
	lost := func(read bool, n int) *Before {
		return &Before{SharesRead: read, Shared: make([]clickup.SharedItem, n)}
	}
	for want, s := range map[string]Step{
		"invite sam@x.example as guest · no flags":                                     {Op: OpInviteGuest, Email: "sam@x.example", State: Planned},
		"invite sam@x.example (Sam) as guest · no flags in Labs – until May":           {Op: OpInviteGuest, Email: "sam@x.example", Name: "Sam", Note: "until May", State: Planned},
		"invite sam@x.example in Labs: already here":                                   {Op: OpInviteGuest, Email: "sam@x.example", Name: "Sam", Message: "already here", State: Skipped},
		"invite sam@x.example in Labs: invited as guest · no flags":                    {Op: OpInviteGuest, Email: "sam@x.example", ID: 9, State: Done},
		"invite sam@x.example in Labs: invited as member":                              {Op: OpInviteMember, Email: "sam@x.example", State: Done},
		"invite sam@x.example as guest · no flags in Labs: sending":                    {Op: OpInviteGuest, Email: "sam@x.example", State: Running},
		"invite sam@x.example as guest · no flags in Labs: the answer was lost":        {Op: OpInviteGuest, Email: "sam@x.example", State: Unknown},
		"invite sam@x.example as guest · no flags in Labs: no seats left":              {Op: OpInviteGuest, Email: "sam@x.example", State: Failed, Message: "no seats left"},
		"share Zebra (task) with sam@x.example as comment in Labs":                     {Op: OpShare, Email: "sam@x.example", Item: zebra, ItemName: "Zebra", Permission: clickup.PermissionComment, State: Planned},
		"share Zebra (task) with sam@x.example as view in Labs: shared":                {Op: OpShare, Email: "sam@x.example", Item: zebra, ItemName: "Zebra", Permission: clickup.PermissionRead, State: Done},
		"unshare Zebra (task) from sam@x.example in Labs: taken away":                  {Op: OpUnshare, Email: "sam@x.example", Item: zebra, ItemName: "Zebra", State: Done},
		"remove sam@x.example in Labs: removed":                                        {Op: OpRemoveGuest, Email: "sam@x.example", State: Done},
		"remove sam@x.example in Labs":                                                 {Op: OpRemoveGuest, Email: "sam@x.example", State: Planned},
		"remove sam@x.example in Labs: loses what is shared, which undo can't restore": {Op: OpRemoveGuest, Email: "sam@x.example", State: Planned, Before: lost(false, 0)},
		"remove sam@x.example in Labs: nothing is shared":                              {Op: OpRemoveGuest, Email: "sam@x.example", State: Planned, Before: lost(true, 0)},
		"remove sam@x.example in Labs: loses 2 shared items, which undo restores":      {Op: OpRemoveGuest, Email: "sam@x.example", State: Planned, Before: lost(true, 2)},
		"edit sam@x.example in Labs: becomes an admin":                                 {Op: OpEditMember, Email: "sam@x.example", State: Planned, Admin: &yes},
		"edit sam@x.example in Labs: no longer an admin":                               {Op: OpEditMember, Email: "sam@x.example", State: Done, Admin: &no},
		"edit sam@x.example in Labs: name Sam, role Client viewer":                     {Op: OpEditMember, Email: "sam@x.example", State: Planned, Rename: &name, Role: &role},
		"edit sam@x.example in Labs: no custom role":                                   {Op: OpEditGuest, Email: "sam@x.example", State: Planned, Role: &none},
		"create group Design with sam@x.example in Labs":                               {Op: OpCreateGroup, Group: GroupRef{Name: "Design"}, Members: []Member{{Email: "sam@x.example"}}, State: Planned},
		"add sam@x.example to group Design in Labs: in the group":                      {Op: OpAddToGroup, Email: "sam@x.example", Group: GroupRef{Name: "Design"}, State: Done},
		"take sam@x.example out of group Design in Labs: taken out":                    {Op: OpRemoveFromGroup, Email: "sam@x.example", Group: GroupRef{Name: "Design"}, State: Done},
		"delete group Design in Labs: deleted":                                         {Op: OpDeleteGroup, Group: GroupRef{Name: "Design"}, State: Done},
		"hand over Zebra (task) from sam@x.example to robin in Labs":                   {Op: OpHandTask, Email: "sam@x.example", To: "robin", ItemName: "Zebra", State: Planned},
		"take sam@x.example out of Learn (goal) in Labs: no due date":                  {Op: OpHandGoal, Email: "sam@x.example", ItemName: "Learn", State: Skipped, Message: "no due date"},
		"make a guest of sam@x.example in Labs: " + MakeGuestByHand:                    {Op: OpMakeGuest, Email: "sam@x.example", State: Skipped, Message: MakeGuestByHand},
		"share Zebra (task) with group Design as view by the newer API in Labs":        {Op: OpShare, Group: GroupRef{ID: "g1", Name: "Design"}, Item: zebra, ItemName: "Zebra", Permission: clickup.PermissionRead, Via: ViaACL, State: Planned},
		"edit sam@x.example in Labs: changed":                                          {Op: OpEditGuest, Email: "sam@x.example", State: Done},
	} {
		place := "Labs"
		if want == "invite sam@x.example as guest · no flags" {
			place = ""
		}
		if got := s.Sentence(roles, place); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEditWords(t *testing.T) {
	t.Parallel()
	other := clickup.RoleID(8)
	s := Step{Op: OpEditGuest, Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false), Role: &other}
	want := clickup.EditTags.Label() + " on, " + clickup.SeePoints.Label() + " off, custom role 8"
	if got := s.EditWords(nil); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if s.Op = OpShare; s.EditWords(nil) != "" || !s.ChangesShares() {
		t.Error("sharing is worded as an edit, or changes no shares")
	}
}
