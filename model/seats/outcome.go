package seats

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// Outcome is what a run did to the seats, compared with its forecast.
type Outcome struct {
	// Bought is by how many the member seats grew; nil if not known.
	Bought *int `json:"members_bought"`
	// AsForeseen is No if more was bought than the forecast allowed, or if somebody got a
	// role that was neither asked for nor foreseen.
	AsForeseen Answer `json:"as_foreseen"`
	Reason     string `json:"reason"`
}

// Received is the role somebody has in the answer to a call.
type Received struct {
	Who      string
	AsMember bool  // a member was asked for, not a guest
	Takes    Takes // the seat foreseen for them; 0: no change
	Role     clickup.Role
	Key      string // ClickUp's word for the role
}

// Surprising reports whether ClickUp gave somebody a role that was neither asked for nor
// named by the forecast: it made a guest a member.
func (f *Forecast) Surprising(r Received) bool {
	limited, viewOnly := LimitedKey(r.Key)
	switch {
	case r.AsMember || f.Free:
		return false
	case limited:
		return !viewOnly && r.Takes&TakesMemberSeat == 0
	case !r.Role.Paid():
		return false
	}
	return r.Takes&TakesMemberSeat == 0 && (f.TooMany == 0 || r.Takes&TakesGuestSeat == 0)
}

// Compare compares the seats after a run, and the roles in its answers, with the forecast.
// If after is stale, the seats could not be read after the run.
func (f *Forecast) Compare(after Reading, got []Received) Outcome {
	var o Outcome
	var surprises []Received
	for _, r := range got {
		if f.Surprising(r) {
			surprises = append(surprises, r)
		}
	}
	grown, known := f.grown(after)
	if known {
		o.Bought = &grown
	}
	switch {
	case len(surprises) > 0:
		o.AsForeseen = No
	case !known:
	case f.Known && grown > f.Max:
		o.AsForeseen = No
	default:
		o.AsForeseen = Yes
	}
	o.Reason = f.outcomeWords(grown, known, surprises, after)
	return o
}

// grown returns by how many the paid member seats grew.
func (f *Forecast) grown(after Reading) (n int, known bool) {
	was, is := f.Before.Members.Total, after.Seats.Members.Total
	switch {
	case f.Free:
		return 0, true
	case f.Stale != "" || after.Stale != "":
		return 0, false
	case was.Unlimited && is.Unlimited:
		return 0, true
	case !was.Known || !is.Known:
		return 0, false
	}
	return max(0, is.N-was.N), true
}

func (f *Forecast) outcomeWords(grown int, known bool, surprises []Received, after Reading) string {
	var parts []string
	if len(surprises) > 0 {
		parts = append(parts, surpriseWords(surprises))
	}
	switch {
	case !known && after.Stale != "":
		parts = append(parts, "how many seats were bought is not known: "+after.Stale)
	case !known:
		parts = append(parts, "how many seats were bought is not known")
	case grown == 0 && len(surprises) > 0:
		parts = append(parts, "no member seat was bought")
	case grown == 0 && f.Min > 0:
		parts = append(parts, "no member seat was bought, though "+f.expected()+" foreseen")
	case grown == 0:
		parts = append(parts, "no member seat was bought")
	case f.Known && grown > f.Max && len(surprises) > 0:
		parts = append(parts, wasBought(grown)+", not foreseen")
	case f.Known && grown > f.Max:
		parts = append(parts, wasBought(grown)+", "+f.expected()+" foreseen; somebody else may have changed seats meanwhile")
	case grown < f.Min:
		parts = append(parts, wasBought(grown)+", fewer than the "+text.Plural(f.Min, "seat")+" foreseen")
	case !f.Known:
		parts = append(parts, wasBought(grown)+"; beforehand it was not known how many")
	default:
		parts = append(parts, wasBought(grown)+", as foreseen")
	}
	text := strings.Join(parts, ": ")
	if extra := f.guestWords(after); extra != "" {
		text += "; " + extra
	}
	return text
}

// expected returns what was foreseen, to be written before "foreseen".
func (f *Forecast) expected() string {
	switch {
	case f.Max == 0:
		return "none was"
	case f.Min == f.Max && f.Max == 1:
		return "1 was"
	case f.Min == f.Max:
		return fmt.Sprintf("%s were", text.Number(f.Max))
	}
	return fmt.Sprintf("up to %s were", text.Number(f.Max))
}

func wasBought(n int) string {
	if n == 1 {
		return "1 member seat was bought"
	}
	return fmt.Sprintf("%s member seats were bought", text.Number(n))
}

func surpriseWords(all []Received) string {
	word := "a member"
	if limited, _ := LimitedKey(all[0].Key); limited {
		word = "a limited member"
	}
	if len(all) == 1 {
		return "ClickUp made " + all[0].Who + " " + word
	}
	return fmt.Sprintf("ClickUp made %s and %s more %ss", all[0].Who, text.Number(len(all)-1), strings.TrimPrefix(word, "a "))
}

// guestWords says how the guest seats changed if that was not foreseen, or returns "".
func (f *Forecast) guestWords(after Reading) string {
	was, is := f.Before.Guests, after.Seats.Guests
	if f.Free || f.Stale != "" || after.Stale != "" || !was.Filled.Known || !is.Filled.Known {
		return ""
	}
	by := is.Filled.N - was.Filled.N
	if by >= min(0, f.Guests.Min) && by <= max(0, f.Guests.Max) {
		return ""
	}
	return fmt.Sprintf("guest seats went from %s to %s, otherwise than foreseen", text.Number(was.Filled.N), text.Number(is.Filled.N))
}
