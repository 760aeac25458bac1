package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/modeltest"
	"cutui/model/people"
)

// stored are snapshots that many days old, newest first.
func stored(days ...int) []SnapshotInfo {
	list := make([]SnapshotInfo, len(days))
	for i, d := range days {
		at := noon.AddDate(0, 0, -d)
		list[i] = SnapshotInfo{ID: at.Format(time.DateOnly), At: at, Seen: at}
	}
	return list
}

func TestSnapshotAt(t *testing.T) {
	t.Parallel()
	list := stored(1, 20, 31, 60)
	for days, want := range map[int]int{0: 0, 1: 0, 2: 1, 20: 1, 30: 2, 31: 2, 45: 3, 60: 3, 400: 3} {
		if got, ok := SnapshotAt(list, noon.AddDate(0, 0, -days)); !ok || got != list[want] {
			t.Errorf("%d days ago: %+v, want %+v", days, got, list[want])
		}
	}
	if got, ok := SnapshotAt(nil, noon); ok {
		t.Errorf("of none: %+v", got)
	}
}

func TestTheAuditComparesWithLastMonth(t *testing.T) {
	t.Parallel()
	s := checked(t)
	out := s.Update(OpenAudit{})
	list := the[ListSnapshots](t, out)
	if count[RollUp](out) != 1 || count[CompareSince](out) != 0 {
		t.Errorf("opening: %v", out)
	}
	out = s.Update(SnapshotsListed{Answer: Answer{Seq: list.Seq, At: noon}, List: stored(0, 12, 33, 90)})
	e := the[CompareSince](t, out)
	if e.Snapshot.ID != "2026-04-01" || e.ID != "333" || len(e.Today.People) != s.Roster().People.Len() || e.Today.Seats != s.Data().Seats.Value {
		t.Fatalf("compares with %+v", e.Snapshot)
	}
	before := SnapshotLoaded{Rosters: []*Roster{{ID: "333", People: people.New(append(modeltest.People().Rows()[1:], clickup.Person{ID: 9, Name: "Left Leo"}))}}}
	done, err := e.Do(before)
	s.Update(ComparedSince{Answer: Answer{Seq: e.Seq, At: noon, Err: err}, ID: "333", Comparison: done})
	if c := s.Data().Since.Value.Changes; c.Count(audit.Joined) != 1 || c.Count(audit.Left) != 1 || !c.From.Equal(e.Snapshot.At) {
		t.Errorf("changes %+v", c)
	}
	if got := the[CompareSince](t, s.Update(CompareWith{ID: "2026-02-03"})); got.Snapshot.ID != "2026-02-03" {
		t.Errorf("chosen was 2026-02-03, not %s", got.Snapshot.ID)
	}
}

// An export goes on beside the loop, with what was known when it began.
func TestExportKeepsWhatItBeganWith(t *testing.T) {
	t.Parallel()
	s := checked(t)
	s.Data().Since = Remote[Comparison]{At: noon, Value: Comparison{Changes: audit.Changes{From: noon.AddDate(0, -1, 0)}}}
	e := the[Export](t, s.Update(ExportReport{Format: "html"}))
	s.Update(ComparedSince{Answer: Answer{At: noon}, ID: "333", Comparison: Comparison{Changes: audit.Changes{From: noon}}})
	if now := s.Data().Since.Value.Changes.From; !now.Equal(noon) || !e.Changes.From.Equal(noon.AddDate(0, -1, 0)) {
		t.Errorf("the export says since %v, the screen since %v", e.Changes.From, now)
	}
}

func TestANewReportIsStudiedAndComparedAgain(t *testing.T) {
	t.Parallel()
	s := checked(t)
	s.Update(OpenAudit{})
	s.Update(SnapshotsListed{Answer: Answer{Seq: s.Snapshots.Seq, At: noon}, List: stored(33)})
	out := s.Update(the[Audit](t, s.Update(SetInactiveDays{Days: 10})).Do())
	if e := the[CompareSince](t, out); e.InactiveDays != 10 {
		t.Errorf("compared with %d days", e.InactiveDays)
	}
	rollups := the[RollUp](t, out)
	s.Update(rollups.Do())
	if f := s.Data(); !f.Rollups.Has() || len(f.Rollups.Value.Domains) != 2 || len(f.Rollups.Value.Roles) != 4 || len(f.Rollups.Value.Months) != 1 {
		t.Errorf("study %+v", s.Data().Rollups.Value)
	}
}

func TestNothingToCompareWith(t *testing.T) {
	t.Parallel()
	s := checked(t)
	s.Update(OpenAudit{})
	if out := s.Update(SnapshotsListed{Answer: Answer{Seq: s.Snapshots.Seq, At: noon}, List: stored(0)}); count[CompareSince](out) != 0 {
		t.Errorf("compared with the roster itself: %v", out)
	}
	if _, ok := s.Baseline(); ok {
		t.Error("there is a baseline")
	}
	s.Update(SnapshotsListed{Answer: Answer{Seq: s.Snapshots.Seq, At: noon}, List: stored(33)})
	e := the[CompareSince](t, s.Update(CompareWith{}))
	done, err := e.Do(SnapshotLoaded{})
	if err == nil {
		t.Fatal("a snapshot without the workspace compares")
	}
	said := s.NoticeCount()
	s.Update(ComparedSince{Answer: Answer{Seq: e.Seq, At: noon, Err: err}, ID: "333", Comparison: done})
	if s.NoticeCount() != said+1 || s.Data().Since.Has() {
		t.Errorf("changes %+v", s.Data().Since)
	}
	if out := s.Update(SnapshotsListed{Answer: Answer{Seq: s.Snapshots.Seq, Err: errors.New("no folder")}}); len(out) != 0 {
		t.Errorf("after a failure: %v", out)
	}
}

func TestExport(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	if out := s.Update(ExportReport{Format: "html"}); len(out) != 0 || s.Notices[len(s.Notices)-1].Level != Warn {
		t.Errorf("without an audit: %v", out)
	}
	s = checked(t)
	e := the[Export](t, s.Update(ExportReport{Format: "html"}))
	if e.Name != "seat-audit-Northwind-2026-05-04" || e.Format != "html" || e.Report.Name != "Northwind" || len(e.People) == 0 || e.Changes != nil {
		t.Errorf("export %+v", e)
	}
	s.Data().Since.settle(s, Answer{At: noon}, Comparison{})
	if e = the[Export](t, s.Update(ExportReport{Format: "csv"})); e.Changes == nil {
		t.Error("what changed is left out")
	}
	if formats := ExportFormats(); len(formats) != 4 {
		t.Errorf("formats %v", formats)
	}
}

// reload loads the workspace again with these people, and compares.
func reload(s *State, crew ...clickup.Person) {
	s.Update(Reload{All: true})
	rosters := []*Roster{{ID: "1", Name: "Northwind", People: people.New(crew)}}
	for _, e := range s.Update(RostersLoaded{Rosters: rosters, Answer: Answer{Seq: s.Rosters.Seq, At: s.Now}}) {
		if c, ok := e.(Compare); ok {
			s.Update(c.Do())
		}
	}
}

func TestWhatChangedSinceTheLastLoadIsTold(t *testing.T) {
	t.Parallel()
	olga := clickup.Person{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: before(900), LastActive: before(0)}
	cleo := clickup.Person{ID: 2, Name: "Cleo", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: before(9), LastActive: before(0)}
	sam := clickup.Person{ID: 3, Name: "Sam", Email: "sam@client.example", Role: clickup.RoleGuest, Joined: before(1), LastActive: before(0)}
	s := glanceState(olga, cleo)
	reload(s, olga, cleo)
	if s.ChangeCount() != 0 || s.ChangesSince() != "" {
		t.Fatalf("nothing changed, but: %q", s.ChangesSince())
	}
	s.Update(Ticked{Now: glanceDay.Add(time.Hour)})
	reload(s, olga, sam)
	if got, want := s.ChangesSince(), "since 14:02: 1 new, 1 gone"; got != want || s.ChangeCount() != 2 {
		t.Errorf("%d changes: %q, want %q", s.ChangeCount(), got, want)
	}
	if got, want := s.Change(0), (ChangeRow{ID: 3, Who: "Sam", Email: "sam@client.example", Kind: "joined", Words: "joined", Text: "joined as guest"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if last := s.Notices[len(s.Notices)-1]; last.Text != s.ChangesSince() {
		t.Errorf("the notice says %q", last.Text)
	}
	s.Update(Ticked{Now: glanceDay.AddDate(0, 0, 30)})
	if got := s.ChangesSince(); got != "since 5 Nov 2025: 1 new, 1 gone" {
		t.Errorf("later: %q", got)
	}
	reload(s, olga, sam)
	if s.ChangeCount() != 2 {
		t.Error("a load without changes took the last ones away")
	}
}

func TestPartsOfARosterAreNotCompared(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	s.Update(Boot{})
	seq := s.Rosters.Seq
	s.Update(RostersArrived{Seq: seq, Rosters: []*Roster{{ID: "1", People: people.New(crew("abel"))}}})
	for _, e := range s.Update(RostersLoaded{Rosters: []*Roster{{ID: "1", People: people.New(crew("abel", "mia"))}}, Answer: Answer{Seq: seq, At: glanceDay}}) {
		if _, ok := e.(Compare); ok {
			t.Error("the first people were compared with all of them")
		}
	}
}
