package app_test

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup/sim"
)

// manyWorkspaces is a ClickUp whose token sees 63 workspaces, with the 100 calls a minute
// that most have.
func manyWorkspaces() sim.Options {
	return sim.Options{
		Clock: time.Now, Now: time.Now, Workspaces: 63, RateLimit: 100,
		Latency: func(string) time.Duration { return 100 * time.Millisecond },
	}
}

// count returns how many calls of an operation were answered; of all operations if it is empty.
func (s *soak) count(op string) int {
	n := 0
	for _, c := range s.sim.Calls() {
		if op == "" || c.Op == op {
			n++
		}
	}
	return n
}

func TestStartReadsWhatIsShown(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := beginWith(t, manyWorkspaces(), rand.New(rand.NewPCG(3, 4)))
		time.Sleep(3 * time.Second)
		synctest.Wait()
		start, seats := s.count(""), s.count("GetWorkspaceseats")
		t.Logf("%d calls, %d for seats", start, seats)
		if start > 40 || seats < 5 {
			t.Errorf("%d calls, %d of them for seats", start, seats)
		}
		s.press("1")
		s.press("G")
		time.Sleep(time.Second)
		synctest.Wait()
		if more := s.count("GetWorkspaceseats") - seats; more < 5 || more > 15 {
			t.Errorf("%d workspaces are read at the end of the list", more)
		}
		s.end()
	})
}

func TestInvitationLeavesAtOnceAfterStart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := beginWith(t, manyWorkspaces(), rand.New(rand.NewPCG(3, 4)))
		time.Sleep(500 * time.Millisecond)
		s.press("1")
		for range 62 { // every row comes into view: more than the rest of the minute's calls
			s.press("j")
		}
		s.press("2")
		time.Sleep(500 * time.Millisecond)
		if s.count("") < 60 {
			t.Errorf("%d calls of the start", s.count(""))
		}
		began := time.Now()
		for _, key := range []string{"i", "+new@client.example", "enter", "enter", "enter", "enter"} {
			s.press(key)
		}
		for s.count("InviteGuestToWorkspace") == 0 && time.Since(began) < time.Minute {
			time.Sleep(100 * time.Millisecond)
		}
		took := time.Since(began)
		t.Logf("the invitation left after %v, %d calls in", took, s.count(""))
		if took > 2*time.Second {
			t.Errorf("the invitation left after %v", took)
		}
		s.end()
	})
}
