package seats

import (
	"cmp"
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// ExplainMembers compares the filled member seats with the people: "41 = 38 members + 3
// own-domain guests". If they differ, it gives possible reasons that the numbers do not
// rule out.
func (c Counts) ExplainMembers(r Rules, now clickup.Seats) string {
	shown := c.memberWords()
	pool := now.Members
	if r.Free() {
		return "nobody is billed on Free Forever; the roster shows " + shown
	}
	if !pool.Filled.Known {
		return "ClickUp did not say how many member seats are taken; the roster shows " + shown
	}
	filled := text.Number(pool.Filled.N)
	switch more := pool.Filled.N - c.MemberSeats(); {
	case more == 0:
		return fmt.Sprintf("%s = %s", filled, shown)
	case more > 0:
		return fmt.Sprintf("%s taken, %s more than %s: %s", filled, text.Number(more), shown, c.whyMoreMembers(more, now))
	default:
		return fmt.Sprintf("%s taken, %s fewer than %s: %s", filled, text.Number(-more), shown, c.whyFewerMembers(-more))
	}
}

func (c Counts) memberWords() string {
	parts := []string{text.Plural(c.Members(), "member")}
	if c.Limited > 0 {
		parts = append(parts, text.Plural(c.Limited, "limited member"))
	}
	if c.OwnGuests > 0 {
		parts = append(parts, text.Plural(c.OwnGuests, "own-domain guest"))
	}
	return strings.Join(parts, " + ")
}

// doubt is a possible reason for a difference, and the number of seats it explains at most.
type doubt struct {
	words string
	most  int
}

// offered returns the reasons that can explain a difference of n seats: each one that does
// so alone, and the others together. The last resort is added if there is one. If the
// reasons don't suffice without it, the rest is said to be unknown.
func offered(n int, all []doubt, last string) string {
	var alone, together []string
	sum := 0
	for _, d := range all {
		switch {
		case d.most >= n:
			alone = append(alone, d.words)
		case d.most > 0:
			together = append(together, d.words)
			sum += d.most
		}
	}
	and := strings.Join(together, ", and ")
	switch {
	case and != "" && sum >= n:
		alone = append(alone, and)
	case and != "" && len(alone) == 0:
		return and + ", and " + cmp.Or(last, "why the rest is missing is not known")
	}
	if last != "" {
		alone = append(alone, last)
	}
	return cmp.Or(strings.Join(alone, ", or "), "why is not known")
}

// hidden is a possible reason for any difference.
const hidden = "your token may not see everybody"

func (c Counts) whyMoreMembers(n int, now clickup.Seats) string {
	moved := 0
	if room, known := Room(now.Guests); known && room == 0 {
		moved = c.GuestSeats() - now.Guests.Filled.N
	}
	strange, agents := c.Of(ClassUnknown), c.Of(ClassAgent)
	return offered(n, []doubt{
		{"guests without a guest seat take member seats", moved},
		{text.Plural(c.MaybeOwn, "guest") + " may be on your own domain", c.MaybeOwn},
		{text.Plural(strange, "person") + " whose role is new here may take one", strange},
		{text.Plural(agents, "agent") + " may take one", agents},
	}, hidden)
}

func (c Counts) whyFewerMembers(n int) string {
	return offered(n, []doubt{
		{"own-domain guests who only view are free", c.OwnGuests},
		{"ClickUp may not count all who are pending", c.Awaited},
	}, "")
}

// ExplainGuests compares the filled guest seats with the guests: "118 of 120 guests take a
// guest seat; 2 more may be free (view only)".
func (c Counts) ExplainGuests(r Rules, now clickup.Seats) string {
	pool, guests := now.Guests, c.GuestSeats()
	outside := text.Plural(guests, "guest") + " from outside your own domain"
	if r.Free() {
		return fmt.Sprintf("nobody is billed on Free Forever; the roster shows %s", text.Plural(c.Guests(), "guest"))
	}
	free := ""
	if c.FreeGuests > 0 {
		free = "; " + text.Count(c.FreeGuests, "guest only views and is free", "guests only view and are free")
	}
	if !pool.Filled.Known {
		return "ClickUp did not say how many guest seats are taken; the roster shows " + outside + free
	}
	filled := text.Number(pool.Filled.N)
	switch more := pool.Filled.N - guests; {
	case more == 0:
		return fmt.Sprintf("%s = %s", filled, outside) + free
	case more > 0:
		return fmt.Sprintf("%s taken, %s more than %s: %s", filled, text.Number(more), outside, c.whyMoreGuests(more)) + free
	default:
		words := fmt.Sprintf("%s of %s take a guest seat; %s more may be free (view only)", filled, text.Plural(guests, "guest"), text.Number(-more))
		if room, known := Room(pool); known && room == 0 {
			words += ", or take a member seat"
		}
		return words + free
	}
}

func (c Counts) whyMoreGuests(n int) string {
	return offered(n, []doubt{{text.Plural(c.MaybeOwn, "guest") + " on a domain that may be your own may take one", c.MaybeOwn}}, hidden)
}
