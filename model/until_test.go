package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
)

func TestDaysAreNotedAndWritten(t *testing.T) {
	t.Parallel()
	s := checked(t)
	s.Update(UntilLoaded{})
	day := noon.AddDate(0, 3, 0)
	changes, nameless := s.UntilChanges([]UserID{4, 99}, day)
	if len(changes) != 1 || nameless != 0 {
		t.Fatalf("%+v, %d nameless", changes, nameless)
	}
	before := s.Revision
	out := s.Update(SetUntil{Changes: changes})
	p, _ := s.Roster().People.ByID(4)
	if save := the[SaveUntil](t, out); save.ID != "333" || len(save.Changes) != 1 || !s.UntilOf(p).Equal(day) || s.Revision == before || s.UntilSettled() {
		t.Errorf("%+v, until %v", save, s.UntilOf(p))
	}
	s.Update(UntilSaved{ID: "333", List: changes})
	if !s.UntilSettled() || s.UntilFailed != nil {
		t.Error("the write is over and went well")
	}
	if again := s.Update(SetUntil{Changes: changes}); count[SaveUntil](again) != 0 {
		t.Error("a day that is noted already is written again")
	}
	s.Update(SetUntil{Changes: []people.Until{{Email: p.Email}}})
	if !s.UntilOf(p).IsZero() {
		t.Error("the day was not taken away")
	}
	s.Update(UntilSaved{ID: "333", Err: errors.New("disk full")})
	if s.UntilFailed == nil || s.Notices[len(s.Notices)-1].Level != Fault {
		t.Error("that it could not be written is not told")
	}
}

func TestDaysComeFromTheDisk(t *testing.T) {
	t.Parallel()
	s := checked(t)
	s.Update(SetFilter{Text: "until:past"})
	p, _ := s.Roster().People.ByID(4)
	out := s.Update(UntilLoaded{Of: map[WorkspaceID][]people.Until{"333": {{Email: p.Email, Day: noon.AddDate(0, 0, -1)}}}})
	if count[Rank](out) != 1 || count[Audit](out) != 1 {
		t.Fatalf("%v", out)
	}
	check(t, s, out)
	if s.Data().Report.Value.Summary.Check(audit.UntilPast) != 1 {
		t.Error("the audit does not know who is due")
	}
	if g := s.PersonRow(p); g.UntilWords != "yesterday" || !g.Due {
		t.Errorf("%+v", g)
	}
	if again := s.Update(UntilLoaded{Of: map[WorkspaceID][]people.Until{"333": s.Data().Until.List()}}); len(again) != 0 {
		t.Errorf("the same days again: %v", again)
	}
	s.Update(UntilLoaded{Err: errors.New("damaged")})
	if s.Notices[len(s.Notices)-1].Level != Warn {
		t.Error("that they could not be read is not told")
	}
}

// TestRunsNoteDays: an invitation notes its day, also one that is left to be done by hand;
// a removal takes it away, and undo brings it back.
func TestRunsNoteDays(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	d, _ := s.ChangeContext()
	day := noon.AddDate(0, 1, 0)
	p := plans.Invite(d, plans.InviteRequest{Emails: []string{"new@client.example"}, Until: day})
	s.Update(StartRun{Plan: p})
	out := s.Update(RunOpened{Run: s.Run.ID})
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 77, Email: "new@client.example", Role: clickup.RoleGuest}}})
	if save := the[SaveUntil](t, out); save.Changes[0].Email != "new@client.example" || save.Changes[0].Day.Format(time.DateOnly) != day.Format(time.DateOnly) {
		t.Errorf("%+v", save)
	}
	d.Until = s.Data().Until
	who, _ := d.People.ByID(4)
	d.Until = people.NewUntilDays([]people.Until{{Email: who.Email, Day: day}})
	gone := plans.Remove(d, []UserID{4})
	if gone.Steps[0].Until != day.Format(time.DateOnly) {
		t.Fatalf("%+v", gone.Steps[0])
	}
	gone.Steps[0].State = change.Done
	d.People = people.New(nil)
	if back := plans.Undo(d, change.Run{Plan: gone}); back.Steps[0].Until != gone.Steps[0].Until {
		t.Errorf("undo: %+v", back.Steps[0])
	}
	s.Data().Until = d.Until
	if out := s.noteUntil("333", &gone.Steps[0]); !the[SaveUntil](t, out).Changes[0].Day.IsZero() {
		t.Errorf("a removal keeps the day: %v", out)
	}
}

func TestUntilIsParsed(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"none": "0001-01-01", "NONE": "0001-01-01", "30d": "2026-06-03", "2026-05-05": "2026-05-05", "3m": "2026-08-04"} {
		if day, err := ParseUntil(typed, noon); err != nil || day.Format(time.DateOnly) != want {
			t.Errorf("%q: %v, %v", typed, day, err)
		}
	}
	for _, typed := range []string{"", "soon", "2026-05-04", "2020-01-01", "0d", "99y"} {
		if _, err := ParseUntil(typed, noon); err == nil {
			t.Errorf("%q is taken", typed)
		}
	}
}
