package accessible_test

import "testing"

func TestGetsDownToSeats(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "audit\nGet down\nfew\n\n39\n6m\nRead out\n2\n0\nReview\n2 people\n0\n0\n0\n")
	inOrder(t, said, "Type how many member seats are to be filled at most", "41 member seats are filled; 39 by", "Saves 2 people + 4 free seats",
		"In the proposal: pending.pat@northwind.example, take the invitation back. Invited", "Nobody loses anything: the invitation was never accepted.",
		"12 people. Type a number to leave somebody out", "Left out by you: Ines Idle", "In the proposal: Natalia Reyes",
		"Review: Get to 39 member seats", "2 done.")
	if n := tk.Sim.CountEffects("RemoveUserFromWorkspace"); n != 2 {
		t.Errorf("%d members removed, want 2", n)
	}
}
