package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"sync"

	"cutui/clickup"
	"cutui/model/audit"
)

// order is the rows in one order, worked out when it is first asked for.
type order struct {
	once sync.Once
	rows []int32
}

// keyed is a row with the first thing it is compared by.
type keyed struct {
	key uint64
	row int32
}

// last is the key of those of whom ClickUp did not say.
const last = math.MaxUint64

// ordered is all rows in an order; the slice is shared and must not be changed.
// Orders are kept, but for the one by seat, which rests on the own domains.
func (p *People) ordered(s Sort, own audit.Domains) []int32 {
	if s.Column == BySeat {
		return p.byKey(s.Desc, p.seatKey(own))
	}
	o := &p.orders[min(s.Column, columns-1)][side(s.Desc)]
	o.once.Do(func() { o.rows = p.work(s) })
	return o.rows
}

func side(desc bool) int {
	if desc {
		return 1
	}
	return 0
}

func (p *People) work(s Sort) []int32 {
	switch s.Column {
	case ByName:
		return p.byText(s.Desc, p.text.row)
	case ByEmail:
		return p.byText(s.Desc, p.emailText)
	}
	return p.byKey(s.Desc, p.key(s.Column))
}

// key is what a column compares, as a number.
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
		return wordKey(p.rows, func(x *clickup.Person) string { return inviterName(x.InvitedBy) })
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

// stampKey puts "never" before all moments and the unknown last.
func stampKey(s clickup.Stamp) uint64 {
	switch {
	case s.Known():
		return uint64(s)
	case s == clickup.Null:
		return 0
	}
	return last
}

func inviterName(by *clickup.Inviter) string {
	switch {
	case by == nil:
		return ""
	case by.Name != "":
		return by.Name
	}
	return by.Email
}

func customRoleName(p *clickup.Person) string {
	if p.CustomRole == nil {
		return ""
	}
	return p.CustomRole.Name
}

// placesOf numbers words by their alphabetical place; empty ones come last.
func placesOf(words []string) []uint64 {
	folded := make([]string, len(words))
	order := make([]int, len(words))
	for i, w := range words {
		folded[i], order[i] = fold(w), i
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

// wordKey is for columns of few different words.
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
	names := p.ordered(Sort{Column: ByName}, audit.Domains{})
	all := make([]keyed, len(names))
	for n, i := range names {
		k := key(i)
		if desc && k != last {
			k = last - 1 - k
		}
		all[n] = keyed{k, i}
	}
	return rowsOf(sortKeyed(all))
}

// byText sorts by text, then by the row's whole text; rows without text come
// last. The first eight bytes decide most of it.
func (p *People) byText(desc bool, text func(int32) []byte) []int32 {
	sign := 1
	if desc {
		sign = -1
	}
	all := make([]keyed, p.Len())
	for i := range all {
		t := text(int32(i))
		all[i] = keyed{textKey(t), int32(i)}
		if desc && len(t) > 0 {
			all[i].key = last - 1 - all[i].key
		}
	}
	all = sortKeyed(all)
	compare := func(a, b keyed) int {
		return cmp.Or(
			sign*bytes.Compare(text(a.row), text(b.row)),
			bytes.Compare(p.text.row(a.row), p.text.row(b.row)),
			cmp.Compare(a.row, b.row),
		)
	}
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].key == all[from].key {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(all[from:to], compare)
		}
		from = to
	}
	return rowsOf(all)
}

// textKey compares as the first eight bytes do.
func textKey(t []byte) uint64 {
	if len(t) == 0 {
		return last
	}
	var head [8]byte
	copy(head[:], t)
	return binary.BigEndian.Uint64(head[:])
}

func (p *People) emailText(i int32) []byte {
	if p.rows[i].Email == "" {
		return nil
	}
	return p.text.lastField(i)
}

func rowsOf(all []keyed) []int32 {
	rows := make([]int32, len(all))
	for n, k := range all {
		rows[n] = k.row
	}
	return rows
}

// sortKeyed is a stable radix sort that skips the bytes in which all keys agree.
func sortKeyed(all []keyed) []keyed {
	var counts [8][256]int32
	for _, k := range all {
		for b := range counts {
			counts[b][byte(k.key>>(8*b))]++
		}
	}
	from, to := all, make([]keyed, len(all))
	for b := range counts {
		count := &counts[b]
		if len(all) == 0 || int(count[byte(from[0].key>>(8*b))]) == len(all) {
			continue
		}
		sum := int32(0)
		for d, n := range count {
			count[d], sum = sum, sum+n
		}
		for _, k := range from {
			d := byte(k.key >> (8 * b))
			to[count[d]] = k
			count[d]++
		}
		from, to = to, from
	}
	return from
}
