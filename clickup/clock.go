package clickup

import (
	"context"
	"time"
)

// Clock tells the time and sleeps. Tests supply their own.
type Clock interface {
	Now() time.Time
	// Sleep waits for d. If the context ends first, it returns the context's error.
	Sleep(ctx context.Context, d time.Duration) error
}

// SystemClock is the system's clock.
type SystemClock struct{}

// Now returns the current time.
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep waits for d. If the context ends first, it returns the context's cause.
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
