package binary

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// victim is the real program with a ClickUp that kills it during a call.
type victim struct {
	text string // the name and note of everybody
	t    *testing.T
	sim  *sim.Server
	base string
	home string

	mu      sync.Mutex
	killAt  int  // at which change since the program started; 0 means never
	after   bool // kill once the change has taken effect
	changes int
	process *os.Process
	dead    chan struct{} // closed when the process has ended
}

func newVictim(t *testing.T) *victim {
	t.Helper()
	v := &victim{t: t, home: t.TempDir()}
	v.sim = sim.New(sim.Options{Now: time.Now, RateLimit: -1, Intercept: simtest.Faults(v.strike)})
	base, err := v.sim.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.sim.Close() })
	v.base = base
	return v
}

// strike kills the program at the chosen change.
func (v *victim) strike(_ string, r *http.Request, _ int) *simtest.Fault {
	if r.Method == http.MethodGet {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.changes++
	if v.changes != v.killAt {
		return nil
	}
	_ = v.process.Kill()
	<-v.dead
	return &simtest.Fault{Reset: true, AfterEffect: v.after}
}

// run runs the program. killed means that it did not end by itself.
func (v *victim) run(args ...string) (stdout string, killed bool) {
	v.t.Helper()
	var out, talk bytes.Buffer
	cmd := exec.CommandContext(v.t.Context(), program())
	cmd.Args = append([]string{"cutui"}, args...)
	cmd.Stdout, cmd.Stderr = &out, &talk
	cmd.Env = append(os.Environ(), "CUTUI_API_URL="+v.base, "CLICKUP_API_TOKEN="+sim.Token, "CUTUI_WORKSPACE="+sim.Northwind, "HOME="+v.home,
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(v.home, "no-bus"))
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"} {
		cmd.Env = append(cmd.Env, name+"="+filepath.Join(v.home, name))
	}
	dead, err := v.start(cmd)
	if err != nil {
		v.t.Fatal(err)
	}
	err = cmd.Wait()
	close(dead)
	if err != nil && cmd.ProcessState.Exited() {
		v.t.Fatalf("cutui %s: %v\n%s", strings.Join(args, " "), err, talk.String())
	}
	return out.String(), err != nil
}

func (v *victim) start(cmd *exec.Cmd) (dead chan<- struct{}, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	ended := make(chan struct{})
	err = cmd.Start()
	v.changes, v.dead, v.process = 0, ended, cmd.Process
	return ended, err
}

// die runs the program and kills it at its n-th change.
func (v *victim) die(n int, after bool, args ...string) {
	v.t.Helper()
	v.set(n, after)
	if _, killed := v.run(args...); !killed {
		v.t.Fatalf("the program outlived its change %d", n)
	}
	v.set(0, false)
}

func (v *victim) set(killAt int, after bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.killAt, v.after = killAt, after
}

// people writes a file with ten addresses, which with four items takes fifty calls.
func (v *victim) people() string {
	v.t.Helper()
	text := "email,name,note\n"
	for i := range 10 {
		text += fmt.Sprintf("guest%d@else.example,%s,%s\n", i, v.text, v.text)
	}
	path := filepath.Join(v.home, "people.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		v.t.Fatal(err)
	}
	return path
}

func (v *victim) invitation() []string {
	return []string{"invite", "--csv", v.people(), "--share", sim.ZebraTask, "--share", "HELD-1", "--share", "HELD-2", "--share", "HELD-5", "--permission", "comment", "--yes", "--allow-paid-seats"}
}

// end returns who has which shares, and how many changes were made.
func (v *victim) end() string {
	text := ""
	for i := range 10 {
		p, there := v.sim.Guest(sim.Northwind, fmt.Sprintf("guest%d@else.example", i))
		p.ID = 0
		slices.SortFunc(p.Shares, func(a, b sim.Share) int { return strings.Compare(a.ID, b.ID) })
		text += fmt.Sprintln(there, p)
	}
	var done []string
	for _, e := range v.sim.Effects() {
		done = append(done, fmt.Sprint(e))
	}
	slices.Sort(done)
	return text + strings.Join(done, "\n")
}

// allDone checks that the program reports its one run as done.
func (v *victim) allDone() {
	v.t.Helper()
	out, _ := v.run("runs", "--format", "json")
	var list struct {
		Runs []struct {
			State string
			Done  int
		}
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list.Runs) != 1 || list.Runs[0].Done != 50 || list.Runs[0].State != "done" {
		v.t.Errorf("%v: %s", err, out)
	}
}

// A program that is killed at any of fifty calls continues where it was, and does nothing
// twice. The long test run kills it at every call, before and after its effect.
func TestKilledForReal(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("there is no program under another name to start")
	}
	undisturbed := newVictim(t)
	if _, killed := undisturbed.run(undisturbed.invitation()...); killed {
		t.Fatal("killed by somebody else")
	}
	undisturbed.allDone()
	want := undisturbed.end()
	calls := []int{1, 2, 26, 50}
	if os.Getenv("CUTUI_LONG") != "" {
		calls = nil
		for n := range 50 {
			calls = append(calls, n+1)
		}
	}
	kills := 0
	for i, n := range calls {
		for _, after := range []bool{false, true} {
			if os.Getenv("CUTUI_LONG") == "" && after == (i%2 == 0) {
				continue
			}
			v := newVictim(t)
			v.die(n, after, v.invitation()...)
			v.run("resume", "--yes", "--allow-paid-seats")
			v.allDone()
			if got := v.end(); got != want {
				t.Errorf("killed at call %d, after its effect %v:\n%s\nundisturbed:\n%s", n, after, got, want)
			}
			kills++
		}
	}
	t.Logf("killed %d times: each end state is that of an undisturbed run", kills)
}

// Killed again and again, the run still ends.
func TestKilledForRealOnEveryResume(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("there is no program under another name to start")
	}
	v := newVictim(t)
	v.die(3, true, v.invitation()...)
	for i := range 5 {
		v.die(1+i, i%2 == 0, "resume", "--yes", "--allow-paid-seats")
	}
	v.run("resume", "--yes", "--allow-paid-seats")
	v.allDone()
	if n := len(v.sim.Effects()); n != 50 {
		t.Errorf("%d effects of 50 calls", n)
	}
}
