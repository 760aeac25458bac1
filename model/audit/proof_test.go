package audit

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/impact"
)

// evidence is a roster of people who seem to be gone: 1 holds tasks, 2 nothing, 3 tracked
// time, 4 was never seen and left no trace, 5 was never seen and created a task.
func evidence() Input {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	days := func(n int) clickup.Stamp { return clickup.StampOf(now.AddDate(0, 0, -n)) }
	person := func(id clickup.UserID, seen clickup.Stamp) clickup.Person {
		return clickup.Person{ID: id, Email: id.String() + "@x.example", Role: clickup.RoleMember, Joined: days(400), LastActive: seen}
	}
	entries := []clickup.TimeEntry{{User: 3, Start: days(2), Duration: 12 * time.Hour}}
	created := []clickup.Task{{ID: "a", Creator: 5, Created: days(5)}}
	return Input{
		Now: now, Options: DefaultOptions(),
		People: []clickup.Person{person(1, days(200)), person(2, days(200)), person(3, days(200)), person(4, clickup.Null), person(5, clickup.Null)},
		Holdings: map[clickup.UserID]impact.Holdings{
			1: {Person: 1, At: now.Add(-48 * time.Hour), Tasks: []impact.Task{{ID: "t", Assignees: []clickup.UserID{1}}}},
			2: {Person: 2, At: now, Tasks: []impact.Task{}},
		},
		Traces: &impact.Traces{At: now, Time: true, Created: true, Of: impact.FindTraces(now, entries, created)},
	}
}

func TestEvidenceMovesFindings(t *testing.T) {
	t.Parallel()
	r := Run(evidence())
	for id, want := range map[clickup.UserID]struct {
		lane   Lane
		reason string
	}{
		1: {HandOver, "; holds 1 open task (1 only theirs) (read 2 days ago)"},
		2: {Ready, "; no tracked time and no task created in 90 days"},
		3: {Review, ", but tracked 12 h in the last 7 days"},
		4: {Review, "never active since; no tracked time and no task created in 90 days"},
		5: {Review, ", but created 1 task, the last 5 days ago"},
	} {
		found := r.About(id)
		if len(found) != 1 || found[0].Lane != want.lane || !strings.Contains(found[0].Reason(), want.reason) {
			t.Errorf("%d: %s: %s", id, found[0].Lane, found[0].Reason())
		}
	}
	if s := r.Summary; s.Ready != 1 || s.HandOver != 1 || s.Review < 3 || s.Reclaim.Members != 1 {
		t.Errorf("%+v", s)
	}
	if f := r.Lane(HandOver)[0]; f.Action().Words != "hand over, then remove" || f.Action().Kind != RemoveAction {
		t.Errorf("%+v", f.Action())
	}
	if got := r.Candidates(); !slices.Equal(got, []clickup.UserID{2, 1, 3, 4, 5}) {
		t.Errorf("candidates %v", got)
	}
}

// Midnight is that of the reader: in UTC the day of these traces is another one.
func TestTracesOfTodayHaveNoAge(t *testing.T) {
	t.Parallel()
	for hour, want := range map[int]string{1: "90 days", -1: "90 days, as of 10 h ago"} {
		in := evidence()
		in.Now = time.Date(2026, 11, 30, 9, 0, 0, 0, time.FixedZone("UTC+5", 5*60*60))
		in.Traces.At = time.Date(2026, 11, 30, hour, 0, 0, 0, in.Now.Location())
		if got := Run(in).About(2)[0].Reason(); !strings.HasSuffix(got, want) {
			t.Errorf("read at %d o'clock: %s", hour, got)
		}
	}
}

func TestNoEvidenceChangesNothing(t *testing.T) {
	t.Parallel()
	in := evidence()
	in.Holdings, in.Traces = nil, nil
	for _, f := range Run(in).Findings {
		if f.Person != nil && f.Check == InactiveMember && (f.Lane != Ready || strings.Contains(f.Reason(), "tracked")) {
			t.Errorf("%s: %s", f.Lane, f.Reason())
		}
	}
	in.Traces = &impact.Traces{At: in.Now, Time: true, Of: map[clickup.UserID]impact.Trace{}} // nobody tracks time
	for _, f := range Run(in).Findings {
		if strings.Contains(f.Reason(), "tracked") {
			t.Errorf("claims more than the data: %s", f.Reason())
		}
	}
}

func TestNewStartersAreConfigured(t *testing.T) {
	t.Parallel()
	in := evidence()
	in.Traces = nil
	in.People = in.People[3:4]
	in.People[0].Joined = clickup.StampOf(in.Now.AddDate(0, 0, -20))
	found := func() bool { return len(Run(in).About(4)) > 0 }
	if !found() {
		t.Error("who joined 20 days ago is new")
	}
	if in.Options.NewDays = 30; found() {
		t.Error("who joined 20 days ago is not new within 30 days")
	}
}

func TestThoseWhoseDayHasComeLead(t *testing.T) {
	t.Parallel()
	in := evidence()
	in.Until = map[string]time.Time{
		"1@x.example": in.Now.AddDate(0, 0, -3), "2@x.example": in.Now, "3@x.example": in.Now.AddDate(0, 0, 1), "gone@x.example": in.Now.AddDate(0, 0, -3),
	}
	r := Run(in)
	if r.Summary.Check(UntilPast) != 2 {
		t.Fatalf("%d found", r.Summary.Check(UntilPast))
	}
	if f := r.Lane(Ready)[0]; f.Check != UntilPast || f.Person.ID != 2 || f.Severity != High || f.Reason() != "was due to leave today (30 Nov 2026)" {
		t.Errorf("first of those ready: %s %d: %s", f.Check, f.Person.ID, f.Reason())
	}
	if f := r.Lane(HandOver)[0]; f.Check != UntilPast || f.Person.ID != 1 || !strings.HasPrefix(f.Reason(), "was due to leave 3 days ago (27 Nov 2026); holds 1 open task") {
		t.Errorf("first to hand over: %s %d: %s", f.Check, f.Person.ID, f.Reason())
	}
	in.Protected = []string{"2@x.example"}
	if r = Run(in); len(r.Lane(Ready)) != 0 && r.Lane(Ready)[0].Check == UntilPast {
		t.Error("somebody protected is ready to go")
	}
}
