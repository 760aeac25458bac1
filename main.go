// Command cutui shows who is in a ClickUp workspace, what is paid for and who can
// see what, on the screen and in scripts.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"

	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/internal/cli"
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
	version, commit, day := app.Build()
	code := cli.Run(ctx, os.Args[1:], cli.Deps{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		App:      app.Options{Env: app.Environment(), Version: version},
		Terminal: isTerminal(os.Stdin, os.Stdout), Prompt: isTerminal(os.Stdin, os.Stderr), Progress: isTerminal(os.Stderr),
		Lines:  term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		Commit: commit, Built: day, Width: width(os.Stdout),
		Open: app.Open, Screen: screen.Run,
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

// width is the width of the terminal that a file is, in cells; 0: it is none.
func width(f *os.File) int {
	w, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return w
}
