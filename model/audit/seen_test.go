package audit_test

import (
	"testing"

	"cutui/model/audit"
)

// A roster from the disk says nothing about the days since it was loaded.
func TestNobodyIsJudgedByDaysNobodyLooked(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner", idle(40)),
		member(2, "Ines Idle", idle(101)),
		member(3, "Busy Then", idle(70)),
		guest(4, "Gus Pending", pending(50)),
		guest(5, "Gina Pending", pending(55)),
	)
	in.Seen = testNow.AddDate(0, 0, -40)
	wantFindings(t, in,
		"ready medium pending-invite gina.pending@client.example: invited 55 days ago, never joined",
		"ready medium inactive-member Ines Idle: last seen 3 months ago (11 Aug 2026), seat taken since 2024",
	)
	if r := audit.Run(in); r.At != testNow || r.Seen != in.Seen {
		t.Errorf("made at %v, seen %v", r.At, r.Seen)
	}
	in.Seen = testNow.AddDate(0, 0, 1)
	if r := audit.Run(in); r.Seen != testNow {
		t.Errorf("seen in the future: %v", r.Seen)
	}
}
