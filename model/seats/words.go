package seats

import (
	"cmp"
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// Sentence says what the plan does to the bill: "nothing is bought", "buys 1 to 8 member
// seats", "may buy 1 member seat: not known whether …".
func (f *Forecast) Sentence() string {
	text := f.Headline()
	switch {
	case !f.Known:
		return text + ": " + f.Reason + f.Cost.Words()
	case f.Max > 0:
		return text + f.Cost.Words()
	case f.Reason != "":
		return text + "; " + f.Reason + f.Cost.Words()
	}
	return text + f.Cost.Words()
}

// Headline returns the range alone, such as "buys 1 to 8 member seats".
func (f *Forecast) Headline() string {
	switch {
	case f.Change.Empty():
		return "no seat is taken"
	case f.Change.takers() == 0 && f.Change.Taken == [takesSets]int{}:
		return f.givenBack()
	case f.Known && f.Max == 0:
		return "nothing is bought"
	case f.Known && f.Max == 1:
		return "buys " + Between(f.Min, f.Max) + " member seat"
	case f.Known:
		return "buys " + Between(f.Min, f.Max) + " member seats"
	case f.Min > 0:
		return "buys at least " + text.Plural(f.Min, "member seat")
	case f.Open:
		return "may buy member seats"
	case f.Max > 1:
		return fmt.Sprintf("may buy up to %s member seats", text.Number(f.Max))
	}
	return "may buy " + text.Plural(f.Max, "member seat")
}

// FullPermission says what guests may do on Free Forever, whatever they are given.
const FullPermission = "on Free Forever guests always have full permission"

// RoomWords says how full the guest seats or the member seats are, such as "Guest seats
// 118 of 120 taken".
func (r Rules) RoomWords(read Reading, members bool) string {
	name, pool := "Guest seats ", read.Seats.Guests
	if members {
		name, pool = "Member seats ", read.Seats.Members
	}
	switch {
	case r.Free():
		return "Nobody is billed on Free Forever"
	case read.Stale != "":
		return name + Taken(pool) + ": " + read.Stale
	}
	return name + Taken(pool)
}

// Takes reports whether somebody may take a seat.
func (f *Forecast) Takes() bool { return f.Change.takers() > 0 }

// Between returns a range in words: "3", "1 to 3", "up to 3".
func Between(low, high int) string {
	switch low {
	case high:
		return text.Number(high)
	case 0:
		return fmt.Sprintf("up to %s", text.Number(high))
	}
	return fmt.Sprintf("%s to %s", text.Number(low), text.Number(high))
}

func (f *Forecast) givenBack() string {
	if f.Guests.Min == 0 && f.Member.Min == 0 {
		return "no seat is given back"
	}
	return "seats are given back"
}

// reason says why the forecast is what it is, or returns "" if that is obvious.
func (f *Forecast) reason() string {
	switch {
	case f.Free && !f.Change.Empty():
		return "nobody is billed on Free Forever"
	case f.Known:
		return f.knownReason()
	case f.Stale != "":
		return f.Stale
	case !Limited(f.Before.Members) && !f.Before.Members.Total.Unlimited || f.guestsNotSaid():
		return "ClickUp did not say how many seats there are"
	case f.Open:
		return "more seats are filled than there are, so by how many ClickUp raises them is not known"
	}
	return f.doubts()
}

func (f *Forecast) guestsNotSaid() bool {
	_, known := Room(f.Before.Guests)
	return !known && f.Change.mayTake(TakesGuestSeat)
}

func (f *Forecast) knownReason() string {
	var parts []string
	if f.TooMany > 0 {
		parts = append(parts, text.Plural(f.TooMany, "guest")+" more than there are guest seats")
	}
	if f.Max == 0 && f.Change.Taken[TakesNothing] > 0 && f.Change.takers() == 0 {
		parts = append(parts, "no new seat is taken")
	}
	return strings.Join(parts, " and ")
}

// doubts says why it is not known which seats are taken.
func (f *Forecast) doubts() string {
	var parts []string
	for why, n := range f.Change.Doubt {
		if n > 0 {
			parts = append(parts, Doubt(why).words(n, f.Change.Who[why]))
		}
	}
	return "not known whether " + strings.Join(parts, ", and whether ")
}

// doubtWords say what is not known about one person, by name, and about several.
var doubtWords = [...]struct{ one, many string }{
	Certain:        {"%s, whose role is new here, takes a seat", "%s people whose role is new here take seats"},
	NothingShared:  {"%s, with nothing shared, takes a seat", "%s guests with nothing shared take seats"},
	RoleNotKnown:   {"the custom role lets %s do more than view", "the custom role lets %s guests do more than view"},
	AccessNotKnown: {"%s only views so far and takes a seat now", "%s guests only view so far and take seats now"},
	DomainNotKnown: {"ClickUp counts the domain of %s as your own", "ClickUp counts the domains of %s guests as your own"},
	SeatNotKnown:   {"%s, whose role is new here, takes a seat", "%s people whose role is new here take seats"},
	AccessAsGuest:  {"%s does more than view as a guest, and takes a seat", "%s people do more than view as guests, and take seats"},
}

// words says what is not known about n people. If there is only one, it names them.
func (d Doubt) words(n int, who string) string {
	if n == 1 {
		return fmt.Sprintf(doubtWords[d].one, cmp.Or(who, "a guest"))
	}
	return fmt.Sprintf(doubtWords[d].many, text.Number(n))
}

// Words says how full the seats are and what the plan does to them, such as "Guest seats
// 118 of 120 taken: 5 more – buys 1 to 3 member seats".
func (f *Forecast) Words() string {
	var parts []string
	if f.Guests.Max > 0 {
		parts = append(parts, "guest seats "+Taken(f.Before.Guests)+": "+f.Guests.asked())
	}
	if f.Member.Max > 0 || f.Max > 0 {
		parts = append(parts, "member seats "+Taken(f.Before.Members)+f.Member.askedAfterColon())
	}
	text := strings.Join(append(parts, f.Sentence()), " – ")
	return strings.ToUpper(text[:1]) + text[1:]
}

func (r Range) asked() string {
	if r.Min == r.Max {
		return fmt.Sprintf("%s more", text.Number(r.Max))
	}
	return fmt.Sprintf("%s to %s more", text.Number(max(0, r.Min)), text.Number(r.Max))
}

func (r Range) askedAfterColon() string {
	if r.Max <= 0 {
		return ""
	}
	return ": " + r.asked()
}

// Taken says how full seats are, such as "118 of 120 taken".
func Taken(p clickup.SeatPool) string {
	room, known := Room(p)
	switch {
	case p.Total.Unlimited && p.Filled.Known && room == NoLimit:
		return fmt.Sprintf("without limit, %s taken", text.Number(p.Filled.N))
	case p.Total.Unlimited && room == NoLimit:
		return "without limit"
	case Limited(p) && known && room < p.Total.N-p.Filled.N:
		return fmt.Sprintf("%s of %s taken, %s free as ClickUp says", text.Number(p.Filled.N), text.Number(p.Total.N), text.Number(room))
	case Limited(p):
		return fmt.Sprintf("%s of %s taken", text.Number(p.Filled.N), text.Number(p.Total.N))
	}
	return "not known"
}

// PoolChange is how many seats of a kind a plan takes; a negative number is freed.
type PoolChange struct {
	Name   string
	Before clickup.SeatPool
	By     Range
}

// Changes returns the kinds of seats that the plan takes or frees.
func (f *Forecast) Changes() []PoolChange {
	var out []PoolChange
	if f.Guests != (Range{}) {
		out = append(out, PoolChange{"guest seats", f.Before.Guests, f.Guests})
	}
	if f.Member != (Range{}) {
		out = append(out, PoolChange{"member seats", f.Before.Members, f.Member})
	}
	return out
}

// Words returns the numbers, such as "118 → 120 of 120" or "118 of 120 now, 86 to 88
// afterwards".
func (c PoolChange) Words(arrow string) string {
	if !c.Before.Filled.Known {
		return "not known"
	}
	low, high := max(0, c.Before.Filled.N+c.By.Min), max(0, c.Before.Filled.N+c.By.Max)
	of, noLimit := "", ""
	switch {
	case c.Before.Total.Unlimited:
		noLimit = ", no limit"
	case c.Before.Total.Known:
		of = fmt.Sprintf(" of %s", text.Number(c.Before.Total.N))
	}
	if low != high {
		return fmt.Sprintf("%s%s now, %s to %s afterwards", text.Number(c.Before.Filled.N), of, text.Number(low), text.Number(high)) + noLimit
	}
	return fmt.Sprintf("%s %s %s", text.Number(c.Before.Filled.N), arrow, text.Number(low)) + of + noLimit
}

// After returns the seats expected after the plan, as far as they are known.
func (f *Forecast) After() clickup.Seats {
	after := clickup.Seats{Members: after(f.Before.Members, f.Member), Guests: after(f.Before.Guests, f.Guests)}
	if f.Max > 0 {
		after.Members = clickup.SeatPool{}
		if f.TooMany > 0 {
			after.Guests = clickup.SeatPool{}
		}
	}
	return after
}

func after(p clickup.SeatPool, by Range) clickup.SeatPool {
	if by == (Range{}) {
		return p
	}
	p.Empty = clickup.Count{}
	if by.Min != by.Max || !p.Filled.Known {
		p.Filled = clickup.Count{}
		return p
	}
	p.Filled = clickup.CountOf(max(0, p.Filled.N+by.Min))
	switch {
	case p.Total.Unlimited:
		p.Empty = clickup.Unlimited()
	case p.Total.Known:
		p.Empty = clickup.CountOf(max(0, p.Total.N-p.Filled.N))
	}
	return p
}
