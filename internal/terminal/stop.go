package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// endTime is how long the program may take to end in order after a signal: a command waits
// up to two seconds of it for the answers to what it has sent.
const endTime = 3 * time.Second

// Stopped is the signal that ended the program.
type Stopped struct{ os.Signal }

func (s Stopped) Error() string { return "stopped by " + s.String() }

// Is makes the end by a signal a cancellation to those who ask.
func (s Stopped) Is(err error) bool { return err == context.Canceled }

// Code is the exit code that tells of the signal: 128 and its number.
func (s Stopped) Code() int {
	if n, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return 128 + int(syscall.SIGINT)
}

// StopBySignal cancels at the first signal. Whoever does not see that, because it reads
// stdin or writes to a terminal that does not read, is not waited for. OnScreen is the
// terminal that a screen is on, or nil.
func StopBySignal(cancel context.CancelCauseFunc, onScreen func() *Output) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	before := Save(os.Stdin)
	go func() {
		s := Stopped{<-signals}
		signal.Stop(signals) // a second one ends the program at once
		cancel(s)
		<-time.After(endTime)
		before.Restore(onScreen())
		os.Exit(s.Code()) //nolint:forbidigo // whoever does not see the signal is not waited for
	}()
}
