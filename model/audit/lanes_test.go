package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func TestProtected(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner", at("gmail.com")),
		member(2, "Carl Caller", idle(90)),
		member(3, "Lisa Listed", idle(90)),
		member(4, "Nora Numbered", idle(90)),
		member(5, "Plain Idle", idle(90)),
	)
	in.Caller = 2
	in.Protected = []string{" LISA.listed@northwind.example", "4", "nobody@northwind.example", ""}
	report := audit.Run(in)
	for i, want := range []string{"Plain Idle", "Olga Owner", "Carl Caller", "Lisa Listed", "Nora Numbered"} {
		f := report.Findings[i]
		lane := audit.Protected
		if i == 0 {
			lane = audit.Ready
		}
		if f.Person.Name != want || f.Lane != lane {
			t.Errorf("finding %d is %s in %s, want %s in %s", i, f.Person.Name, f.Lane, want, lane)
		}
	}
	if s := report.Summary; s.Ready != 1 || s.Review != 0 || s.Protected != 4 || s.Reclaim != (audit.SeatCount{Members: 1}) {
		t.Errorf("summary %+v", s)
	}
	if got := len(report.Lane(audit.Ready)) + len(report.Lane(audit.Protected)); got != 5 {
		t.Errorf("%d findings by lane, want 5", got)
	}
	if got := report.Lane(audit.Review); len(got) != 0 {
		t.Errorf("review holds %q", lines(got))
	}
}

// A person without an address must not match an empty entry of the list.
func TestProtectedByNothing(t *testing.T) {
	t.Parallel()
	in := input(member(0, "No Address", email(""), idle(90)))
	in.Protected = []string{"", "x@northwind.example"}
	in.Caller = 1
	if got := audit.Run(in).Findings[0].Lane; got != audit.Ready {
		t.Errorf("lane %s, want ready", got)
	}
}

func TestAccepted(t *testing.T) {
	t.Parallel()
	in := input(member(1, "Ines Idle", idle(90)), member(2, "Andi Agency", at("agency.example"), idle(90)))
	in.Seats.Members = pool(47, 45)
	in.Accepted = []audit.Acceptance{
		{Check: audit.InactiveMember, Person: 1, Note: "parental leave", ReviewBy: testNow.AddDate(0, 1, 0)},
		{Check: audit.InactiveMember, Person: 2, ReviewBy: testNow},
		{Check: audit.SeatsOver, ReviewBy: testNow.AddDate(0, 0, 1)},
	}
	wantFindings(t, in,
		"ready medium inactive-member Andi Agency: last seen 2 months ago (22 Aug 2026), seat taken since 2024",
		"review high external-member Andi Agency: paid member on agency.example, not on your own northwind.example: could be a guest",
		"protected high seats-over workspace: 47 member seats are filled, 45 were bought: 2 over – accepted until 21 Nov 2026",
		"protected medium inactive-member Ines Idle: last seen 2 months ago (22 Aug 2026), seat taken since 2024 – accepted until 20 Dec 2026: parental leave",
	)
	if s := audit.Run(in).Summary; s.Accepted != 2 || s.Protected != 2 {
		t.Errorf("summary %+v", s)
	}
}

func TestWorst(t *testing.T) {
	t.Parallel()
	in := input(member(1, "Ines Idle", idle(90)))
	in.Seats.Members = pool(47, 45)
	if got := audit.Run(in).Worst(); got != audit.High {
		t.Errorf("worst %s, want high", got)
	}
	in.Accepted = []audit.Acceptance{{Check: audit.SeatsOver, ReviewBy: testNow.AddDate(0, 0, 1)}}
	if got := audit.Run(in).Worst(); got != audit.Medium {
		t.Errorf("worst %s, want medium: the high one is accepted", got)
	}
	if got := audit.Run(input()).Worst(); got != 0 || got.String() != "none" {
		t.Errorf("worst of nothing %s", got)
	}
}

func TestParseSeverity(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]audit.Severity{"high": audit.High, "Medium": audit.Medium, "LOW": audit.Low, "info": audit.Info} {
		if got, err := audit.ParseSeverity(name); err != nil || got != want {
			t.Errorf("ParseSeverity(%q) = %v, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "none", "critical", "high "} {
		if got, err := audit.ParseSeverity(name); err == nil {
			t.Errorf("ParseSeverity(%q) = %v", name, got)
		}
	}
}

func TestEveryCheckIsDescribed(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range audit.Checks() {
		f := audit.Finding{Check: c}
		if c.String() == "" || c.About() == "" || f.Action().Words == "" || c.Severity() == 0 || seen[c.String()] {
			t.Errorf("%d %q lacks a description, an action, a severity or a name of its own", c, c)
		}
		seen[c.String()] = true
	}
	if len(seen) != 25 {
		t.Errorf("%d checks, want 25", len(seen))
	}
}

func TestActions(t *testing.T) {
	t.Parallel()
	in := input(
		member(1, "Ines Idle", idle(90)), guest(2, "Pat Pending", pending(40)), guest(3, "Inside", at("northwind.example")),
		member(4, "Odd", lastActive(clickup.Absent)),
	)
	want := map[audit.Check]audit.ActionKind{
		audit.InactiveMember: audit.RemoveAction, audit.PendingInvite: audit.WithdrawAction,
		audit.InternalGuest: audit.HandOffAction, audit.UnknownActivity: audit.NoAction,
	}
	for _, f := range audit.Run(in).Findings {
		if got := f.Action().Kind; got != want[f.Check] {
			t.Errorf("%s asks for %s, want %s", f.Check, got, want[f.Check])
		}
	}
}
