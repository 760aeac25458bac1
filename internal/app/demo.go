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

// startDemo starts the simulated ClickUp and, unless Options.StateDir is set, makes
// a temporary folder for its data.
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

// simOptions returns the simulator's options; its dates follow the app's clock.
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

// demoDays is the age, in days, of the earlier roster that a demo can compare with.
const demoDays = 31

// loadLastMonth keeps a roster of a month ago, as if cutui had been used then. It is
// loaded from a second simulated ClickUp and written as every load is.
func (a *App) loadLastMonth(token, base string) error {
	o := a.simOptions()
	server := sim.New(sim.Options{
		Now: o.Now, Clock: o.Clock, Token: o.Token, Caller: o.Caller, Reshape: o.Reshape, Workspaces: o.Workspaces,
		RateLimit: -1, DaysBack: demoDays,
	})
	defer server.Close() //nolint:errcheck // it has no socket that could fail
	then := frozen(a.clock.Now().AddDate(0, 0, -demoDays))
	api, err := a.client(token, base, clickup.WithTransport(server.Transport()), clickup.WithClock(then))
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

// everyWorkspace returns the message that loads the seats and plans of all workspaces, as if
// somebody had looked at each.
func everyWorkspace(s *model.State) model.Msg {
	var show model.ShowWorkspaces
	for _, r := range s.Rosters.Value {
		show.IDs = append(show.IDs, r.ID)
	}
	return show
}

// demoPrices returns made-up prices, so that a demo can show what seats cost.
func demoPrices(now time.Time) seats.Prices {
	return seats.Prices{Member: 19, Currency: "$", Renewal: time.Date(now.Year(), now.Month()+4, 1, 0, 0, 0, 0, time.UTC)}
}

// frozen is a clock that always shows the same time and never waits.
type frozen time.Time

// Now returns the frozen time.
func (f frozen) Now() time.Time { return time.Time(f) }

// Sleep returns at once.
func (f frozen) Sleep(ctx context.Context, _ time.Duration) error { return context.Cause(ctx) }
