package change

import (
	"time"

	"cutui/internal/text"
	"cutui/model/audit"
)

// Bill is what a plan changes of what the seats cost a month, at the prices of the
// settings. Each is the price of a member seat where nobody can say how many are
// bought; else it is 0.
type Bill struct {
	Currency string    `json:"currency"`
	More     float64   `json:"more"`
	Each     float64   `json:"each,omitempty"`
	Less     float64   `json:"less"` // from the renewal on
	Renewal  time.Time `json:"renewal,omitzero"`
}

// Priced is the verdict in money, where prices are configured.
func (v Verdict) Priced(p audit.Prices) Verdict {
	if !p.Known() {
		return v
	}
	b := &Bill{Currency: p.Currency, Renewal: p.Renewal, More: float64(v.Bought) * p.Member}
	if v.Unknown {
		b.Each = p.Member
	}
	if freed := -(v.Delta.Members + v.Delta.OwnDomain); freed > 0 && !v.Before.Members.Total.Unlimited {
		b.Less += float64(freed) * p.Member
	}
	if v.Delta.Guests < 0 && !v.Before.Guests.Total.Unlimited {
		b.Less += float64(-v.Delta.Guests) * p.Guest
	}
	v.Bill = b
	return v
}

// verdict is what a change of seats does to the bill.
func (d Context) verdict(delta SeatDelta) Verdict { return Guard(d.Seats, delta).Priced(d.Prices) }

// words is the change of the bill, in parentheses after a space; empty where there is
// none, or no price.
func (b *Bill) words() string {
	switch {
	case b == nil:
		return ""
	case b.More > 0:
		return " (" + audit.Money(b.More, b.Currency) + " a month more)"
	case b.Each > 0:
		return " (" + audit.Money(b.Each, b.Currency) + " a month each)"
	case b.Less > 0 && b.Renewal.IsZero():
		return " (" + audit.Money(b.Less, b.Currency) + " a month less from the next renewal)"
	case b.Less > 0:
		return " (" + audit.Money(b.Less, b.Currency) + " a month less from the renewal on " + text.Day(b.Renewal) + ")"
	}
	return ""
}
