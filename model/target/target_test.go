package target_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/impact"
	"cutui/model/seats"
	"cutui/model/target"
)

var now = time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC)

func ago(days int) clickup.Stamp { return clickup.StampOf(now.AddDate(0, 0, -days)) }

func person(id clickup.UserID, name string, role clickup.Role, idle int) clickup.Person {
	return clickup.Person{
		ID: id, Name: name, Email: strings.ToLower(name) + "@acme.example", Role: role, RoleCode: int32(role),
		Joined: ago(900), Invited: ago(901), LastActive: ago(idle),
	}
}

func pending(id clickup.UserID, name string) clickup.Person {
	p := person(id, name, clickup.RoleMember, 0)
	p.Joined, p.LastActive, p.Invited = clickup.Null, clickup.Null, ago(40)
	return p
}

func from(p clickup.Person, domain string) clickup.Person {
	p.Email = strings.ToLower(p.Name) + "@" + domain
	return p
}

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(total - filled)}
}

// crew fills 11 member seats: 10 members, and Ida, a guest on the own domain.
func crew() audit.Input {
	people := []clickup.Person{
		person(1, "Olga", clickup.RoleOwner, 0), person(2, "Quentin", clickup.RoleAdmin, 200), pending(3, "Pat"),
		person(4, "Leo", clickup.RoleMember, 1), person(5, "Ines", clickup.RoleMember, 400), person(6, "Nils", clickup.RoleMember, 90),
		person(7, "Ida", clickup.RoleGuest, 1), from(person(8, "Greta", clickup.RoleMember, 1), "client.example"),
		person(9, "Prot", clickup.RoleMember, 300), person(10, "Mara", clickup.RoleMember, 1), person(11, "Wanda", clickup.RoleMember, 300),
		from(person(12, "Cleo", clickup.RoleGuest, 1), "client.example"),
	}
	listed := audit.ListOf("olga@acme.example", "quentin@acme.example", "pat@acme.example", "ines@acme.example", "nils@acme.example", "prot@acme.example", "mara@acme.example", "wanda@acme.example", "greta@client.example", "ida@acme.example")
	return audit.Input{
		Workspace: "1", Now: now, People: people, Plan: clickup.Plan{Name: "Enterprise"}, Own: seats.Domains{List: []string{"acme.example"}},
		Options: audit.DefaultOptions(), Protected: []string{"prot@acme.example"}, HR: listed, Groups: []clickup.UserGroup{},
		Seats:    clickup.Seats{Members: pool(11, 15), Guests: pool(1, 5)},
		Holdings: map[clickup.UserID]impact.Holdings{5: {At: now, Tasks: []impact.Task{{ID: "1", Assignees: []clickup.UserID{5}}}}},
		Traces:   &impact.Traces{At: now, Time: true, Of: map[clickup.UserID]impact.Trace{11: {LastTracked: now.AddDate(0, 0, -2)}}},
		Prices:   seats.Prices{Member: 19, Currency: "$", Renewal: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)},
	}
}

func facts(in *audit.Input) seats.Facts {
	return seats.Facts{Rules: seats.Rules{Plan: in.Plan.Name, Own: in.Own}, Groups: map[clickup.UserID][]string{}}
}

func propose(in audit.Input, goal target.Goal, choices map[clickup.UserID]target.Choice) target.Proposal {
	r := audit.Run(in)
	return target.Propose(target.Input{Goal: goal, Report: &r, Facts: facts(&in), Prices: in.Prices, Choices: choices})
}

// taken are the names in the proposal, in its order.
func taken(p *target.Proposal) string {
	var names []string
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Taken {
			names = append(names, c.Person.Name)
		}
	}
	return strings.Join(names, " ")
}

func TestLeastHarmfulFirst(t *testing.T) {
	t.Parallel()
	for want, seats := range map[string]int{
		"":                             11,
		"Pat":                          10,
		"Pat Leo":                      9,
		"Pat Leo Nils":                 8, // who holds nothing before who holds something
		"Pat Leo Nils Ines":            7,
		"Pat Leo Nils Ines Ida":        6,
		"Pat Leo Nils Ines Ida Greta":  5,
		"Pat Leo Nils Ines Ida Greta ": 3, // not Quentin, an admin; not Wanda, who works
	} {
		p := propose(crew(), target.Goal{Seats: seats}, nil)
		if got := taken(&p); got != strings.TrimSpace(want) {
			t.Errorf("%d seats: %q, want %q", seats, got, want)
		}
	}
}

func TestWhatIf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		choices map[clickup.UserID]target.Choice
		want    string
	}{
		{map[clickup.UserID]target.Choice{4: target.LeftOut}, "Pat Nils"},
		{map[clickup.UserID]target.Choice{8: target.TakenToo}, "Pat Greta"},
		{map[clickup.UserID]target.Choice{2: target.TakenToo, 3: target.LeftOut}, "Leo Quentin"},
		{map[clickup.UserID]target.Choice{5: target.TakenToo, 6: target.TakenToo, 7: target.TakenToo}, "Nils Ines Ida"},
		{map[clickup.UserID]target.Choice{1: target.TakenToo, 9: target.TakenToo}, "Pat Leo"}, // nobody who is left alone
	} {
		p := propose(crew(), target.Goal{Seats: 9}, tt.choices)
		if got := taken(&p); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.choices, got, tt.want)
		}
	}
}

func TestWhetherItCanBeReached(t *testing.T) {
	t.Parallel()
	day := time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)
	full, silent, doubt, free := crew(), crew(), crew(), crew()
	full.Seats.Guests = pool(5, 5)
	silent.Seats = clickup.Seats{}
	doubt.Seats.Members = pool(10, 15) // one of the 11 takes no member seat: only Ida may be it
	free.Plan.Name = "Free Forever"
	for name, tt := range map[string]struct {
		in    audit.Input
		goal  target.Goal
		want  string
		saves string
		notes string
		is    seats.Answer
	}{
		"reached": {
			in: crew(), goal: target.Goal{Seats: 9, By: day}, is: seats.Yes,
			want:  "11 member seats are filled; 9 by 1 Feb 2027 can be reached: 2 people give theirs back, which leaves 9",
			saves: "2 people + 4 free seats = 6 × $19 = $114 a month from 1 Mar 2027",
			notes: "fewer seats can be bought from the renewal on 1 Mar 2027 on, which is after 1 Feb 2027",
		},
		"already": {crew(), target.Goal{Seats: 12}, "11 member seats are filled: 12 is reached already", "4 free seats = 4 × $19 = $76 a month from 1 Mar 2027", "", seats.Yes},
		"never": {
			in: crew(), goal: target.Goal{Seats: 2}, is: seats.No,
			want:  "11 member seats are filled; 2 can't be reached: 6 people give theirs back, which leaves 5",
			saves: "6 people + 4 free seats = 10 × $19 = $190 a month from 1 Mar 2027",
			notes: "1 admin gone quiet could be taken by hand",
		},
		"no guest seat for Greta": {
			in: full, goal: target.Goal{Seats: 5}, is: seats.No,
			want:  "11 member seats are filled; 5 can't be reached: 5 people give theirs back, which leaves 6",
			saves: "5 people + 4 free seats = 9 × $19 = $171 a month from 1 Mar 2027",
			notes: "1 admin gone quiet could be taken by hand",
		},
		"seats not said": {
			in: silent, goal: target.Goal{Seats: 10}, is: seats.Yes,
			want: "ClickUp did not say how many member seats are filled; the people take 11; 10 can be reached: 1 person gives theirs back, which leaves 10",
		},
		"a guest who may only view": {
			in: doubt, goal: target.Goal{Seats: 4}, is: seats.Unknown,
			want:  "10 member seats are filled; 4 may be reached: 6 people give theirs back, 5 of them for sure",
			saves: "5 people + 5 free seats = 10 × $19 = $190 a month from 1 Mar 2027",
			notes: "of 1 person it is not known whether a member seat comes back: reading what guests see tells; 1 admin gone quiet could be taken by hand",
		},
		"nobody is billed": {free, target.Goal{Seats: 4}, "nobody is billed on Free Forever: there is no seat to give back", "", "", seats.No},
	} {
		p := propose(tt.in, tt.goal, nil)
		if got := p.Sentence(); got != tt.want {
			t.Errorf("%s: %s", name, got)
		}
		if got := p.Saves(); got != tt.saves {
			t.Errorf("%s saves: %s", name, got)
		}
		if got := strings.Join(p.Notes(), "; "); got != tt.notes {
			t.Errorf("%s notes: %s", name, got)
		}
		if got := p.Reachable(); got != tt.is {
			t.Errorf("%s: reachable %v", name, got)
		}
	}
}

func TestEveryWayHasItsWords(t *testing.T) {
	t.Parallel()
	p := propose(crew(), target.Goal{Seats: 0}, nil)
	seen := map[target.Way]bool{}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		seen[c.Way] = true
		if c.Reason() == "" || c.Way.Words() == "" || !strings.HasSuffix(c.Way.Why(), ".") {
			t.Errorf("%s: %q, %q, %q", c.Person.Name, c.Reason(), c.Way.Words(), c.Way.Why())
		}
	}
	if len(seen) != int(target.QuietAdmin) {
		t.Errorf("found %v", seen)
	}
	if got := p.Taken(target.Withdraw, target.Quiet); !slices.Equal(got, []clickup.UserID{3, 6, 5}) {
		t.Errorf("taken by two ways: %v", got)
	}
}

// A review that is open reads what people hold; that must not bring anybody else into it.
func TestOnlyThoseWhoWereChosen(t *testing.T) {
	t.Parallel()
	goal := target.Goal{Seats: 8}
	opened := propose(crew(), goal, nil)
	later := crew()
	later.Holdings[6] = impact.Holdings{At: now, Tasks: []impact.Task{{ID: "2", Assignees: []clickup.UserID{6}}, {ID: "3", Assignees: []clickup.UserID{6}}}}
	later.Traces.Of[4] = impact.Trace{LastTracked: now.AddDate(0, 0, -1)}
	p := propose(later, goal, nil)
	if got := taken(&p); got == "Pat Leo Nils" {
		t.Fatalf("what was read later changes nothing: %s", got)
	}
	p.Only(&opened)
	if got := taken(&p); got != "Pat Leo Nils" {
		t.Errorf("%q came into a plan for Pat, Leo and Nils", got)
	}
}
