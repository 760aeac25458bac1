package people

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
	"cutui/model/when"
)

func TestParseQuery(t *testing.T) {
	t.Parallel()
	words := func(w ...Word) Query { return Query{Words: w} }
	terms := func(t ...Term) Query { return Query{Terms: t} }
	tests := []struct {
		text string
		want Query
	}{
		{"", Query{}},
		{"  \t ", Query{}},
		{"Olga  ŁUKASZ", words(Word{Text: "olga"}, Word{Text: "lukasz"})},
		{`"Olga Owner" x`, words(Word{Text: "olga owner", Phrase: true}, Word{Text: "x"})},
		{`"Olga Ow`, words(Word{Text: "olga ow", Phrase: true})},
		{`-olga -"a b" - --x`, words(Word{Text: "olga", Not: true}, Word{Text: "a b", Phrase: true, Not: true}, Word{Text: "-x", Not: true})},
		{`"never" "role:guest"`, words(Word{Text: "never", Phrase: true}, Word{Text: "role:guest", Phrase: true})},
		{"Never", terms(Term{Key: TermNever})},
		{"-never", terms(Term{Key: TermNever, Not: true})},
		{"nevermind", words(Word{Text: "nevermind"})},
		{"role:guest,Member", terms(Term{Key: TermRole, Values: []string{"guest", "member"}})},
		{"-ROLE:Guest", terms(Term{Key: TermRole, Not: true, Values: []string{"guest"}})},
		{`invited-by:"Olga Owner"`, terms(Term{Key: TermInviter, Values: []string{"olga owner"}})},
		{"inactive>60d", terms(Term{Key: TermInactive, Op: Older, Age: when.Age{Days: 60}})},
		{"inactive>=60", terms(Term{Key: TermInactive, Op: OlderOr, Age: when.Age{Days: 60}})},
		{"-invited<2W", terms(Term{Key: TermInvited, Not: true, Op: Younger, Age: when.Age{Days: 14}})},
		{"joined<=3m", terms(Term{Key: TermJoined, Op: YoungerOr, Age: when.Age{Months: 3}})},
		{"inactive>1y", terms(Term{Key: TermInactive, Op: Older, Age: when.Age{Months: 12}})},
		{"o'brien@client.example 10:30", words(Word{Text: "o'brien@client.example"}, Word{Text: "10:30"})},
		{"a is:own b", Query{Words: []Word{{Text: "a"}, {Text: "b"}}, Terms: []Term{{Key: TermIs, Values: []string{"own"}}}}},
	}
	for _, tt := range tests {
		if got, err := ParseQuery(tt.text); err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("ParseQuery(%q)\n got %+v, %v\nwant %+v", tt.text, got, err, tt.want)
		}
	}
}

func TestBadTermsLeaveTheRest(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, problem string }{
		{"colour:red", `"colour" is not a term; the terms are role, status, domain`},
		{"rolle>3", `"rolle" is not a term`},
		{"role:gust", "role:gust is not known: use owner, admin, member, limited, guest, agent or unknown"},
		{"role:", "role: takes owner, admin, member, limited, guest, agent or unknown"},
		{"group:", "group: needs a value"},
		{"role:,", "role: takes owner, admin, member, limited, guest, agent or unknown"},
		{"role>guest", "role needs a colon, as in role:guest"},
		{"status:gone", "status:gone is not known: use active, pending or unknown"},
		{"billable:maybe", "billable:maybe is not known: use yes, no or unknown"},
		{"is:mine", "is:mine is not known: use own, outside or free-mail"},
		{"inactive:60d", "inactive needs an age, such as inactive>60d"},
		{"inactive>", "needs an age"},
		{"inactive>2x", "needs an age"},
		{"inactive>99999999d", "needs an age"},
		{"inactive>-3d", "needs an age"},
	}
	for _, tt := range tests {
		q, err := ParseQuery("olga " + tt.text + " never")
		var bad *QueryError
		if !errors.As(err, &bad) || len(bad.Problems) != 1 || !strings.Contains(err.Error(), tt.problem) {
			t.Errorf("%s: %v, want %q", tt.text, err, tt.problem)
		}
		if len(q.Words) != 1 || len(q.Terms) != 1 {
			t.Errorf("%s: what is left is %+v", tt.text, q)
		}
	}
	if _, err := ParseQuery("a:b c:d"); strings.Count(err.Error(), "is not a term") != 2 {
		t.Errorf("two bad terms give %v", err)
	}
}

func TestTermsInHelpAreUnderstood(t *testing.T) {
	t.Parallel()
	for _, h := range TermHelp() {
		q, err := ParseQuery(h.Example)
		if err != nil || len(q.Terms) != 1 || string(q.Terms[0].Key) != h.Name || h.Meaning == "" {
			t.Errorf("%s: %+v, %v", h.Example, q, err)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, h := range TermHelp() {
		f.Add(h.Example)
	}
	f.Add(`-"a b c:"`)
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseQuery(text)
		if again, _ := ParseQuery(text); !again.equal(q) {
			t.Fatalf("%q is %+v, then %+v", text, q, again)
		}
		for _, w := range q.Words {
			if w.Text == "" || search.Fold(w.Text) != w.Text {
				t.Fatalf("%q has the word %q", text, w.Text)
			}
		}
		if !q.narrows(q) || !q.narrows(Query{}) || (err != nil && err.Error() == "") {
			t.Fatalf("%q: %+v, %v", text, q, err)
		}
	})
}

var (
	termsNow = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	olga     = &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "boss@northwind.example"}
)

func ago(days int) clickup.Stamp { return clickup.StampOf(termsNow.AddDate(0, 0, -days)) }

// termsCrew is one person for each thing a term can ask about.
func termsCrew() *People {
	return New([]clickup.Person{
		{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: ago(900), LastActive: ago(0)},
		{ID: 2, Name: "Abel", Email: "abel@northwind.example", Role: clickup.RoleAdmin, Joined: ago(500), LastActive: ago(61), InvitedBy: olga},
		{
			ID: 3, Name: "Ines", Email: "ines@gmail.com", Role: clickup.RoleMember, Joined: ago(400), LastActive: ago(60), Invited: ago(401),
			InvitedBy: &clickup.Inviter{ID: 22, Name: "Olgadina", Email: "x@y.example"},
		},
		{
			ID: 4, Name: "Cleo", Email: "cleo@CLIENT.example", Role: clickup.RoleGuest, Joined: ago(20), LastActive: clickup.Null,
			CustomRole: &clickup.RoleRef{ID: 77, Name: "Client Viewer"}, InvitedBy: &clickup.Inviter{ID: 33, Email: "olga@old.example"},
		},
		{ID: 5, Name: "Pat", Email: "pat@northwind.example", Role: clickup.RoleGuest, Joined: clickup.Null, LastActive: clickup.Null, Invited: ago(45)},
		{ID: 6, Name: "Rob", Email: "rob@münchen.example", RoleCode: 7, Joined: clickup.Absent, LastActive: clickup.Absent},
		{ID: -7, Name: "Agent", Role: clickup.RoleMember, Joined: ago(3), LastActive: ago(1)},
	})
}

func TestTerms(t *testing.T) {
	t.Parallel()
	groups := map[clickup.UserID][]string{3: {"Design", "Leads"}, 4: {"Client Success"}, 5: {"clients"}}
	tests := map[string]string{
		"role:owner": "Olga", "role:guest": "Cleo Pat", "role:owner,admin": "Olga Abel", "-role:guest": "Olga Abel Ines Rob Agent", "role:unknown": "Rob",
		"status:pending": "Pat", "status:unknown": "Rob", "status:active,unknown": "Olga Abel Ines Cleo Rob Agent",
		"domain:northwind.example": "Olga Abel Pat", "domain:client.example": "Cleo", "domain:münchen.example": "Rob", "domain:northwind": "",
		"inactive>60d": "Abel", "inactive>=60d": "Abel Ines", "inactive<60d": "Olga Agent", "inactive<=60d": "Olga Ines Agent",
		"inactive>2m": "Abel Ines", "inactive>8w": "Abel Ines", "-inactive>60d": "Olga Ines Cleo Pat Rob Agent", "inactive>1y": "",
		"never": "Cleo", "-never": "Olga Abel Ines Pat Rob Agent",
		"invited>14d": "Ines Pat", "invited>45d": "Ines", "joined<1m": "Cleo Agent", "joined>1y": "Olga Abel Ines", "status:pending invited>14d": "Pat",
		"invited-by:olga": "Abel Cleo", "invited-by:OLGADINA": "Ines", `invited-by:"olga owner"`: "Abel", "invited-by:1": "Abel",
		"invited-by:boss@northwind.example": "Abel", "invited-by:old.example": "Cleo", "invited-by:olga@old.example": "Cleo", "invited-by:lga": "", "-invited-by:olga": "Olga Ines Pat Rob Agent",
		"group:design": "Ines", "group:clients": "Pat", "group:client-success": "Cleo", `group:"Client Success"`: "Cleo", "group:clien": "", "-group:leads": "Olga Abel Cleo Pat Rob Agent",
		`custom-role:"client viewer"`: "Cleo", "custom-role:client_viewer": "Cleo", "custom-role:77": "Cleo", "custom-role:viewer": "",
		"billable:yes": "Olga Abel Ines Pat", "billable:no": "Cleo", "billable:unknown": "Rob Agent",
		"is:own": "Olga Abel Pat", "is:free-mail": "Ines", "is:own,free-mail": "Olga Abel Ines Pat", "-is:own": "Ines Cleo Rob Agent",
		"id:4": "Cleo", "id:-7": "Agent", "id:1,2,3": "Olga Abel Ines", "id:44": "",
		"until:any": "Ines Cleo Pat", "until:none": "Olga Abel Rob Agent", "until:past": "Ines Cleo", "-until:past": "Olga Abel Pat Rob Agent", "until:past,none": "Olga Abel Ines Cleo Rob Agent",
		"until<30d": "Ines Cleo", "until<=30d": "Ines Cleo Pat", "until>=30d": "Pat", "until>1w": "Pat", "until<0d": "Ines", "until<2100-01-01": "Ines Cleo Pat", "until>2100-01-01": "",
		"role:guest is:own": "Pat", "role:guest never cle": "Cleo", "role:guest -cleo": "Pat",
	}
	p := termsCrew()
	until := NewUntilDays([]Until{
		{"INES@gmail.com", termsNow.AddDate(0, 0, -1)},
		{"cleo@client.example", termsNow},
		{"pat@northwind.example", termsNow.AddDate(0, 0, 30)},
		{"gone@client.example", termsNow},
	})
	for text, want := range tests {
		got := foundBy(t, Job{
			People: p, Query: parsed(t, text), Now: termsNow, Sort: Sort{Column: ByID},
			Own: seats.Domains{List: []string{"northwind.example"}}, Groups: groups, Until: until, Today: termsNow,
		})
		if people, ok := strings.CutSuffix(want, "Agent"); ok { // has the least id
			want = "Agent " + people
		}
		if slices.Compare(got, strings.Fields(want)) != 0 {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestNarrowing(t *testing.T) {
	t.Parallel()
	tests := []struct {
		before, after string
		want          bool
	}{
		{"", "a", true},
		{"a", "ab", true},
		{"a", "ba", true},
		{"ab", "a", false},
		{"ab", "ac", false},
		{"a b", "a bc", true},
		{"a b", "ab", true},
		{"a", "a b", true},
		{"a b", "a", false},
		{"a", `"ab"`, true},
		{`"ab"`, `"abc"`, true},
		{`"ab"`, "abc", false},
		{"role:guest", "role:guest a", true},
		{"role:guest", "role:guest never", true},
		{"role:guest", "never", false},
		{"role:guest", "-role:guest", false},
		{"-a", "-ab", false},
		{"-a", "-a b", true},
		{"-ab", "-a", false},
		{"a", "-a", false},
		{"inactive>60d", "inactive>60d x", true},
	}
	for _, tt := range tests {
		if got := parsed(t, tt.after).narrows(parsed(t, tt.before)); got != tt.want {
			t.Errorf("from %q to %q: narrows is %v", tt.before, tt.after, got)
		}
	}
}
