package model

import (
	"cutui/internal/text"
	"cutui/model/seats"
)

// MarkedSeats says what taking the marked people out gives back: "frees 2 member seats ·
// −$38 a month". It is empty where nobody is marked, and for more than a thousand, since
// it is worked out for every key.
func (s *State) MarkedSeats(dot string) string {
	const most = 1000
	marks, r := s.Browse().Marks, s.Roster()
	if len(marks) == 0 || len(marks) > most || r == nil {
		return ""
	}
	facts, members := s.SeatFacts(s.Chosen), 0
	for id := range marks {
		if p, ok := r.People.ByID(id); ok && facts.SeatOf(p).Paid == seats.Yes {
			members++
		}
	}
	if members == 0 {
		return "frees no member seat"
	}
	words := "frees " + text.Plural(members, "member seat")
	if price := s.Options.Prices; price.Member > 0 {
		words += dot + "−" + seats.Money(float64(members)*price.Member, price.Currency) + " a month"
	}
	return words
}
