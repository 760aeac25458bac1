package accessreview

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
)

func day(d int) time.Time { return time.Date(2026, 12, d, 0, 0, 0, 0, time.UTC) }

func sample() *Review {
	return &Review{ID: "r1", Name: "Northwind", By: ByInviter, At: day(1), Due: day(14), Sheets: []Sheet{
		{Key: "9", Reviewer: "Max Maker", Rows: []Row{{Person: 1, Name: "Ada", Email: "ada@x.example"}, {Person: 2, Name: "Bea", Email: "+bea@x.example"}}},
		{Key: NoReviewer, Rows: []Row{{Person: 3, Name: "Cy", Email: "cy@x.example"}}},
	}}
}

// answers are rows of a file in the columns that a form saves.
func answers(rows ...string) string {
	return "review,person_id,email,answer,reason,answered_by,answered_on\n" + strings.Join(rows, "\n") + "\n"
}

func TestAnswersAreTaken(t *testing.T) {
	t.Parallel()
	got := sample().Check([]File{
		{"max.csv", answers("r1,1,ada@x.example,Keep,still on it,Max Maker,2026-12-10", "r1,2,'+bea@x.example,remove,,,")},
		{"cy.csv", answers("r1,3,,KEEP,,Olga Owner,2026-12-15")},
	}, day(20))
	want := []Answer{
		{Person: 1, Keep: true, Reason: "still on it", By: "Max Maker", On: day(10)},
		{Person: 2, By: "Max Maker", On: day(20), Late: true},
		{Person: 3, Keep: true, By: "Olga Owner", On: day(15), Late: true},
	}
	if !slices.Equal(got.Answers, want) || len(got.Problems) != 0 {
		t.Errorf("%+v", got)
	}
	if !slices.Equal(got.Notes, []string{"2 answers are late, after 14 Dec 2026"}) {
		t.Errorf("notes are %q", got.Notes)
	}
}

// A day is where the reader is: west of Greenwich the new one begins after midnight UTC.
func TestTodayIsTheReadersDay(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("UTC-5", -5*60*60)
	r := sample()
	r.Due = time.Date(2026, 12, 14, 0, 0, 0, 0, zone)
	file := []File{{"a.csv", answers("r1,1,,keep,,Max Maker,")}}
	for day, late := range map[int]bool{14: false, 15: true} {
		got := r.Check(file, time.Date(2026, 12, day, 9, 0, 0, 0, zone))
		if len(got.Answers) != 1 || got.Answers[0].Late != late || !got.Answers[0].On.Equal(time.Date(2026, 12, day, 0, 0, 0, 0, zone)) {
			t.Errorf("on the %dth: %+v", day, got)
		}
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ file, want string }{
		"another review":  {answers("r0,1,,keep,,Max,"), `a.csv, line 2: it belongs to the review "r0", not to r1`},
		"nobody":          {answers("r1,7,,keep,,Max,"), `a.csv, line 2: nobody was asked about person "7"`},
		"no id":           {answers("r1,1.5,,keep,,Max,"), `a.csv, line 2: nobody was asked about person "1.5"`},
		"another address": {answers("r1,1,bea@x.example,keep,,Max,"), "a.csv, line 2: person 1 is ada@x.example, not bea@x.example"},
		"no answer":       {answers("r1,1,,maybe,,Max,"), `a.csv, line 2: "maybe" is no answer: use keep or remove`},
		"unsigned":        {answers("r1,1,,keep,,,"), "a.csv, line 2: it does not say who answered (answered_by)"},
		"two signatures":  {answers("r1,1,,keep,,Max,", "r1,2,,keep,,Mo,", "r1,3,,keep,,,"), "a.csv, line 4: it does not say who answered (answered_by)"},
		"no day":          {answers("r1,1,,keep,,Max,soon"), `a.csv, line 2: answered_on: "soon" is no age and no date: use 12h, 30d, 6w, 3m (months), 1y or 2026-11-01`},
		"a day to come":   {answers("r1,1,,keep,,Max,2027-01-01"), "a.csv, line 2: 2027-01-01 has not come yet (answered_on)"},
		"contradicting":   {answers("r1,1,,keep,,Max,", "r1,1,,remove,,Mo,"), "a.csv, line 3: Ada: Mo says remove, and Max (a.csv, line 2) says keep"},
		"no sheet":        {"name,mail\nAda,ada@x.example\n", "a.csv: it has no column review, person_id, answer: this is no sheet of a review"},
		"empty":           {"", "a.csv: it is empty"},
	} {
		got := sample().Check([]File{{"a.csv", tt.file}}, day(20))
		if !slices.Equal(got.Problems, []string{tt.want}) {
			t.Errorf("%s: %q", name, got.Problems)
		}
	}
}

func TestWhoAnswersForSomebodyElseIsSaid(t *testing.T) {
	t.Parallel()
	r := sample()
	r.Answers = []Answer{{Person: 1, Keep: true, By: "Max Maker", On: day(2)}}
	got := r.Check([]File{{"a.csv", answers("r1,1,,remove,,Mo,2026-12-03", "r1,2,,remove,,Mo,2026-12-03", "r1,1,,remove,,Mo,2026-12-03")}}, day(4))
	if len(got.Answers) != 2 || len(got.Problems) != 0 {
		t.Fatalf("%+v", got)
	}
	want := []string{"Ada: Mo now says remove; before, Max Maker said keep", "Mo answered for Max Maker, 2 answers"}
	if !slices.Equal(got.Notes, want) {
		t.Errorf("notes are %q", got.Notes)
	}
	r.Answers = Merge(r.Answers, got.Answers)
	if c := r.Total(); c != (Count{Asked: 3, Remove: 2}) || c.Waiting() != 1 {
		t.Errorf("%+v", c)
	}
}

// A sheet that comes back as it went out says nothing, whatever its names are.
func TestASheetReadsBackAsItWas(t *testing.T) {
	t.Parallel()
	r := sample()
	r.Sheets[0].Rows[0].Name = "=cmd|' /C calc'!A0,\"x\"\n"
	var out strings.Builder
	w := csv.NewWriter(&out)
	if err := w.Write(Columns()); err != nil {
		t.Fatal(err)
	}
	if err := w.WriteAll(r.Cells(&r.Sheets[0])); err != nil {
		t.Fatal(err)
	}
	got := r.Check([]File{{"a.csv", out.String()}}, day(2))
	if len(got.Problems) != 0 || got.Blank != 2 || len(got.Answers) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestPeopleAreDealtToSheets(t *testing.T) {
	t.Parallel()
	maker := &clickup.Person{ID: 9, Name: "Max Maker", Email: "max@x.example"}
	people := []clickup.Person{
		{ID: 1, Email: "a@client.example", InvitedBy: &clickup.Inviter{ID: 9}},
		{ID: 2, Email: "b@other.example", InvitedBy: &clickup.Inviter{ID: 8}}, // gone
		{ID: 3, Email: "c@client.example"},
		{ID: 9, InvitedBy: &clickup.Inviter{ID: 9}}, // by themselves
	}
	var subjects []Subject
	for i := range people {
		subjects = append(subjects, Subject{&people[i], Row{Person: people[i].ID}})
	}
	here := func(id clickup.UserID) *clickup.Person {
		if id == 9 {
			return maker
		}
		return nil
	}
	for by, want := range map[Grouping]string{
		ByInviter: "Max Maker [1]; people whose inviter is not here [2 3 9]",
		ByDomain:  "client.example [1 3]; no domain [9]; other.example [2]",
	} {
		var got []string
		for _, s := range Divide(by, subjects, here) {
			var ids []clickup.UserID
			for _, row := range s.Rows {
				ids = append(ids, row.Person)
			}
			got = append(got, fmt.Sprint(s.Title(), " ", ids))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("by %s: %s", by, strings.Join(got, "; "))
		}
	}
}

func TestFilesHaveNamesOfTheirOwn(t *testing.T) {
	t.Parallel()
	r := &Review{ID: "r1", Sheets: []Sheet{
		{Key: "1", Reviewer: "Max Maker"},
		{Key: "2", Reviewer: "max  maker"},
		{Key: "3", Reviewer: "Ольга"},
		{Key: "4", Reviewer: "../../etc/passwd\x00"},
		{Key: "5", Reviewer: strings.Repeat("long ", 60)},
		{Key: "6", Reviewer: "李"},
	}}
	seen := map[string]bool{}
	for i := range r.Sheets {
		name := r.FileName(i)
		if seen[name] || len(name) > 80 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q", name)
		}
		seen[name] = true
	}
}
