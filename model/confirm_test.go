package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// editing invites one guest who may do more than view.
func editing(t *testing.T, s *State) change.Plan {
	t.Helper()
	d, ok := s.ChangeContext()
	if !ok {
		t.Fatal("there is no workspace")
	}
	return plans.Invite(d, plans.InviteRequest{Emails: []string{"new@else.example"}, Rights: clickup.Rights{}.With(clickup.EditTags, true)})
}

// seatsAsked is the request for seats among effects, or a failure.
func seatsAsked(t *testing.T, effects []Effect) FetchSeats {
	t.Helper()
	for _, e := range effects {
		if f, ok := e.(FetchSeats); ok {
			return f
		}
	}
	t.Fatalf("no seats are read: %v", effects)
	return FetchSeats{}
}

func seatsAnswer(s *State, f FetchSeats, members, guests clickup.SeatPool, err error) []Effect {
	return s.Update(SeatsLoaded{Answer: Answer{Seq: f.Seq, At: s.Now, Err: err}, ID: f.ID, Seats: clickup.Seats{Members: members, Guests: guests}})
}

func opensRun(effects []Effect) bool {
	for _, e := range effects {
		if _, ok := e.(OpenRun); ok {
			return true
		}
	}
	return false
}

func TestConfirmedPlansRestOnFreshSeats(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		waits   time.Duration // between the reading of the seats and enter
		allowed int
		members clickup.SeatPool
		guests  clickup.SeatPool
		err     error
		asks    bool // the seats are read again
		starts  bool
		says    string
	}{
		{name: "new enough", waits: 59 * time.Second, starts: true},
		{name: "older, the same", waits: 61 * time.Second, members: modeltest.Pool(4, 5), guests: modeltest.Pool(2, 3), asks: true, starts: true},
		{name: "somebody took the last seats", waits: 2 * time.Minute, members: modeltest.Pool(5, 5), guests: modeltest.Pool(3, 3), asks: true, says: "buys 1 member seat"},
		{name: "that was allowed", waits: 2 * time.Minute, allowed: 1, members: modeltest.Pool(5, 5), guests: modeltest.Pool(3, 3), asks: true, starts: true},
		{name: "any number was allowed", waits: 2 * time.Minute, allowed: change.AnySeats, err: errors.New("slow"), asks: true, starts: true},
		{name: "they can't be read", waits: 2 * time.Minute, err: errors.New("slow"), asks: true, says: "the seats could not be read; the last numbers are from 2 min ago"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := loaded(t)
			plan := editing(t, s)
			s.Update(Ticked{Now: s.Now.Add(tt.waits)})
			out := s.Update(Confirm{Plan: plan, Allowed: tt.allowed, Then: StartRun{Plan: plan}})
			if tt.asks {
				if !s.Confirming() || opensRun(out) {
					t.Fatal("it does not wait for the seats")
				}
				f := seatsAsked(t, out)
				if f.Within != 3*time.Second {
					t.Errorf("waits %s for them", f.Within)
				}
				out = seatsAnswer(s, f, tt.members, tt.guests, tt.err)
			}
			if opensRun(out) != tt.starts || s.Confirming() {
				t.Fatalf("starts: %v, want %v; still waits: %v", opensRun(out), tt.starts, s.Confirming())
			}
			if tt.says != "" && (s.Unconfirmed == nil || !strings.Contains(s.Notices[len(s.Notices)-1].Text, tt.says)) {
				t.Errorf("says %+v", s.Notices)
			}
		})
	}
}

func TestSeatsFromTheDiskAreNotKnown(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	f := s.Data()
	f.Seats.Phase, f.seatsRead, f.Seats.At = Loading, time.Time{}, s.Now.Add(-3*time.Hour)
	plan := editing(t, s)
	if words, _ := plan.Confirm(); words != "unknown seats" || !strings.Contains(plan.BillWords(), "the seats are being read; the last numbers are from 3 h ago") {
		t.Errorf("asks for %q: %s", words, plan.BillWords())
	}
}

func TestTheOutcomeIsComparedAndJournaled(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		role     clickup.Role
		total    int
		err      error
		foreseen seats.Answer
		says     string
	}{
		{"as foreseen", clickup.RoleGuest, 5, nil, seats.Yes, "no member seat was bought"},
		{"a member was made", clickup.RoleMember, 6, nil, seats.No, "ClickUp made new@else.example a member: 1 member seat was bought, not foreseen"},
		{"not readable", clickup.RoleGuest, 5, errors.New("slow"), seats.Unknown, "how many seats were bought is not known: the seats could not be read after the run"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := loaded(t)
			s.Update(StartRun{Plan: editing(t, s)})
			out := s.Update(RunOpened{Run: s.Run.ID})
			who := clickup.Person{ID: 99, Email: "new@else.example", Role: tt.role, Joined: clickup.Null}
			out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &who}})
			keepsOpen(t, out)
			out = seatsAnswer(s, seatsAsked(t, out), modeltest.Pool(4, tt.total), modeltest.Pool(3, 3), tt.err)
			c := closing(t, out)
			o := s.Run.Outcomes["333"]
			if o.AsForeseen != tt.foreseen || o.Reason != tt.says || c.Outcomes["333"].Reason != tt.says {
				t.Errorf("%+v, journaled %+v", o, c.Outcomes)
			}
			if tt.role == clickup.RoleMember {
				now, _ := s.ChangeContext()
				now.People = people.New(append(slices.Clone(now.People.Rows()), who))
				undo := plans.Undo(now, *s.Run)
				modeltest.Same(t, stepLines(undo), "planned remove-member new@else.example")
			}
		})
	}
}
