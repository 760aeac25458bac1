package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/people"
)

func count[E Effect](effects []Effect) int {
	n := 0
	for _, e := range effects {
		if _, ok := e.(E); ok {
			n++
		}
	}
	return n
}

func TestBootAsksTheDiskAndClickUpAtOnce(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	out := s.Update(Boot{})
	if count[LoadSnapshot](out) != 1 || count[FetchMe](out) != 1 || count[FetchRosters](out) != 1 {
		t.Errorf("boot: %v", out)
	}
	if !s.Loading() || s.Rosters.Has() {
		t.Errorf("rosters: %+v", s.Rosters)
	}
}

func TestOldRosterStaysUntilTheFreshOneIsThere(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	s.Update(Boot{})
	old := &Roster{ID: "333", Name: "Northwind", People: people.New([]clickup.Person{{ID: 1, Name: "Old"}})}
	s.Update(SnapshotLoaded{At: noon.Add(-3 * time.Hour), Rosters: []*Roster{old}, Seats: map[clickup.WorkspaceID]clickup.Seats{"333": {Members: modeltest.Pool(1, 2)}}})
	if !s.Rosters.Stale() || s.Roster() != old || !s.Data().Seats.Has() {
		t.Fatalf("the disk's roster is not shown: %+v", s.Rosters)
	}
	s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{{ID: "333", People: people.New(nil)}}})
	if s.Roster() != old {
		t.Error("a part of the fresh roster hides the whole old one")
	}
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon, Err: errors.New("no network")}})
	if s.Roster() != old || s.Rosters.Phase != LoadFailed || !s.Rosters.Stale() {
		t.Errorf("a failure loses the roster: %+v", s.Rosters)
	}
	if f := s.Failures(); len(f) != 1 || f[0].Text != "workspaces and people" {
		t.Errorf("failures: %+v", f)
	}
	if out := s.Update(RetryFailed{}); count[FetchRosters](out) != 1 {
		t.Errorf("retry: %v", out)
	}
}

func TestTheWorkspaceAskedForIsWaitedFor(t *testing.T) {
	t.Parallel()
	north, labs := &Roster{ID: "333", Name: "Northwind", People: modeltest.People()}, &Roster{ID: "444", Name: "Labs", People: people.New(nil)}
	for want, chosen := range map[string]clickup.WorkspaceID{"": "333", "333": "333", "labs": "444", "nowhere": "333"} {
		s := New(Options{Workspace: want}, noon)
		s.Update(Boot{})
		s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{north}})
		if early := s.Chosen; early != "" && early != chosen {
			t.Errorf("%q: %s is chosen too early", want, early)
		}
		s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: []*Roster{north, labs}})
		if s.Chosen != chosen {
			t.Errorf("%q: chosen is %s, not %s", want, s.Chosen, chosen)
		}
	}
}

func TestPeopleNotReadAreCounted(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	s.Update(Boot{})
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: []*Roster{{ID: "333", Name: "Northwind", People: modeltest.People(), Unread: 3}}})
	if n := s.Notices[len(s.Notices)-1]; n.Level != Warn || !strings.HasPrefix(n.Text, "3 people of Northwind could not be read") {
		t.Errorf("%+v", n)
	}
}

func TestOlderAnswersAreDropped(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	first := s.Rosters.Seq
	s.Update(Reload{All: true})
	s.Update(RostersLoaded{Answer: Answer{Seq: first, At: noon}, Rosters: []*Roster{}})
	if len(s.Rosters.Value) != 1 || s.Rosters.Phase != Loading {
		t.Errorf("an answer to an older request was taken: %+v", s.Rosters)
	}
}

func TestShownWorkspacesAreAskedForSeats(t *testing.T) {
	t.Parallel()
	s := New(Options{Workspace: "labs"}, noon)
	s.Update(Boot{})
	rosters := []*Roster{{ID: "1", Name: "Northwind", People: people.New(nil)}, {ID: "2", Name: "Labs", People: people.New(nil)}}
	out := s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: rosters})
	if count[FetchSeats](out) != 1 || count[FetchPlan](out) != 1 || count[FetchGroups](out) != 1 || count[SaveSnapshot](out) != 1 {
		t.Errorf("after the rosters: %v", out)
	}
	shown := s.Outdated(rosters)
	if !slices.Equal(shown, []clickup.WorkspaceID{"1"}) {
		t.Errorf("to be loaded when they are shown: %v", shown)
	}
	out = s.Update(ShowWorkspaces{IDs: shown})
	if count[FetchSeats](out) != 1 || count[FetchPlan](out) != 1 || len(s.Outdated(rosters)) != 0 || len(s.Update(ShowWorkspaces{IDs: shown})) != 0 {
		t.Errorf("when they are shown: %v", out)
	}
	if s.Chosen != "2" {
		t.Errorf("chosen: %s, want the one named", s.Chosen)
	}
	bad := s.DataOf("1").Seats.Seq
	s.Update(SeatsLoaded{Answer: Answer{Seq: bad, At: noon, Err: errors.New("slow")}, ID: "1"})
	if s.DataOf("1").Seats.Phase != LoadFailed || s.DataOf("2").Seats.Phase != Loading {
		t.Error("one failing workspace touches another")
	}
}

func ranked(t *testing.T, s *State, effects []Effect) {
	t.Helper()
	for _, e := range effects {
		if r, ok := e.(Rank); ok {
			ev, done := r.Do(func() bool { return false })
			if !done {
				t.Fatal("cancelled")
			}
			s.Update(ev)
		}
	}
}

func TestCursorStaysOnThePerson(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	ranked(t, s, s.Update(SortBy{Sort: people.Sort{Column: people.ByName}}))
	s.Update(PutCursor{Row: 2})
	who := s.Person()
	if who == nil {
		t.Fatal("nobody under the cursor")
	}
	ranked(t, s, s.Update(SortBy{Sort: people.Sort{Column: people.ByName, Desc: true}}))
	if got := s.Person(); got.ID != who.ID {
		t.Errorf("after sorting the cursor is on %s, was on %s", got.Display(), who.Display())
	}
	ranked(t, s, s.Update(SetFilter{Text: "role:guest"}))
	if s.Browse().Len() != 3 || s.Browse().Pos != 0 {
		t.Errorf("guests: %d at %d", s.Browse().Len(), s.Browse().Pos)
	}
	s.Update(MoveCursor{By: 99})
	if s.Browse().Pos != 2 {
		t.Errorf("past the end: %d", s.Browse().Pos)
	}
	ranked(t, s, s.Update(SeekPerson{ID: 1}))
	if s.Person() == nil || s.Person().ID != 1 || s.Browse().Filter != "" {
		t.Error("seeking does not drop the filter that hides the person")
	}
}

func TestSavedViewIsNamedWhileItIsShown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		then Msg
		want string
	}{
		"sorting":  {SortBy{Sort: people.Sort{Column: people.ByRole}}, "Guests here"},
		"a filter": {SetFilter{Text: "mia"}, ""},
		"a view":   {ShowView{View: people.ViewGuests}, ""},
		"a person": {SeekPerson{ID: 1}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := loaded(t)
			ranked(t, s, s.Update(ShowSavedView{View: SavedView{Name: "Guests here", Filter: "role:guest"}}))
			ranked(t, s, s.Update(c.then))
			if got := s.Browse().Saved; got != c.want {
				t.Errorf("named %q, want %q", got, c.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	ranked(t, s, s.Update(SetFilter{Text: "role:guest"}))
	s.Update(ToggleMark{})
	if got := s.Targets(); len(got) != 1 || s.Browse().Pos != 1 {
		t.Fatalf("marked %d, cursor at %d", len(got), s.Browse().Pos)
	}
	s.Update(InvertMarks{})
	if got := s.Targets(); len(got) != 2 {
		t.Errorf("inverted: %d", len(got))
	}
	s.Update(ClearMarks{})
	s.Update(PutCursor{Row: 0})
	s.Update(MarkRange{})
	s.Update(PutCursor{Row: 2})
	s.Update(MarkRange{})
	if got := s.Targets(); len(got) != 3 {
		t.Errorf("range: %d", len(got))
	}
}

func TestDomainsView(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	ranked(t, s, s.Update(ShowView{View: people.ViewDomains}))
	if s.Browse().Len() != 2 || s.Person() != nil {
		t.Fatalf("domains: %+v", s.Browse().Domains)
	}
	if d, ok := s.Browse().Domain(); !ok || d.Domain != "northwind.example" || d.People != 4 {
		t.Errorf("first domain: %+v", d)
	}
}

func TestItemsGrowPageByPage(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	out := s.Update(OpenPicker{})
	if count[FetchItems](out) != 1 || count[FetchItems](s.Update(OpenPicker{})) != 0 {
		t.Fatal("items must be asked for once")
	}
	seq := s.Data().Items.Seq
	s.Update(ItemsArrived{Answer: Answer{Seq: seq, At: noon}, ID: "333", Items: []items.Item{modeltest.Zebra()}})
	if f := s.Data(); f.Items.Phase != Loading || len(f.Items.Value) != 1 {
		t.Errorf("after a page: %+v", f.Items)
	}
	s.Update(ItemsArrived{Answer: Answer{Seq: seq, At: noon}, ID: "333", Items: []items.Item{modeltest.Zebra()}, Done: true})
	if f := s.Data(); f.Items.Phase != Loaded || len(f.Items.Value) != 2 {
		t.Errorf("after the last: %+v", f.Items)
	}
}

func TestMergeReplacesAddsAndDrops(t *testing.T) {
	t.Parallel()
	p := modeltest.People()
	got := Merge{ID: "333", People: p, Changes: []PersonChange{
		{Person: clickup.Person{ID: 4, Name: "Cleo Changed", Email: "cleo@client.example", Role: clickup.RoleGuest}},
		{Person: clickup.Person{ID: 50, Email: "new@x.example", Role: clickup.RoleGuest}},
		{Person: clickup.Person{ID: 5}, Gone: true},
	}}.Do().People
	if got.Len() != p.Len() {
		t.Errorf("%d people, want %d", got.Len(), p.Len())
	}
	if who, ok := got.ByID(4); !ok || who.Name != "Cleo Changed" {
		t.Errorf("changed: %+v", who)
	}
	if _, ok := got.ByEmail("new@x.example"); !ok {
		t.Error("the new guest is missing")
	}
	if _, ok := got.ByID(5); ok {
		t.Error("who left is still there")
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	if err := s.canInvite(); err != nil {
		t.Errorf("while the caller is unknown: %v", err)
	}
	s.Update(MeLoaded{Answer: Answer{Seq: s.Me.Seq, At: noon}, User: clickup.User{ID: 3}})
	if err := s.canInvite(); err != nil {
		t.Errorf("a member may not try to invite: %v", err)
	}
	if err := s.canAdminister(); err == nil {
		t.Error("a member may remove people")
	}
	s.Options.ReadOnly = true
	if err := s.MayChange(); err == nil {
		t.Error("read-only changes")
	}
	if s.PlanGate() != "" {
		t.Error("Enterprise is gated")
	}
	f := s.Data()
	f.Plan.Value.Name = "Business"
	if s.PlanGate() == "" {
		t.Error("Business is not gated")
	}
}

// Whoever answers last: the snapshot says whose it is.
func TestSnapshotsNameTheCaller(t *testing.T) {
	t.Parallel()
	me, rosters := clickup.User{ID: 1, Name: "Olga Owner"}, []*Roster{{ID: "333", People: people.New([]clickup.Person{{ID: 1}})}}
	for name, meFirst := range map[string]bool{"the caller first": true, "the people first": false} {
		s := New(Options{}, noon)
		s.Update(Boot{})
		caller := MeLoaded{Answer: Answer{Seq: s.Me.Seq, At: noon}, User: me}
		all := RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: rosters}
		first, last := Msg(all), Msg(caller)
		if meFirst {
			first, last = caller, all
		}
		if n := count[SaveSnapshot](s.Update(first)); (n == 1) == meFirst {
			t.Errorf("%s: %d snapshots before all is known", name, n)
		}
		if e := the[SaveSnapshot](t, s.Update(last)); e.Snapshot.Me != me || len(e.Snapshot.Rosters) != 1 {
			t.Errorf("%s: %+v", name, e.Snapshot)
		}
	}
}
