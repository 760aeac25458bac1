package people

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// order is all rows in one order, sorted when it is first needed.
type order struct {
	once sync.Once
	rows []int32
}

// last is the key of people for whom the value is not known. They come last both ways.
const last = math.MaxUint64

// ordered returns all rows in an order. The slice is shared and must not be changed.
// Orders are kept, except the one by seat, which depends on more than the people.
func (p *People) ordered(s Sort, facts seats.Facts) []int32 {
	if s.Column == BySeat {
		return p.byKey(s.Desc, p.seatKey(facts))
	}
	o := &p.orders[min(s.Column, columns-1)][side(s.Desc)]
	o.once.Do(func() { o.rows = p.sorted(s) })
	return o.rows
}

func side(desc bool) int {
	if desc {
		return 1
	}
	return 0
}

func (p *People) sorted(s Sort) []int32 {
	switch s.Column {
	case ByName:
		return p.byName(s.Desc)
	case ByEmail:
		return p.byAddress(s.Desc)
	}
	return p.byKey(s.Desc, p.key(s.Column))
}

// key returns a function that returns what a column compares of a row, as a number.
func (p *People) key(c Column) func(int32) uint64 {
	switch c {
	case ByRole:
		return func(i int32) uint64 { return orLast(uint64(p.rows[i].Role)) }
	case ByStatus:
		return func(i int32) uint64 { return orLast(uint64(p.rows[i].Status())) }
	case ByLastActive:
		return func(i int32) uint64 { return stampKey(p.rows[i].LastActive) }
	case ByJoined:
		return func(i int32) uint64 { return stampKey(p.rows[i].Joined) }
	case ByInvited:
		return func(i int32) uint64 { return stampKey(p.rows[i].Invited) }
	case ByDomain:
		places := placesOf(p.domains.names)
		return func(i int32) uint64 { return places[p.domains.of[i]] }
	case ByInviter:
		return wordKey(p.rows, func(x *clickup.Person) string { return InviterName(x.InvitedBy) })
	case ByCustomRole:
		return wordKey(p.rows, customRoleName)
	}
	return func(i int32) uint64 { return uint64(p.rows[i].ID) ^ 1<<63 }
}

func orLast(key uint64) uint64 {
	if key == 0 {
		return last
	}
	return key
}

// stampKey sorts "never" before all times, and the unknown last.
func stampKey(s clickup.Stamp) uint64 {
	switch {
	case s.Known():
		return uint64(s)
	case s == clickup.Null:
		return 0
	}
	return last
}

// InviterName returns the inviter's name as tables show it, or "" if the inviter is not known.
func InviterName(by *clickup.Inviter) string {
	if by == nil {
		return ""
	}
	return by.Display()
}

func customRoleName(p *clickup.Person) string {
	if p.CustomRole == nil {
		return ""
	}
	return p.CustomRole.Name
}

// placesOf returns the alphabetical rank of each word, the same for words that fold alike.
// Empty words get last.
func placesOf(words []string) []uint64 {
	folded := make([]string, len(words))
	order := make([]int, len(words))
	for i, w := range words {
		folded[i], order[i] = search.Fold(w), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(folded[a], folded[b]) })
	places := make([]uint64, len(words))
	place := uint64(0)
	for n, i := range order {
		if n > 0 && folded[i] != folded[order[n-1]] {
			place++
		}
		places[i] = place
		if words[i] == "" {
			places[i] = last
		}
	}
	return places
}

// wordKey is key for columns with few different words.
func wordKey(rows []clickup.Person, word func(*clickup.Person) string) func(int32) uint64 {
	ids, words := map[string]int32{}, []string{}
	of := make([]int32, len(rows))
	for i := range rows {
		w := word(&rows[i])
		id, known := ids[w]
		if !known {
			id = int32(len(words))
			ids[w], words = id, append(words, w)
		}
		of[i] = id
	}
	places := placesOf(words)
	return func(i int32) uint64 { return places[of[i]] }
}

// byKey sorts by a number, then by name.
func (p *People) byKey(desc bool, key func(int32) uint64) []int32 {
	names := p.ordered(Sort{}, seats.Facts{})
	known := make([]search.Keyed, 0, len(names))
	var unknown []int32
	for _, i := range names {
		switch k := key(i); {
		case k == last:
			unknown = append(unknown, i)
		case desc:
			known = append(known, search.Keyed{Key: ^k, Row: i})
		default:
			known = append(known, search.Keyed{Key: k, Row: i})
		}
	}
	search.SortKeyed(known, make([]search.Keyed, len(known)))
	return append(search.RowsOf(known), unknown...)
}

// byName sorts by name, and people without a name by their address.
func (p *People) byName(desc bool) []int32 {
	return p.byText(desc, func(i int32) (at int32, known bool) {
		from, to := p.text.Bounds(i)
		return int32(from), from < to
	})
}

// byAddress sorts by e-mail address, then by name.
func (p *People) byAddress(desc bool) []int32 {
	return p.byText(desc, func(i int32) (at int32, known bool) {
		return p.text.LastField(i), p.rows[i].Email != ""
	})
}

// byText sorts by the indexed text of a row, from the offset that start returns. Rows for
// which it is not known come last.
func (p *People) byText(desc bool, start func(int32) (at int32, known bool)) []int32 {
	known, unknown := make([]search.Keyed, 0, p.Len()), []search.Keyed(nil)
	for i := range int32(p.Len()) {
		if at, ok := start(i); ok {
			known = append(known, search.Keyed{Row: i, At: at})
		} else {
			unknown = append(unknown, search.Keyed{Row: i})
		}
	}
	p.text.Sort(known)
	if desc {
		p.text.Reverse(known)
	}
	slices.SortFunc(unknown, p.text.Compare)
	return append(search.RowsOf(known), search.RowsOf(unknown)...)
}
