package target

import (
	"cutui/model/audit"
)

// Way is how somebody gives their member seat back.
type Way uint8

// The ways, the least harmful first.
const (
	Withdraw   Way = iota + 1 // the invitation, which they never accepted
	Leaver                    // remove somebody who is not on the HR list
	Quiet                     // remove somebody who was not active for long
	ViewOnly                  // a guest on the own domain may only view
	MakeGuest                 // a member from outside becomes a guest: by hand in ClickUp
	QuietAdmin                // remove an owner or admin who was not active for long
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

// String is withdraw, remove-leaver, remove-quiet, view-only, make-guest or remove-admin.
func (w Way) String() string { return ways[min(w, QuietAdmin)].name }

// Words is what is done.
func (w Way) Words() string { return ways[min(w, QuietAdmin)].words }

// Why says why the way has its place in the order.
func (w Way) Why() string { return ways[min(w, QuietAdmin)].why }

// OnlyByHand reports whether a proposal has it only where somebody chose it.
func (w Way) OnlyByHand() bool { return w == QuietAdmin }

// wayOf is the way that a finding suggests; 0: none that gives a member seat back. Who
// works unseen by ClickUp's last-seen date is not quiet.
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
