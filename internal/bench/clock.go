package main

import (
	"context"
	"slices"
	"sync"
	"time"
)

// virtual is a clock that moves on to when the first sleeper wakes as soon as nobody
// has looked at it for a while: whoever is awake has then nothing more to do.
type virtual struct {
	mu     sync.Mutex
	now    time.Time
	looked time.Time // by the wall
	wakes  []time.Time
}

const quiet = 300 * time.Millisecond

func newVirtual() *virtual {
	return &virtual{now: time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC), looked: time.Now()}
}

// Now is the virtual time.
func (v *virtual) Now() time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.looked = time.Now()
	return v.now
}

// Sleep waits until so much of the virtual time is over.
func (v *virtual) Sleep(ctx context.Context, d time.Duration) error {
	wake := v.Now().Add(d)
	v.mu.Lock()
	v.wakes = append(v.wakes, wake)
	v.mu.Unlock()
	look := time.NewTicker(quiet / 10)
	defer look.Stop()
	defer v.leave(wake)
	for !v.reached(wake) {
		select {
		case <-look.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// reached reports whether a sleeper's time is over.
func (v *virtual) reached(wake time.Time) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if time.Since(v.looked) >= quiet {
		if first := slices.MinFunc(v.wakes, time.Time.Compare); first.After(v.now) {
			v.now, v.looked = first, time.Now()
		}
	}
	return !v.now.Before(wake)
}

func (v *virtual) leave(wake time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i := slices.Index(v.wakes, wake)
	v.wakes = slices.Delete(v.wakes, i, i+1)
}
