package seats

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// ExplainMembers holds the filled member seats against the people: "41 = 38 members +
// 3 own-domain guests". Where that does not come out it says what may be the reason,
// and offers none that the numbers rule out.
func (c Counts) ExplainMembers(r Rules, now clickup.Seats) string {
	shown := c.memberWords()
	pool := now.Members
	if r.Free() {
		return "nobody is billed on Free Forever; the roster shows " + shown
	}
	if !pool.Filled.Known {
		return "ClickUp did not say how many member seats are taken; the roster shows " + shown
	}
	head := fmt.Sprintf("%s taken", text.Number(pool.Filled.N))
	switch more := pool.Filled.N - c.MemberSeats(); {
	case more == 0:
		return fmt.Sprintf("%s = %s", text.Number(pool.Filled.N), shown)
	case more > 0:
		return fmt.Sprintf("%s, %s more than %s: %s", head, text.Number(more), shown, c.whyMoreMembers(now))
	default:
		return fmt.Sprintf("%s, %s fewer than %s: %s", head, text.Number(-more), shown, c.whyFewerMembers())
	}
}

func (c Counts) memberWords() string {
	parts := []string{counted(c.Members(), "member")}
	if c.Limited > 0 {
		parts = append(parts, counted(c.Limited, "limited member"))
	}
	if c.OwnGuests > 0 {
		parts = append(parts, counted(c.OwnGuests, "own-domain guest"))
	}
	return strings.Join(parts, " + ")
}

func (c Counts) whyMoreMembers(now clickup.Seats) string {
	var may []string
	if room, known := Room(now.Guests); known && room == 0 && c.GuestSeats() > now.Guests.Filled.N {
		may = append(may, "guests without a guest seat take member seats")
	}
	if c.MaybeOwn > 0 {
		may = append(may, counted(c.MaybeOwn, "guest")+" may be on your own domain")
	}
	if n := c.Of(ClassUnknown); n > 0 {
		may = append(may, counted(n, "person")+" whose role is new here may take one")
	}
	if n := c.Of(ClassAgent); n > 0 {
		may = append(may, counted(n, "agent")+" may take one")
	}
	return strings.Join(append(may, "your token may not see everybody"), ", or ")
}

func (c Counts) whyFewerMembers() string {
	var may []string
	if c.OwnGuests > 0 {
		may = append(may, "own-domain guests who only view are free")
	}
	if c.Pending > 0 {
		may = append(may, "ClickUp may not count all who are pending")
	}
	if len(may) == 0 {
		return "why is not known"
	}
	return strings.Join(may, ", or ")
}

// ExplainGuests holds the filled guest seats against the guests: "118 of 120 guests
// take a guest seat; 2 more may be free (view only)".
func (c Counts) ExplainGuests(r Rules, now clickup.Seats) string {
	pool, guests := now.Guests, c.GuestSeats()
	outside := counted(guests, "guest") + " from outside your own domain"
	if r.Free() {
		return fmt.Sprintf("nobody is billed on Free Forever; the roster shows %s", counted(c.Guests(), "guest"))
	}
	free := ""
	if c.FreeGuests > 0 {
		free = "; " + counted(c.FreeGuests, "guest") + " only view and are free"
	}
	if !pool.Filled.Known {
		return "ClickUp did not say how many guest seats are taken; the roster shows " + outside + free
	}
	switch more := pool.Filled.N - guests; {
	case more == 0:
		return fmt.Sprintf("%s = %s", text.Number(pool.Filled.N), outside) + free
	case more > 0:
		return fmt.Sprintf("%s taken, %s more than %s: %s", text.Number(pool.Filled.N), text.Number(more), outside, c.whyMoreGuests()) + free
	default:
		text := fmt.Sprintf("%s of %s take a guest seat; %s more may be free (view only)", text.Number(pool.Filled.N), counted(guests, "guest"), text.Number(-more))
		if room, known := Room(pool); known && room == 0 {
			text += ", or take a member seat"
		}
		return text + free
	}
}

func (c Counts) whyMoreGuests() string {
	var may []string
	if c.MaybeOwn > 0 {
		may = append(may, counted(c.MaybeOwn, "guest")+" on a domain that may be your own may take one")
	}
	return strings.Join(append(may, "your token may not see everybody"), ", or ")
}
