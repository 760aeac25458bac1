package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"cutui/internal/cli"
	"cutui/internal/terminal"
)

// endTime is how long the program may take to end in order after a signal.
const endTime = 2 * time.Second

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

// stopBySignal cancels at the first signal. Whoever does not see that, because it reads
// stdin or writes to a terminal that does not read, is not waited for. OnScreen is the
// terminal that a screen is on, or nil.
func stopBySignal(cancel context.CancelCauseFunc, onScreen func() *os.File) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	before := terminal.Save(os.Stdin)
	go func() {
		s := stopped{<-signals}
		signal.Stop(signals) // a second one ends the program at once
		cancel(s)
		<-time.After(endTime)
		before.Restore(onScreen())
		os.Exit(s.code())
	}()
}
