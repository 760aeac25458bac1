package audit

import (
	"fmt"

	"cutui/clickup"
)

// Billable says whether a person takes a paid member seat.
type Billable uint8

// The answers of Billing.
const (
	BillableUnknown Billable = iota
	BillableYes
	BillableNo
)

// String is yes, no or unknown.
func (b Billable) String() string {
	return [...]string{"unknown", "yes", "no"}[min(b, BillableNo)]
}

// Billing says whether a person takes a paid member seat, with the reason in a
// sentence. The roster does not tell a guest who may only view (free) from one
// who takes a guest seat; neither costs a member seat, and the sentence says so.
func Billing(p *clickup.Person, own Domains) (Billable, string) {
	pending := p.Status() == clickup.StatusPending
	switch {
	case p.ID < 0:
		return BillableUnknown, "An agent: ClickUp does not say whether it takes a seat."
	case p.Role.Paid() && pending:
		return BillableYes, "Takes a paid member seat while the invitation stands: role " + p.Role.String() + "."
	case p.Role.Paid():
		return BillableYes, "Takes a paid member seat: role " + p.Role.String() + "."
	case !p.Guest():
		return BillableUnknown, fmt.Sprintf("Whether they take a seat is not known: ClickUp's role %d is new here.", p.RoleCode)
	}
	return guestBilling(p, own, pending)
}

func guestBilling(p *clickup.Person, own Domains, pending bool) (Billable, string) {
	domain := p.Domain()
	switch {
	case domain == "":
		return BillableUnknown, "Takes a guest seat, or a member seat if on your own domain: ClickUp gave no address."
	case own.Has(domain) && pending:
		return BillableYes, "Takes a member seat while the invitation stands: guest on your own domain."
	case own.Has(domain):
		return BillableYes, "Takes a member seat: guest on your own domain."
	case pending:
		return BillableNo, "Takes a guest seat while the invitation stands, or none if they may only view."
	}
	return BillableNo, "Takes a guest seat, or none if they may only view."
}
