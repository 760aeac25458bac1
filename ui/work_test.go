package ui

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestDrain(t *testing.T) {
	t.Parallel()
	t.Run("does not wait for what never began", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			m := &Model{}
			m.work.due.Add(1)
			start := time.Now()
			m.Drain(time.Minute)
			if time.Since(start) > 0 || m.work.begin() {
				t.Error("waited, or something may still begin")
			}
		})
	})
	t.Run("waits for what runs", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			m := &Model{}
			m.work.begin()
			start := time.Now()
			go func() { time.Sleep(time.Second); m.work.end() }()
			m.Drain(time.Minute)
			if got := time.Since(start); got < time.Second || got > 2*time.Second {
				t.Errorf("waited %s", got)
			}
		})
	})
	t.Run("has a limit", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			m := &Model{}
			m.work.begin()
			start := time.Now()
			m.Drain(time.Second)
			if got := time.Since(start); got > time.Second+time.Millisecond {
				t.Errorf("waited %s", got)
			}
		})
	})
}
