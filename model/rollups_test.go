package model

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/modeltest"
	"cutui/model/people"
)

// studied is a checked state with its roll-ups.
func studied(t *testing.T, crew ...clickup.Person) *State {
	t.Helper()
	s := checked(t)
	if len(crew) > 0 {
		s.Rosters.Value[0].People = people.New(crew)
		check(t, s, s.audit("333"))
	}
	s.Update(the[RollUp](t, s.Update(OpenAudit{})).Do())
	return s
}

func TestTheLedgerIsWorded(t *testing.T) {
	t.Parallel()
	olga := &clickup.Inviter{ID: 1, Name: "Olga Owner"}
	s := studied(t,
		clickup.Person{ID: 1, Name: "Olga Owner", Role: clickup.RoleOwner, Joined: clickup.StampOf(noon.AddDate(0, -3, 0))},
		clickup.Person{ID: 2, Name: "Cleo", Role: clickup.RoleGuest, InvitedBy: olga, Joined: clickup.StampOf(noon)},
		clickup.Person{ID: 3, Email: "pat@client.example", Role: clickup.RoleMember, InvitedBy: olga, Joined: clickup.Null, Invited: clickup.StampOf(noon)},
	)
	if s.MonthCount() != 2 || s.MonthSize(0) != 2 || s.MonthSize(1) != 1 {
		t.Fatalf("%d months", s.MonthCount())
	}
	if got := s.Month(0); got != (MonthRow{Name: "May 2026", Guests: 1, Waiting: 1}) {
		t.Errorf("May is %+v", got)
	}
	joined, invited := s.Arrivals(0)
	if strings.Join(joined, "|") != "Cleo (by Olga Owner)" || strings.Join(invited, "|") != "pat@client.example (by Olga Owner)" {
		t.Errorf("arrivals %q, %q", joined, invited)
	}
	if joined, _ := s.Arrivals(1); strings.Join(joined, "|") != "Olga Owner" {
		t.Errorf("February's arrivals %q", joined)
	}
}

func TestRollUpsAreWordedWithAFilterThatFindsThem(t *testing.T) {
	t.Parallel()
	olga, gary := &clickup.Inviter{ID: 1, Name: "Olga Owner"}, &clickup.Inviter{ID: 99, Email: "gary@gone.example"}
	viewer := &clickup.RoleRef{ID: 7, Name: `Client "viewer"`}
	s := studied(t,
		clickup.Person{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: 1},
		clickup.Person{ID: 2, Email: "in@northwind.example", Role: clickup.RoleGuest, InvitedBy: olga, Joined: 1},
		clickup.Person{ID: 3, Email: "cleo@client.example", Role: clickup.RoleGuest, CustomRole: viewer, InvitedBy: gary, Joined: 1},
		clickup.Person{ID: 4, Email: "greta@gmail.com", Role: clickup.RoleMember, InvitedBy: olga, Joined: clickup.Null},
		clickup.Person{ID: 5, Name: "No Address", Role: clickup.RoleMember, InvitedBy: olga, Joined: 1},
	)
	for by, want := range map[TallyBy][]TallyRow{
		TallyDomains: {
			{Name: "northwind.example", Note: "your own", Warn: true, People: 2, Members: 1, Guests: 1, Filter: "domain:northwind.example"},
			{Name: "no address", People: 1, Members: 1},
			{Name: "client.example", People: 1, Guests: 1, Filter: "domain:client.example"},
			{Name: "gmail.com", Note: "free mail", Warn: true, People: 1, Members: 1, Pending: 1, Filter: "domain:gmail.com"},
		},
		TallyInviters: {
			{Name: "Olga Owner", People: 3, Members: 2, Guests: 1, Pending: 1, Filter: "invited-by:1"},
			{Name: "gary@gone.example", Note: "no longer here", Warn: true, People: 1, Guests: 1, Filter: "invited-by:gary@gone.example"},
			{Name: "not known", People: 1, Members: 1},
		},
		TallyRoles: {
			{Name: "owner", People: 1, Members: 1, Filter: "role:owner"},
			{Name: "member", People: 2, Members: 2, Pending: 1, Filter: "role:member"},
			{Name: "guest", People: 1, Guests: 1, Filter: `role:guest -custom-role:"Client viewer"`},
			{Name: `Client "viewer"`, Note: "guest", People: 1, Guests: 1, Filter: `role:guest custom-role:"Client viewer"`},
		},
	} {
		if n := s.TallyCount(by); n != len(want) {
			t.Fatalf("%s: %d rows, want %d", by, n, len(want))
		}
		for i := range want {
			if got := s.Tally(by, i); got != want[i] {
				t.Errorf("%s: %+v, want %+v", by, got, want[i])
			}
			if _, err := people.ParseQuery(want[i].Filter); err != nil {
				t.Errorf("%s is no query: %v", want[i].Filter, err)
			}
		}
	}
}

func TestInvitersAreNamedByTheirIDAtLeast(t *testing.T) {
	t.Parallel()
	p := clickup.Person{ID: 2, Email: "in@northwind.example", Role: clickup.RoleGuest, InvitedBy: &clickup.Inviter{ID: 7}}
	s := studied(t, p)
	if row, by, words := s.Tally(TallyInviters, 0).Name, s.PersonRow(&p).Inviter, s.invitedWords(&p); row != "#7" || by != "#7" || words != "by #7" {
		t.Errorf("%q, %q and %q", row, by, words)
	}
}

func TestWorkspacesInOneView(t *testing.T) {
	t.Parallel()
	s := studied(t)
	s.Rosters.Value = append(s.Rosters.Value, &Roster{ID: "444", Name: "Labs", People: people.New(nil)})
	check(t, s, s.Update(OpenAudit{}))
	if s.WorkspaceCount() != 2 {
		t.Fatalf("%d workspaces", s.WorkspaceCount())
	}
	first, second := s.Workspace(0), s.Workspace(1)
	if first.Name != "Northwind" || first.Plan != "Enterprise" || first.People != 6 || first.Members.Filled != 4 || first.Lanes[LaneReview] == 0 || !strings.HasPrefix(first.MembersWhy, "4 = ") {
		t.Errorf("%+v", first)
	}
	if second.At.IsZero() || second.People != 0 || second.Members.Known {
		t.Errorf("%+v", second)
	}
}

func TestStandingInWords(t *testing.T) {
	t.Parallel()
	s := studied(t)
	if s.Standing() != "" || s.SinceWords() != "" || s.SinceDay() != "" || s.LongRead().Progress() != "" {
		t.Error("there is something to compare with")
	}
	s.Update(SnapshotsListed{Answer: Answer{Seq: s.Snapshots.Seq, At: noon}, List: stored(0, 33, 400)})
	e := the[CompareSince](t, s.Update(CompareWith{}))
	done, err := e.Do(SnapshotLoaded{
		Rosters: []*Roster{{ID: "333", People: people.New(modeltest.People().Rows()[1:])}},
		Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: modeltest.Pool(3, 5), Guests: modeltest.Pool(2, 3)}},
	})
	s.Update(ComparedSince{Answer: Answer{Seq: e.Seq, At: noon, Err: err}, ID: "333", Comparison: done})
	if s.Standing() != "compared with 1 Apr: 1 new, 0 gone" || s.SinceWords() != "1 new; member seats 3 → 4" || s.SinceDay() != "1 Apr 2026" {
		t.Errorf("%q, %q, %q", s.Standing(), s.SinceWords(), s.SinceDay())
	}
	if got := s.SinceChange(0); s.SinceCount() != 1 || got.Who != "Olga Owner" || got.Words != "joined" || got.Email != "olga@northwind.example" {
		t.Errorf("%d changes, %+v", s.SinceCount(), got)
	}
	s.Update(ReadShares{})
	if got := s.LongRead().Progress(); got != "reading what guests see: 0 of 3" {
		t.Errorf("progress %q", got)
	}
	if s.Ago(e.Snapshot.At) != "33 days ago" || s.Moment(e.Snapshot.At) != "1 Apr 2026 12:00" || text.Day(noon) != "4 May 2026" {
		t.Errorf("%q, %q", s.Ago(e.Snapshot.At), s.Moment(e.Snapshot.At))
	}
}
