package audit_test

import (
	"testing"

	"cutui/model/audit"
	"cutui/model/seats"
)

func TestMoney(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount   float64
		currency string
		want     string
	}{
		{152, "$", "$152"}, {12.5, "$", "$12.50"}, {877.5, "EUR", "EUR 877.50"}, {0, "€", "€0"}, {7, "", "7"}, {0.125, "kr", "kr 0.12"},
	} {
		if got := seats.Money(c.amount, c.currency); got != c.want {
			t.Errorf("%v in %q is %q, want %q", c.amount, c.currency, got, c.want)
		}
	}
}

func TestBriefReasonsHaveNoDatesInBrackets(t *testing.T) {
	t.Parallel()
	in := input(
		member(1, "Ines (1 Jan 2020) Idle", idle(90)), guest(2, "Odd (", pending(40)),
		member(3, "Greta", at("gmail.com")), member(4, "Nora", lastActive(-1)),
	)
	in.People[1].InvitedBy = nil
	want := map[string]bool{
		"last seen 2 months ago, seat taken since 2024": true, "invited 40 days ago, never joined": true,
		"paid member on free mail (gmail.com), not on your own northwind.example: could be a guest": true,
		"joined 2 years ago, never active since":                                                    true,
	}
	for _, f := range audit.Run(in).Findings {
		if !want[f.Brief()] {
			t.Errorf("%s: %q", f.Check, f.Brief())
		}
		delete(want, f.Brief())
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestChangesInWords(t *testing.T) {
	t.Parallel()
	want := []string{"joined", "left", "changed role", "accepted", "active again", "gone quiet"}
	for i, words := range want {
		if got := (audit.Joined + audit.ChangeKind(i)).Words(); got != words {
			t.Errorf("%d is %q, want %q", i, got, words)
		}
	}
}
