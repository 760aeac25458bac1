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

// Options are what the program is started with: flags, and what tests put in
// the place of the machine's own. The zero value is a start without flags.
type Options struct {
	Demo      bool   // on a ClickUp inside the program, without token and network
	Profile   string // each empty: as configured
	Fresh     bool   // a profile that the settings do not have is a new one
	Workspace string
	View      string // how the screen begins: a tab or a saved view
	Filter    string // and the filter of people it begins with
	BaseURL   string
	ReadOnly  bool
	Offline   bool      // nothing is asked of ClickUp; what was loaded last is shown
	Config    string    // path of the settings file
	StateDir  string    // folder of what is kept; a demo without it keeps nothing
	SaveDir   string    // where documents go; empty: where the user is
	Stdin     io.Reader // where --token-stdin reads from; nil: it was not given
	Version   string

	Env       config.Env     // nil: the environment
	Keyring   secret.Keyring // nil: the system's; a demo has none
	Clock     clickup.Clock  // nil: the system's
	Browser   func(url string) error
	Clipboard func(text string) error // nil: the terminal's, where there is a screen
	Sim       sim.Options             // the demo's ClickUp; dates follow Clock unless set here
}

// Looks are how the screen is drawn; empty fields are as configured.
type Looks struct {
	Theme         string
	Color         string // auto, always or never
	ASCII         bool
	ReducedMotion bool
}

// App is the program ready to run: State takes intents and events, Runner
// carries out what comes of them.
type App struct {
	*Setup
	State  *model.State
	Runner *effect.Runner
	API    *clickup.Client
	Store  *store.Store
	Sim    *sim.Server // the demo's ClickUp; nil otherwise

	clipboard func(text string) error // the screen's; nil: there is none
	temporary string                  // a folder to remove at the end
}

// Open prepares and connects with the token that was found. The error is
// secret.ErrNone where there is none and one is needed.
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

// Connect wires everything with a token; a demo needs none, and what asks nothing of ClickUp
// goes by an account that is kept. Nothing is asked of ClickUp yet. The App must be closed.
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
		if err := a.recallPast(text, base); err != nil {
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

// UseClipboard says how text gets to the clipboard, unless the options say it.
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

// client is one for ClickUp at base.
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

// closeTime is how long the last roster may take to get to the disk.
const closeTime = 2 * time.Second

// Close writes what waits to be written, lets go of journals, and ends a demo.
// Nothing may be under way any more.
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
