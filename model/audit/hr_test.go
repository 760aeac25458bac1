package audit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/model/audit"
)

func addresses(l audit.HRList) []string {
	var out []string
	for _, p := range l.People {
		out = append(out, p.Address)
	}
	return out
}

func TestParseHR(t *testing.T) {
	t.Parallel()
	want := []string{"a@northwind.example", "b@northwind.example"}
	for name, tt := range map[string]struct{ list, words string }{
		"headed":       {"name,Email,team\nAda, A@northwind.example ,x\nBea,b@northwind.example,y\n", `2 addresses from the column "Email"`},
		"dashed":       {"E-Mail\na@northwind.example\nb@northwind.example", `2 addresses from the column "E-Mail"`},
		"semicolons":   {"\ufeffname;work_email\nAda, the first;a@northwind.example\nBea;b@northwind.example", `2 addresses from the column "work_email"`},
		"tabs":         {"Name\tMail\r\nAda, A.\ta@northwind.example\r\nBea\tb@northwind.example\r\n", `2 addresses from the column "Mail"`},
		"told by sep=": {"sep=|\nMail|Name\na@northwind.example|A, d, a\nb@northwind.example|B, e, a", `2 addresses from the column "Mail"`},
		"quoted":       {"email,name\r\n\"a@northwind.example\",\"Ada \"\"A\"\", B\"\r\nb@northwind.example,Bea\r\n", `2 addresses from the column "email"`},
		"no head":      {"1,a@northwind.example\n2,b@northwind.example\n", "2 addresses from column 2"},
		"plain lines":  {"a@northwind.example\n\nb@northwind.example\n", "2 addresses from column 1"},
		"other words":  {"Nom,Identifiant\nAda,a@northwind.example\nBea,b@northwind.example\n", `2 addresses from the column "Identifiant"`},
		"with names":   {"Mail\nAda A. <a@northwind.example>\nmailto:b@northwind.example\n", `2 addresses from the column "Mail"`},
		"lines above": {
			"Staff of Northwind\nas of,2026-11-01\nName,E-mail (work)\nAda,a@northwind.example\nBea,b@northwind.example\n",
			`2 addresses from the column "E-mail (work)"`,
		},
		"ragged lines": {
			"name,mail\nAda,a@northwind.example\nshort\nBea,b@northwind.example,extra\nNobody,\nAda again,A@northwind.example\n",
			`2 addresses from the column "mail"; 2 rows without an address skipped; 1 row with a repeated address skipped`,
		},
		"several columns": {
			"Private e-mail,Manager email,Work email\nada@gmail.com,olga@northwind.example,a@northwind.example\nbea@gmail.com,olga@northwind.example,b@northwind.example\n",
			`2 addresses from the column "Work email"; addresses in the column "Private e-mail" and the column "Manager email" ignored`,
		},
		"the fuller of two": {
			"Mail old,Mail\n,a@northwind.example\nx@old.example,b@northwind.example\n",
			`2 addresses from the column "Mail"; addresses in the column "Mail old" ignored`,
		},
	} {
		got, err := audit.ParseHR(tt.list, testNow)
		if err != nil || !slices.Equal(addresses(got), want) || got.Words() != tt.words {
			t.Errorf("%s: %q, %v: %s", name, addresses(got), err, got.Words())
		}
	}
}

func TestAnHRListThatCantBeUsedSaysWhy(t *testing.T) {
	t.Parallel()
	for list, want := range map[string]string{
		"":                             "the HR list is empty",
		",\n,\n":                       "the HR list is empty",
		"1,2\n\n3,x@":                  "its columns are 1, 2",
		"Name\nAda":                    "the HR list has no e-mail addresses; its columns are Name",
		"Name,Team,\x1b[31mStart\nAda": "the HR list has no e-mail addresses; its columns are Name, Team, Start",
		"Name,E-mail\nAda,ada":         "the HR list has no e-mail addresses; its columns are Name, E-mail",
		"email\n\"a@b.example\n":       "the HR list is not valid CSV: line 2: extraneous or missing",
		strings.Repeat("c,", 20):       "its columns are c, c, c, c, c, c, c, c, c, c, c, c, 8 more",
	} {
		if got, err := audit.ParseHR(list, testNow); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v", list, got, err)
		}
	}
}

// Who has left stands on many lists still, and who has not begun already.
func TestDaysOnAnHRListCount(t *testing.T) {
	t.Parallel()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	for name, tt := range map[string]struct {
		list          string
		ended, starts time.Time // of the first
		words         string
	}{
		"over":      {"mail,Last day\na@x.example,2026-11-19\n", day(2026, 11, 19), time.Time{}, "1 person has left by their last day"},
		"today":     {"mail,Last day\na@x.example,2026-11-20\n", time.Time{}, time.Time{}, ""},
		"to come":   {"mail,End date\na@x.example,31.12.2026\n", time.Time{}, time.Time{}, ""},
		"never":     {"mail,Termination date\na@x.example,\n", time.Time{}, time.Time{}, ""},
		"later":     {"Hire date;mail\n1 Jan 2027;a@x.example\n2027-02-01T00:00:00Z;b@x.example\n", time.Time{}, day(2027, 1, 1), "2 people start on a later day"},
		"day first": {"mail,Leaving date\na@x.example,03/10/2026\nb@x.example,25/12/2026\n", day(2026, 10, 3), time.Time{}, "1 person has left"},
		"month first": {
			"mail,Leaving date\na@x.example,10/03/2026 08:00:00\nb@x.example,12/25/2026\n", day(2026, 10, 3), time.Time{}, "1 person has left",
		},
		"unclear": {
			"mail,Leaving date\na@x.example,03/10/2026\nb@x.example,soon\n",
			time.Time{},
			time.Time{},
			`2 dates in the column "Leaving date" not understood and left out`,
		},
	} {
		l, err := audit.ParseHR(tt.list, testNow)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p := l.People[0]; !p.Ended.Equal(tt.ended) || !p.Starts.Equal(tt.starts) || !strings.Contains(l.Words(), tt.words) {
			t.Errorf("%s: ended %v, starts %v: %s", name, p.Ended, p.Starts, l.Words())
		}
	}
}

func TestWhoLeftIsALeaverAndWhoHasNotBegunIsNotMissing(t *testing.T) {
	t.Parallel()
	in := input(owner(1, "Olga"), member(2, "Gone Gus"), member(3, "Going Gina"), member(4, "Early Eva"))
	var err error
	in.HR, err = audit.ParseHR("mail,Last day,Start date\nolga@northwind.example,,\n"+
		"gone.gus@northwind.example,2026-10-31,\ngoing.gina@northwind.example,2027-01-31,\nearly.eva@northwind.example,,2026-12-01\n"+
		"new.ned@northwind.example,,2026-12-01\nold.ole@northwind.example,2020-01-01,\nlost.lea@northwind.example,,2026-01-01\n", testNow)
	if err != nil {
		t.Fatal(err)
	}
	wantFindings(t, in, "review high leaver Gone Gus: the HR list has 31 Oct 2026 as the last day of gone.gus@northwind.example")
	if got := audit.Run(in).Missing; !slices.Equal(got, []string{"lost.lea@northwind.example"}) {
		t.Errorf("missing %q", got)
	}
}

func FuzzParseHR(f *testing.F) {
	f.Add("name,Email\nAda,a@northwind.example")
	f.Add("\ufeff\"a;b\"@c;\n;;")
	f.Add("sep=\t\nmail\tEnd date\na@b\t1/2/2026 \x00:")
	f.Fuzz(func(t *testing.T, list string) {
		got, err := audit.ParseHR(list, testNow)
		if (err == nil) != got.Given() {
			t.Errorf("%d addresses with error %v", len(got.People), err)
		}
		_ = got.Words()
	})
}

func TestMissing(t *testing.T) {
	t.Parallel()
	in := input(owner(1, "Olga"), member(2, "Ada"), guest(3, "Cleo"))
	if r := audit.Run(in); r.HR.Given() || r.Missing != nil {
		t.Errorf("without a list: %d listed, %q missing", len(r.HR.People), r.Missing)
	}
	in.HR = audit.ListOf("OLGA@northwind.example", "zoe@northwind.example ", "cleo@client.example", "", "zoe@northwind.example", "ben@northwind.example")
	r := audit.Run(in)
	if want := []string{"zoe@northwind.example", "ben@northwind.example"}; len(r.HR.People) != 5 || !slices.Equal(r.Missing, want) {
		t.Errorf("%d listed, %q missing, want 5 and %q", len(r.HR.People), r.Missing, want)
	}
}

func TestDecisionsAreRecorded(t *testing.T) {
	t.Parallel()
	in := input(member(1, "Ines Idle", idle(90)))
	in.Accepted = []audit.Acceptance{
		{Check: audit.SeatsOver, At: testNow.AddDate(0, -2, 0), ReviewBy: testNow.AddDate(0, -1, 0)},
		{Check: audit.InactiveMember, Person: 1, At: testNow.AddDate(0, 0, -1), ReviewBy: testNow.AddDate(0, 1, 0)},
	}
	got := audit.Run(in).Decisions
	if len(got) != 2 || got[0].Check != audit.InactiveMember || !got[0].Stands(testNow) || got[1].Stands(testNow) {
		t.Errorf("decisions %+v", got)
	}
	for _, c := range audit.Checks() {
		if found, ok := audit.ParseCheck(c.String()); !ok || found != c {
			t.Errorf("ParseCheck(%q) = %v, %v", c, found, ok)
		}
	}
	if _, ok := audit.ParseCheck("no-such-check"); ok {
		t.Error("an unknown check is known")
	}
}
