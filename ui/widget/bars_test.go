package widget

import (
	"strings"
	"testing"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

func TestBar(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	tests := []struct {
		value, total, w int
		want            string
	}{
		{0, 10, 4, "────"},
		{1, 1000, 4, "╸───"},
		{5, 10, 4, "━━──"},
		{13, 32, 4, "━╸──"},
		{999, 1000, 4, "━━━╸"},
		{10, 10, 4, "━━━━"},
		{11, 10, 4, "━━━━"},
		{1, 0, 4, "━━━━"},
		{0, 0, 4, "────"},
		{-1, 10, 4, "────"},
		{1, 1 << 60, 2, "╸─"},
		{1, 2, 0, ""},
	}
	for _, tt := range tests {
		if got := ansi.Strip(Bar(st, theme.Accent, tt.value, tt.total, tt.w)); got != tt.want {
			t.Errorf("%d of %d in %d: %q, want %q", tt.value, tt.total, tt.w, got, tt.want)
		}
	}
}

func TestGauge(t *testing.T) {
	t.Parallel()
	tests := []struct {
		gauge Gauge
		w     int
		want  string
		ink   theme.Ink
	}{
		{Gauge{Value: 41, Total: 45}, 12, "41/45 ━━━━━─", theme.Accent},
		{Gauge{Value: 44, Total: 45}, 10, "44/45 ━━━╸", theme.Warning},
		{Gauge{Value: 9, Total: 9}, 8, "9/9 ━━━━", theme.Warning},
		{Gauge{Value: 11, Total: 9}, 9, "11/9 ━━━━", theme.Danger},
		{Gauge{Value: 0, Total: 0}, 3, "0/0", theme.Warning},
		{Gauge{Value: 7, Unlimited: true}, 14, "7, no limit   ", theme.Dim},
		{Gauge{Unknown: true}, 9, "unknown  ", theme.Dim},
		{Gauge{Value: 41, Total: 45}, 8, "41/45   ", theme.Accent},
		{Gauge{Value: 41, Total: 45}, 4, "41/…", theme.Accent},
	}
	for _, tt := range tests {
		if got := ansi.Strip(tt.gauge.Render(theme.New(theme.Dark, true), tt.w)); got != tt.want {
			t.Errorf("%+v in %d: %q, want %q", tt.gauge, tt.w, got, tt.want)
		}
		if got := tt.gauge.Ink(); got != tt.ink {
			t.Errorf("%+v has ink %d, want %d", tt.gauge, got, tt.ink)
		}
	}
}

func TestStatusBarDropsTheLeastWorth(t *testing.T) {
	t.Parallel()
	left := []Segment{{"cutui", 4}, {"Northwind Studio", 9}, {"", 9}, {"Enterprise", 1}}
	right := []Segment{{plain.Render(theme.Accent, "41/45"), 8}, {"12 s ago", 2}}
	tests := []struct {
		w    int
		want string
	}{
		{62, " cutui   Northwind Studio   Enterprise       41/45   12 s ago "},
		{50, " cutui   Northwind Studio        41/45   12 s ago "},
		{40, " cutui   Northwind Studio         41/45 "},
		{30, " Northwind Studio       41/45 "},
		{20, " Northwind Studio   "},
		{10, " Northwi… "},
	}
	for _, tt := range tests {
		if got := ansi.Strip(StatusBar(plain, left, right, tt.w)); got != tt.want {
			t.Errorf("in %d cells: %q, want %q", tt.w, got, tt.want)
		}
	}
	if left[0].Text != "cutui" || len(left) != 4 {
		t.Errorf("the caller's segments changed: %v", left)
	}
}

func TestFooterKeepsHelp(t *testing.T) {
	t.Parallel()
	hints := []Hint{{Key: "i", Help: "invite"}, {Key: "s", Help: "share", Off: true}, {Key: "x", Help: "remove"}, {Key: "?", Help: "help", Keep: true}}
	tests := []struct {
		w    int
		want string
	}{
		{44, " i invite   s share   x remove   ? help     "},
		{36, " i invite   s share   ? help        "},
		{20, " i invite   ? help  "},
		{10, " ? help   "},
		{4, "    "},
	}
	for _, tt := range tests {
		if got := ansi.Strip(Footer(plain, hints, tt.w)); got != tt.want {
			t.Errorf("in %d cells: %q, want %q", tt.w, got, tt.want)
		}
	}
}

func TestToast(t *testing.T) {
	t.Parallel()
	const most = 3
	lines := func(ink theme.Ink, text string, w int) string {
		return ansi.Strip(strings.Join(Toast(plain, ink, text, w, most), "|"))
	}
	tests := []struct {
		ink  theme.Ink
		text string
		w    int
		want string
	}{
		{theme.Danger, "You have no access to this list", 18, " ✗ You have no    |   access to this |   list           "},
		{theme.Accent, "copied", 10, " copied   "},
		{theme.Good, "saved /home/olga/audit.html", 26, " ✓ saved                  |   /home/olga/audit.html  "},
		{theme.Text, strings.Repeat("word ", 40), 12, " word word  | word word  | word word… "},
	}
	for _, tt := range tests {
		if got := lines(tt.ink, tt.text, tt.w); got != tt.want {
			t.Errorf("in %d cells:\n%q, want\n%q", tt.w, got, tt.want)
		}
	}
}

func TestSpinnerTurns(t *testing.T) {
	t.Parallel()
	n := len(plain.Glyphs.Spinner)
	if Spinner(plain, 0) == Spinner(plain, 1) || Spinner(plain, 0) != Spinner(plain, n) || Spinner(plain, -1) != Spinner(plain, 0) {
		t.Error("the spinner does not turn")
	}
}
