package people

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

func parsed(t testing.TB, text string) Query {
	t.Helper()
	q, err := ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// foundBy are the names of the people that a job finds, in order.
func foundBy(t testing.TB, j Job) []string {
	t.Helper()
	r, ok := j.Run(nil)
	if !ok {
		t.Fatal("gave up without being asked to")
	}
	names := []string{}
	for _, i := range r.Rows {
		names = append(names, j.People.At(i).Display())
	}
	return names
}

func TestRanking(t *testing.T) {
	t.Parallel()
	tests := []struct {
		query string
		want  []string // best first
	}{
		{"anna", []string{"Anna", "Anna Bell", "Annabel", "Bell Anna", "Joanna"}},
		{"js", []string{"Joan Smith"}},          // every letter begins a word
		{"jsf", []string{"Josef", "James Alf"}}, // letters in order, where nothing fits better
		{"lukasz", []string{"Łukasz Nowak"}},
		{"ŁUKASZ", []string{"Łukasz Nowak"}},
		{"ma jo", []string{"Joan Mahler", "Mary Jones", "Thomas Major"}},
		{"jo ma", []string{"Joan Mahler", "Mary Jones", "Thomas Major"}},
		{`"mary j"`, []string{"Mary Jones"}},
		{`"ma jo"`, []string{}},
		{"bell -anna", []string{"Bell Tower"}},
		{"o'b", []string{"O’Brien", "Tom O'Bannon"}},
		{"мар", []string{"Мария", "Тамара"}},
		{"山", []string{"山田 太郎", "小山"}},
		{"山太", []string{"山田 太郎"}},
	}
	for _, tt := range tests {
		p := named(reversed(append(slices.Clone(tt.want), "Zed", "Xi Yu", "田山"))...)
		if strings.HasPrefix(tt.query, "山") {
			p = named(reversed(append(slices.Clone(tt.want), "Zed", "田"))...)
		}
		if got := foundBy(t, Job{People: p, Query: parsed(t, tt.query)}); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.query, got, tt.want)
		}
	}
}

func reversed(s []string) []string {
	slices.Reverse(s)
	return s
}

func TestPlacesOfAWord(t *testing.T) {
	t.Parallel()
	// One person a row, each found in another place, the best first.
	rows := []clickup.Person{
		{Name: "Client", Email: "z@z.example"},         // the whole name
		{Name: "Zed", Email: "z@client"},               // the whole domain
		{Name: "Clientele", Email: "y@z.example"},      // the name begins with it
		{Name: "Zoe", Email: "client.z@z.example"},     // so does the address
		{Name: "Abe", Email: "a@client.example"},       // so does the domain
		{Name: "Zac Client", Email: "x@z.example"},     // a word begins with it
		{Name: "Zap", Email: "z-client@z.example"},     //
		{Name: "Subclient", Email: "w@z.example"},      // it is somewhere inside
		{Name: "Carl Lie", Email: "v@z.enterprise"},    // the letters are in order: only where nothing fits better
		{Name: "Charles Lie", Email: "u@enterprise.z"}, // and farther apart
	}
	const together = 8
	var want []string
	for i := range rows {
		rows[i].ID = clickup.UserID(i + 1)
		want = append(want, rows[i].Name)
	}
	if got := foundBy(t, Job{People: New(rows[together:]), Query: parsed(t, "client")}); !slices.Equal(got, want[together:]) {
		t.Errorf("letters in order: %q", got)
	}
	want = want[:together]
	for shift := range rows {
		turned := slices.Concat(rows[shift:], rows[:shift])
		if got := foundBy(t, Job{People: New(turned), Query: parsed(t, "client")}); !slices.Equal(got, want) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
	}
}

func TestEqualRanksAreInOrderOfNames(t *testing.T) {
	t.Parallel()
	p := named("ann C", "Ann b", "Änn a", "ann B")
	if got := foundBy(t, Job{People: p, Query: parsed(t, "ann"), Sort: Sort{Column: ByID, Desc: true}}); !slices.Equal(got, []string{"Änn a", "Ann b", "ann B", "ann C"}) {
		t.Errorf("got %q", got)
	}
}

func TestWithoutWordsTheSortRules(t *testing.T) {
	t.Parallel()
	p := named("Abe", "Zed", "Mia")
	for query, want := range map[string][]string{"": {"Mia", "Zed", "Abe"}, "-zed": {"Mia", "Abe"}, "id:1,3": {"Mia", "Abe"}} {
		if got := foundBy(t, Job{People: p, Query: parsed(t, query), Sort: Sort{Column: ByID, Desc: true}}); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

func TestFoldedNamesAreFound(t *testing.T) {
	t.Parallel()
	p := New(roster(3000))
	n := 0
	for i := range int32(p.Len()) {
		if strings.HasPrefix(p.At(i).Name, "Łukasz") {
			n++
		}
	}
	r, _ := Job{People: p, Query: parsed(t, "lukasz")}.Run(nil)
	for _, i := range r.Rows[:n] {
		if !strings.HasPrefix(search.Fold(p.At(i).Display()), "lukasz") {
			t.Fatalf("%s is among the first %d", p.At(i).Display(), n)
		}
	}
	if n == 0 || len(r.Rows) < n {
		t.Errorf("found %d of %d", len(r.Rows), n)
	}
}

func TestRunGivesUp(t *testing.T) {
	t.Parallel()
	p := New(roster(20_000))
	asked := 0
	r, ok := Job{People: p, Query: parsed(t, "a")}.Run(func() bool { asked++; return asked == 3 })
	if ok || r != nil || asked != 3 {
		t.Errorf("got %v, %v after %d questions", r, ok, asked)
	}
	if _, ok := (Job{People: p, Query: parsed(t, "a")}).Run(func() bool { return false }); !ok {
		t.Error("gave up without being asked to")
	}
}

func TestSearchAllocatesNothingPerRow(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"a", "mar", "mar jo", "role:guest,member inactive>60d -x", "domain:client.example billable:yes is:own", `invited-by:olga custom-role:auditor`} {
		q := parsed(t, text)
		var allocations []float64
		for _, n := range []int{1000, 8000} {
			j := Job{People: New(roster(n)), Query: q, Now: now, Own: seats.Domains{List: []string{"client.example"}}}
			j.Run(nil)
			allocations = append(allocations, testing.AllocsPerRun(5, func() { j.Run(nil) }))
		}
		if allocations[1] > allocations[0]+4 {
			t.Errorf("%s: %v allocations for 1,000 people, %v for 8,000", text, allocations[0], allocations[1])
		}
	}
}

func TestGoingBackCostsNothing(t *testing.T) {
	p := New(roster(2000))
	var results []*Result
	var previous *Result
	for _, text := range []string{"m", "ma", "mar"} {
		previous, _ = Job{People: p, Query: parsed(t, text), Previous: previous}.Run(nil)
		results = append(results, previous)
	}
	back, ok := Job{People: p, Query: parsed(t, "m"), Previous: results[2]}.Run(func() bool { return true })
	if !ok || back != results[0] {
		t.Error("the letters taken back were searched for again")
	}
}

func TestChangedFactsInvalidateResults(t *testing.T) {
	t.Parallel()
	p := New(roster(2000))
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	own := seats.Domains{List: []string{"client.example"}}
	groups := map[clickup.UserID][]string{p.At(3).ID: {"Clients"}}
	until := NewUntilDays([]Until{{Email: p.At(3).Email, Day: now.AddDate(0, 0, 5)}})
	tests := []struct {
		name, text    string
		before, after Job
	}{
		{"own domains", "is:own", Job{}, Job{Own: own}},
		{"groups", "group:clients", Job{}, Job{Groups: groups}},
		{"time", "inactive>60d", Job{Now: now}, Job{Now: now.AddDate(1, 0, 0)}},
		{"day", "until:past", Job{Until: until, Today: now}, Job{Until: until, Today: now.AddDate(0, 0, 9)}},
		{"view", "a", Job{View: ViewGuests}, Job{View: ViewMembers}},
		{"seats", "", Job{Sort: Sort{Column: BySeat}}, Job{Sort: Sort{Column: BySeat}, Own: own}},
	}
	for _, tt := range tests {
		tt.before.People, tt.after.People = p, p
		tt.before.Query, tt.after.Query = parsed(t, tt.text), parsed(t, tt.text)
		fresh, _ := tt.after.Run(nil)
		tt.after.Previous, _ = tt.before.Run(nil)
		again, _ := tt.after.Run(nil)
		if !slices.Equal(fresh.Rows, again.Rows) {
			t.Errorf("%s: %d people where there should be %d", tt.name, len(again.Rows), len(fresh.Rows))
		}
	}
}

func ExampleJob_Run() {
	p := New([]clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner},
		{ID: 2, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest},
		{ID: 3, Name: "Ann Cleo", Email: "carl@client.example", Role: clickup.RoleGuest},
	})
	q, _ := ParseQuery("role:guest cleo")
	found, _ := Job{People: p, Query: q}.Run(nil)
	for _, row := range found.Rows {
		fmt.Println(p.At(row).Name)
	}
	// Output:
	// Cleo Client
	// Ann Cleo
}
