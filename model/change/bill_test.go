package change

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
)

func TestThePlansBill(t *testing.T) {
	t.Parallel()
	prices := audit.Prices{Member: 19, Guest: 2.5, Currency: "$"}
	renewed := prices
	renewed.Renewal = time.Date(2027, time.March, 1, 0, 0, 0, 0, time.UTC)
	unlimited := clickup.SeatPool{Filled: clickup.CountOf(9), Total: clickup.Unlimited()}
	full := clickup.Seats{Members: pool(5, 5), Guests: pool(5, 5)}
	for name, c := range map[string]struct {
		seats  clickup.Seats
		prices audit.Prices
		delta  SeatDelta
		want   string
	}{
		"no price, no number":      {full, audit.Prices{Currency: "$"}, SeatDelta{Members: 2}, "buys 2 member seats"},
		"bought":                   {full, prices, SeatDelta{Members: 2}, "buys 2 member seats ($38 a month more)"},
		"guests beyond their own":  {full, prices, SeatDelta{Guests: 3}, "buys 3 member seats ($57 a month more)"},
		"it fits":                  {clickup.Seats{Members: pool(3, 5), Guests: pool(5, 5)}, prices, SeatDelta{Members: 2}, "nothing is bought"},
		"nobody knows":             {clickup.Seats{}, prices, SeatDelta{Members: 2}, "ClickUp did not say how many seats there are: this may buy one ($19 a month each)"},
		"given back":               {full, prices, SeatDelta{Members: -1, OwnDomain: -1, Guests: -1}, "seats are given back ($40.50 a month less from the next renewal)"},
		"given back on a day":      {full, renewed, SeatDelta{Members: -1}, "seats are given back ($19 a month less from the renewal on 1 Mar 2027)"},
		"guests that cost nothing": {full, audit.Prices{Member: 19, Currency: "EUR"}, SeatDelta{Guests: -3}, "seats are given back"},
		"guests without limit":     {clickup.Seats{Members: pool(5, 5), Guests: unlimited}, prices, SeatDelta{Guests: -3}, "seats are given back"},
	} {
		d := testDesk()
		d.Seats, d.Prices = c.seats, c.prices
		if got := d.verdict(c.delta).Sentence(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestPlansCarryTheirBill(t *testing.T) {
	t.Parallel()
	d := testDesk()
	d.Prices = audit.Prices{Member: 10, Currency: "EUR"}
	d.Seats.Members = pool(5, 5)
	for name, c := range map[string]struct {
		plan       Plan
		more, less float64
	}{
		"invite members":  {PlanInviteMembers(d, InviteMemberRequest{Emails: []string{"a@x.example", "b@x.example"}}), 20, 0},
		"remove a member": {PlanRemove(d, []clickup.UserID{3}), 0, 10},
	} {
		if b := c.plan.Seats.Bill; b == nil || b.More != c.more || b.Less != c.less {
			t.Errorf("%s: %+v", name, b)
		}
	}
}
