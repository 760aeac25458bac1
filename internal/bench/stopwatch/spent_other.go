//go:build !unix

package stopwatch

import "time"

var begin = time.Now()

// spent is the wall clock's time: it is known everywhere.
func spent() time.Duration { return time.Since(begin) }
