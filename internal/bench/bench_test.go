package main

import (
	"strings"
	"testing"
	"time"
)

func TestVerdicts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		f   finding
		met bool
	}{
		{finding{ratio: 0.33, limit: 0.33}, true},
		{finding{ratio: 0.34, limit: 0.33}, false},
		{finding{ratio: 6, limit: 6, atLeast: true}, true},
		{finding{ratio: 5.9, limit: 6, atLeast: true}, false},
	} {
		if tt.f.met() != tt.met {
			t.Errorf("%+v: %v", tt.f, tt.f.met())
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	got := table(&lab{people: 5}, []finding{
		{goal: "P1", what: "a", against: "b", base: "2 ms", ours: "1 ms", ratio: 0.5, limit: 0.4},
		{goal: "P9", what: "c", ratio: 97.25, unit: " %", limit: 95, atLeast: true},
		{goal: "P2", what: "not measured: no terminal"},
	})
	for _, line := range []string{
		"with 5 people.\n\n| # |",
		"| P1 | a | b | 2 ms | 1 ms | 0.50× | ≤ 0.40× | **missed** |\n",
		"| P9 | c | – | – | – | 97.2 % | ≥ 95 % | met |\n",
		"| P2 | not measured: no terminal | – | – | – | | | |\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is not in\n%s", line, got)
		}
	}
}

func TestTableIsPlacedInADocument(t *testing.T) {
	t.Parallel()
	text := "# a\n" + tableBegins + "old\n" + tableEnds + "rest\n"
	got, ok := placed(text, "new\n")
	if want := "# a\n" + tableBegins + "new\n" + tableEnds + "rest\n"; !ok || got != want {
		t.Errorf("%q", got)
	}
	for _, text := range []string{"", "# a\n", tableBegins + "old\n", tableEnds + tableBegins} {
		if got, ok := placed(text, "new\n"); ok {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestRatioIsTheMedianOfRounds(t *testing.T) {
	t.Parallel()
	d := duel{base: []time.Duration{10, 100, 10}, ours: []time.Duration{5, 60, 50}}
	if got := d.ratio(); got != 0.6 {
		t.Errorf("got %v", got)
	}
	if got := percentile([]time.Duration{3, 1, 2}, 0.99); got != 3 || median(nil) != 0 {
		t.Errorf("got %v", got)
	}
	if got := geometricMean([]float64{0.1, 10}); got < 0.999 || got > 1.001 {
		t.Errorf("got %v", got)
	}
}

func TestBudgetUsed(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	var calls []time.Time
	for i := range 10 {
		calls = append(calls, start.Add(time.Duration(i)*15*time.Second)) // four a minute, the last two alone
	}
	if got := budgetUsed(calls, 5); got != 0.8 {
		t.Errorf("got %v", got)
	}
	if got := budgetUsed(calls[:3], 5); got != 0.6 {
		t.Errorf("a plan that needs no second minute: %v", got)
	}
}

func TestVirtualClock(t *testing.T) {
	t.Parallel()
	c := newVirtual()
	start := c.Now()
	for range 2 {
		if err := c.Sleep(t.Context(), time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.Now().Sub(start); got != 2*time.Minute {
		t.Errorf("%v passed", got)
	}
}

// The plain way is what cutui's decoder is held against before it is timed.
func TestBothWaysDecodeTheSame(t *testing.T) {
	t.Parallel()
	l, err := newLab(400, true)
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	body, err := l.roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := sameRoster(t.Context(), l, body); err != nil {
		t.Error(err)
	}
	l.decoded[3].Rights.Granted ^= 1
	l.decoded[3].Rights.Known |= 1
	if err := sameRoster(t.Context(), l, body); err == nil {
		t.Error("a difference is not seen")
	}
}

func TestColdDecoding(t *testing.T) {
	t.Parallel()
	l, err := newLab(300, true)
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	file, err := l.rosterFile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, way := range []string{plainWay, ourWay} {
		if got, err := decodeCold(way, file); err != nil || got.People != 300 || got.Time <= 0 {
			t.Errorf("%s: %+v, %v", way, got, err)
		}
	}
}
