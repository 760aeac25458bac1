package model

import (
	"testing"

	"cutui/clickup"
)

func TestWhatAStepChangesInTheRoster(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Facts().Roles.Value = []clickup.CustomRole{{ID: 7, Name: "Client viewer"}}
	told := &clickup.Person{ID: 4, Email: "cleo@client.example", Role: clickup.RoleGuest}
	edit := Step{Op: OpEditGuest, ID: 4, Role: new(clickup.RoleID(7)), Rights: clickup.Rights{}.With(clickup.EditTags, false)}
	for name, tt := range map[string]struct {
		step Step
		o    Outcome
		want func(PersonChange) bool
	}{
		"refused":      {edit, Outcome{State: Refused}, nil},
		"unknown":      {edit, Outcome{State: Unknown}, nil},
		"share":        {Step{Op: OpShare, ID: 4}, Outcome{State: Done}, nil},
		"removed":      {Step{Op: OpRemoveGuest, ID: 4}, Outcome{State: Done}, func(c PersonChange) bool { return c.Gone && c.Person.ID == 4 }},
		"gone already": {Step{Op: OpRemoveMember, ID: 3}, Outcome{State: Skipped}, func(c PersonChange) bool { return c.Gone && c.Person.ID == 3 }},
		"told":         {edit, Outcome{State: Done, Person: told}, func(c PersonChange) bool { return c.Person == *told }},
		"there before": {Step{Op: OpInviteGuest}, Outcome{State: Skipped, Person: told}, func(c PersonChange) bool { return c.Person == *told }},
		"edited": {edit, Outcome{State: Done}, func(c PersonChange) bool {
			return !c.Person.Rights.Has(clickup.EditTags) && c.Person.CustomRole.Name == "Client viewer" && c.Person.Name == "Cleo Client"
		}},
		"no role": {Step{Op: OpEditGuest, ID: 4, Role: new(clickup.RoleID(0))}, Outcome{State: Done}, func(c PersonChange) bool { return c.Person.CustomRole == nil }},
		"new role": {Step{Op: OpEditGuest, ID: 4, Role: new(clickup.RoleID(9))}, Outcome{State: Done}, func(c PersonChange) bool {
			return c.Person.CustomRole.ID == 9 && c.Person.CustomRole.Name == ""
		}},
		"admin":    {Step{Op: OpEditMember, ID: 3, Admin: new(true), Rename: new("M.")}, Outcome{State: Done}, func(c PersonChange) bool { return c.Person.Role == clickup.RoleAdmin && c.Person.Name == "M." }},
		"no admin": {Step{Op: OpEditMember, ID: 2, Admin: new(false)}, Outcome{State: Done}, func(c PersonChange) bool { return c.Person.Role == clickup.RoleMember }},
		"nobody":   {Step{Op: OpEditMember, ID: 99}, Outcome{State: Done}, nil},
	} {
		c, ok := s.change("333", tt.step, tt.o)
		if ok != (tt.want != nil) || ok && !tt.want(c) {
			t.Errorf("%s: %+v %v", name, c, ok)
		}
	}
	if _, ok := s.change("nowhere", edit, Outcome{State: Done}); ok {
		t.Error("a roster that is not there was changed")
	}
}
