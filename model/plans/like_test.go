package plans

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/people"
)

// likeContext has a guest with shares, rights, a role and a group (4), and an admin (1).
func likeContext() Context {
	rows := []clickup.Person{
		{ID: 1, Email: "ada@x.example", Role: clickup.RoleAdmin},
		{ID: 4, Email: "gus@y.example", Role: clickup.RoleGuest, Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false), CustomRole: &clickup.RoleRef{ID: 7}},
		{ID: -5, Email: "bot@x.example", Role: clickup.RoleMember},
	}
	shared := []clickup.SharedItem{
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}, Name: "Zebra", Permission: clickup.PermissionComment},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "l1"}, Name: "Website"},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "t2"}, Name: "Done", Closed: true},
	}
	return Context{
		Workspace: "1", People: people.New(rows), Now: sendDay, Shares: map[clickup.UserID][]clickup.SharedItem{4: shared},
		UserGroups: []clickup.UserGroup{{ID: "g1", Name: "Design", Members: []clickup.UserID{4}}, {ID: "g2", Name: "Ops", Members: []clickup.UserID{1}}},
	}
}

func TestInviteLikeAGuest(t *testing.T) {
	t.Parallel()
	p, err := Like(likeContext(), LikeRequest{Emails: []string{"new@y.example"}, Like: 4})
	var got []string
	for _, s := range p.Steps {
		got = append(got, strings.TrimSpace(string(s.Op)+" "+s.ItemName+s.Group.Name+" "+string(s.Permission)))
	}
	want := []string{"invite-guest", "share Zebra comment", "share Website read", "add-to-group Design"}
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("%v: %q", err, got)
	}
	if s := p.Steps[0]; !s.Rights.Has(clickup.EditTags) || s.Role == nil || *s.Role != 7 {
		t.Errorf("%+v", s)
	}
	if !strings.Contains(strings.Join(p.Warnings, "\n"), "the level of 1 share is not known") {
		t.Errorf("%q", p.Warnings)
	}
	r := proven(p)
	if due := r.Next(sendDay); len(due) != 1 {
		t.Fatalf("sends %d before the invitation", len(due))
	}
	r.Finish(0, change.Outcome{State: change.Done, Person: &clickup.Person{ID: 99}})
	for _, due := range r.Next(sendDay) {
		if due.Step.ID != 99 {
			t.Errorf("%+v", due.Step)
		}
	}
}

func TestInviteLikeAMember(t *testing.T) {
	t.Parallel()
	p, err := Like(likeContext(), LikeRequest{Emails: []string{"new@x.example"}, Like: 1})
	if err != nil || len(p.Steps) != 2 || p.Steps[0].Op != change.OpInviteMember || !*p.Steps[0].Admin || p.Steps[1].Group.Name != "Ops" {
		t.Fatalf("%v: %+v", err, p.Steps)
	}
	for _, like := range []clickup.UserID{9, -5} {
		if _, err := Like(likeContext(), LikeRequest{Emails: []string{"a@x.example"}, Like: like}); err == nil {
			t.Errorf("%d is taken", like)
		}
	}
}

func TestReplacedGuestGoesLast(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		share change.StepState
		want  change.StepState
	}{"all worked": {change.Done, change.Running}, "a share failed": {change.Failed, change.Skipped}, "a share is on its way": {change.Running, change.Planned}} {
		p, err := Replace(likeContext(), ReplaceRequest{Old: 4, New: "new@y.example"})
		if err != nil || p.Removes() != 1 {
			t.Fatalf("%s: %v", name, err)
		}
		r := proven(p)
		for len(r.Plan.Steps) > 0 {
			due := r.Next(sendDay)
			if len(due) == 0 || due[0].Step.Removes() {
				break
			}
			for _, d := range due {
				switch {
				case d.Step.ItemName != "Zebra":
					r.Finish(d.Index, change.Outcome{State: change.Done, Person: &clickup.Person{ID: 99}})
				case tt.share != change.Running:
					r.Finish(d.Index, change.Outcome{State: tt.share, Status: 400})
				}
			}
		}
		if last := r.Plan.Steps[len(p.Steps)-1]; !last.Removes() || last.State != tt.want {
			t.Errorf("%s: %s: %s", name, last.State, last.Message)
		}
	}
	if p, _ := Replace(likeContext(), ReplaceRequest{Old: 4, New: "new@y.example", Keep: true}); p.Removes() != 0 {
		t.Error("a guest who is to stay is removed")
	}
	for _, r := range []ReplaceRequest{{Old: 1, New: "a@y.example"}, {Old: 4, New: "GUS@y.example"}} {
		if _, err := Replace(likeContext(), r); err == nil {
			t.Errorf("%+v is taken", r)
		}
	}
}
