package target

import (
	"cutui/model/audit"
)

// Way is how somebody frees their member seat.
type Way uint8

// The ways, the least harmful first.
const (
	Withdraw   Way = iota + 1 // withdraw an invitation that was never accepted
	Leaver                    // remove somebody who is not on the HR list
	Quiet                     // remove somebody who has not been active for long
	ViewOnly                  // make a guest on the own domain view only
	MakeGuest                 // turn a member from outside into a guest, in ClickUp itself
	QuietAdmin                // remove an owner or admin who has not been active for long
)

var ways = [...]struct{ name, words, why string }{
	0:          {"none", "", ""},
	Withdraw:   {"withdraw", "take the invitation back", "Nobody loses anything: the invitation was never accepted."},
	Leaver:     {"remove-leaver", "remove: has left", "They have left: nobody misses the access."},
	Quiet:      {"remove-quiet", "remove: gone quiet", "They were not seen for long, and could come back."},
	ViewOnly:   {"view-only", "let them only view", "They stay and see what they saw; they can no longer comment or edit."},
	MakeGuest:  {"make-guest", "make a guest, by hand in ClickUp", "They stay with what is shared with them, and a guest seat is taken. Never remove and invite again: that locks their private items."},
	QuietAdmin: {"remove-admin", "remove: an admin gone quiet", "An admin is never proposed by itself: take the admin rights back, or decide yourself."},
}

// String returns withdraw, remove-leaver, remove-quiet, view-only, make-guest or remove-admin.
func (w Way) String() string { return ways[min(w, QuietAdmin)].name }

// Words returns what is done.
func (w Way) Words() string { return ways[min(w, QuietAdmin)].words }

// Why returns why the way has its place in the order.
func (w Way) Why() string { return ways[min(w, QuietAdmin)].why }

// OnlyByHand reports whether a proposal uses the way only if the user chose it.
func (w Way) OnlyByHand() bool { return w == QuietAdmin }

// wayOf returns the way that a finding suggests, or 0 if it frees no member seat. People
// who left traces of work are not quiet, whatever ClickUp's last-seen date says.
func wayOf(f audit.Finding) Way {
	if f.Person == nil || f.Lane == audit.Protected {
		return 0
	}
	switch f.Check {
	case audit.PendingInvite:
		return Withdraw
	case audit.Leaver:
		return Leaver
	case audit.InactiveMember, audit.InactiveGuest, audit.NeverActive, audit.InactiveAdmin:
		switch {
		case f.Works():
			return 0
		case f.Check == audit.InactiveAdmin:
			return QuietAdmin
		}
		return Quiet
	case audit.InternalGuest:
		if f.Person.Guest() {
			return ViewOnly
		}
	case audit.ExternalMember:
		return MakeGuest
	}
	return 0
}
