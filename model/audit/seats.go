package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

type workspaceFinding struct {
	check    Check
	sentence string
}

// workspaceFindings returns the findings about the workspace itself. Seats without a
// number, and unlimited ones, make none.
func workspaceFindings(in Input, s Summary) []workspaceFinding {
	var found []workspaceFinding
	add := func(c Check, sentence string) {
		if sentence != "" {
			found = append(found, workspaceFinding{c, sentence})
		}
	}
	add(PublicLink, publicLinks(in.Public))
	add(TooManyAdmins, tooManyAdmins(s.Counts.Admins(), s.Counts.Members(), in.Options.AdminShare))
	if (seats.Rules{Plan: in.Plan.Name}).Free() {
		return found
	}
	add(SeatsOver, seatsOver(in.Seats.Members))
	add(SeatsNear, seatsNear("member", in.Seats.Members, in.Options.NearPercent))
	add(SeatsUnused, seatsUnused(in.Seats.Members, in.Options.SeatBuffer))
	add(SeatsNear, seatsNear("guest", in.Seats.Guests, in.Options.NearPercent))
	add(GuestSeatsExhausted, guestSeatsExhausted(in.Seats.Guests))
	return found
}

// tooManyAdmins always allows two, so that one can stand in for the other.
func tooManyAdmins(admins, members int, share float64) string {
	const always = 2
	if admins <= always || float64(admins) <= share*float64(members) {
		return ""
	}
	return fmt.Sprintf("%s of %s members are owners or admins (%s %%), more than %s %%",
		text.Number(admins), text.Number(members), text.Number(percent(admins, members)), text.Number(int(share*100+0.5)))
}

func percent(part, whole int) int { return part * 100 / max(whole, 1) }

func seatsOver(p clickup.SeatPool) string {
	over := seats.Over(p)
	if over == 0 {
		return ""
	}
	return fmt.Sprintf("%s member seats are filled, %s were bought: %s over", text.Number(p.Filled.N), text.Number(p.Total.N), text.Number(over))
}

// seatsNear returns "" for seats that are over, and for guest seats that are exhausted:
// those are checks of their own. All member seats filled is still only near.
func seatsNear(kind string, p clickup.SeatPool, percentNear int) string {
	room, known := seats.Room(p)
	if !known || !seats.Limited(p) || seats.Over(p) > 0 || p.Total.N <= 0 {
		return ""
	}
	taken := max(p.Filled.N, p.Total.N-room)
	if taken*100 < p.Total.N*percentNear || kind == "guest" && room == 0 {
		return ""
	}
	if taken > p.Filled.N {
		return fmt.Sprintf("%s of %s %s seats are filled, but ClickUp says that only %s are empty", text.Number(p.Filled.N), text.Number(p.Total.N), kind, text.Number(room))
	}
	return fmt.Sprintf("%s of %s %s seats are filled (%s %%): %s left", text.Number(p.Filled.N), text.Number(p.Total.N), kind, text.Number(percent(taken, p.Total.N)), text.Number(room))
}

func seatsUnused(p clickup.SeatPool, buffer int) string {
	unused := unusedSeats(p)
	if unused <= buffer {
		return ""
	}
	return fmt.Sprintf("%s member seats are paid for and free, %s more than the %s kept spare", text.Number(unused), text.Number(unused-buffer), text.Number(buffer))
}

// unusedSeats returns how many seats are free, or 0 if that is not known.
func unusedSeats(p clickup.SeatPool) int {
	if room, known := seats.Room(p); known && room < seats.NoLimit {
		return room
	}
	return 0
}

func guestSeatsExhausted(p clickup.SeatPool) string {
	const buys = ": the next guest who may do more than view buys a member seat"
	room, known := seats.Room(p)
	switch {
	case !known || room > 0:
		return ""
	case p.Total.Known && p.Total.N == 0 && p.Filled.N == 0:
		return "there are no guest seats" + buys
	case seats.Over(p) > 0:
		return fmt.Sprintf("%s guest seats are filled, but there are only %s", text.Number(p.Filled.N), text.Number(p.Total.N)) + buys
	case seats.Limited(p) && p.Filled.N < p.Total.N:
		return fmt.Sprintf("%s of %s guest seats are filled, but ClickUp says that none is empty", text.Number(p.Filled.N), text.Number(p.Total.N)) + buys
	case seats.Limited(p):
		return fmt.Sprintf("all %s guest seats are taken", text.Number(p.Total.N)) + buys
	}
	return "no guest seat is free" + buys
}
