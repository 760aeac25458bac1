package text_test

import (
	"testing"
	"time"

	"cutui/internal/text"
)

func TestCounts(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		text.Plural(1, "seat"):            "1 seat",
		text.Plural(0, "seat"):            "0 seats",
		text.Plural(2, "person"):          "2 people",
		text.PeopleOf(1):                  "1 person",
		text.Count(3, "entry", "entries"): "3 entries",
		text.PeopleOf(100_000):            "100,000 people",
		text.Number(999):                  "999",
		text.Number(1_000):                "1,000",
		text.Number(-999):                 "-999",
		text.Number(-1_234_567):           "-1,234,567",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDuration(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		0: "1 s", 3200 * time.Millisecond: "4 s", time.Minute: "1 min", 61 * time.Second: "2 min",
	} {
		if got := text.Duration(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
