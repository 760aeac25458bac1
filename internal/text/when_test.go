package text_test

import (
	"testing"
	"time"

	"cutui/internal/text"
)

func TestAgo(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC)
	tests := []struct{ then, want string }{
		{"2026-11-20T14:02:00Z", "today"},
		{"2026-11-20T00:00:00Z", "today"},
		{"2026-11-20T23:59:00Z", "today"},
		{"2031-01-01T00:00:00Z", "today"},
		{"2026-11-19T23:59:59Z", "yesterday"},
		{"2026-11-18T14:00:00Z", "2 days ago"},
		{"2026-10-06T08:00:00Z", "45 days ago"},
		{"2026-09-22T00:00:00Z", "59 days ago"},
		{"2026-09-21T00:00:00Z", "2 months ago"},
		{"2026-09-20T00:00:00Z", "2 months ago"},
		{"2026-07-20T00:00:00Z", "4 months ago"},
		{"2025-10-17T00:00:00Z", "13 months ago"},
		{"2024-11-21T00:00:00Z", "23 months ago"},
		{"2024-11-20T00:00:00Z", "2 years ago"},
		{"2023-11-21T00:00:00Z", "2 years ago"},
		{"2023-11-20T00:00:00Z", "3 years ago"},
	}
	for _, tt := range tests {
		then, err := time.Parse(time.RFC3339, tt.then)
		if err != nil {
			t.Fatal(err)
		}
		if got := text.Ago(now, then); got != tt.want {
			t.Errorf("Ago(%s) = %q, want %q", tt.then, got, tt.want)
		}
	}
}

func TestAgoCountsMidnightsWhereTheReaderIs(t *testing.T) {
	t.Parallel()
	east := time.FixedZone("east", 9*3600)
	then := time.Date(2026, 3, 1, 14, 30, 0, 0, time.UTC) // 23:30 in the east
	now := time.Date(2026, 3, 1, 15, 30, 0, 0, time.UTC)
	if got := text.Ago(now, then); got != "today" {
		t.Errorf("in UTC: %q", got)
	}
	if got := text.Ago(now.In(east), then); got != "yesterday" {
		t.Errorf("in the east: %q", got)
	}
}

func TestDay(t *testing.T) {
	t.Parallel()
	if got := text.Day(time.Date(2025, 10, 7, 0, 0, 0, 0, time.UTC)); got != "7 Oct 2025" {
		t.Errorf("Day = %q", got)
	}
}

func TestAhead(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for days, want := range map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow", 59: "in 59 days", 89: "in 2 months", 90: "in 3 months", 400: "in 13 months", 1100: "in 3 years"} {
		if got := text.Ahead(now, now.AddDate(0, 0, days)); got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}
