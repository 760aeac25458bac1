package effect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// Feed runs a command without a shell, with a text as its stdin, and waits until it ends or
// the time is up. What it prints goes to out.
func Feed(ctx context.Context, command []string, input []byte, limit time.Duration, out io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	c := exec.CommandContext(ctx, command[0], command[1:]...) //nolint:gosec // the user's own command
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(input), out, out
	c.WaitDelay = time.Second // for what it has started and left behind
	err := c.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%s took longer than %s and was ended", command[0], limit)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", command[0], err)
	}
	return nil
}
