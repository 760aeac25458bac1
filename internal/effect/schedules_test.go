package effect

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

// figures counts the outcomes of schedules.
type figures struct {
	schedules, steps, faults, starts int
	ended                            map[change.StepState]int // after the first run, before any retry
	kinds                            map[string]int
	took                             time.Duration // of virtual time
}

func (f *figures) add(o figures) {
	if f.ended == nil {
		f.ended, f.kinds = map[change.StepState]int{}, map[string]int{}
	}
	f.schedules += o.schedules
	f.steps += o.steps
	f.faults += o.faults
	f.starts += o.starts
	f.took += o.took
	for k, n := range o.ended {
		f.ended[k] += n
	}
	for k, n := range o.kinds {
		f.kinds[k] += n
	}
}

// Whatever goes wrong, each invitation and each share takes effect at most once, the reports are
// correct, and resuming until nothing is left reaches the goal of the plan.
func TestFaultSchedules(t *testing.T) {
	t.Parallel()
	n := uint64(1000)
	if testing.Short() || slow {
		n = 100
	}
	const shards = 8
	lots := make([]figures, shards)
	desk, items := known(t)
	t.Run("seeds", func(t *testing.T) {
		for lot := range uint64(shards) {
			t.Run(fmt.Sprint(lot), func(t *testing.T) {
				t.Parallel()
				for seed := lot; seed < n && !t.Failed(); seed += shards {
					synctest.Test(t, func(t *testing.T) {
						plan := anyPlan(desk, items, rand.New(rand.NewPCG(seed, 1)))
						lots[lot].add(schedule(t, seed, plan))
					})
				}
			})
		}
	})
	all := figures{}
	for _, f := range lots {
		all.add(f)
	}
	t.Logf("%d schedules with %d invitations and shares: %d faults, %d starts of the program, %v of virtual time",
		all.schedules, all.steps, all.faults, all.starts, all.took.Round(time.Hour))
	t.Logf("as first reported: %v", all.ended)
	for _, k := range slices.Sorted(maps.Keys(all.kinds)) {
		t.Logf("%5d × %s", all.kinds[k], k)
	}
	for _, w := range ways {
		if all.kinds[w.name] == 0 {
			t.Errorf("%s never happened", w.name)
		}
	}
}

func schedule(t *testing.T, seed uint64, plan change.Plan) figures {
	t.Helper()
	begin := time.Now()
	x := newTrouble(seed)
	w := newWorld(t, sim.Options{Intercept: simtest.Faults(x.fault), People: 50, Clock: time.Now, RateLimit: 60, Latency: slowly})
	p := w.start()
	x.on = true
	p.drive(model.StartRun{Plan: plan})
	w.believable(*p.Run, "at the end of the run")
	f := figures{schedules: 1, steps: len(plan.Steps), ended: map[change.StepState]int{}, kinds: x.kinds}
	for _, s := range p.Run.Plan.Steps {
		f.ended[s.State]++
	}
	for round := 0; p.Run.Retryable() && !t.Failed(); round++ {
		x.on = round < 6
		if round == 20 {
			t.Fatalf("it never ends: %+v", p.Run.Plan.Steps)
		}
		p = goOn(p, round)
		w.believable(*p.Run, fmt.Sprintf("after going on %d times", round+1))
	}
	p.quit()
	w.fulfilled(plan)
	for _, n := range x.kinds {
		f.faults += n
	}
	f.starts, f.took = w.starts, time.Since(begin)
	return f
}

// goOn retries the run in the same program or resumes it in a new one.
func goOn(p *program, round int) *program {
	if round%2 == 0 {
		p.drive(model.RetryRun{})
		return p
	}
	id := p.Run.ID
	p.quit()
	next := p.world.start()
	next.drive(model.ResumeRun{ID: id, Retry: round%4 == 3})
	return next
}

// known returns the context for plans in the simulated workspace, and two tasks, a list and a folder.
func known(t *testing.T) (d plans.Context, found []items.Item) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := newWorld(t, sim.Options{People: 50, RateLimit: -1}).start()
		p.drive(model.Boot{})
		p.drive(model.OpenPicker{})
		left := map[clickup.ItemKind]int{clickup.TaskItem: 2, clickup.ListItem: 1, clickup.FolderItem: 1}
		for _, it := range p.Data().Items.Value {
			if left[it.Ref.Kind] > 0 && it.Name != sim.SecretList {
				left[it.Ref.Kind]--
				found = append(found, it)
			}
		}
		d, _ = p.ChangeContext()
		p.quit()
	})
	return d, found
}

// anyPlan returns a plan that invites some people and shares some items with them and with an existing
// guest.
func anyPlan(d plans.Context, items []items.Item, rng *rand.Rand) change.Plan {
	guest := slices.IndexFunc(d.People.Rows(), func(p clickup.Person) bool { return p.Guest() })
	mails := []string{d.People.Rows()[guest].Email}
	for i := range 1 + rng.IntN(3) {
		mails = append(mails, fmt.Sprintf("guest%d@else.example", i))
	}
	items = items[:1+rng.IntN(3)]
	return plans.Invite(d, plans.InviteRequest{Emails: mails, Items: items, Permission: clickup.Permissions[rng.IntN(4)]})
}

// fulfilled checks that everything that a plan asks for was done exactly once.
func (w *world) fulfilled(plan change.Plan) {
	w.t.Helper()
	for _, s := range plan.Steps {
		if !w.stands(s) {
			w.t.Errorf("%s %s %s did not come about", s.Op, s.Email, s.ItemName)
		}
	}
	for what, n := range w.pairs() {
		if n > 1 {
			w.t.Errorf("%s took effect %d times", what, n)
		}
	}
}
