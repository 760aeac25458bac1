package handoff

import (
	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/seats"
)

const rolesAdvice = "Never remove somebody and invite them again for it: private items that they never shared become off-limits for everybody. " +
	"A member seat that becomes free stays paid until somebody takes it or the plan is renewed with fewer."

// section returns the title of the section that a step belongs to, or "".
func section(s change.Step) string {
	switch s.Op {
	case change.OpMakeGuest:
		return "Members who become guests"
	case change.OpMakeViewOnly:
		return "People who only view from now on"
	}
	return ""
}

// saves says what it saves that a person becomes a guest, or view only.
func saves(d plans.Context, s change.Step) string {
	if section(s) == "" || d.People == nil {
		return ""
	}
	who, here := d.People.ByID(s.ID)
	if !here {
		return ""
	}
	facts := d.SeatFacts()
	seat, price := facts.SeatOf(who), ""
	if d.Prices.Member > 0 {
		price = " (" + seats.Money(d.Prices.Member, d.Prices.Currency) + " a month)"
	}
	switch {
	case facts.Free():
		return "Saves nothing: nobody is billed on this plan."
	case seat.Paid == seats.Yes && s.Op == change.OpMakeGuest && d.Own.Has(who.Domain()):
		return "Frees a member seat" + price + " only while everything they get is at view only: they are on the workspace's own domain."
	case seat.Paid == seats.Yes && s.Op == change.OpMakeGuest:
		return "Frees a member seat" + price + "; takes a guest seat once they may do more than view."
	case seat.Paid == seats.Yes && who.Role == clickup.RoleGuest && facts.Subject(who).MayMore() != seats.Yes:
		return "Frees a member seat" + price + ", unless they only view already."
	case seat.Paid == seats.Yes:
		return "Frees a member seat" + price + "."
	case seat.Kind == seats.Guest:
		return "Frees a guest seat, if they take one."
	}
	return ""
}
