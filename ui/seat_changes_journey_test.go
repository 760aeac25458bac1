package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest"
)

// billedGuest returns a workspace with a guest of its own domain who may edit, and a member
// from outside.
func billedGuest() sim.Options {
	return sim.Options{Now: time.Now, Workspaces: 1, Billing: sim.BillConverted, Roster: &sim.Roster{
		Plan: "Enterprise", MemberSeats: 6, GuestSeats: 5,
		People: []sim.RosterPerson{
			{Email: sim.Caller, Role: 1},
			{Email: "max@northwind.example", Role: 3},
			{Email: "mia@northwind.example", Role: 3},
			{Email: "ida@northwind.example", Role: 4, Rights: true, Shares: []sim.Share{{Kind: "task", ID: sim.RosterTasks()[0], Level: "edit"}}},
			{Email: "marc@contractor.example", Role: 3},
		},
	}}
}

func inAudit(t *testing.T, o sim.Options, finding string) (*uitest.Term, *sim.Server) {
	t.Helper()
	tm, a := demo(t, o, 120, 36)
	tm.Wait("sorted by name", "member seats 5/6")
	tm.Keys("a")
	tm.Wait("Seat audit")
	tm.Keys("/")
	tm.Type(finding)
	tm.Wait("1/1")
	tm.Keys("enter")
	return tm, a.Sim
}

func TestTheAuditMakesAGuestViewOnly(t *testing.T) {
	t.Parallel()
	tm, clickup := inAudit(t, billedGuest(), "internal-guest")
	tm.Wait("view only / remove")
	tm.Keys("v")
	tm.Wait("Review · 1 share, 1 edit", "ida@northwind.example", "member seats 5 → 4 of 6", "seats are given back")
	tm.Keys("enter")
	tm.Wait("Finished · Make 1 guest view only", "no member seat was bought")
	if n := clickup.Seats(sim.Northwind); n.Members != 4 || n.Bought != 0 {
		t.Errorf("seats: %+v", n)
	}
	tm.Keys("U")
	tm.Wait("Undo: Make 1 guest view only", "member seats 4 → 5 of 6")
	tm.Keys("enter")
	tm.Wait("Finished · Undo: Make 1 guest view only")
	if n := clickup.Seats(sim.Northwind); n.Members != 5 {
		t.Errorf("seats after undo: %+v", n)
	}
}

func TestTheAuditWritesDownHowToMakeAGuest(t *testing.T) {
	t.Parallel()
	tm, clickup := inAudit(t, billedGuest(), "external-member")
	tm.Wait("hand-off: to guest")
	tm.Keys("v")
	tm.Wait("only guests and limited members can be made view only")
	tm.Keys("m")
	tm.Wait("Review · for a hand-off", "marc@contractor.example", "member seats 5 → 4 of 6", "enter hand off")
	tm.Keys("enter")
	tm.Wait("Members who become guests", "column Role", "Frees a member seat", "Never remove somebody and invite them again")
	if n := len(clickup.Effects()); n != 0 {
		t.Errorf("%d changes were sent", n)
	}
}
