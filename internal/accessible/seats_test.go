package accessible_test

import (
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
)

// A guest on the own domain who may edit is made view-only and back, and the steps for
// turning a member into a guest are written down.
func TestGivesSeatsBack(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{Sim: sim.Options{Workspaces: 1, Billing: sim.BillConverted, Roster: &sim.Roster{
		Plan: "Enterprise", MemberSeats: 6, GuestSeats: 5,
		People: []sim.RosterPerson{
			{Email: sim.Caller, Role: 1},
			{Email: "max@northwind.example", Role: 3},
			{Email: "ida@northwind.example", Role: 4, Rights: true, Shares: []sim.Share{{Kind: "task", ID: sim.RosterTasks()[0], Level: "edit"}}},
			{Email: "marc@contractor.example", Role: 3},
		},
	}}})
	said := tk.say(t, "People\nida\n1\nMake them view-only\nyes\n0\n\n\nUndo\nyes\nPeople\nmarc\n1\nWrite down how\n1\n0\n\n\n0\n")
	inOrder(t, said, "Make them view-only", "Review: Make 1 guest view only", "Bill: seats are given back", "Member seats: 4 to 3 of 6.",
		"Make 1 guest view only: 2 done.", "Review: Undo: Make 1 guest view only", "Member seats: 3 of 6 now, 3 to 4 afterwards.",
		"Review: Make a guest of Person 3", "Member seats: 4 to 3 of 6.", "Members who become guests:", "column Role", "Frees a member seat")
	if n := tk.Sim.Seats(sim.Northwind); n.Members != 4 || n.Bought != 0 {
		t.Errorf("seats: %+v", n)
	}
}
