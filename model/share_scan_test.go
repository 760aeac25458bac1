package model

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/modeltest"
	"cutui/model/people"
)

// guestly is a checked state whose workspace has that many guests beside three people.
func guestly(t *testing.T, guests int) *State {
	t.Helper()
	s := checked(t)
	rows := modeltest.People().Rows()[:3]
	for i := range guests {
		rows = append(rows, clickup.Person{ID: clickup.UserID(100 + i), Name: fmt.Sprint("Guest ", i), Email: fmt.Sprintf("g%d@client.example", i), Role: clickup.RoleGuest, Joined: 1, LastActive: clickup.StampOf(noon)})
	}
	s.Rosters.Value[0].People = people.New(rows)
	return s
}

func (s *State) answerShares(e FetchShares, err error) []Effect {
	return s.Update(SharesLoaded{Answer: Answer{Seq: e.Seq, At: noon, Err: err}, ID: e.ID, Guest: e.Guest})
}

func fetches(effects []Effect) []FetchShares {
	var out []FetchShares
	for _, e := range effects {
		if f, ok := e.(FetchShares); ok {
			out = append(out, f)
		}
	}
	return out
}

func TestReadingWhatGuestsSee(t *testing.T) {
	t.Parallel()
	s := guestly(t, 11)
	waiting := fetches(s.Update(ReadShares{}))
	if len(waiting) != readAtOnce {
		t.Fatalf("%d calls at once, want %d", len(waiting), readAtOnce)
	}
	var last []Effect
	asked := map[clickup.UserID]bool{}
	for len(waiting) > 0 {
		e := waiting[0]
		if asked[e.Guest] {
			t.Fatalf("guest %d is asked about twice", e.Guest)
		}
		asked[e.Guest] = true
		var err error
		if e.Guest == 105 {
			err = errors.New("slow")
		}
		last = s.answerShares(e, err)
		waiting = append(waiting[1:], fetches(last)...)
		if len(waiting) > 0 && count[Audit](last) != 0 {
			t.Error("it is audited before all has been read")
		}
	}
	in := the[Audit](t, last).Input
	if len(asked) != 11 || len(in.Guests) != 10 || s.Data().shareScan.Failed != 1 {
		t.Errorf("%d asked about, %d known, %+v", len(asked), len(in.Guests), s.Data().shareScan)
	}
	if r := audit.Run(in); r.Summary.Check(audit.GuestUnscoped) != 10 {
		t.Errorf("nothing is shared with ten guests, found are %d", r.Summary.Check(audit.GuestUnscoped))
	}
	again := fetches(s.Update(ReadShares{}))
	if len(again) != 1 || again[0].Guest != 105 {
		t.Errorf("only the one that failed is read again: %v", again)
	}
}

func TestReadingStops(t *testing.T) {
	t.Parallel()
	s := guestly(t, 11)
	waiting := fetches(s.Update(ReadShares{}))
	if out := s.Update(ReadShares{}); len(out) != 0 {
		t.Errorf("stopping: %v", out)
	}
	var last []Effect
	for _, e := range waiting {
		if last = s.answerShares(e, nil); len(fetches(last)) != 0 {
			t.Fatal("it goes on")
		}
	}
	if len(the[Audit](t, last).Input.Guests) != readAtOnce || s.Data().shareScan.Live() {
		t.Errorf("%+v", s.Data().shareScan)
	}
}

func TestReadingEndsWhereClickUpRefuses(t *testing.T) {
	t.Parallel()
	s := guestly(t, 11)
	waiting := fetches(s.Update(ReadShares{}))
	refused := &clickup.Error{Message: "Team must be on enterprise plan", Kinds: []error{clickup.ErrPlanRequired}}
	for i, e := range waiting {
		out := s.answerShares(e, refused)
		if len(fetches(out)) != 0 || i == len(waiting)-1 && count[Audit](out) != 1 {
			t.Errorf("after the refusal: %v", out)
		}
	}
	s.Data().Plan.Value = clickup.Plan{Name: "Business"}
	if out := s.Update(ReadShares{}); len(out) != 0 {
		t.Errorf("on a plan without it: %v", out)
	}
	s.Data().Plan.Value = clickup.Plan{Name: "Enterprise", ID: 4}
	s.Rosters.Value[0].People = people.New(modeltest.People().Rows()[:3])
	if out := s.Update(ReadShares{}); len(out) != 0 {
		t.Errorf("without guests: %v", out)
	}
}

func TestReadingSaysHowOldWhatWasKeptIs(t *testing.T) {
	t.Parallel()
	s := guestly(t, 3)
	waiting := fetches(s.Update(ReadShares{Within: SharesWithin}))
	for i := 0; len(waiting) > 0; i++ {
		e := waiting[0]
		if e.Within != SharesWithin {
			t.Fatalf("an answer may be %v old, want %v", e.Within, SharesWithin)
		}
		m := SharesLoaded{Answer: Answer{Seq: e.Seq, At: noon}, ID: e.ID, Guest: e.Guest}
		if i > 0 {
			m.Kept, m.At = true, noon.Add(-time.Duration(i)*time.Hour)
		}
		waiting = append(waiting[1:], fetches(s.Update(m))...)
	}
	want := fmt.Sprintf("read what %d guests see, %d from disk (oldest: %s)", len(s.Data().Shares), len(s.Data().Shares)-1,
		text.Age(time.Duration(len(s.Data().Shares)-1)*time.Hour))
	if got := s.Notices[len(s.Notices)-1].Text; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if e := fetches(s.Update(LoadShares{Guest: 100})); len(e) != 1 || e[0].Within != 0 {
		t.Errorf("a guest who is opened is asked about afresh: %+v", e)
	}
}
