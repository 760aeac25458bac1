package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

var testNow = time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC)

// daysAgo is the stamp of a moment that many days before testNow.
func daysAgo(days int) clickup.Stamp { return clickup.StampOf(testNow.AddDate(0, 0, -days)) }

// member is active, joined long ago and on the own domain: nothing to find.
func member(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	p := clickup.Person{
		ID: id, Name: name, Email: strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@northwind.example",
		Role: clickup.RoleMember, RoleCode: 3, Joined: daysAgo(1000), Invited: daysAgo(1001), LastActive: daysAgo(1),
	}
	for _, c := range change {
		c(&p)
	}
	return p
}

func owner(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	return member(id, name, append([]func(*clickup.Person){role(clickup.RoleOwner)}, change...)...)
}

func guest(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	return member(id, name, append([]func(*clickup.Person){role(clickup.RoleGuest), at("client.example")}, change...)...)
}

func role(r clickup.Role) func(*clickup.Person) {
	return func(p *clickup.Person) { p.Role, p.RoleCode = r, int32(r) }
}

func at(domain string) func(*clickup.Person) {
	return func(p *clickup.Person) {
		local, _, _ := strings.Cut(p.Email, "@")
		p.Email = local + "@" + domain
	}
}

func email(address string) func(*clickup.Person) {
	return func(p *clickup.Person) { p.Email = address }
}

func idle(days int) func(*clickup.Person) {
	return func(p *clickup.Person) { p.LastActive = daysAgo(days) }
}

func lastActive(s clickup.Stamp) func(*clickup.Person) {
	return func(p *clickup.Person) { p.LastActive = s }
}

func pending(days int) func(*clickup.Person) {
	return func(p *clickup.Person) {
		p.Name, p.Joined, p.LastActive, p.Invited = "", clickup.Null, clickup.Null, daysAgo(days)
	}
}

func invitedBy(id clickup.UserID, name string) func(*clickup.Person) {
	return func(p *clickup.Person) { p.InvitedBy = &clickup.Inviter{ID: id, Name: name} }
}

func input(people ...clickup.Person) audit.Input {
	return audit.Input{
		Workspace: "333", Name: "Northwind Studio", People: people, Now: testNow,
		Own: seats.Domains{List: []string{"northwind.example"}}, Options: audit.DefaultOptions(),
	}
}

// lines writes findings one a line, as "lane severity check who: reason".
func lines(found []audit.Finding) []string {
	var out []string
	for _, f := range found {
		who := "workspace"
		if f.Person != nil {
			who = f.Person.Display()
		}
		out = append(out, fmt.Sprintf("%s %s %s %s: %s", f.Lane, f.Severity, f.Check, who, f.Reason()))
	}
	return out
}

func wantFindings(t *testing.T, in audit.Input, want ...string) {
	t.Helper()
	if got := lines(audit.Run(in).Findings); !slices.Equal(got, want) {
		t.Errorf("found:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestNothingToFind(t *testing.T) {
	t.Parallel()
	wantFindings(t, input())
	wantFindings(t, input(owner(1, "Olga Owner"), member(2, "Mara Member"), guest(3, "Cleo Client")))
}

func TestOrder(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner", at("gmail.com")),
		member(2, "zoe Zebra", idle(90)),
		member(3, "Ada Apple", idle(90), at("agency.example")),
		guest(4, "Same Start Of A Long Name B", idle(90)),
		guest(5, "same start of a long name A", idle(90)),
		guest(6, "Ines Inside", at("northwind.example"), lastActive(clickup.Null)),
		guest(8, "Twin", email("b@client.example"), idle(90)),
		guest(7, "Twin", email("a@client.example"), idle(90)),
	)
	in.Seats.Members = clickup.SeatPool{Filled: clickup.CountOf(6), Total: clickup.CountOf(5)}
	got := lines(audit.Run(in).Findings)
	for i, l := range got {
		got[i], _, _ = strings.Cut(l, ":")
	}
	want := []string{
		"ready medium inactive-member Ada Apple",
		"ready medium inactive-guest same start of a long name A",
		"ready medium inactive-guest Same Start Of A Long Name B",
		"ready medium inactive-guest Twin",
		"ready medium inactive-guest Twin",
		"ready medium inactive-member zoe Zebra",
		"review high seats-over workspace",
		"review high external-member Ada Apple",
		"review high internal-guest Ines Inside",
		"review low never-active Ines Inside",
		"protected high free-mail-admin Olga Owner",
	}
	if !slices.Equal(got, want) {
		t.Errorf("order:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	report := audit.Run(in)
	if a, b := report.Findings[3].Person.Email, report.Findings[4].Person.Email; a > b {
		t.Errorf("namesakes are not in order of their addresses: %s before %s", a, b)
	}
	slices.Reverse(in.People)
	again := lines(audit.Run(in).Findings)
	for i, l := range again {
		again[i], _, _ = strings.Cut(l, ":")
	}
	if !slices.Equal(again, want) {
		t.Errorf("the order hangs on the roster's:\n  %s", strings.Join(again, "\n  "))
	}
}

// The one person of a new workspace is its owner, often on a free-mail address.
func TestAWorkspaceOfOne(t *testing.T) {
	t.Parallel()
	for name, alone := range map[string]clickup.Person{
		"active": owner(1, "Olga Owner"), "quiet": owner(1, "Olga Owner", idle(900)), "unknown": owner(1, "Olga Owner", lastActive(0)),
		"free mail": owner(1, "Olga Owner", at("gmail.com")), "nameless": {ID: 1, Role: clickup.RoleOwner, RoleCode: 1},
	} {
		r := audit.Run(audit.Input{
			Workspace: "7", Now: testNow, Caller: 1, People: []clickup.Person{alone}, Own: seats.OwnDomains(seats.CountDomains([]clickup.Person{alone}), nil), Options: audit.DefaultOptions(),
		})
		if r.Summary.Counts.People() != 1 || r.Summary.Ready != 0 {
			t.Errorf("%s: %+v", name, r.Summary)
		}
		for _, f := range r.Findings {
			if f.Person != nil && f.Lane != audit.Protected {
				t.Errorf("%s: %s is in the lane %s", name, f.Check, f.Lane)
			}
		}
	}
}

// Thresholds that are turned say how many findings come and go.
func TestTurnedThresholdsAreCompared(t *testing.T) {
	t.Parallel()
	seen := func(id clickup.UserID, days int) clickup.Person {
		return clickup.Person{
			ID: id, Name: "P", Email: "p" + id.String() + "@northwind.example", Role: clickup.RoleMember, RoleCode: 3,
			Joined: daysAgo(400), LastActive: daysAgo(days),
		}
	}
	in := audit.Input{Workspace: "7", Now: testNow, People: []clickup.Person{seen(1, 10), seen(2, 40), seen(3, 50), seen(4, 70)}, Options: audit.DefaultOptions()}
	in.Usual = in.Options
	if words := audit.Run(in).Turned.Words(); words != "" {
		t.Errorf("nothing is turned: %q", words)
	}
	in.Options.InactiveDays = 30
	if got, want := audit.Run(in).Turned.Words(), "3 findings, 1 with the usual thresholds: 2 more inactive-member"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	in.Options.InactiveDays = 90
	if got, want := audit.Run(in).Turned.Words(), "0 findings, 1 with the usual thresholds: 1 fewer inactive-member"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	in.Options.InactiveDays, in.Options.PendingDays = 60, 15
	if got, want := audit.Run(in).Turned.Words(), "1 finding, as with the usual thresholds"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
