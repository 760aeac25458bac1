package model

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/seats"
)

var glanceDay = time.Date(2025, time.November, 5, 14, 2, 0, 0, time.UTC)

func before(days int) clickup.Stamp { return clickup.StampOf(glanceDay.AddDate(0, 0, -days)) }

// glanceState has one workspace whose own domain is northwind.example.
func glanceState(crew ...clickup.Person) *State {
	s := New(Options{OwnDomains: []string{"northwind.example"}}, glanceDay)
	queue := []Msg{RostersLoaded{Rosters: []*Roster{{ID: "1", Name: "Northwind", People: people.New(crew)}}, Answer: Answer{At: glanceDay}}}
	for len(queue) > 0 {
		msg := queue[0]
		queue = queue[1:]
		for _, e := range s.Update(msg) {
			switch e := e.(type) {
			case Rank:
				if out, ok := e.Do(nil); ok {
					queue = append(queue, out)
				}
			case Audit:
				queue = append(queue, e.Do())
			}
		}
	}
	return s
}

func TestGlanceWordsAPerson(t *testing.T) {
	t.Parallel()
	olga := &clickup.Inviter{Name: "Olga Owner"}
	tests := []struct {
		name string
		who  clickup.Person
		want PersonRow
	}{
		{
			"member",
			clickup.Person{Name: "Ines", Email: "ines@northwind.example", Initials: clickup.WordOf("I"), Color: clickup.ParseColor("#123456"), Role: clickup.RoleMember, Joined: before(900), LastActive: before(400), InvitedBy: olga},
			PersonRow{Name: "Ines", Initials: "I", Color: clickup.ParseColor("#123456"), Role: "member", Presence: PresenceHere, Seen: "13 months ago", Activity: SeenLongAgo, Seat: seats.Seat{Kind: seats.Member, Paid: seats.Yes}, Domain: "northwind.example", Inviter: "Olga Owner"},
		},
		{
			"pending",
			clickup.Person{Email: "pat@northwind.example", Role: clickup.RoleMember, Joined: clickup.Null, LastActive: clickup.Null, Invited: before(45)},
			PersonRow{Name: "pat@northwind.example", Role: "member", Presence: PresencePending, Seen: "invited 45 d", Seat: seats.Seat{Kind: seats.Member, Paid: seats.Yes}, Domain: "northwind.example"},
		},
		{
			"invited yesterday by nobody known",
			clickup.Person{Email: "x@y.example", Role: clickup.RoleGuest, Joined: clickup.Null, Invited: before(1)},
			PersonRow{Name: "x@y.example", Role: "guest", Presence: PresencePending, Seen: "invited 1 d", Seat: seats.Seat{Kind: seats.Guest, Paid: seats.No}, Domain: "y.example"},
		},
		{
			"own-domain guest",
			clickup.Person{Name: "In", Email: "in@Northwind.example", Role: clickup.RoleGuest, Joined: before(3), LastActive: clickup.Null},
			PersonRow{Name: "In", Role: "guest", Presence: PresenceHere, Seen: "never", Activity: SeenNever, Seat: seats.Seat{Kind: seats.LimitedMember, Paid: seats.Yes}, Domain: "northwind.example", Odd: true},
		},
		{
			"external member",
			clickup.Person{Name: "Ext", Email: "e@gmail.com", Role: clickup.RoleMember, Joined: before(3)},
			PersonRow{Name: "Ext", Role: "member", Presence: PresenceHere, Seen: "not known", Activity: SeenUnknown, Seat: seats.Seat{Kind: seats.Member, Paid: seats.Yes}, Domain: "gmail.com", Odd: true},
		},
		{
			"custom role",
			clickup.Person{Name: "C", Email: "c@c.example", Role: clickup.RoleGuest, CustomRole: &clickup.RoleRef{ID: 7, Name: "Client viewer"}, LastActive: before(0), Joined: before(3)},
			PersonRow{Name: "C", Role: "guest · Client viewer", Presence: PresenceHere, Seen: "today", Seat: seats.Seat{Kind: seats.Guest, Paid: seats.No}, Domain: "c.example"},
		},
		{
			"new role",
			clickup.Person{ID: 9, RoleKey: clickup.WordOf("robot"), RoleCode: 42},
			PersonRow{Name: "#9", Role: "robot", Seen: "not known"},
		},
		{
			"agent",
			clickup.Person{ID: -5, Name: "Agent", Email: "agent@clickup.com", Role: clickup.RoleMember},
			PersonRow{Name: "Agent", Role: "member", Seen: "not known", Seat: seats.Seat{Kind: seats.Agent}, Domain: "clickup.com"},
		},
	}
	for _, tt := range tests {
		s := glanceState(clickup.Person{ID: 1, Email: "olga@northwind.example", Role: clickup.RoleOwner})
		got := s.PersonRow(&tt.who)
		got.Seat = seats.Seat{Kind: got.Seat.Kind, Paid: got.Seat.Paid} // without its reason
		if got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestProfileTellsAllOfAPerson(t *testing.T) {
	t.Parallel()
	s := glanceState(clickup.Person{
		ID: 3, Name: "Cleo", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: before(200), Invited: before(203), LastActive: before(2),
		InvitedBy: &clickup.Inviter{Email: "olga@northwind.example"}, CustomRole: &clickup.RoleRef{Name: "Viewer"},
		Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false),
	})
	p, ok := s.PersonDetail()
	if !ok {
		t.Fatal("nobody is under the cursor")
	}
	for got, want := range map[string]string{
		p.Role:                      "guest · Viewer",
		p.Status:                    "since 19 Apr 2025",
		p.Last:                      "3 Nov 2025, 2 days ago",
		p.Invited:                   "16 Apr 2025, 6 months ago, by olga@northwind.example",
		p.Billing:                   "Takes a guest seat: may do more than view.",
		strings.Join(p.May, "|"):    "edit tags",
		strings.Join(p.MayNot, "|"): "see points",
		p.ID:                        "3",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if _, ok := glanceState().PersonDetail(); ok {
		t.Error("an empty workspace has a profile")
	}
}

func TestConcernsAreThePersonsOwn(t *testing.T) {
	t.Parallel()
	s := glanceState(
		clickup.Person{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: before(900), LastActive: before(0)},
		clickup.Person{ID: 6, Name: "Inside", Email: "in@northwind.example", Role: clickup.RoleGuest, Joined: before(90), LastActive: before(1)},
	)
	found := s.Concerns(6)
	if len(found) != 1 || found[0].Severity != "high" || !strings.Contains(found[0].Reason, "northwind.example") || found[0].Action == "" {
		t.Errorf("about the guest inside: %+v", found)
	}
	if other := s.Concerns(99); other != nil {
		t.Errorf("about nobody: %+v", other)
	}
}

func TestSharedWithTellsHowTheLoadStands(t *testing.T) {
	t.Parallel()
	s := glanceState(clickup.Person{ID: 3, Role: clickup.RoleGuest, Email: "c@c.example"})
	if _, _, asked := s.SharedWith(3); asked {
		t.Fatal("nobody asked yet")
	}
	effects := s.Update(LoadShares{Guest: 3})
	if _, r, asked := s.SharedWith(3); !asked || r.Phase != Loading {
		t.Fatalf("asked %v, phase %v", asked, r.Phase)
	}
	seq := effects[0].(FetchShares).Seq
	s.Update(SharesLoaded{ID: "1", Guest: 3, Answer: Answer{Seq: seq, At: glanceDay}, Items: []clickup.SharedItem{
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, Name: " ", Permission: clickup.PermissionCreate, Closed: true},
	}})
	items, r, _ := s.SharedWith(3)
	if want := (Worded{"task", "86a", "full", true}); len(items) != 1 || items[0] != want || r.Phase != Loaded {
		t.Errorf("%+v phase %v, want %+v", items, r.Phase, want)
	}
}

// Panes draw a row for each line: what it costs must not grow with the guests that were asked about.
func TestRowCostsTheSameWithManyShares(t *testing.T) {
	who := clickup.Person{ID: 3, Role: clickup.RoleGuest, Email: "c@c.example", Joined: before(90), LastActive: before(1)}
	s := glanceState(who)
	read := func(guests clickup.UserID) float64 {
		for id := range guests {
			s.Data().Shares[id] = &Remote[[]clickup.SharedItem]{At: glanceDay, Value: []clickup.SharedItem{{Permission: clickup.PermissionRead}}}
		}
		return testing.AllocsPerRun(10, func() { s.PersonRow(&who) })
	}
	if few, many := read(10), read(10_000); many > few {
		t.Errorf("a row takes %v allocations after 10 guests were read, %v after 10,000", few, many)
	}
}

func TestLedgerCountsEachKindOfPeople(t *testing.T) {
	t.Parallel()
	s := glanceState(
		clickup.Person{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: before(900), LastActive: before(0)},
		clickup.Person{ID: 2, Email: "in@northwind.example", Role: clickup.RoleGuest, Joined: before(90), LastActive: before(1)},
		clickup.Person{ID: 3, Email: "out@else.example", Role: clickup.RoleMember, Joined: before(90), LastActive: before(1)},
		clickup.Person{ID: 4, Email: "new@else.example", Role: clickup.RoleGuest, Joined: clickup.Null},
	)
	s.Data().Seats.Value = clickup.Seats{
		Members: clickup.SeatPool{Filled: clickup.CountOf(5), Total: clickup.CountOf(5)},
		Guests:  clickup.SeatPool{Filled: clickup.CountOf(1), Total: clickup.Unlimited()},
	}
	var got []string
	for _, l := range s.Ledger() {
		n := fmt.Sprint(l.Count, l.Known)
		if l.Use != nil {
			n = fmt.Sprint(*l.Use)
		}
		got = append(got, fmt.Sprintf("%s %s %v", l.Label, n, l.Warn))
	}
	want := []string{
		"member seats {5 5 true false 0} true", "guest seats {1 0 true true 0} false", "pending people 1 true false",
		"own-domain guests 1 true true", "external members 1 true true", "free member seats 0 true true",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %q, want %q", i, got[i], want[i])
		}
	}
	for _, l := range s.Ledger() {
		if _, err := people.ParseQuery(l.Filter); err != nil {
			t.Errorf("%s: %v", l.Label, err)
		}
	}
}

// The people a line of the ledger shows are as many as it counts.
func TestLedgerShowsAsManyPeopleAsItCounts(t *testing.T) {
	t.Parallel()
	crew := []clickup.Person{
		{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: before(900), LastActive: before(0)},
		{ID: 2, Email: "in@northwind.example", Role: clickup.RoleGuest, Joined: before(90), LastActive: before(1)},
		{ID: 3, Email: "out@else.example", Role: clickup.RoleMember, Joined: before(90), LastActive: before(1)},
		{ID: 5, Email: "gmail@gmail.com", Role: clickup.RoleAdmin, Joined: before(90), LastActive: before(1)},
		{ID: 4, Email: "new@else.example", Role: clickup.RoleGuest, Joined: clickup.Null},
	}
	s := glanceState(crew...)
	for _, l := range s.Ledger() {
		if l.Use != nil || l.Nobody != "" {
			continue
		}
		q, _ := people.ParseQuery(l.Filter)
		r, _ := people.Job{People: s.Roster().People, View: l.View, Query: q, Own: s.Data().Own, Now: glanceDay}.Run(nil)
		if len(r.Rows) != l.Count {
			t.Errorf("%s counts %d and shows %d", l.Label, l.Count, len(r.Rows))
		}
	}
}

func TestExplainTakesFailuresApart(t *testing.T) {
	t.Parallel()
	e := &clickup.Error{Op: "GetTeams", Status: 403, Code: "TEAM_110", Message: "plan", Hint: "ask the owner", Kinds: []error{clickup.ErrNetwork}}
	got := Explain(fmt.Errorf("wrapped: %w", e))
	if want := (Explanation{"plan", "GetTeams", "HTTP 403", "TEAM_110", "ask the owner"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := Explain(&clickup.Error{Op: "GetUser"}); got.Words == "" {
		t.Error("a failure without words is silent")
	}
	if got := Explain(errors.New("disk full")); got != (Explanation{Words: "disk full"}) {
		t.Errorf("%+v", got)
	}
	s := glanceState()
	if s.Offline() {
		t.Error("offline after a load")
	}
	s.Update(Reload{All: true})
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, Err: e}})
	if !s.Offline() {
		t.Error("not offline after a network failure")
	}
}

func TestOddDomainNeedsAnOwnDomain(t *testing.T) {
	t.Parallel()
	s := glanceState(clickup.Person{ID: 1, Email: "a@gmail.com", Role: clickup.RoleOwner})
	s.Data().Own = seats.Domains{}
	if s.PersonRow(s.Person()).Odd {
		t.Error("without an own domain nobody is odd")
	}
}

func TestABrokenOffAnswerIsNotOffline(t *testing.T) {
	t.Parallel()
	broken := &clickup.Error{Op: "GetAuthorizedTeams", Status: 200, Message: "the answer broke off", Kinds: []error{clickup.ErrBadResponse, clickup.ErrNetwork}}
	s := New(Options{}, noon)
	s.Update(Boot{})
	part := &Roster{ID: "333", Name: "Northwind", People: modeltest.People()}
	s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{part}})
	if s.CutShort() {
		t.Error("cut short while more may come")
	}
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, Err: broken}})
	if s.Offline() || !s.CutShort() || s.Roster() == nil {
		t.Errorf("offline %v, cut short %v", s.Offline(), s.CutShort())
	}
}
