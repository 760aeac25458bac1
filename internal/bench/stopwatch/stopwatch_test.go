package stopwatch

import (
	"testing"
	"time"
)

func TestTimeGrowsWithTheWork(t *testing.T) {
	t.Parallel()
	sum := 0
	took := Time(func() {
		for end := time.Now().Add(time.Millisecond); time.Now().Before(end); {
			sum++
		}
	})
	if took <= 0 || sum == 0 {
		t.Errorf("%v for %d", took, sum)
	}
}
