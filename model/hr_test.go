package model

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

// held is a workspace whose people were held against a list.
func held(t *testing.T, list audit.HRList) *State {
	t.Helper()
	s := loaded(t)
	out := s.Update(UseHR{Path: "people.csv"})
	if len(out) != 1 {
		t.Fatalf("choosing a list: %v", out)
	}
	read := out[0].(ReadHR)
	if _, reading := s.HR(); !reading || read.Path != "people.csv" {
		t.Fatalf("not reading: %+v", read)
	}
	work(s, s.Update(HRRead{Answer: Answer{Seq: read.Seq, At: noon}, Roster: RosterFile{HR: list}}))
	return s
}

func work(s *State, effects []Effect) {
	for _, e := range effects {
		if a, ok := e.(Audit); ok {
			s.Update(a.Do())
		}
	}
}

func TestAnHRListIsHeldAgainstThePeople(t *testing.T) {
	t.Parallel()
	list := audit.ListOf("nobody.yet@northwind.example")
	list.File = "people.csv"
	s := held(t, list)
	if got, reading := s.HR(); !got.Given() || reading {
		t.Fatalf("the list is not in use: %+v", got)
	}
	n := s.HRCount()
	leavers := s.Data().Report.Value.Summary.Check(audit.Leaver)
	if leavers == 0 || n != leavers+1 {
		t.Fatalf("%d rows, %d leavers", n, leavers)
	}
	if row := s.HRRow(0); row.ID == 0 || row.Missing || row.Action == "" {
		t.Errorf("the first row is %+v", row)
	}
	if row := s.HRRow(n - 1); row.ID != 0 || !row.Missing || row.Who != "nobody.yet@northwind.example" {
		t.Errorf("the last row is %+v", row)
	}
	if said := s.Notices[len(s.Notices)-1]; said.Level != Good || said.Text == "" {
		t.Errorf("said %+v", said)
	}
	work(s, s.Update(UseHR{}))
	if list, _ := s.HR(); list.Given() || s.HRCount() != 0 {
		t.Errorf("after putting it away: %d rows of %+v", s.HRCount(), list)
	}
}

func TestAListThatCantBeUsedKeepsTheOneBefore(t *testing.T) {
	t.Parallel()
	s := held(t, audit.ListOf("a@northwind.example"))
	read := s.Update(UseHR{Path: "broken.csv"})[0].(ReadHR)
	s.Update(HRRead{Answer: Answer{Seq: read.Seq - 1, At: noon}, Roster: RosterFile{HR: audit.ListOf("old@northwind.example")}})
	s.Update(HRRead{Answer: Answer{Seq: read.Seq, Err: errors.New("no e-mail addresses")}})
	if list, reading := s.HR(); reading || list.People[0].Address != "a@northwind.example" {
		t.Errorf("in use is %+v, reading %v", list, reading)
	}
	if said := s.Notices[len(s.Notices)-1]; said.Level != Fault || said.Err == nil {
		t.Errorf("said %+v", said)
	}
}

func TestFilesAreListedForThePathTypedLast(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	first := s.Update(LookForFiles{Path: "p"})[0].(ListFiles)
	second := s.Update(LookForFiles{Path: "pe"})[0].(ListFiles)
	s.Update(FilesListed{Answer: Answer{Seq: second.Seq, At: noon}, Files: []File{{Name: "people.csv"}}})
	s.Update(FilesListed{Answer: Answer{Seq: first.Seq, At: noon}, Files: []File{{Name: "plans.csv"}}})
	if files := s.Files.Value; len(files) != 1 || files[0].Name != "people.csv" {
		t.Errorf("files %+v", files)
	}
}

// ClickUp's own export is told by its columns, and used beside an HR list.
func TestThePeopleExportIsNoHRList(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	admin := slices.IndexFunc(s.Roster().People.Rows(), func(p clickup.Person) bool { return p.Role == clickup.RoleAdmin && p.Email != "" })
	who := s.Roster().People.Rows()[admin]
	file, err := ParseRosterFile("Email,SMS 2fa Enabled,TOTP 2fa Enabled,Lists (Edit)\n"+who.Email+",0,,Launch\n", "clickup.csv", noon)
	if err != nil || file.HR.Given() {
		t.Fatalf("%+v, %v", file, err)
	}
	read := s.Update(UseHR{Path: "clickup.csv"})[0].(ReadHR)
	work(s, s.Update(HRRead{Answer: Answer{Seq: read.Seq, At: noon}, Roster: file}))
	if list, _ := s.HR(); list.Given() || s.HRCount() != 0 {
		t.Errorf("it is taken for an HR list: %+v, %d rows", list, s.HRCount())
	}
	if n := s.Data().Report.Value.Summary.Check(audit.NoTwoFactor); n != 1 {
		t.Errorf("%d people without two-factor authentication", n)
	}
	if said := s.Notices[len(s.Notices)-1]; !strings.HasPrefix(said.Text, "clickup.csv: 1 person from ClickUp's people export") {
		t.Errorf("said %+v", said)
	}
	if factor, lists := s.exportedWords(&who); factor != "off, by ClickUp's people export" || lists != "Launch (edit)" {
		t.Errorf("its details are %q, %q", factor, lists)
	}
	work(s, s.Update(UseHR{}))
	if len(s.RosterFiles()) != 0 || s.Data().Report.Value.Summary.Check(audit.NoTwoFactor) != 0 {
		t.Errorf("still in use: %q", s.RosterFiles())
	}
}
