package ui_test

import (
	"testing"

	"cutui/clickup/sim"
)

// To get down to 37 member seats, the screen proposes people, tries another set, and carries
// it out.
func TestGettingDownToANumberOfSeats(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{}, 120, 36)
	tm.Wait("Northwind", "member seats 41/45")
	tm.Keys("a")
	tm.Wait("Seat audit", "ready 18")
	tm.Keys("X")
	tm.Wait("no number of member seats is set yet")
	tm.Keys("T")
	tm.Wait("41 are filled now.", "propose")
	tm.Keys("backspace", "backspace", "x", "enter")
	tm.Wait("type how many member seats are to be filled at most")
	tm.Keys("backspace", "3", "9", "tab")
	tm.Type("6m")
	tm.Keys("enter")
	tm.Wait("39 by", "can be reached: 2 people give theirs back, which leaves 39.", "saves 2 people + 4 free seats = 6 × $19 = $114 a month",
		"TAKE THE INVITATION BACK – Nobody loses anything", "✓ Ines Idle", "target 39")
	tm.Keys("j", "space")
	tm.Wait("left out by hand", "- Ines Idle", "✓ Natalia Reyes")
	tm.Keys("g", "space")
	tm.Wait("- pending.pat", "✓ Sven Sekund")
	tm.Keys("space")
	tm.Wait("✓ pending.pat", "taken by hand")
	tm.Keys("x")
	tm.Wait("Review · 2 removals", "remove   pending.pat@northwind.example", "natalia.reyes@northwind.example  2 open tasks", "type “2 people”")
	tm.Type("2 people")
	tm.Keys("enter")
	tm.Wait("All done", "no member seat was bought")
	tm.Keys("esc")
	tm.Wait("member seats 39/45")
	if n := a.Sim.CountEffects("RemoveUserFromWorkspace"); n != 2 {
		t.Errorf("%d members removed, want 2", n)
	}
}

func TestATargetThatCantBeReached(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{}, 80, 24)
	tm.Wait("Northwind", "41/45")
	tm.Keys("a")
	tm.Wait("Seat audit", "ready 18")
	tm.Keys("T")
	tm.Wait("41 are filled now.")
	tm.Keys("backspace", "backspace", "5", "enter")
	tm.Wait("target 5", "5 can't be reached: 11 people", "1/12")
	tm.Keys("G")
	tm.Wait("Quentin Quiet", "not in the proposal")
}

// Enter accepts the offered number, and typing replaces it.
func TestTheOfferedTargetGivesWay(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{}, 120, 36)
	tm.Wait("Northwind", "member seats 41/45")
	tm.Keys("a")
	tm.Wait("Seat audit", "ready 18")
	tm.Keys("T")
	tm.Wait("41 are filled now. The ready findings leave 35.")
	tm.Keys("enter")
	tm.Wait("which leaves 35")
	tm.Keys("T")
	tm.Wait("The target is 35.")
	tm.Type("38")
	tm.Keys("enter")
	tm.Wait("which leaves 38")
}

// The sentence, the saving and what leads on are whole in small terminals, too.
func TestTheTargetIsWholeInSmallTerminals(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{}, 80, 24)
	tm.Wait("Northwind", "seats 41/45")
	tm.Keys("a")
	tm.Wait("ready 18")
	tm.Keys("T")
	tm.Wait("41 are filled now.", "propose")
	tm.Keys("enter")
	tm.Wait("│ 41 member seats are filled; 35 can be reached: 6 people give theirs back, ", "│ which leaves 35.", "saves 6 people + 4 free seats = 10 × $19 = $190 a month")
	tm.Resize(60, 16)
	tm.Wait("│ 41 member seats are filled; 35 can be reached: 6 people  │", "│ give theirs back, which leaves 35. ", "│ saves 10 × $19 = $190 a month ",
		"TAKE THE INVITATION BACK", "▸ ✓ pending.pat@", "space takes or leaves out", "x review the plan")
}
