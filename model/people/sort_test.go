package people

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// said is what a column compares, the slow way: text and number, and whether
// ClickUp said it.
func said(p *clickup.Person, c Column, own seats.Domains) (text string, number int64, known bool) {
	stamp := func(s clickup.Stamp) (string, int64, bool) { return "", max(int64(s), 0), s != clickup.Absent }
	switch c {
	case ByRole:
		return "", int64(p.Role), p.Role != clickup.RoleUnknown
	case ByLastActive:
		return stamp(p.LastActive)
	case ByJoined:
		return stamp(p.Joined)
	case ByInvited:
		return stamp(p.Invited)
	case BySeat:
		facts := seats.Facts{Rules: seats.Rules{Own: own}}
		takes := facts.SeatOf(p)
		n := map[bool]int64{true: 1, false: 0}[p.Guest()]
		if takes.Paid == seats.No {
			n = 2
		}
		return "", n, takes.Paid != seats.Unknown
	case ByDomain:
		return search.Fold(p.Domain()), 0, p.Domain() != ""
	case ByInviter:
		if p.InvitedBy == nil {
			return "", 0, false
		}
		return search.Fold(cmp.Or(p.InvitedBy.Name, p.InvitedBy.Email)), 0, true
	case ByEmail:
		return search.Fold(p.Email), 0, p.Email != ""
	case ByStatus:
		return "", int64(p.Status()), p.Status() != clickup.StatusUnknown
	case ByCustomRole:
		if p.CustomRole == nil {
			return "", 0, false
		}
		return search.Fold(p.CustomRole.Name), 0, true
	case ByUntil:
		day := untilOfSome.Of(p.Email)
		return "", day.Unix(), !day.IsZero()
	case ByID:
		return "", int64(p.ID), true
	}
	return nameText(p), 0, nameText(p) != ""
}

func nameText(p *clickup.Person) string { return strings.Join(fieldsOf(p), "\n") }

var untilOfSome = NewUntilDays([]Until{
	{"x@y", time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC)}, {"SAME.address.of.some.length@client.example", time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)},
})

func TestSortsAgreeWithComparing(t *testing.T) {
	t.Parallel()
	rows := roster(700)
	for i := range 40 { // some equal in all but the id, some nearly equal
		rows = append(rows,
			clickup.Person{ID: clickup.UserID(i), Name: "Same Name", Email: "same.address.of.some.length@client.example"},
			clickup.Person{ID: clickup.UserID(100 + i), Name: "Same Name" + strings.Repeat(" and more", i%5), Email: "x@y"})
	}
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	own := seats.Domains{List: []string{"client.example"}}
	for _, rows := range [][]clickup.Person{rows, rows[:100], rows[:1], nil} {
		p := New(rows)
		for c := range Column(columns) {
			for _, desc := range []bool{false, true} {
				want := make([]int32, len(rows))
				for i := range want {
					want[i] = int32(i)
				}
				slices.SortFunc(want, func(a, b int32) int { return compareSlowly(rows, a, b, Sort{c, desc}, own) })
				r, _ := Job{People: p, Sort: Sort{c, desc}, Own: own, Until: untilOfSome}.Run(nil)
				if !slices.Equal(r.Rows, want) {
					t.Errorf("%d people %v: not in order", len(rows), Sort{c, desc})
				}
			}
		}
	}
}

func compareSlowly(rows []clickup.Person, a, b int32, s Sort, own seats.Domains) int {
	textA, numberA, knownA := said(&rows[a], s.Column, own)
	textB, numberB, knownB := said(&rows[b], s.Column, own)
	if knownA != knownB {
		if knownA {
			return -1
		}
		return 1
	}
	order := 0
	if knownA {
		order = cmp.Or(strings.Compare(textA, textB), cmp.Compare(numberA, numberB))
	}
	if s.Desc {
		order = -order
	}
	nameA, nameB := nameText(&rows[a]), nameText(&rows[b])
	if (nameA == "") != (nameB == "") && order == 0 {
		return cmp.Compare(len(nameB), len(nameA)) // who has neither name nor address comes last
	}
	return cmp.Or(order, strings.Compare(nameA, nameB), cmp.Compare(a, b))
}

func TestOrdersAreKept(t *testing.T) {
	t.Parallel()
	p := New(roster(500))
	first, _ := Job{People: p, Sort: Sort{Column: ByDomain}}.Run(nil)
	again, _ := Job{People: p, Sort: Sort{Column: ByDomain}}.Run(nil)
	if &first.Rows[0] != &again.Rows[0] {
		t.Error("an order was worked out twice")
	}
}

func TestOrdersCanBeAskedForAtOnce(t *testing.T) {
	t.Parallel()
	p := New(roster(500))
	done := make(chan *Result)
	for c := range Column(columns) {
		for range 2 {
			go func() {
				r, _ := Job{People: p, Sort: Sort{Column: c}}.Run(nil)
				done <- r
			}()
		}
	}
	for range 2 * columns {
		if r := <-done; len(r.Rows) != p.Len() {
			t.Errorf("%d people", len(r.Rows))
		}
	}
}

func TestParseSort(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Sort{
		"name": {ByName, false}, "-name": {ByName, true}, "Last Seen": {ByLastActive, false}, "last_active": {ByLastActive, false},
		"-last-active": {ByLastActive, true}, "date_joined": {ByJoined, false}, "date_invited": {ByInvited, false}, "invited_by": {ByInviter, false},
		"custom_role": {ByCustomRole, false}, "billable": {BySeat, false}, "-seat": {BySeat, true}, "email": {ByEmail, false}, "e-mail": {ByEmail, false},
		"id": {ByID, false}, "status": {ByStatus, false}, "role": {ByRole, false}, "domain": {ByDomain, false},
	} {
		if got, err := ParseSort(text); err != nil || got != want {
			t.Errorf("ParseSort(%q) = %v, %v", text, got, err)
		}
	}
	for c := range Column(columns) {
		if got, err := ParseSort(c.String()); err != nil || got.Column != c {
			t.Errorf("%v is not understood: %v, %v", c, got, err)
		}
	}
	for _, text := range []string{"", "-", "colour", "--name"} {
		if got, err := ParseSort(text); err == nil || !strings.Contains(err.Error(), "name, role, last seen") {
			t.Errorf("ParseSort(%q) = %v, %v", text, got, err)
		}
	}
	if s := (Sort{ByJoined, true}).String(); s != "joined, descending" {
		t.Errorf("got %q", s)
	}
}
