package text_test

import (
	"testing"
	"time"

	"cutui/internal/text"
)

func TestAge(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		-time.Minute: "just now", 0: "just now", 12 * time.Second: "12 s ago", 61 * time.Second: "1 min ago",
		59 * time.Minute: "59 min ago", 3 * time.Hour: "3 h ago", 47 * time.Hour: "47 h ago", 50 * time.Hour: "2 days ago",
	} {
		if got := text.Age(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
