// Command cutui shows who is in a ClickUp workspace, what is paid for and who can
// see what, on the screen and in scripts.
package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"cutui/internal/app"
	"cutui/internal/cli"
	"cutui/ui"
)

func main() {
	log.SetOutput(io.Discard) // net/http logs what a server sends unasked, and that may hold the token
	os.Exit(run())
}

// run is the program; a signal decides its exit code.
func run() int {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		s := <-signals
		signal.Stop(signals) // a second one ends the program at once
		cancel(stopped{s})
	}()
	version, commit, day := build()
	from := machine{env: app.Environment(), version: version}
	code := cli.Run(ctx, os.Args[1:], cli.Deps{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: from.env,
		Terminal: isTerminal(os.Stdin, os.Stdout), Prompt: isTerminal(os.Stdin, os.Stderr), Progress: isTerminal(os.Stderr),
		Lines:   term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		Version: version, Commit: commit, Built: day,
		Open:    func(ctx context.Context, o cli.Options) (*cli.Session, error) { return open(ctx, o, from) },
		Prepare: func(ctx context.Context, o cli.Options) (*cli.Account, error) { return prepare(ctx, o, from) },
		Screen:  func(ctx context.Context, o cli.Options) error { return screen(ctx, o, from) },
	})
	if by, ok := errors.AsType[stopped](context.Cause(ctx)); ok {
		return by.code()
	}
	return code
}

// stopped is the signal that ended the program.
type stopped struct{ os.Signal }

func (s stopped) Error() string { return "stopped by " + s.String() }

// Is makes the end by a signal a cancellation to those who ask.
func (s stopped) Is(err error) bool { return err == context.Canceled }

func (s stopped) code() int {
	if n, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return cli.ExitInterrupted
}

// build is the version, the commit and the day that the program was built from.
func build() (version, commit, day string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", "", ""
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.time":
			day, _, _ = strings.Cut(s.Value, "T")
		}
	}
	return info.Main.Version, commit, day
}

// isTerminal reports whether all of the files are a terminal that can more than
// a typewriter.
func isTerminal(files ...*os.File) bool {
	for _, f := range files {
		if !term.IsTerminal(f.Fd()) {
			return false
		}
	}
	return os.Getenv("TERM") != "dumb"
}

// machine is what the program finds when it starts.
type machine struct {
	env     func(name string) string
	version string
}

// options are the flags as the wiring takes them.
func options(o cli.Options, from machine) app.Options {
	var stdin io.Reader
	if o.TokenStdin {
		stdin = os.Stdin
	}
	return app.Options{
		Demo: o.Demo, ReadOnly: o.ReadOnly, Offline: o.Offline, Profile: o.Profile, Workspace: o.Workspace, Stdin: stdin, Version: from.version, Env: from.env,
	}
}

// open is the core for a command.
func open(ctx context.Context, o cli.Options, from machine) (*cli.Session, error) {
	a, err := app.Open(ctx, options(o, from))
	if err != nil {
		return nil, err
	}
	return &cli.Session{State: a.State, Runner: a.Runner, Config: a.Config, Close: a.Close}, nil
}

// prepare is a profile for the commands about its token and its files.
func prepare(ctx context.Context, o cli.Options, from machine) (*cli.Account, error) {
	s, err := app.Prepare(ctx, options(o, from))
	if err != nil {
		return nil, err
	}
	return &cli.Account{
		Login: s.Login, Logout: s.Logout,
		Purge: func(ctx context.Context) (int, int64, error) {
			gone, err := s.Purge(ctx)
			return gone.Files, gone.Bytes, err
		},
		Doctor: func(ctx context.Context) []cli.Check {
			var checks []cli.Check
			for _, c := range s.Doctor(ctx) {
				checks = append(checks, cli.Check(c))
			}
			return checks
		},
	}, nil
}

// screen is the terminal program, once more for each profile that is switched to.
func screen(ctx context.Context, o cli.Options, from machine) error {
	usual := collectLater()
	for {
		next, err := account(ctx, o, from, func() {
			usual()
			spareProcessors()
		})
		if next == "" || err != nil {
			return err
		}
		o.Profile, o.Workspace = next, ""
	}
}

// account is the terminal program with one profile; without a token it begins with
// the welcome. Drawn is called once Bubble Tea has drawn. Next is the profile to go on
// with; empty: there is none.
func account(ctx context.Context, o cli.Options, from machine, drawn func()) (next string, err error) {
	opts := options(o, from)
	s, err := app.Prepare(ctx, opts)
	if err != nil {
		return "", err
	}
	looks := app.Looks{Theme: o.Theme, ASCII: o.ASCII}
	wanted := cmp.Or(o.Color, s.Config.Color)
	if s.Found.Token.Empty() && !opts.Demo {
		welcome := s.Welcome(ctx, looks)
		_, ended := tea.NewProgram(welcome, loop(ctx, wanted)...).Run()
		if err := outcome(ctx, ended); err != nil {
			return "", err
		}
		switch choice, _ := welcome.Choice(); choice {
		case ui.Leave:
			return "", nil
		case ui.Demo:
			opts.Demo = true
			if s, err = app.Prepare(ctx, opts); err != nil {
				return "", err
			}
		}
	}
	stage := ui.Raise(os.Stdout, drawn, loop(ctx, wanted)...)
	defer stage.Strike()
	a, err := s.Connect(s.Found.Token)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	work, leave := context.WithCancel(ctx)
	defer leave()
	m, err := a.Screen(work, looks)
	if err != nil {
		return "", err
	}
	defer m.Drain(quitTime) // effects hold what Close lets go of
	defer leave()
	err = cmp.Or(outcome(ctx, stage.Show(m, colorsOf(wanted))), m.Crash())
	return m.Next(), err
}

// quitTime is how long effects may take to notice that the program ends.
const quitTime = 300 * time.Millisecond

// collectLater keeps the garbage collector from starting up before the first frame is
// there. From usual on, it does as it always does.
func collectLater() (usual func()) {
	const most = 400 // percent: 16 MB before the first collection
	before := debug.SetGCPercent(most)
	return func() { debug.SetGCPercent(before) }
}

// spareProcessors keeps keys from waiting for one while a roster is decoded, indexed and
// collected on all that a small machine has: the system shares those out fairly and fast.
func spareProcessors() {
	const least = 4
	if runtime.GOMAXPROCS(0) < least {
		runtime.GOMAXPROCS(least)
	}
}

// framesPerSecond is as often as Bubble Tea can look for a new frame. Keys wait for the
// next look, and so does the first frame.
const framesPerSecond = 120

// loop is how Bubble Tea runs a program. It leaves the signals to run, which knows the
// exit codes.
func loop(ctx context.Context, color string) []tea.ProgramOption {
	return append(overruled(color), tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond))
}

// outcome is what a program ended with, the signal before what Bubble Tea made of it.
func outcome(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// colorsOf is what the terminal can show, as far as the environment tells, unless the
// user says otherwise.
func colorsOf(wanted string) colorprofile.Profile {
	switch wanted {
	case "never":
		return colorprofile.ASCII
	case "always":
		return colorprofile.TrueColor
	}
	return colorprofile.Env(os.Environ())
}

// overruled tells Bubble Tea what the user says; it finds out more by itself.
func overruled(wanted string) []tea.ProgramOption {
	if wanted != "never" && wanted != "always" {
		return nil
	}
	return []tea.ProgramOption{tea.WithColorProfile(colorsOf(wanted))}
}
