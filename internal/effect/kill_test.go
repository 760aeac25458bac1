package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

// moment is the point in a step at which the program is killed.
type moment int

const (
	beforeItIsSent  moment = iota // the journal has the step as running
	beforeItIsNoted               // ClickUp has done it, the journal does not know
	afterItIsNoted                // the step is over, the next one has not begun
	whileItIsNoted                // of the line about the outcome only a part is on the disk
	moments
)

func (m moment) String() string {
	return [...]string{"before it is sent", "before it is noted", "after it is noted", "while it is noted"}[m]
}

// death kills a program at a moment of its n-th change, counted from 1: the disk stays as it is then,
// and nothing reaches ClickUp any more.
type death struct {
	at   moment
	n    int
	next http.RoundTripper
	copy func() string
	stop context.CancelFunc

	mu      sync.Mutex
	disk    string // what is there at the next start
	changes int
	flying  int // changes that wait for their answer
	cut     int // of them, when it struck
	ended   int
}

var errDead = errors.New("the program is dead")

// RoundTrip sends a request unless the program is dead.
func (d *death) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet {
		if d.dead() {
			return nil, errDead
		}
		return d.next.RoundTrip(r)
	}
	n, alive := d.leave()
	if !alive {
		return nil, errDead
	}
	resp, err := d.next.RoundTrip(r)
	if !d.arrive(n) {
		if resp != nil {
			_ = resp.Body.Close()
		}
		return nil, errDead
	}
	return resp, err
}

func (d *death) dead() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.disk != ""
}

// leave counts a change that is about to be sent, unless the program is dead.
func (d *death) leave() (n int, alive bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.disk != "" {
		return 0, false
	}
	d.changes++
	if d.changes == d.n && d.at == beforeItIsSent {
		d.strike()
		return 0, false
	}
	d.flying++
	return d.changes, true
}

// arrive counts an answer to a change, unless the program is dead.
func (d *death) arrive(n int) (alive bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.disk == "" && n == d.n && d.at == beforeItIsNoted {
		d.strike()
	}
	d.flying--
	return d.disk == ""
}

func (d *death) strike() {
	d.disk, d.cut = d.copy(), d.flying
	d.stop()
}

// between is called after each change of the state, before its effects begin.
func (d *death) between(s *model.State) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.disk != "" || s.Run == nil {
		return d.disk != ""
	}
	t := s.Run.Tally()
	before := d.ended
	d.ended = t.Total() - t.Planned - t.Running
	if d.at < afterItIsNoted || d.changes < d.n || d.ended == before {
		return false
	}
	d.strike()
	if d.at == whileItIsNoted {
		cutLastLine(d.disk, s.Run.ID)
	}
	return true
}

// cutLastLine cuts the last line of a journal in half.
func cutLastLine(folder string, id change.RunID) {
	found, err := filepath.Glob(filepath.Join(folder, "*", "*", string(id)+".jsonl"))
	if err != nil || len(found) != 1 {
		panic(fmt.Sprint("the journal: ", found, err))
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		panic(err)
	}
	start := bytes.LastIndexByte(data[:len(data)-1], '\n') + 1
	if err := os.WriteFile(found[0], data[:(start+len(data))/2], 0o600); err != nil {
		panic(err)
	}
}

// die sends a message to a program that is killed meanwhile, and returns how many changes were sent
// but not answered.
func (w *world) die(at moment, n int, m model.Msg) (cut int) {
	w.t.Helper()
	ctx, cancel := context.WithCancel(w.t.Context())
	defer cancel()
	d := &death{at: at, n: n, next: w.road, stop: cancel, copy: func() string {
		folder := filepath.Join(w.t.TempDir(), "disk")
		if err := os.CopyFS(folder, os.DirFS(w.folder)); err != nil {
			w.t.Error(err)
		}
		return folder
	}}
	w.road = d
	p := w.start()
	_ = Drive(ctx, p.runner, p.State, m, d.between)
	p.quit()
	if d.disk == "" {
		w.t.Fatalf("the program outlived change %d", n)
	}
	w.road, w.folder = d.next, d.disk
	return d.cut
}

// fifty returns a plan of fifty calls: ten people who each get four items.
func fifty(d plans.Context, items []items.Item) change.Plan {
	var mails []string
	for i := range 10 {
		mails = append(mails, fmt.Sprintf("guest%d@else.example", i))
	}
	return plans.Invite(d, plans.InviteRequest{Emails: mails, Items: items, Permission: clickup.PermissionComment})
}

// outcome is the end of a run that is compared.
func (w *world) outcome(r change.Run) string {
	text := fmt.Sprintln(r.Phase, r.Tally())
	for _, s := range r.Plan.Steps {
		p, there := w.sim.Guest(sim.Northwind, s.Email)
		p.ID = 0
		slices.SortFunc(p.Shares, func(a, b sim.Share) int { return strings.Compare(a.ID, b.ID) })
		text += fmt.Sprintln(s.State, s.Op, s.Email, s.ItemName, there, p)
	}
	pairs := w.pairs()
	for _, what := range slices.Sorted(maps.Keys(pairs)) {
		text += fmt.Sprintln(what, pairs[what])
	}
	return text
}

// Wherever a program dies, the resumed run ends as if nothing had happened.
func TestKilledAtEveryStep(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	plan := fifty(desk, items)
	if plan.Calls() != 50 {
		t.Fatalf("%d calls", plan.Calls())
	}
	var want string
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, sim.Options{People: 50, RateLimit: -1})
		p := w.start()
		p.drive(model.StartRun{Plan: plan})
		p.quit()
		want = w.outcome(*p.Run)
	})
	for at := range moments {
		t.Run(at.String(), func(t *testing.T) {
			t.Parallel()
			kills, cut := 0, 0
			for n := 1; n <= 50 && !t.Failed(); n += stride() {
				synctest.Test(t, func(t *testing.T) { cut += killedOnce(t, at, n, plan, want) })
				kills++
			}
			if at != beforeItIsSent { // so it would never get any further
				synctest.Test(t, func(t *testing.T) { kills += killedAgainAndAgain(t, at, plan, want) })
			}
			t.Logf("killed %d times %s, with %d other calls under way: each end state is that of an undisturbed run", kills, at, cut)
			if cut == 0 {
				t.Error("no other call was ever under way: this tests too little")
			}
		})
	}
}

// stride is the distance between the steps at which programs are killed.
func stride() int {
	if testing.Short() || slow {
		return 17
	}
	return 1
}

// slowly returns a slow ClickUp, so that several calls run at the same time.
func slowly(op string) time.Duration { return time.Duration(len(op)) * 17 * time.Millisecond }

// killedOnce dies at the n-th change and then runs to the end.
func killedOnce(t *testing.T, at moment, n int, plan change.Plan, want string) (cut int) {
	t.Helper()
	w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Latency: slowly})
	cut = w.die(at, n, model.StartRun{Plan: plan})
	w.goesOn(fmt.Sprintf("killed %s, at change %d", at, n), want)
	return cut
}

// killedAgainAndAgain dies at the first change of every start, until few are left.
func killedAgainAndAgain(t *testing.T, at moment, plan change.Plan, want string) (kills int) {
	t.Helper()
	w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Latency: slowly})
	var start model.Msg = model.StartRun{Plan: plan}
	for {
		w.die(at, 1, start)
		kills++
		p := w.start()
		left := p.last().Run
		p.quit()
		if t := left.Tally(); t.Planned < 10 {
			break
		}
		start = model.ResumeRun{ID: left.ID}
	}
	w.goesOn(fmt.Sprintf("killed %s, again and again", at), want)
	return kills
}

// goesOn starts the program, resumes the run that it offers, and checks the outcome.
func (w *world) goesOn(when, want string) {
	w.t.Helper()
	p := w.start()
	p.drive(model.FindRuns{})
	left := p.Resumable()
	if len(left) != 1 || left[0].Status() != model.StatusInterrupted {
		w.t.Fatalf("%s: %d runs are offered: %+v", when, len(left), left)
	}
	p.drive(model.ResumeRun{ID: left[0].Run.ID})
	p.quit()
	if got := w.outcome(*p.Run); got != want {
		w.t.Errorf("%s:\n%s\nundisturbed:\n%s", when, got, want)
	}
}
