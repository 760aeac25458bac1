package model

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/access"
)

// manyLists are n lists.
func manyLists(n int) []access.Item {
	out := make([]access.Item, n)
	for i := range out {
		out[i] = access.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: fmt.Sprint(i + 1)}, Name: fmt.Sprintf("List %d", i+1)}
	}
	return out
}

// sweeping is a state whose lists were found; asked are the effects that read them.
func sweeping(t *testing.T, lists int) (s *State, asked []Effect) {
	t.Helper()
	s = loaded(t)
	if _, ok := s.Update(ReadLists{Within: SharesWithin})[0].(LoadSurvey); !ok {
		t.Fatal("what is kept is not read first")
	}
	find := the[FindLists](t, s.Update(SurveyLoaded{ID: s.Chosen}))
	s.Update(ListsFound{Answer: Answer{Seq: find.Seq, At: s.Now}, ID: s.Chosen, All: 5, Asked: 1})
	if got := s.LongRead(); got.Total != 5 || got.Done != 1 {
		t.Errorf("%+v", got)
	}
	asked = s.Update(ListsFound{Answer: Answer{Seq: find.Seq, At: s.Now}, ID: s.Chosen, All: 5, Asked: 5, Done: true, Lists: manyLists(lists)})
	return s, asked
}

// answer gives the answers to effects that read lists and tasks, and collects what they ask.
func answerSweep(s *State, asked []Effect, people ...clickup.UserID) []Effect {
	var out []Effect
	for _, e := range asked {
		switch e := e.(type) {
		case FetchListMembers:
			out = append(out, s.Update(ListMembersLoaded{Answer: Answer{Seq: e.Seq, At: s.Now}, ID: e.ID, List: e.List, People: people})...)
		case FetchPublicTasks:
			out = append(out, s.Update(PublicTasksFound{
				Answer: Answer{Seq: e.Seq, At: s.Now}, ID: e.ID, Read: 3, Untold: 1, Last: e.Page == 1,
				Public: []access.PublicTask{{Name: fmt.Sprint(e.Page)}},
			})...)
		}
	}
	return out
}

func TestSweepReadsEveryListOnce(t *testing.T) {
	t.Parallel()
	s, asked := sweeping(t, 30)
	if len(asked) != readAtOnce+1 {
		t.Fatalf("%d calls at once", len(asked))
	}
	calls, saved := 0, 0
	for len(asked) > 0 {
		for _, e := range asked {
			switch e.(type) {
			case FetchListMembers, FetchPublicTasks:
				calls++
			case SaveSurvey:
				saved++
			}
		}
		asked = answerSweep(s, asked, 1, 2)
	}
	f := s.Data()
	if read, _ := f.Survey.Read(); read != 30 || calls != 32 || saved != 2 || s.LongRead().Live() {
		t.Errorf("%d lists read by %d calls, kept %d times, %+v", read, calls, saved, s.LongRead())
	}
	if len(f.Survey.Public) != 2 || f.Survey.Tasks.Read != 6 || f.Survey.Tasks.Untold != 2 {
		t.Errorf("%+v", f.Survey)
	}
	if got := s.SeenByList(2); len(got.Items) != 30 || got.Known() != "by list, 30 of 30 lists read, the oldest just now" {
		t.Errorf("%+v", got)
	}
	if again := s.Update(ReadLists{Within: SharesWithin}); len(again) != 0 || s.LongRead().Live() {
		t.Errorf("the second time asks %v", again)
	}
}

func TestSweepPausesAndStops(t *testing.T) {
	t.Parallel()
	s, asked := sweeping(t, 30)
	s.Update(PauseReading{})
	if next := answerSweep(s, asked, 1); len(next) != 0 {
		t.Errorf("paused, and asks %d more", len(next))
	}
	if got := s.LongRead(); !got.Paused || got.Progress() != "paused reading who is on which list and what is public: 5 of 32" {
		t.Errorf("%+v %q", got, got.Progress())
	}
	asked = s.Update(PauseReading{})
	if len(asked) != readAtOnce+1 || s.LongRead().Paused {
		t.Errorf("goes on with %d calls", len(asked))
	}
	s.Update(ReadLists{Within: SharesWithin})
	if s.LongRead().Live() {
		t.Error("it was stopped and goes on")
	}
	if late := answerSweep(s, asked, 1); len(late) != 0 {
		t.Errorf("late answers ask %v", late)
	}
	s.Now = s.Now.Add(time.Minute)
	again := s.Update(ReadLists{Within: SharesWithin})
	if got := s.LongRead(); len(again) != readAtOnce+1 || got.Total != 27 {
		t.Errorf("goes on with %d at once, %+v", len(again), got)
	}
}

func TestSweepEndsOnARefusalOfAll(t *testing.T) {
	t.Parallel()
	s, asked := sweeping(t, 30)
	refused := &clickup.Error{Op: "GetListMembers", Status: 401, Kinds: []error{clickup.ErrUnauthorized}}
	for _, e := range asked {
		switch e := e.(type) {
		case FetchListMembers:
			s.Update(ListMembersLoaded{Answer: Answer{Seq: e.Seq, Err: refused}, ID: e.ID, List: e.List})
		case FetchPublicTasks:
			s.Update(PublicTasksFound{Answer: Answer{Seq: e.Seq, Err: errors.New("lost")}, ID: e.ID})
		}
	}
	last := s.Notices[len(s.Notices)-1]
	if s.LongRead().Live() || last.Level != Warn || !errors.Is(last.Err, clickup.ErrUnauthorized) {
		t.Errorf("%+v, %+v", s.LongRead(), last)
	}
}

func TestAClientsPage(t *testing.T) {
	t.Parallel()
	s, asked := sweeping(t, 2)
	var domain string
	var ids []clickup.UserID
	for _, p := range s.Roster().People.Rows() {
		if p.Guest() && (domain == "" || p.Domain() == domain) {
			domain = p.Domain()
			ids = append(ids, p.ID)
		}
	}
	for len(asked) > 0 {
		asked = answerSweep(s, asked, ids...)
	}
	page, ok := s.Client(" @" + domain)
	if !ok || len(page.People) < len(ids) || !page.Known || len(page.Items) != 2 || page.Offboard.Removes() != len(ids) || len(page.Ends()) < 2 {
		t.Errorf("%+v", page)
	}
	if _, ok := s.Client("nobody.example"); ok {
		t.Error("a page of nobody")
	}
}
