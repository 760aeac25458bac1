package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/modeltest"
	"cutui/model/when"
)

// the gives the one effect of a kind.
func the[E Effect](t *testing.T, effects []Effect) E {
	t.Helper()
	var found []E
	for _, e := range effects {
		if x, ok := e.(E); ok {
			found = append(found, x)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d of %T, want one: %v", len(found), *new(E), effects)
	}
	return found[0]
}

// checked is a loaded state with its report.
func checked(t *testing.T) *State {
	t.Helper()
	s := loaded(t)
	check(t, s, s.audit(s.Chosen))
	return s
}

// check carries the audits among effects out.
func check(t *testing.T, s *State, effects []Effect) {
	t.Helper()
	for _, e := range effects {
		if a, ok := e.(Audit); ok {
			s.Update(a.Do())
		}
	}
}

func TestAcceptedFindingsLeaveTheirLaneUntilTheDay(t *testing.T) {
	t.Parallel()
	s := checked(t)
	inside := FindingKey{audit.InternalGuest, 6}
	until := noon.AddDate(0, 3, 0)
	out := s.Update(AcceptFindings{Findings: []FindingKey{inside}, Note: "works here as a contractor", ReviewBy: until})
	kept := the[SaveDecisions](t, out).List
	want := Decision{"333", audit.Acceptance{
		Check: audit.InternalGuest, Person: 6, Who: "Inside Guest", Note: "works here as a contractor", At: noon, ReviewBy: until,
	}}
	if len(kept) != 1 || kept[0] != want {
		t.Fatalf("kept %+v, want %+v", kept, want)
	}
	check(t, s, out)
	report := &s.Data().Report.Value
	if report.Summary.Accepted != 1 || report.Lane(audit.Protected)[0].Check != audit.InternalGuest || len(report.Decisions) != 1 {
		t.Errorf("summary %+v", report.Summary)
	}
	s.Update(Ticked{Now: until})
	check(t, s, s.audit("333"))
	if got := s.Data().Report.Value.Summary; got.Accepted != 0 || got.Review == 0 {
		t.Errorf("on the day it is not back: %+v", got)
	}
	s.Update(Ticked{Now: noon})
	out = s.Update(ReopenFindings{Findings: []FindingKey{inside}})
	if kept = the[SaveDecisions](t, out).List; !kept[0].ReviewBy.IsZero() || len(s.Decisions.Value) != 0 {
		t.Errorf("taken back: %+v, %+v", kept, s.Decisions.Value)
	}
}

func TestAcceptingNeedsADayAhead(t *testing.T) {
	t.Parallel()
	s := checked(t)
	if out := s.Update(AcceptFindings{Findings: []FindingKey{{audit.InternalGuest, 6}}, ReviewBy: noon}); len(out) != 0 || len(s.Decisions.Value) != 0 {
		t.Errorf("accepted until now: %v", out)
	}
	if out := s.Update(AcceptFindings{ReviewBy: noon.AddDate(1, 0, 0)}); len(out) != 0 {
		t.Errorf("accepting nothing: %v", out)
	}
}

func TestDecisionsComeFromTheDisk(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	recall := the[LoadDecisions](t, s.Update(Boot{}))
	if again := s.Update(Reload{All: true}); count[LoadDecisions](again) != 0 {
		t.Error("they are read twice")
	}
	s = loaded(t)
	mine := Decision{"333", audit.Acceptance{Check: audit.InternalGuest, Person: 6, Note: "mine", ReviewBy: noon.AddDate(1, 0, 0)}}
	old, other := mine, mine
	old.Note = "old"
	other.Person, other.Workspace = 4, "444"
	s.Decisions.Value = []Decision{mine}
	out := s.Update(DecisionsLoaded{Answer: Answer{Seq: recall.Seq + 99}, List: nil})
	if len(out) != 0 {
		t.Errorf("an answer to nothing is taken: %v", out)
	}
	out = s.Update(DecisionsLoaded{Answer: Answer{Seq: s.Decisions.Seq, At: noon}, List: []Decision{old, other}})
	if a := the[Audit](t, out); len(a.Input.Accepted) != 1 || a.Input.Accepted[0].Note != "mine" {
		t.Errorf("the audit goes by %+v", a.Input.Accepted)
	}
	if len(s.Decisions.Value) != 2 {
		t.Errorf("decisions %+v", s.Decisions.Value)
	}
	said := s.NoticeCount()
	s.Update(DecisionsSaved{Err: errors.New("disk full")})
	s.Update(DecisionsSaved{})
	if s.NoticeCount() != said+1 {
		t.Error("a decision that is not on the disk is told once, one that is is not")
	}
}

func TestUnreadableDecisionsAreTold(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(DecisionsLoaded{Answer: Answer{Seq: s.Decisions.Seq, Err: errors.New("damaged")}})
	if n := s.Notices[len(s.Notices)-1]; n.Level != Warn || n.Err == nil {
		t.Errorf("told %+v", n)
	}
}

func TestParseReviewBy(t *testing.T) {
	t.Parallel()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	for text, want := range map[string]time.Time{
		" 2026-12-31 ": day(2026, 12, 31), //nolint:gocritic // spaces around it are allowed
		"90d":          noon.AddDate(0, 0, 90), "30": noon.AddDate(0, 0, 30),
		"6w": noon.AddDate(0, 0, 42), "3M": noon.AddDate(0, 3, 0), "1y": noon.AddDate(1, 0, 0), "10y": noon.AddDate(10, 0, 0),
	} {
		if got, err := ParseReviewBy(text, noon); err != nil || !got.Equal(want) {
			t.Errorf("%q is %v, %v, want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"": when.ErrForm, "soon": when.ErrForm, "2026-13-01": when.ErrForm, "-3d": when.ErrForm, "3x": when.ErrForm, "3 months": when.ErrForm,
		"2026-05-04": errPastDay, "2020-01-01": errPastDay, "0d": errPastDay, "11y": errFarDay, "2999-01-01": errFarDay,
	} {
		if got, err := ParseReviewBy(text, noon); !errors.Is(err, want) {
			t.Errorf("%q is %v, %v, want the error %v", text, got, err, want)
		}
	}
	if _, err := ParseReviewBy("soon", noon); err.Error() != `"soon" is no age and no date: use 30d, 6w, 3m, 1y or 2026-09-01` {
		t.Error(err)
	}
}

func TestProtectionReachesEveryWorkspace(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	labs := &Roster{ID: "444", Name: "Labs", People: modeltest.People()}
	s.Rosters.Value = append(s.Rosters.Value, labs)
	check(t, s, s.audit("444"))
	out := s.Update(MeLoaded{Answer: Answer{Seq: s.Me.Seq, At: noon}, User: clickup.User{ID: 2}})
	if count[Audit](out) != 2 {
		t.Errorf("the caller is protected where: %v", out)
	}
}
