package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/model"
)

// The longest that a program of the user's own may run, and how much of what it writes is
// looked at.
const (
	ownTime   = 2 * time.Minute
	ownOutput = 64 << 10
)

// RunCommand runs a command of the user's own, call by call, and stops at the first that
// fails. No shell is in between, and the program does not get the token.
func (r performer) RunCommand(ctx context.Context, e model.RunCommand, emit model.Emit) {
	out := model.CommandEnded{Name: e.Name, Total: len(e.Calls)}
	for _, call := range e.Calls {
		written, err := Feed(ctx, call.Args, call.Stdin, ownTime)
		out.Output = firstLine(written)
		if err != nil {
			out.Err = err
			if out.Output != "" {
				out.Err = fmt.Errorf("%w: %s", err, out.Output)
			}
			break
		}
		out.Done++
	}
	emit(out)
}

// Feed runs a program without a shell and without cutui's own environment, with a text as
// its stdin, and gives the beginning of what it writes. It is ended when its time is up.
func Feed(ctx context.Context, args []string, stdin []byte, limit time.Duration) (written string, err error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	c := exec.CommandContext(ctx, args[0], args[1:]...) //nolint:gosec // the user's own, by the settings or a flag
	var out limited
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(stdin), &out, &out
	c.Env = withoutOurs(os.Environ())
	c.WaitDelay = time.Second
	err = c.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("%s ran for longer than %s", args[0], limit)
	}
	return out.buf.String(), err
}

// withoutOurs is an environment without what only cutui is to know, the token above all.
func withoutOurs(environ []string) []string {
	var out []string
	for _, e := range environ {
		if !strings.HasPrefix(e, "CLICKUP_") && !strings.HasPrefix(e, "CUTUI_") {
			out = append(out, e)
		}
	}
	return out
}

// firstLine is the first line with something in it, as the screen may show it.
func firstLine(written string) string {
	for line := range strings.SplitSeq(written, "\n") {
		if line = strings.TrimSpace(clean.Line(line)); line != "" {
			return clean.Clip(line, 200)
		}
	}
	return ""
}

// limited keeps the beginning of what is written to it.
type limited struct{ buf bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	l.buf.Write(p[:min(len(p), ownOutput-l.buf.Len())])
	return len(p), nil
}
