package clickup

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestRosterOfLiveShape(t *testing.T) {
	t.Parallel()
	const body = `{"teams":[{"id":"9006000000","name":"W","color":"#40BC86","avatar":null,"members":[
	 {"user":{"id":57200000,"username":null,"email":"pending@example.com","color":null,"profilePicture":null,"initials":"J",
	   "role":3,"role_subtype":0,"role_key":"member","custom_role":null,"last_active":null,"date_joined":null,"date_invited":"1679495814173"},
	  "invited_by":{"id":4480000,"username":"Owner","color":"#ff897f","email":"owner@example.com","initials":"OW","banned_date":null,"status":"invited"}},
	 {"user":{"id":4480000,"username":"Owner","email":"owner@example.com","role":1,"role_subtype":0,"role_key":"owner","custom_role":null,
	   "last_active":"1750794096125","date_joined":"1679495777070","date_invited":"1679495777070"}},
	 {"user":{"id":184,"username":"Cleo","email":"cleo@client.example","role":4,"role_subtype":2,"role_key":"guest",
	   "custom_role":{"id":12345,"name":"guest custom"},"last_active":1750794096125,"date_joined":"1679495777070","date_invited":null},
	  "invited_by":{"id":4480000,"username":"Owner","email":"owner@example.com"},
	  "can_see_time_spent":true,"can_see_time_estimated":false,"can_edit_tags":true,"can_create_views":false}]}]}`
	all, err := answering(t, body).Workspaces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	owner := &Inviter{ID: 4480000, Name: "Owner", Email: "owner@example.com"}
	want := []Workspace{{ID: "9006000000", Name: "W", Color: "#40bc86", People: []Person{
		{
			ID: 57200000, Email: "pending@example.com", Initials: WordOf("J"), RoleKey: WordOf("member"), InvitedBy: owner,
			LastActive: Null, Joined: Null, Invited: 1679495814173, RoleCode: 3, Role: RoleMember,
		},
		{
			ID: 4480000, Name: "Owner", Email: "owner@example.com", RoleKey: WordOf("owner"),
			LastActive: 1750794096125, Joined: 1679495777070, Invited: 1679495777070, RoleCode: 1, Role: RoleOwner,
		},
		{
			ID: 184, Name: "Cleo", Email: "cleo@client.example", RoleKey: WordOf("guest"), InvitedBy: owner,
			CustomRole: &RoleRef{ID: 12345, Name: "guest custom"},
			LastActive: 1750794096125, Joined: 1679495777070, Invited: Null, RoleCode: 4, RoleSubtype: 2, Role: RoleGuest,
			Rights: Rights{}.With(SeeTimeSpent, true).With(SeeTimeEstimated, false).With(EditTags, true).With(CreateViews, false),
		},
	}}}
	if !reflect.DeepEqual(all, want) {
		t.Errorf("got\n%+v\nwant\n%+v", all, want)
	}
	if people := all[0].People; people[0].InvitedBy != people[2].InvitedBy {
		t.Error("people of one inviter do not share it")
	}
}

// person decodes one row of a roster.
func person(t *testing.T, row string) Person {
	t.Helper()
	all, err := answering(t, `{"teams":[{"id":"1","members":[`+row+`]}]}`).Workspaces(t.Context())
	if err != nil || len(all) != 1 || len(all[0].People) != 1 {
		t.Fatalf("%s: got %+v, %v", row, all, err)
	}
	return all[0].People[0]
}

func TestPeopleOfOddShapes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, row string
		want      Person
	}{
		{
			"the reference's", `{"user":{"id":123,"username":"John Doe","color":"#000000","profilePicture":"https://x"}}`,
			Person{ID: 123, Name: "John Doe", Color: ParseColor("#000000")},
		},
		{"id as string", `{"user":{"id":"123"}}`, Person{ID: 123}},
		{"id with a comma", `{"user":{"id":"12312312,"}}`, Person{ID: 12312312}},
		{"id as fraction", `{"user":{"id":123.0}}`, Person{ID: 123}},
		{"agent", `{"user":{"id":-40578317}}`, Person{ID: -40578317}},
		{"id beyond int32", `{"user":{"id":4294967299}}`, Person{ID: 4294967299}},
		{"unknown role", `{"user":{"id":1,"role":7,"role_key":"robot"}}`, Person{ID: 1, RoleCode: 7, RoleKey: WordOf("robot")}},
		{"huge role", `{"user":{"id":1,"role":9999999999}}`, Person{ID: 1, RoleCode: -1}},
		{"role as string", `{"user":{"id":1,"role":"2"}}`, Person{ID: 1, Role: RoleAdmin, RoleCode: 2}},
		{"role as word", `{"user":{"id":1,"role":"Guest"}}`, Person{ID: 1, Role: RoleGuest, RoleCode: 4}},
		{"role by key", `{"user":{"id":1,"role_key":"owner"}}`, Person{ID: 1, Role: RoleOwner, RoleCode: 1, RoleKey: WordOf("owner")}},
		{"role null", `{"user":{"id":1,"role":null}}`, Person{ID: 1}},
		{"no wrapper", `{"id":1,"username":"Ann","role":3}`, Person{ID: 1, Name: "Ann", Role: RoleMember, RoleCode: 3}},
		{"inviter null", `{"user":{"id":1},"invited_by":null}`, Person{ID: 1}},
		{"inviter odd", `{"user":{"id":1},"invited_by":"Ann"}`, Person{ID: 1}},
		{"custom role odd", `{"user":{"id":1,"custom_role":12}}`, Person{ID: 1}},
		{"custom role that is none", `{"user":{"id":1,"custom_role":{"id":3,"name":"member"}}}`, Person{ID: 1}},
		{"custom role as strings", `{"user":{"id":1,"custom_role":{"id":"12","name":"R"}}}`, Person{ID: 1, CustomRole: &RoleRef{ID: 12, Name: "R"}}},
		{
			"dates as numbers", `{"user":{"id":1,"last_active":1583358383412,"date_joined":1583358383412.0,"date_invited":0}}`,
			Person{ID: 1, LastActive: 1583358383412, Joined: 1583358383412},
		},
		{
			"dates in seconds", `{"user":{"id":1,"last_active":"1795800000","date_joined":1700000000,"date_invited":"-5"}}`,
			Person{ID: 1},
		},
		{"dates odd", `{"user":{"id":1,"last_active":"soon","date_joined":{},"date_invited":""}}`, Person{ID: 1, Invited: Null}},
		{"name a number", `{"user":{"id":1,"username":42,"email":[]}}`, Person{ID: 1, Name: "42"}},
		{"hostile name", `{"user":{"id":1,"username":" A\u001b[31m\u202eb\n"}}`, Person{ID: 1, Name: "Ab"}},
		{
			"flags odd", `{"user":{"id":1},"can_edit_tags":"true","can_create_views":0,"can_see_time_spent":null}`,
			Person{ID: 1, Rights: Rights{}.With(EditTags, true).With(CreateViews, false)},
		},
		{"color odd", `{"user":{"id":1,"color":"red\u001b"}}`, Person{ID: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := person(t, tt.row); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestRostersOfOddShapes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body, want string // want: id:people of each workspace
	}{
		{"none", `{"teams":[]}`, ""},
		{"null", `{"teams":null}`, ""},
		{"people null", `{"teams":[{"id":"1","members":null}]}`, "1:0"},
		{"people missing", `{"teams":[{"id":1}]}`, "1:0"},
		{"people first", `{"teams":[{"members":[{"user":{"id":1}}],"id":"7","name":"late"}]}`, "7:1"},
		{"without id", `{"teams":[{"name":"x","members":[{"user":{"id":1}}]},{"id":"2","members":[]}]}`, "2:0"},
		{"rows odd", `{"teams":[{"id":"1","members":[null,7,"x",[],{},{"user":null},{"user":{"id":5}}]}]}`, "1:1"},
		{"workspaces odd", `{"teams":[null,3,["x"],{"id":"4","members":{"a":[1,{"b":2}]}}]}`, "4:0"},
		{"more around", ` {"a":{"b":[1,[2]]},"teams":[{"roles":[{"id":1}],"id":"1","members":[]}],"z":"teams"} ` + "\n", "1:0"},
		{"two", `{"teams":[{"id":"1","members":[{"user":{"id":1}}]},{"id":"2","members":[{"user":{"id":1}},{"user":{"id":2}}]}]}`, "1:1 2:2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			all, err := answering(t, tt.body).Workspaces(t.Context())
			var got []string
			for _, ws := range all {
				got = append(got, fmt.Sprintf("%s:%d", ws.ID, len(ws.People)))
			}
			if err != nil || strings.Join(got, " ") != tt.want {
				t.Errorf("got %v, %v, want %s", got, err, tt.want)
			}
		})
	}
}

func TestBrokenRosters(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body, message string
		kind                error
	}{
		{"empty", "", "the answer is empty", ErrBadResponse},
		{"blank", " \n", "the answer is empty", ErrBadResponse},
		{"page", "\n<html><title>Log in</title>", "the answer is a web page", ErrBadResponse},
		{"cut in a row", `{"teams":[{"id":"1","members":[{"user":{"id":1`, "the answer broke off", ErrNetwork},
		{"cut between rows", `{"teams":[{"id":"1","members":[{"user":{"id":1}},`, "the answer broke off", ErrNetwork},
		{"cut at the end", `{"teams":[{"id":"1","members":[]}]`, "the answer broke off", ErrNetwork},
		{"no roster", `{"plan":1}`, "the answer lacks the workspaces", ErrBadResponse},
		{"list", `[]`, "the answer lacks the workspaces", ErrBadResponse},
		{"more after it", `{"teams":[]}{}`, "the answer is not what was expected", ErrBadResponse},
		{"no JSON", `teams: none`, "the answer is not what was expected", ErrBadResponse},
		{"error as success", `{"err":"Team not authorized","ECODE":"OAUTH_023"}`, "Team not authorized", ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			all, err := answering(t, tt.body).Workspaces(t.Context())
			e, ok := errors.AsType[*Error](err)
			if !ok || e.Message != tt.message || !errors.Is(err, tt.kind) || e.Op != "GetAuthorizedTeams" || e.Hint == "" {
				t.Errorf("got %#v, want %q", err, tt.message)
			}
			if all != nil {
				t.Errorf("a part of a roster was returned: %+v", all)
			}
		})
	}
}

// bigRoster is a roster of one workspace with n people.
func bigRoster(n int) string {
	var b strings.Builder
	b.WriteString(`{"teams":[{"id":"1","name":"Big","color":"#000000","avatar":null,"members":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"user":{"id":%d,"username":"Person %d","email":"p%d@x.example","color":"#40BC86","profilePicture":null,"initials":"P",`+
			`"role":3,"role_subtype":0,"role_key":"member","custom_role":null,"last_active":"1750794096125","date_joined":"1679495777070",`+
			`"date_invited":"1679495777070"},"invited_by":{"id":7,"username":"Owner","color":"#ff897f","email":"owner@x.example","initials":"OW"}}`, i+1, i+1, i+1)
	}
	b.WriteString(`]}]}`)
	return b.String()
}

func TestRosterComesInBatches(t *testing.T) {
	t.Parallel()
	const people = firstBatch + nextBatch + 10
	c := answering(t, bigRoster(people))
	var sizes []int
	var ids []UserID
	for b, err := range c.StreamWorkspaces(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if b.ID != "1" || b.Name != "Big" {
			t.Errorf("a batch of %q %q", b.ID, b.Name)
		}
		sizes = append(sizes, len(b.People))
		if b.Last != (len(ids)+len(b.People) == people) {
			t.Errorf("after %d people: Last is %v", len(ids), b.Last)
		}
		for _, p := range b.People {
			ids = append(ids, p.ID)
		}
	}
	if !slices.Equal(sizes, []int{firstBatch, nextBatch, 10}) {
		t.Errorf("batches of %v", sizes)
	}
	if len(ids) != people || !slices.IsSorted(ids) {
		t.Errorf("%d people, in order: %v", len(ids), slices.IsSorted(ids))
	}
}

func TestRosterAllocatesNothingPerPerson(t *testing.T) {
	allocations := func(people int) float64 {
		body := bigRoster(people)
		return testing.AllocsPerRun(3, func() { _, _ = decodeRoster(strings.NewReader(body), "", func(RosterBatch) bool { return true }) })
	}
	// Only the batches and the slabs of names grow.
	if few, many := allocations(1000), allocations(5000); many > few+20 {
		t.Errorf("%v allocations for 1,000 people, %v for 5,000", few, many)
	}
}

func TestRosterEndsWhenTheCallerStops(t *testing.T) {
	t.Parallel()
	c := answering(t, bigRoster(2*firstBatch))
	batches := 0
	for b, err := range c.StreamWorkspaces(t.Context()) {
		if err != nil || len(b.People) != firstBatch {
			t.Fatalf("a batch of %d, %v", len(b.People), err)
		}
		batches++
		break
	}
	if batches != 1 {
		t.Errorf("%d batches", batches)
	}
}

func FuzzRoster(f *testing.F) {
	f.Add(bigRoster(3))
	f.Add(`{"teams":[{"members":[{"user":{"id":"1,"}},null,[]],"id":7}],"team":{"id":"x"}}`)
	f.Add(`{"members":[{"id":-1,"custom_role":{"id":1e400}}],"err":["a"]}`)
	f.Add(`{"teams":[{"id":"1","members":[{"user":{"id":1`)
	f.Fuzz(func(t *testing.T, body string) {
		last := true
		_, err := decodeRoster(strings.NewReader(body), "w", func(b RosterBatch) bool {
			last = b.Last
			for _, p := range b.People {
				if p.ID == 0 {
					t.Error("somebody without an id")
				}
			}
			return true
		})
		if err == nil && !last {
			t.Error("a whole roster without its last batch")
		}
	})
}

func BenchmarkRoster(b *testing.B) {
	body := bigRoster(10_000)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		people := 0
		if _, err := decodeRoster(strings.NewReader(body), "", func(batch RosterBatch) bool { people += len(batch.People); return true }); err != nil || people != 10_000 {
			b.Fatal(people, err)
		}
	}
}

func BenchmarkRosterReference(b *testing.B) {
	body := bigRoster(10_000)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		people := 0
		if _, err := referenceRoster(strings.NewReader(body), "", func(batch RosterBatch) bool { people += len(batch.People); return true }); err != nil || people != 10_000 {
			b.Fatal(people, err)
		}
	}
}
