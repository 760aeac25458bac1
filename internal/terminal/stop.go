package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// endTime is how long the program has to end normally after a signal. A command waits up to two
// seconds of it for the answers to its calls.
const endTime = 3 * time.Second

// Stopped is the signal that ended the program.
type Stopped struct{ os.Signal }

func (s Stopped) Error() string { return "stopped by " + s.String() }

// Is reports whether err is context.Canceled: a stopped program counts as cancelled.
func (s Stopped) Is(err error) bool { return err == context.Canceled }

// Code returns the exit code for the signal: 128 plus its number.
func (s Stopped) Code() int {
	if n, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return 128 + int(syscall.SIGINT)
}

// StopBySignal calls cancel at the first signal that ends programs, and exits after endTime if the
// program has not ended, because it is stuck reading stdin or writing to a terminal. onScreen
// returns the output that has the screen, or nil.
func StopBySignal(cancel context.CancelCauseFunc, onScreen func() *Output) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	before := Save(os.Stdin)
	go func() {
		s := Stopped{<-signals}
		signal.Stop(signals) // a second signal ends the program at once
		cancel(s)
		<-time.After(endTime)
		before.Restore(onScreen())
		os.Exit(s.Code()) //nolint:forbidigo // the program did not end by itself
	}()
}
