package model

import (
	"errors"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/plans"
)

func TestAGuestWhoIsNotFoundIsGone(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(LoadShares{Guest: 4})
	missing := &clickup.Error{Op: "GetGuest", Status: 404, Message: "Guest not found", Kinds: []error{clickup.ErrNotFound}}
	s.Update(SharesLoaded{Answer: Answer{Seq: s.Data().SharesOf(4).Seq, Err: missing}, ID: "333", Guest: 4})
	err := s.Data().SharesOf(4).Err
	if x := Explain(err); !errors.Is(err, ErrGuestGone) || !errors.Is(err, clickup.ErrNotFound) || x.Words != ErrGuestGone.Error() || x.Op != "GetGuest" {
		t.Errorf("%v is explained as %+v", err, x)
	}
}

// What failed is named, and a retry asks for that alone.
func TestRetryAsksForWhatFailed(t *testing.T) {
	t.Parallel()
	lost := errors.New("no network")
	failed := func(seq uint64) Answer { return Answer{Seq: seq, At: noon, Err: lost} }
	for name, c := range map[string]struct {
		fail  func(s *State)
		again func(out []Effect) int
	}{
		"your own account": {
			func(s *State) { s.Update(MeLoaded{Answer: failed(s.Me.Seq)}) },
			count[FetchMe],
		},
		"seats of Northwind": {
			func(s *State) {
				s.fetchSeatsAndPlan("333")
				s.Update(SeatsLoaded{Answer: failed(s.Data().Seats.Seq), ID: "333"})
			},
			count[FetchSeats],
		},
		"plan of Northwind": {
			func(s *State) {
				s.fetchSeatsAndPlan("333")
				s.Update(PlanLoaded{Answer: failed(s.Data().Plan.Seq), ID: "333"})
			},
			count[FetchPlan],
		},
		"custom roles": {
			func(s *State) { s.Update(RolesLoaded{Answer: failed(s.Data().Roles.Seq), ID: "333"}) },
			count[FetchRoles],
		},
		"user groups": {
			func(s *State) { s.Update(GroupsLoaded{Answer: failed(s.Data().Groups.Seq), ID: "333"}) },
			count[FetchGroups],
		},
		"items to share": {
			func(s *State) {
				s.Update(OpenPicker{})
				s.Update(ItemsArrived{Answer: failed(s.Data().Items.Seq), ID: "333"})
			},
			count[FetchItems],
		},
		"what is shared with #4": {
			func(s *State) {
				s.Update(LoadShares{Guest: 4})
				s.Update(SharesLoaded{Answer: failed(s.Data().SharesOf(4).Seq), ID: "333", Guest: 4})
			},
			count[FetchShares],
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := loaded(t)
			c.fail(s)
			if all := s.Failures(); len(all) != 1 || all[0].Text != name || !errors.Is(all[0].Err, lost) {
				t.Errorf("failures: %+v", all)
			}
			if out := s.Update(RetryFailed{}); c.again(out) != 1 {
				t.Errorf("a retry asks for %v", out)
			}
		})
	}
}

func TestOneWorkspaceThatFails(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	old := s.Roster()
	if out := s.Update(Reload{}); count[FetchRoster](out) != 1 || count[FetchGroups](out) != 1 {
		t.Fatalf("%v", out)
	}
	s.Update(RosterLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon, Err: errors.New("no network")}})
	if s.Roster() != old || s.Notices[len(s.Notices)-1].Text != "the workspace could not be loaded" {
		t.Errorf("%+v", s.Notices)
	}
}

func TestSnapshotThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		offline bool
		m       SnapshotLoaded
		says    string
	}{
		"while a fresh one loads": {false, SnapshotLoaded{Err: errors.New("x")}, "a fresh one is loading"},
		"with an older one":       {true, SnapshotLoaded{Err: errors.New("x"), At: noon, Rosters: []*Roster{{ID: "333", People: modeltest.People()}}}, "this is an older one"},
		"with nothing else":       {true, SnapshotLoaded{Err: errors.New("x")}, "could not be read"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{Offline: c.offline}, noon)
			s.Update(Boot{})
			s.Update(c.m)
			if n := s.Notices[len(s.Notices)-1]; n.Level != Warn || !strings.Contains(n.Text, c.says) {
				t.Errorf("%+v", n)
			}
		})
	}
}

func TestRolesAreLearnedOnce(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RostersLoaded{Answer: Answer{Seq: reloadSeq(s), At: noon}, Rosters: []*Roster{
		{ID: "333", Name: "Northwind", People: modeltest.People()}, {ID: "444", Name: "Labs", People: modeltest.People()},
	}})
	ask := LearnRoles{IDs: []clickup.WorkspaceID{"333", "444", "nowhere"}}
	if out := s.Update(ask); count[FetchRoles](out) != 1 {
		t.Errorf("asked for %v", out)
	}
	if out := s.Update(ask); len(out) != 0 {
		t.Errorf("asked again for %v", out)
	}
}

func TestInvitationsIntoSeveralWorkspaces(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RostersLoaded{Answer: Answer{Seq: reloadSeq(s), At: noon}, Rosters: []*Roster{
		{ID: "333", Name: "Northwind", People: modeltest.People()}, {ID: "444", Name: "Labs", People: modeltest.People()}, {ID: "555", Name: "Fieldworks", People: modeltest.People()},
	}})
	s.Update(LearnRoles{IDs: []clickup.WorkspaceID{"444", "555"}})
	for id, roles := range map[clickup.WorkspaceID][]clickup.CustomRole{
		"333": {{ID: 7, Name: "Client viewer", Inherits: clickup.RoleGuest}},
		"444": {{ID: 8, Name: "client VIEWER", Inherits: clickup.RoleGuest}},
		"555": {{ID: 9, Name: "Client viewer", Inherits: clickup.RoleMember}},
	} {
		s.Update(RolesLoaded{Answer: Answer{Seq: s.DataOf(id).Roles.Seq, At: noon}, ID: id, Roles: roles})
	}
	asCaller(s, 4)
	asked := []plans.InviteRequest{{Emails: []string{"new@client.example"}, Role: 7, Items: []items.Item{modeltest.Zebra()}}}
	all := s.Invitations([]WorkspaceID{"333", "nowhere", "444", "555"}, asked)
	if len(all) != 3 {
		t.Fatalf("%d invitations", len(all))
	}
	here, labs, fields := all[0].Requests[0], all[1].Requests[0], all[2].Requests[0]
	if here.Role != 7 || len(here.Items) != 1 || all[0].Barred {
		t.Errorf("here: %+v", all[0])
	}
	if labs.Role != 8 || len(labs.Items) != 0 || !all[1].Barred {
		t.Errorf("in Labs: %+v", all[1])
	}
	if fields.Role != 0 {
		t.Errorf("in Fieldworks: %+v", fields)
	}
	if asked[0].Role != 7 || len(asked[0].Items) != 1 {
		t.Errorf("what was asked has changed: %+v", asked)
	}
	if p := plans.InviteInto(all); !strings.Contains(strings.Join(p.Warnings, " "), "no custom role “Client viewer”") {
		t.Errorf("warnings: %q", p.Warnings)
	}
}

func TestSearchAllWorkspaces(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	run := func(text string) []Effect {
		out := s.Update(SearchAllWorkspaces{Text: text})
		for _, e := range out {
			if found, ok := e.(SearchWorkspaces).Do(func() bool { return false }); ok {
				s.Update(found)
			}
		}
		return out
	}
	if out := run("cleo"); len(out) != 1 || len(s.GlobalSearch.People) != 1 {
		t.Errorf("%d effects, found %+v", len(out), s.GlobalSearch)
	}
	if run("cleo role:nobody"); s.GlobalSearch.Problem == nil || s.GlobalSearch.Text != "cleo role:nobody" {
		t.Errorf("%+v", s.GlobalSearch)
	}
	if out := run(""); len(out) != 0 || len(s.GlobalSearch.People) != 0 {
		t.Errorf("%v, %+v", out, s.GlobalSearch)
	}
	s.Update(AllWorkspacesSearched{Gen: 1})
	if s.GlobalSearch.Text != "" {
		t.Error("an answer to an older search was taken")
	}
	if _, ok := s.Update(SearchAllWorkspaces{Text: "cleo"})[0].(SearchWorkspaces).Do(func() bool { return true }); ok {
		t.Error("a search that was given up has an answer")
	}
}

func TestSearchAllLoadsByNeed(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RostersLoaded{Answer: Answer{Seq: reloadSeq(s), At: noon}, Rosters: []*Roster{
		{ID: "333", Name: "Northwind", People: modeltest.People()}, {ID: "444", Name: "Labs", People: modeltest.People()},
	}})
	if out := s.Update(SearchAllWorkspaces{Text: "cleo role:guest"}); len(out) != 1 {
		t.Errorf("names are asked for: %v", out)
	}
	out := s.Update(SearchAllWorkspaces{Text: "group:design"})
	if count[FetchGroups](out) != 1 || count[FetchGroups](s.Update(SearchAllWorkspaces{Text: "group:designs"})) != 0 {
		t.Fatalf("groups: %v", out)
	}
	ask := the[FetchGroups](t, out)
	again := the[SearchWorkspaces](t, s.Update(GroupsLoaded{Answer: Answer{Seq: ask.Seq, At: noon}, ID: ask.ID}))
	if again.Search.Text != "group:designs" {
		t.Errorf("searched again for %q", again.Search.Text)
	}
	if out := s.Update(SearchAllWorkspaces{Text: "billable:yes"}); count[FetchPlan](out) != 1 {
		t.Errorf("plans: %v", out)
	}
}

// Who takes which seat depends on the plan, so that a search by seat reads it, and goes on
// once it is there.
func TestSearchAllBySeatReadsPlans(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RostersLoaded{Answer: Answer{Seq: reloadSeq(s), At: noon}, Rosters: []*Roster{
		{ID: "333", Name: "Northwind", People: modeltest.People()}, {ID: "444", Name: "Labs", People: modeltest.People()},
	}})
	found := func(out []Effect) int {
		done, _ := the[SearchWorkspaces](t, out).Do(func() bool { return false })
		s.Update(done)
		return s.GlobalSearch.Total
	}
	out := s.Update(SearchAllWorkspaces{Text: "seat:free-plan"})
	ask := the[FetchPlan](t, out)
	if n := found(out); ask.ID != "444" || n != 0 {
		t.Fatalf("the plan of %s is asked for; %d people are found without it", ask.ID, n)
	}
	out = s.Update(PlanLoaded{Answer: Answer{Seq: ask.Seq, At: noon}, ID: ask.ID, Plan: clickup.Plan{Name: "Free Forever"}})
	if n := found(out); n != modeltest.People().Len() {
		t.Errorf("%d people are found with the plan", n)
	}
	if count[FetchPlan](s.Update(SearchAllWorkspaces{Text: "seat:member"})) != 0 {
		t.Error("the plan is asked for once more")
	}
}

func TestItemIsLookedUpOnce(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	out := s.Update(LookUpItem{Ref: modeltest.Task})
	if count[FetchItem](out) != 1 || len(s.Update(LookUpItem{Ref: modeltest.Task})) != 0 {
		t.Fatalf("%v", out)
	}
	seq := s.Data().Found[modeltest.Task].Seq
	s.Update(ItemLookedUp{Answer: Answer{Seq: seq, At: noon, Err: errors.New("404")}, Ref: modeltest.Task})
	if count[FetchItem](s.Update(LookUpItem{Ref: modeltest.Task})) != 1 {
		t.Error("what failed is not asked for again")
	}
	s.Update(ItemLookedUp{Answer: Answer{Seq: s.Data().Found[modeltest.Task].Seq, At: noon}, Ref: modeltest.Task, Item: modeltest.Zebra()})
	if r := s.Data().Found[modeltest.Task]; !r.Has() || r.Value.Name != "Zebra" {
		t.Errorf("%+v", r)
	}
}

func TestFilterNeedsGroups(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(SetFilter{Text: "group:clients"})
	if text := s.FilterNeeds(); text != "the user groups are still loading" {
		t.Errorf("%q", text)
	}
	s.Update(GroupsLoaded{Answer: Answer{Seq: s.Data().Groups.Seq, At: noon, Err: errors.New("x")}, ID: "333"})
	if text := s.FilterNeeds(); text != "the user groups are not known" {
		t.Errorf("%q", text)
	}
	s.Update(SetFilter{Text: "cleo"})
	if text := s.FilterNeeds(); text != "" {
		t.Errorf("%q", text)
	}
}
