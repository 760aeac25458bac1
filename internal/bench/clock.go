package main

import (
	"context"
	"time"
)

// virtual is a clock that moves on as soon as somebody waits.
type virtual struct{ now chan time.Time }

func newVirtual() virtual {
	v := virtual{make(chan time.Time, 1)}
	v.now <- time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	return v
}

// Now is the virtual time.
func (v virtual) Now() time.Time {
	now := <-v.now
	v.now <- now
	return now
}

// Sleep moves the time on to when the sleeper wakes, unless it is later already.
func (v virtual) Sleep(ctx context.Context, d time.Duration) error {
	until := v.Now().Add(d)
	if now := <-v.now; now.After(until) {
		v.now <- now
	} else {
		v.now <- until
	}
	return ctx.Err()
}
