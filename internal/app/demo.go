package app

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/seats"
)

// startDemo starts the simulated ClickUp and, where no folder was named, makes
// one for the time of the demo.
func (a *App) startDemo() (base, token, scope string, err error) {
	if a.Options.StateDir == "" {
		if a.temporary, err = demoFolder(os.TempDir()); err != nil {
			return "", "", "", err
		}
		a.Paths.State = a.temporary
	}
	o := a.simOptions()
	a.Sim = sim.New(o)
	base, err = a.Sim.Start()
	return base, cmp.Or(o.Token, sim.Token), "demo", err
}

// simOptions are the demo's, with dates as the app's clock has them.
func (a *App) simOptions() sim.Options {
	o := a.Options.Sim
	if o.Now == nil {
		o.Now = a.clock.Now
	}
	if o.Clock == nil {
		o.Clock = a.clock.Now
	}
	return o
}

// demoDays is how old the roster is that a demo can compare with.
const demoDays = 31

// recallPast keeps the demo's roster of a month ago, as if cutui had been used
// then: it is loaded from a second simulated ClickUp and written as every load is.
func (a *App) recallPast(token, base string) error {
	o := a.simOptions()
	past := sim.New(sim.Options{
		Now: o.Now, Clock: o.Clock, Token: o.Token, Caller: o.Caller, Reshape: o.Reshape, Workspaces: o.Workspaces,
		RateLimit: -1, DaysBack: demoDays,
	})
	defer past.Close() //nolint:errcheck // it has no socket that could fail
	then := frozen(a.clock.Now().AddDate(0, 0, -demoDays))
	api, err := a.client(token, base, clickup.WithTransport(past.Transport()), clickup.WithClock(then))
	if err != nil {
		return err
	}
	ctx := context.Background()
	runner := effect.New(effect.Deps{API: api, Store: a.Store, Snapshots: true, Clock: then})
	options := a.modelOptions()
	options.Offline = false
	state, never := model.New(options, then.Now()), func(*model.State) bool { return false }
	err = effect.Drive(ctx, runner, state, model.Reload{All: true}, never)
	if err == nil {
		err = effect.Drive(ctx, runner, state, everyWorkspace(state), never)
	}
	if err == nil {
		err = runner.Close(ctx)
	}
	if err != nil {
		return fmt.Errorf("preparing the demo: %w", err)
	}
	return nil
}

// everyWorkspace asks for the seats and plans of all workspaces, as if somebody had
// looked at each.
func everyWorkspace(s *model.State) model.Msg {
	var show model.ShowWorkspaces
	for _, r := range s.Rosters.Value {
		show.IDs = append(show.IDs, r.ID)
	}
	return show
}

// demoPrices are made up, so that a demo can tell what seats cost.
func demoPrices(now time.Time) seats.Prices {
	return seats.Prices{Member: 19, Currency: "$", Renewal: time.Date(now.Year(), now.Month()+4, 1, 0, 0, 0, 0, time.UTC)}
}

// frozen is a clock that stands still and never waits.
type frozen time.Time

// Now is always the same.
func (f frozen) Now() time.Time { return time.Time(f) }

// Sleep is over at once.
func (f frozen) Sleep(ctx context.Context, _ time.Duration) error { return context.Cause(ctx) }
