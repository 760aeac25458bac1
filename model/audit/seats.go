package audit

import (
	"fmt"

	"cutui/clickup"
)

type workspaceFinding struct {
	check    Check
	sentence string
}

// workspaceFindings are those about nobody in particular. Seats of which
// ClickUp gave no number, or that are unlimited, find nothing.
func workspaceFindings(in Input, s Summary) []workspaceFinding {
	var found []workspaceFinding
	add := func(c Check, sentence string) {
		if sentence != "" {
			found = append(found, workspaceFinding{c, sentence})
		}
	}
	add(TooManyAdmins, tooManyAdmins(s.Admins, s.Members, in.Options.AdminShare))
	add(SeatsOver, seatsOver(in.Seats.Members))
	add(SeatsNear, seatsNear("member", in.Seats.Members, in.Options.NearPercent))
	add(SeatsUnused, seatsUnused(in.Seats.Members, in.Options.SeatBuffer))
	add(SeatsNear, seatsNear("guest", in.Seats.Guests, in.Options.NearPercent))
	add(GuestSeatsExhausted, guestSeatsExhausted(in.Seats.Guests))
	return found
}

// tooManyAdmins lets two be: one must be able to stand in for the other.
func tooManyAdmins(admins, members int, share float64) string {
	const always = 2
	if admins <= always || float64(admins) <= share*float64(members) {
		return ""
	}
	return fmt.Sprintf("%d of %d members are owners or admins (%d %%), more than %d %%",
		admins, members, percent(admins, members), int(share*100+0.5))
}

func percent(part, whole int) int { return part * 100 / max(whole, 1) }

func limited(p clickup.SeatPool) bool { return p.Filled.Known && p.Total.Known }

func seatsOver(p clickup.SeatPool) string {
	if !limited(p) || p.Filled.N <= p.Total.N {
		return ""
	}
	return fmt.Sprintf("%d member seats are filled, %d were bought: %d over", p.Filled.N, p.Total.N, p.Filled.N-p.Total.N)
}

// seatsNear ends where the seats are over or exhausted: those are checks of
// their own. A workspace's last member seat is still only near.
func seatsNear(kind string, p clickup.SeatPool, percentNear int) string {
	if !limited(p) || p.Filled.N > p.Total.N || p.Total.N <= 0 || p.Filled.N*100 < p.Total.N*percentNear {
		return ""
	}
	if kind == "guest" && p.Filled.N == p.Total.N {
		return ""
	}
	return fmt.Sprintf("%d of %d %s seats are filled (%d %%): %d left",
		p.Filled.N, p.Total.N, kind, percent(p.Filled.N, p.Total.N), p.Total.N-p.Filled.N)
}

func seatsUnused(p clickup.SeatPool, buffer int) string {
	unused, known := freeSeats(p)
	if !known || unused <= buffer {
		return ""
	}
	return fmt.Sprintf("%d member seats are paid for and free, %d more than the %d kept spare", unused, unused-buffer, buffer)
}

// freeSeats is ClickUp's own number where it gave one.
func freeSeats(p clickup.SeatPool) (n int, known bool) {
	switch {
	case p.Total.Unlimited || p.Empty.Unlimited:
		return 0, false
	case p.Empty.Known:
		return p.Empty.N, true
	case limited(p):
		return p.Total.N - p.Filled.N, true
	}
	return 0, false
}

func guestSeatsExhausted(p clickup.SeatPool) string {
	const buys = ": the next guest buys a member seat"
	switch {
	case !limited(p) || p.Filled.N < p.Total.N:
		return ""
	case p.Total.N == 0 && p.Filled.N == 0:
		return "there are no guest seats" + buys
	case p.Filled.N > p.Total.N:
		return fmt.Sprintf("%d guests, %d guest seats", p.Filled.N, p.Total.N) + buys
	}
	return fmt.Sprintf("all %d guest seats are taken", p.Total.N) + buys
}
