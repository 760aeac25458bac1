package clickup

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// burst makes n calls with a priority at once. wait returns when all are answered.
func burst(t *testing.T, c *Client, n int, p Priority) (wait func()) {
	t.Helper()
	ctx := WithPriority(t.Context(), p)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			if err := inviteSomebody(ctx, c); err != nil {
				t.Error(err)
			}
		})
	}
	return wg.Wait
}

func TestCallsAreReservedForUrgentOnes(t *testing.T) {
	t.Parallel()
	for _, headers := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			server := &fixedWindow{limit: 100, length: time.Minute, latency: 200 * time.Millisecond, headers: headers}
			c := limited(t, server)
			start := time.Now()
			background := burst(t, c, 150, Background)
			time.Sleep(time.Second)
			if s := c.Limit(); server.count() != 70 || s.Waiting.IsZero() || s.WaitingFor != Background {
				t.Errorf("%d served of the start: %+v", server.count(), s)
			}
			burst(t, c, 25, Asked)()
			if took := time.Since(start); server.count() != 95 || took > 2*time.Second {
				t.Errorf("%d served after what was asked, in %v", server.count(), took)
			}
			asked := burst(t, c, 1, Asked)
			synctest.Wait()
			if s := c.Limit(); s.WaitingFor != Asked {
				t.Errorf("%+v", s)
			}
			burst(t, c, 5, Urgent)()
			if took := time.Since(start); server.count() != 100 || took > 2*time.Second {
				t.Errorf("%d served after what is urgent, in %v", server.count(), took)
			}
			asked()
			background()
			if took := time.Since(start); server.refused > 0 || took > 2*windowLength+3*time.Second {
				t.Errorf("%d refused, all served in %v", server.refused, took)
			}
		})
	}
}

func TestHigherLimitWakesWaitingCalls(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &fixedWindow{limit: 1000, length: time.Minute, latency: 200 * time.Millisecond, headers: true}
		start := time.Now()
		burst(t, limited(t, server), 300, Background)()
		if took := time.Since(start); server.count() != 300 || took > time.Second {
			t.Errorf("%d served in %v", server.count(), took)
		}
	})
}
