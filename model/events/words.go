package events

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// Words returns the event in a sentence, such as "2 paid seats since 14:00: x@acme.example,
// y@acme.example, invited by Max: $38 a month, about $19 now (prorated to 1 Dec 2026, by
// your prices)".
func (e *Event) Words() string {
	switch e.Kind {
	case SeatBought:
		return e.boughtWords()
	case Over:
		return fmt.Sprintf("%s more filled than there are", text.Count(e.Seats, "member seat is", "member seats are"))
	case Left:
		return who(e.Person) + " left: was " + role(e.Person)
	case RoleUp, RoleDown:
		return who(e.Person) + " is " + role(e.Person) + " now, was " + role(e.Before) + e.seatWords()
	case Accepted:
		return who(e.Person) + " accepted the invitation, as " + role(e.Person) + e.byWords()
	case Joined, GuestAdded:
	}
	verb := " joined as "
	if e.Person.Status() == clickup.StatusPending {
		verb = " was invited as "
	}
	return who(e.Person) + verb + role(e.Person) + e.byWords() + e.seatWords()
}

// who returns somebody's address, or their name if they have none.
func who(p *clickup.Person) string { return cmp.Or(p.Email, p.Display()) }

func (e *Event) byWords() string {
	if e.By == nil {
		return ""
	}
	return ", invited by " + e.By.Display()
}

func (e *Event) seatWords() string {
	if words := e.SeatWords(); words != "" {
		return "; " + words
	}
	return ""
}

// SeatWords says that somebody now takes a paid seat, and its price. It returns "" if they
// take none or took it before.
func (e *Event) SeatWords() string {
	switch {
	case !e.TakesSeat:
		return ""
	case e.Cost == nil:
		return "takes a paid member seat"
	}
	return "takes a paid member seat, " + seats.Money(e.Cost.Monthly, e.Cost.Currency) + " a month"
}

func role(p *clickup.Person) string {
	word := seats.RoleWord(p)
	if p.CustomRole != nil && p.CustomRole.Name != "" {
		word += " (" + p.CustomRole.Name + ")"
	}
	return word
}

// mostNamed is how many people a sentence names.
const mostNamed = 5

func (e *Event) boughtWords() string {
	words := text.Plural(e.Seats, "paid seat") + " since " + moment(e.Since, e.At)
	var names []string
	for _, p := range e.People[:min(mostNamed, len(e.People))] {
		names = append(names, who(p))
	}
	if len(names) > 0 {
		words += ": " + strings.Join(names, ", ")
	}
	if more := len(e.People) - mostNamed; more > 0 {
		words += " and " + text.Number(more) + " more"
	}
	return words + e.byWords() + e.Cost.words()
}

// moment returns the time of day, with the date unless it is today.
func moment(then, now time.Time) string {
	then = then.In(now.Location())
	if then.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return then.Format("15:04")
	}
	return text.Day(then) + then.Format(" 15:04")
}

// words returns what seats cost, after a colon, or "" without prices.
func (c *Cost) words() string {
	if c == nil {
		return ""
	}
	words := ": " + seats.Money(c.Monthly, c.Currency) + " a month"
	if c.Until.IsZero() {
		return words + " (by your prices)"
	}
	return words + ", about " + seats.Money(c.Now, c.Currency) + " now (prorated to " + text.Day(c.Until) + ", by your prices)"
}
