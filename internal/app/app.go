// Package app wires the program together: settings, token, client, store,
// runner and state, for the screen, the commands, the tests and the pictures.
package app

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/config"
	"cutui/internal/effect"
	"cutui/internal/secret"
	"cutui/internal/store"
	"cutui/model"
)

// Options are what the program is started with: its flags, and what tests use in
// place of the machine's own. The zero value is a start without flags.
type Options struct {
	Demo      bool   // use the simulated ClickUp, without token or network
	Profile   string // empty: as configured; so are Workspace and BaseURL
	Fresh     bool   // add Profile if the settings do not have it
	Workspace string
	View      string // what the screen shows first: a tab or a saved view
	Filter    string // filters people, in addition to View's filter
	BaseURL   string
	ReadOnly  bool
	Offline   bool      // make no requests; show what was loaded last
	Config    string    // path of the settings file
	StateDir  string    // data folder; empty in a demo: a temporary one
	SaveDir   string    // where documents are saved; empty: the current folder
	Stdin     io.Reader // what --token-stdin reads; nil: not given
	Version   string

	Env       config.Env     // nil: the environment
	Keyring   secret.Keyring // nil: the system's; a demo has none
	Clock     clickup.Clock  // nil: the system's
	Browser   func(url string) error
	Clipboard func(text string) error // nil: the terminal's, if there is a screen
	Sim       sim.Options             // the simulated ClickUp's; its dates follow Clock unless set here
}

// Looks are how the screen is drawn; empty fields are as configured.
type Looks struct {
	Theme         string
	Color         string // auto, always or never
	ASCII         bool
	ReducedMotion bool
}

// App is the program, ready to run: State takes intents and events, and Runner
// carries out the effects it returns.
type App struct {
	*Setup
	State  *model.State
	Runner *effect.Runner
	API    *clickup.Client
	Store  *store.Store
	Sim    *sim.Server // the simulated ClickUp; nil outside a demo

	clipboard func(text string) error // the screen's; nil without a screen
	temporary string                  // the demo's folder, removed by Close; empty: none
}

// Open calls Prepare, then Connect with the token that was found. The error is
// secret.ErrNone if a token is needed and there is none.
func Open(ctx context.Context, o Options) (*App, error) {
	s, err := Prepare(ctx, o)
	if err != nil {
		return nil, err
	}
	if s.NeedsToken() {
		return nil, secret.ErrNone
	}
	return s.Connect(s.Found.Token)
}

// Connect builds the App with a token, without a request to ClickUp. A demo needs no token;
// offline without one, the App shows an account whose loads are kept. Call Close when done.
func (s *Setup) Connect(token secret.Secret) (*App, error) {
	a := &App{Setup: s}
	base, text, scope := s.Profile.BaseURL, token.Reveal(), s.scope(token)
	var err error
	switch {
	case s.Options.Demo:
		base, text, scope, err = a.startDemo()
	case token.Empty() && s.Options.Offline:
		a.Store, err = s.keptStore()
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	var runner *effect.Runner
	more := []clickup.Option{clickup.WithRateObserver(func(r clickup.RateState) { runner.Observe(r) })}
	if s.Options.Offline {
		more = append(more, clickup.WithOffline())
	}
	api, err := s.client(text, base, more...)
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	if a.Store == nil {
		a.Store = store.New(s.Paths.State, scope)
		a.Store.Name(s.vault.Account)
	}
	a.Store.Limit(s.Config.Snapshots.Max)
	if a.temporary != "" {
		if err := a.loadLastMonth(text, base); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	runner = effect.New(effect.Deps{
		API: api, Store: a.Store, Snapshots: s.Config.Snapshots.Keep, Clock: s.clock,
		Browser: s.Options.Browser, Clipboard: a.copy, NativeClipboard: s.nativeClipboard(), SaveDirs: s.saveDirs(),
	})
	a.Runner, a.API = runner, api
	options := s.modelOptions()
	if options.SavedViews, err = s.savedViews(); err == nil {
		options.Start, err = s.startView(options.SavedViews)
	}
	if err == nil {
		options.Columns, err = s.columns()
	}
	if err == nil {
		options.Commands, err = s.commands()
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	a.State = model.New(options, s.clock.Now())
	return a, nil
}

// UseClipboard sets how text is copied to the clipboard. Options.Clipboard overrides it.
func (a *App) UseClipboard(write func(text string) error) { a.clipboard = write }

// copy puts text on the clipboard.
func (a *App) copy(text string) error {
	switch {
	case a.Options.Clipboard != nil:
		return a.Options.Clipboard(text)
	case a.clipboard != nil:
		return a.clipboard(text)
	}
	return errors.New("there is no clipboard here")
}

// client returns a client for ClickUp at base.
func (s *Setup) client(token, base string, more ...clickup.Option) (*clickup.Client, error) {
	opts := append([]clickup.Option{
		clickup.WithBaseURL(base), clickup.WithClock(s.clock), clickup.WithUserAgent(agent(s.Options.Version)),
	}, more...)
	if s.ReadOnly() {
		opts = append(opts, clickup.WithReadOnly())
	}
	return clickup.New(token, opts...)
}

func agent(version string) string {
	if version == "" {
		return "cutui"
	}
	return "cutui/" + version
}

// closeTime is how long writing the last roster may take.
const closeTime = 2 * time.Second

// Close writes pending data, releases the journals, and ends a demo. All effects must
// have finished.
func (a *App) Close() error {
	var problems error
	if a.Runner != nil {
		ctx, cancel := context.WithTimeout(context.Background(), closeTime)
		defer cancel()
		problems = a.Runner.Close(ctx)
	}
	if a.Sim != nil {
		problems = errors.Join(problems, a.Sim.Close())
	}
	if a.temporary != "" {
		problems = errors.Join(problems, os.RemoveAll(a.temporary))
	}
	return problems
}
