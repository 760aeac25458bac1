// Command cutui shows who is in a ClickUp workspace, what is paid for and who can
// see what, on the screen and in scripts.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"sync/atomic"

	"github.com/charmbracelet/x/term"

	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/internal/cli"
	"cutui/internal/terminal"
)

func main() {
	log.SetOutput(io.Discard) // net/http logs what a server sends unasked, and that may hold the token
	os.Exit(run())
}

// run is the program; a signal decides its exit code.
func run() int {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	var onScreen atomic.Pointer[terminal.Output]
	terminal.StopBySignal(cancel, onScreen.Load)
	version, commit, day := app.Build()
	code := cli.Run(ctx, os.Args[1:], cli.Deps{
		In: os.Stdin, Out: output(os.Stdout), Err: os.Stderr,
		App:      app.Options{Env: app.Environment(), Version: version},
		Terminal: isTerminal(os.Stdin, os.Stdout), Prompt: isTerminal(os.Stdin, os.Stderr), Progress: isTerminal(os.Stderr),
		Lines:  term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		Commit: commit, Built: day, Width: width(os.Stdout),
		Open: app.Open, Screen: func(ctx context.Context, o app.Options, l app.Looks) error {
			out := terminal.NewOutput(os.Stdout)
			out.ASCII = app.Environment().OtherCharset()
			onScreen.Store(out)
			defer onScreen.Store(nil)
			return screen.Run(ctx, out, o, l)
		},
	})
	if by, ok := errors.AsType[terminal.Stopped](context.Cause(ctx)); ok {
		return by.Code()
	}
	return code
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

// output is where the answers of commands go.
func output(f *os.File) io.Writer {
	if isTerminal(f) {
		return terminal.NewOutput(f)
	}
	return f
}

// width is the width of the terminal that a file is, in cells; 0: it is none.
func width(f *os.File) int {
	w, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return w
}
