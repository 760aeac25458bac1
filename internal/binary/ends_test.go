package binary

import (
	"net/http"
	"syscall"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// clickUp starts a simulated ClickUp for the test, and returns an environment that uses it.
func clickUp(t *testing.T, o sim.Options) (*sim.Server, []string) {
	t.Helper()
	o.Now = time.Now
	s := sim.New(o)
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	token := o.Token
	if token == "" {
		token = sim.Token
	}
	return s, []string{"CUTUI_API_URL=" + base, "CLICKUP_API_TOKEN=" + token}
}

// hung returns options for a ClickUp that never answers: calls that change something, or all.
func hung(changesOnly bool) sim.Options {
	return sim.Options{Intercept: simtest.Faults(func(_ string, r *http.Request, _ int) *simtest.Fault {
		if changesOnly && r.Method == http.MethodGet {
			return nil
		}
		return &simtest.Fault{Hang: true}
	})}
}

func TestSignalsLeaveTheTerminalAsItWas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}, {syscall.SIGINT, 130}} {
		t.Run(c.signal.String(), func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, 80, 24)
			tm.run("--demo")
			tm.wait("1/164")
			start := time.Now()
			if err := syscall.Kill(tm.pid(), c.signal); err != nil {
				t.Fatal(err)
			}
			tm.endedSince(start, c.code)
		})
	}
}

func TestCtrlCLeaves(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.run("--demo")
	tm.wait("1/164")
	tm.keys("C-c")
	tm.ended(0)
}

// Quitting never waits for ClickUp.
func TestQuittingDoesNotWaitForAHungServer(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"q", "C-c"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			s, env := clickUp(t, hung(false))
			tm := openTerminal(t, 80, 24, env...)
			tm.run("")
			tm.await("the first call", func() bool { return len(s.Calls()) > 0 })
			tm.wait("Loading people")
			start := time.Now()
			tm.keys(key)
			tm.endedSince(start, 0)
		})
	}
}

func TestCtrlCTwiceLeavesARunThatHangs(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, hung(true))
	tm := openTerminal(t, 120, 36, env...)
	tm.run("")
	tm.wait("1/164")
	startInvite(tm, "zoe@client.example")
	tm.await("the invitation", func() bool { return calledOnce(s, "InviteGuestToWorkspace") })
	tm.keys("C-c")
	tm.wait("press again to quit at once")
	start := time.Now()
	tm.keys("C-c")
	tm.endedSince(start, 0)

	tm.text("clear; ")
	tm.run("") // the unfinished run is offered again
	tm.wait("Invite 1 guest, share 1 item")
	tm.keys("Escape")
	tm.waitGone("Invite 1 guest, share 1 item")
	tm.keys("q")
	tm.ended(0)
}

func calledOnce(s *sim.Server, op string) bool {
	n := 0
	for _, c := range s.Calls() {
		if c.Op == op {
			n++
		}
	}
	return n == 1
}

func TestSuspendAndResume(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.run("--demo")
	tm.wait("1/164")
	tm.keys("j", "j")
	tm.wait("3/164")
	tm.keys("C-z")
	tm.wait("Stopped", prompt)
	for flag, want := range map[string]string{"alternate_on": "0", "cursor_flag": "1", "mouse_any_flag": "0", "mouse_button_flag": "0"} {
		if got := tm.is(flag); got != want {
			t.Errorf("%s is %q while suspended, want %q", flag, got, want)
		}
	}
	tm.text("echo here=$((6*7))")
	tm.keys("Enter")
	tm.wait("here=42")
	tm.text("fg")
	tm.keys("Enter")
	tm.wait("3/164", "Abel Admin")
	tm.keys("j")
	tm.wait("4/164")
	tm.keys("q")
	tm.await("the end", func() bool { return tm.is("alternate_on") == "0" })
}

// Signals stop and continue the program as its keys do.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGTSTP, syscall.SIGSTOP} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, 80, 24)
			tm.run("--demo")
			tm.wait("1/164")
			if err := syscall.Kill(tm.pid(), signal); err != nil {
				t.Fatal(err)
			}
			tm.wait("Stopped")
			if got := tm.is("alternate_on"); signal == syscall.SIGTSTP && got != "0" {
				t.Errorf("alternate_on is %q while stopped", got)
			}
			tm.text("fg; echo exit=$?")
			tm.keys("C-j") // SIGSTOP leaves the terminal as the program had it
			tm.wait("1/164", "Abel Admin")
			tm.waitGone("Stopped")
			tm.keys("j")
			tm.wait("2/164")
			tm.keys("q")
			tm.ended(0)
		})
	}
}

// Go's dump on SIGQUIT is on the shell's screen.
func TestQuitRestoresBeforeItDumps(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.run("--demo 2>/dev/null")
	tm.wait("1/164")
	if err := syscall.Kill(tm.pid(), syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	tm.ended(2)
}
