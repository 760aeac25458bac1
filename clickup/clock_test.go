package clickup

import (
	"context"
	"sync"
	"time"
)

// skipClock is a clock whose Sleep returns at once and advances the time.
type skipClock struct {
	mu    sync.Mutex
	ahead time.Duration
	slept []time.Duration
}

func (c *skipClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

func (c *skipClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += d
	c.slept = append(c.slept, d)
	return context.Cause(ctx)
}

func (c *skipClock) sleeps() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.slept...)
}
