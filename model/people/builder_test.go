package people

import (
	"fmt"
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/seats"
)

// sameRoster holds a roster against one that was indexed at once.
func sameRoster(t *testing.T, got *People, rows []clickup.Person) {
	t.Helper()
	want := New(rows)
	if !slices.EqualFunc(got.Rows(), rows, func(a, b clickup.Person) bool { return a.ID == b.ID && a.Name == b.Name && a.Email == b.Email }) {
		t.Fatalf("%d rows, want %d, or others", got.Len(), len(rows))
	}
	if got.Counts() != want.Counts() {
		t.Errorf("counts %+v, want %+v", got.Counts(), want.Counts())
	}
	for i := range rows {
		a, _ := got.RowOf(rows[i].ID)
		b, _ := want.RowOf(rows[i].ID)
		p, ok := got.ByEmail(rows[i].Email)
		q, _ := want.ByEmail(rows[i].Email)
		if a != b || rows[i].Email != "" && (!ok || p.ID != q.ID) {
			t.Fatalf("row %d is found as %d and %+v, want %d and %+v", i, a, p, b, q)
		}
	}
	if _, ok := got.ByID(-12345); ok {
		t.Error("somebody is found who is not there")
	}
	for _, text := range []string{"", "a", "ma", "mar", "jones", "role:guest", "xq"} {
		q, err := ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := Job{People: got, Query: q}.Run(nil)
		b, _ := Job{People: want, Query: q}.Run(nil)
		if !slices.Equal(a.Rows, b.Rows) {
			t.Errorf("%q finds %d, want %d, or in another order", text, len(a.Rows), len(b.Rows))
		}
	}
	if a, b := got.ordered(Sort{Column: ByDomain}, seats.Facts{}), want.ordered(Sort{Column: ByDomain}, seats.Facts{}); !slices.Equal(a, b) {
		t.Error("the domains are sorted otherwise")
	}
}

func TestARosterInPartsIsTheSame(t *testing.T) {
	t.Parallel()
	rows := roster(10_000)
	rows[77].ID, rows[78].Email = rows[5].ID, rows[6].Email // who comes twice is found first
	for _, room := range []int{-3, 0, 7, 9_000, 10_000, 60_000} {
		for _, size := range []int{1, 999, 4096, 10_000} {
			if size == 1 && room != 0 {
				continue
			}
			t.Run(fmt.Sprintf("room %d, parts of %d", room, size), func(t *testing.T) {
				t.Parallel()
				b := NewBuilder(room)
				b.Add(nil)
				for some := range slices.Chunk(rows, size) {
					b.Add(some)
				}
				p := b.People()
				sameRoster(t, p, rows)
				if waste := cap(p.rows) - len(p.rows); waste > len(rows)/8 {
					t.Errorf("room for %d more is kept", waste)
				}
			})
		}
	}
}

func TestARosterSoFarStays(t *testing.T) {
	t.Parallel()
	rows := roster(9_000)
	b := NewBuilder(0)
	var sofar []*People
	var lengths []int
	for some := range slices.Chunk(rows, 1_000) {
		b.Add(some)
		sofar, lengths = append(sofar, b.Sofar()), append(lengths, b.Sofar().Len())
	}
	whole := b.People()
	for i, p := range sofar {
		sameRoster(t, p, rows[:lengths[i]])
	}
	sameRoster(t, whole, rows)
}

func TestRoomIsBounded(t *testing.T) {
	t.Parallel()
	if b := NewBuilder(1 << 40); cap(b.p.rows) > MaxPrealloc {
		t.Errorf("room for %d people is made", cap(b.p.rows))
	}
}
