// Package stopwatch times work that waits for nothing by the processor's time, which a
// busy machine changes less than the wall clock's.
package stopwatch

import "time"

// Time is how long f kept the processor busy, with all it started.
func Time(f func()) time.Duration {
	start := spent()
	f()
	return spent() - start
}
