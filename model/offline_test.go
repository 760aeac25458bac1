package model

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/modeltest"
	"cutui/model/people"
)

func lastLoad() SnapshotLoaded {
	old := &Roster{ID: "333", Name: "Northwind", People: people.New([]clickup.Person{{ID: 1, Name: "Olga", Role: clickup.RoleOwner}})}
	return SnapshotLoaded{
		At: noon.Add(-72 * time.Hour), Me: clickup.User{ID: 1}, Rosters: []*Roster{old},
		Seats: map[clickup.WorkspaceID]clickup.Seats{"333": {Members: modeltest.Pool(1, 2)}},
	}
}

func TestOfflineAsksNothingAndShowsWhatWasLoadedLast(t *testing.T) {
	t.Parallel()
	s := New(Options{Offline: true}, noon)
	for _, start := range []Msg{Boot{}, Reload{All: true}, Reload{}, RetryFailed{}} {
		out := s.Update(start)
		if count[LoadSnapshot](out) != 1 || count[FetchMe](out)+count[FetchRosters](out)+count[FetchRoster](out) != 0 {
			t.Errorf("%T: %v", start, out)
		}
	}
	if !s.Offline() || s.Loading() || s.AsOf() != noon {
		t.Errorf("offline without a roster: %+v, as of %v", s.Rosters, s.AsOf())
	}
	out := s.Update(lastLoad())
	if s.Roster() == nil || s.AsOf() != noon.Add(-72*time.Hour) || !s.Data().Seats.Has() || count[Audit](out) != 1 {
		t.Errorf("the last load is not shown: %+v, %v", s.Rosters, out)
	}
	if in := s.AuditInput("333"); in.Now != noon || in.Seen != s.AsOf() {
		t.Errorf("the audit is of %v, seen %v", in.Now, in.Seen)
	}
	if out := s.Update(ChooseWorkspace{ID: "333"}); count[FetchGroups](out)+count[FetchRoles](out) != 0 {
		t.Errorf("choosing asks: %v", out)
	}
	if err := s.Can(keymap.Invite); err == nil || !strings.Contains(err.Error(), "offline") {
		t.Errorf("inviting offline: %v", err)
	}
}

func TestTheLastLoadStandsInForOneThatBrokeOff(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	s.Update(Reload{All: true})
	s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{{ID: "333", People: people.New(nil)}}})
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, Err: &clickup.Error{Kinds: []error{clickup.ErrNetwork}}}})
	if out := s.Update(ShowLast{}); count[LoadSnapshot](out) != 1 {
		t.Fatalf("show the last: %v", out)
	}
	s.Update(lastLoad())
	if s.Partial || s.Roster().People.Len() != 1 || !s.Offline() {
		t.Errorf("a part hides the whole: partial %v, %+v", s.Partial, s.Roster())
	}
}

func TestARosterThatCantBeReadSaysWhatIsShownInstead(t *testing.T) {
	t.Parallel()
	bad := errors.New("its header does not match its checksum")
	for want, begin := range map[string]Msg{"; a fresh one is loading": Boot{}, "; this is an older one": ShowLast{}} {
		s := New(Options{}, noon)
		s.Update(begin)
		m := lastLoad()
		m.Err = bad
		s.Update(m)
		if n := s.Notices[0]; n.Text != "the last roster on disk could not be read"+want || !errors.Is(n.Err, bad) {
			t.Errorf("%T: %+v", begin, n)
		}
	}
}

func TestAFilterByTimeGoesByTheLoadAsTheAuditDoes(t *testing.T) {
	t.Parallel()
	s := New(Options{Offline: true}, noon)
	m := lastLoad()
	quiet := clickup.StampOf(noon.Add(-61 * 24 * time.Hour)) // 58 days before the load
	m.Rosters[0].People = people.New([]clickup.Person{{ID: 2, Name: "Ben", Email: "ben@n.example", Role: clickup.RoleMember, LastActive: quiet}})
	s.Update(Boot{})
	s.Update(m)
	for text, want := range map[string]int{"inactive>60d": 0, "inactive>50d": 1} {
		ranked(t, s, s.Update(SetFilter{Text: text}))
		if got := s.Browse().Len(); got != want {
			t.Errorf("%s: %d found, want %d", text, got, want)
		}
	}
	s.Rosters.At = noon.Add(time.Hour)
	if s.AsOf() != noon {
		t.Errorf("a load from the future is as of %v", s.AsOf())
	}
}
