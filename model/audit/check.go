package audit

import (
	"fmt"
	"strings"

	"cutui/clickup"
)

// Check is one thing that an audit looks for.
type Check uint8

// The checks, in the order in which reports explain them.
const (
	InactiveMember Check = iota + 1
	InactiveGuest
	PendingInvite
	NeverActive
	UnknownActivity
	InternalGuest
	ExternalMember
	FreeMailAdmin
	TooManyAdmins
	InactiveAdmin
	DuplicatePerson
	GuestInGroup
	InviterGone
	SeatsOver
	SeatsNear
	SeatsUnused
	GuestSeatsExhausted
	GuestUnscoped
	GuestElevated
	StaleShare
	Leaver
	CrossClient
	PublicLink
	UntilPast
	NoTwoFactor
)

// checkInfo describes a check.
type checkInfo struct {
	name     string
	severity Severity
	lane     Lane
	holds    func(*facts, *subject) bool          // nil: activity finds it, or it is about the workspace
	reason   func(*facts, *clickup.Person) string // nil: evidence makes the sentence
	action   Action
	about    string
}

var checks = [...]checkInfo{
	InactiveMember:      {"inactive-member", Medium, Ready, nil, inactiveReason, Action{RemoveAction, "remove"}, "Members who have not been active for longer than the threshold."},
	InactiveGuest:       {"inactive-guest", Medium, Ready, nil, inactiveReason, Action{RemoveAction, "remove"}, "Guests who have not been active for longer than the threshold."},
	PendingInvite:       {"pending-invite", Medium, Ready, nil, pendingInviteReason, Action{WithdrawAction, "withdraw"}, "Invitations that nobody accepted in time; they hold a seat."},
	NeverActive:         {"never-active", Low, Review, nil, neverActiveReason, Action{ReviewAction, "ask whether they need it"}, "People who joined and have never been active since."},
	UnknownActivity:     {"unknown-activity", Info, Review, nil, unknownActivityReason, Action{NoAction, "none"}, "People whose last activity ClickUp does not report. They may well be active."},
	InternalGuest:       {"internal-guest", High, Review, internalGuest, internalGuestReason, Action{HandOffAction, "view only / remove"}, "People on your own domain who are not members but may do more than view: ClickUp bills them as members."},
	ExternalMember:      {"external-member", High, Review, externalMember, externalMemberReason, Action{HandOffAction, "hand-off: to guest"}, "Paid members who are not on your own domain and could be guests."},
	FreeMailAdmin:       {"free-mail-admin", High, Review, freeMailAdmin, freeMailAdminReason, Action{EditAction, "take admin rights back"}, "Owners and admins on an address outside your control."},
	TooManyAdmins:       {"too-many-admins", High, Review, nil, nil, Action{ReviewAction, "choose who needs to be one"}, "A larger share of owners and admins than you allow."},
	InactiveAdmin:       {"inactive-admin", High, Review, nil, inactiveAdminReason, Action{EditAction, "take admin rights back"}, "Owners and admins who have gone quiet and still hold all the keys."},
	DuplicatePerson:     {"duplicate-person", Medium, Review, duplicatePerson, nil, Action{ReviewAction, "keep one of the two"}, "People who seem to have a second account."},
	GuestInGroup:        {"guest-in-group", Medium, Review, guestInGroup, guestInGroupReason, Action{EditAction, "take out of the group"}, "Guests in a user group: that makes them paid guests."},
	InviterGone:         {"inviter-gone", Info, Review, inviterGone, inviterGoneReason, Action{ReviewAction, "find who answers for them"}, "People whose inviter is no longer here: nobody answers for them."},
	SeatsOver:           {"seats-over", High, Review, nil, nil, Action{ReviewAction, "take seats back or buy"}, "More member seats are filled than were bought."},
	SeatsNear:           {"seats-near", Medium, Review, nil, nil, Action{ReviewAction, "take seats back or buy"}, "Nearly all seats are filled."},
	SeatsUnused:         {"seats-unused", Medium, Review, nil, nil, Action{HandOffAction, "buy fewer at the renewal"}, "More paid seats are free than are kept spare."},
	GuestSeatsExhausted: {"guest-seats-exhausted", High, Review, nil, nil, Action{ReviewAction, "remove guests first"}, "No guest seat is free: the next guest who may do more than view buys a member seat."},
	GuestUnscoped:       {"guest-unscoped", Medium, Review, guestUnscoped, guestUnscopedReason, Action{RemoveAction, "share something or remove"}, "Guests who have nothing shared with them."},
	GuestElevated:       {"guest-elevated", Medium, Review, guestElevated, guestElevatedReason, Action{EditAction, "lower the rights"}, "Guests who may do more than view and comment."},
	StaleShare:          {"stale-share", Low, Review, staleShare, staleShareReason, Action{EditAction, "unshare"}, "Closed items that are still shared with a guest."},
	Leaver:              {"leaver", High, Review, leaver, leaverReason, Action{RemoveAction, "remove"}, "Your own people who are not on the HR list."},
	CrossClient:         {"cross-client", High, Review, crossClient, crossClientReason, Action{ReviewAction, "unshare, or mark it in shared_lists"}, "People of one client on something that another client's people see too."},
	UntilPast:           {"until-past", High, Ready, untilPast, untilPastReason, Action{RemoveAction, "remove or extend"}, "People who are past the day you noted for them to leave. Nothing happens by itself."},
	PublicLink:          {"public-link", High, Review, nil, nil, Action{HandOffAction, "end the link: Share → public link"}, "Tasks that anybody with their public link can see, without an account."},
	NoTwoFactor:         {"no-2fa", High, Review, noTwoFactor, noTwoFactorReason, Action{ReviewAction, "ask them to turn it on"}, "Owners and admins without two-factor authentication, according to ClickUp's people export. It does not say whether they use single sign-on."},
}

// Checks returns every check.
func Checks() []Check {
	all := make([]Check, 0, len(checks))
	for c := InactiveMember; int(c) < len(checks); c++ {
		all = append(all, c)
	}
	return all
}

// String returns the check's name in reports, such as inactive-member.
func (c Check) String() string { return checks[c].name }

// ParseCheck finds a check by its name.
func ParseCheck(name string) (Check, bool) {
	for _, c := range Checks() {
		if c.String() == name {
			return c, true
		}
	}
	return 0, false
}

// About returns a sentence that says what the check finds and why that matters.
func (c Check) About() string { return checks[c].about }

// Severity returns how much the check's findings matter.
func (c Check) Severity() Severity { return checks[c].severity }

// OfShares reports whether the check needs what is shared with each guest, which
// takes a call for each of them.
func (c Check) OfShares() bool { return c == GuestUnscoped || c == GuestElevated || c == StaleShare }

// Severity is how much a finding matters; a larger one matters more.
type Severity uint8

// The severities, from least to most.
const (
	Info Severity = iota + 1
	Low
	Medium
	High
)

var severityNames = [...]string{"none", "info", "low", "medium", "high"}

// String returns info, low, medium or high, and none for the zero value.
func (s Severity) String() string { return severityNames[min(s, High)] }

// ParseSeverity reads a severity's name in any case.
func ParseSeverity(name string) (Severity, error) {
	for s := Info; s <= High; s++ {
		if strings.EqualFold(name, s.String()) {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is not a severity: use high, medium, low or info", name)
}

// Lane is how far a finding is from being acted on.
type Lane uint8

// The lanes, in the order they are shown.
const (
	Ready     Lane = iota + 1 // the evidence is clear: safe to act on
	HandOver                  // the evidence is clear, but the person holds something
	Review                    // somebody must judge
	Protected                 // the owner, the caller, listed people, accepted findings
)

// String returns ready, hand-over, review or protected.
func (l Lane) String() string {
	return [...]string{"none", "ready", "hand-over", "review", "protected"}[min(l, Protected)]
}

// evidence returns what the check itself found, in a sentence.
func (f Finding) evidence() string {
	switch {
	case f.facts == nil:
		return ""
	case f.Person == nil:
		return f.facts.sentences[f.detail]
	case f.Check == DuplicatePerson:
		return duplicateReason(f.Person, &f.facts.in.People[f.detail], f.facts.in.Own)
	}
	return checks[f.Check].reason(f.facts, f.Person)
}
