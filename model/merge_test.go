package model

import (
	"testing"

	"cutui/clickup"
	"cutui/model/change"
)

func TestWhatAStepChangesInTheRoster(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Data().Roles.Value = []clickup.CustomRole{{ID: 7, Name: "Client viewer"}}
	told := &clickup.Person{ID: 4, Email: "cleo@client.example", Role: clickup.RoleGuest}
	edit := change.Step{Op: change.OpEditGuest, ID: 4, Role: new(clickup.RoleID(7)), Rights: clickup.Rights{}.With(clickup.EditTags, false)}
	for name, tt := range map[string]struct {
		step change.Step
		o    change.Outcome
		want func(PersonChange) bool
	}{
		"refused":      {edit, change.Outcome{State: change.Failed}, nil},
		"unknown":      {edit, change.Outcome{State: change.Unknown}, nil},
		"share":        {change.Step{Op: change.OpShare, ID: 4}, change.Outcome{State: change.Done}, nil},
		"removed":      {change.Step{Op: change.OpRemoveGuest, ID: 4}, change.Outcome{State: change.Done}, func(c PersonChange) bool { return c.Gone && c.Person.ID == 4 }},
		"gone already": {change.Step{Op: change.OpRemoveMember, ID: 3}, change.Outcome{State: change.Skipped}, func(c PersonChange) bool { return c.Gone && c.Person.ID == 3 }},
		"told":         {edit, change.Outcome{State: change.Done, Person: told}, func(c PersonChange) bool { return c.Person == *told }},
		"there before": {change.Step{Op: change.OpInviteGuest}, change.Outcome{State: change.Skipped, Person: told}, func(c PersonChange) bool { return c.Person == *told }},
		"edited": {edit, change.Outcome{State: change.Done}, func(c PersonChange) bool {
			return !c.Person.Rights.Has(clickup.EditTags) && c.Person.CustomRole.Name == "Client viewer" && c.Person.Name == "Cleo Client"
		}},
		"no role": {change.Step{Op: change.OpEditGuest, ID: 4, Role: new(clickup.RoleID(0))}, change.Outcome{State: change.Done}, func(c PersonChange) bool { return c.Person.CustomRole == nil }},
		"new role": {change.Step{Op: change.OpEditGuest, ID: 4, Role: new(clickup.RoleID(9))}, change.Outcome{State: change.Done}, func(c PersonChange) bool {
			return c.Person.CustomRole.ID == 9 && c.Person.CustomRole.Name == ""
		}},
		"admin":    {change.Step{Op: change.OpEditMember, ID: 3, Admin: new(true), Rename: new("M.")}, change.Outcome{State: change.Done}, func(c PersonChange) bool { return c.Person.Role == clickup.RoleAdmin && c.Person.Name == "M." }},
		"no admin": {change.Step{Op: change.OpEditMember, ID: 2, Admin: new(false)}, change.Outcome{State: change.Done}, func(c PersonChange) bool { return c.Person.Role == clickup.RoleMember }},
		"nobody":   {change.Step{Op: change.OpEditMember, ID: 99}, change.Outcome{State: change.Done}, nil},
	} {
		c, ok := s.personChange("333", tt.step, tt.o)
		if ok != (tt.want != nil) || ok && !tt.want(c) {
			t.Errorf("%s: %+v %v", name, c, ok)
		}
	}
	if _, ok := s.personChange("nowhere", edit, change.Outcome{State: change.Done}); ok {
		t.Error("a roster that is not there was changed")
	}
}
