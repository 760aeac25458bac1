package widget

import (
	"slices"
	"strings"
	"testing"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

var plain = theme.New(theme.Mono, true)

// drawn returns the lines of a block without its styles.
func drawn(block string) []string { return strings.Split(ansi.Strip(block), "\n") }

func TestFrame(t *testing.T) {
	t.Parallel()
	full := Frame{
		Title: "People", Tabs: Tabs{Items: []string{"all 9", "guests 2"}}, TitleRight: "today",
		FooterLeft: "1/9", FooterRight: "sorted by name",
	}
	tests := []struct {
		name  string
		frame Frame
		w, h  int
		want  []string
	}{
		{"all of it", full, 44, 3, []string{
			"╭─ People  all 9 · guests 2 ─────── today ─╮",
			"│ content                                  │",
			"╰─ 1/9 ─────────────────── sorted by name ─╯",
		}},
		{"tabs leave", full, 30, 3, []string{
			"╭─ People  all 9 … ── today ─╮",
			"│ content                    │",
			"╰─ 1/9 ───── sorted by name ─╯",
		}},
		{"the right leaves", full, 18, 3, []string{
			"╭─ People  all… ─╮",
			"│ content        │",
			"╰─ 1/9 ──────────╯",
		}},
		{"the title is cut", full, 10, 3, []string{"╭─ Peo… ─╮", "│ conte… │", "╰─ 1/9 ──╯"}},
		{"no air", full, 4, 3, []string{"╭──╮", "│c…│", "╰──╯"}},
		{"no text", Frame{}, 8, 4, []string{"╭──────╮", "│ con… │", "│      │", "╰──────╯"}},
		{"no content", full, 12, 2, []string{"╭─ People ─╮", "╰─ 1/9 ────╯"}},
		{"no border", full, 7, 1, []string{"content"}},
		{"only a right text", Frame{FooterRight: "9/9", Flush: true}, 14, 3, []string{"╭────────────╮", "│content     │", "╰────── 9/9 ─╯"}},
	}
	for _, tt := range tests {
		if got := drawn(tt.frame.Render(plain, "content", tt.w, tt.h)); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

func TestFrameInner(t *testing.T) {
	t.Parallel()
	tests := []struct {
		flush      bool
		area, want Rect
	}{
		{false, Rect{2, 3, 20, 10}, Rect{4, 4, 16, 8}},
		{true, Rect{2, 3, 20, 10}, Rect{3, 4, 18, 8}},
		{false, Rect{0, 0, 4, 3}, Rect{1, 1, 2, 1}},
		{false, Rect{0, 0, 1, 9}, Rect{0, 0, 1, 9}},
	}
	for _, tt := range tests {
		if got := (Frame{Flush: tt.flush}).Inner(tt.area); got != tt.want {
			t.Errorf("flush=%v %v: %v, want %v", tt.flush, tt.area, got, tt.want)
		}
	}
}

// A click hits what is drawn at its cell.
func TestFrameHitTab(t *testing.T) {
	t.Parallel()
	f := Frame{Title: "People", Tabs: Tabs{Items: []string{"all 9", "members 7", "guests 2"}}, TitleRight: "today"}
	for active := range f.Tabs.Items {
		f.Tabs.Active = active
		for w := range 70 {
			line := drawn(f.Render(plain, "", w, 2))[0]
			for i, item := range f.Tabs.Items {
				before, _, found := strings.Cut(line, item)
				if !found {
					continue
				}
				x := Width(before)
				for _, hit := range []int{x, x + len(item) - 1} {
					if got := f.HitTab(hit, 0, w); got != i {
						t.Fatalf("w=%d active=%d: cell %d of %q is tab %d, want %d", w, active, hit, line, got, i)
					}
				}
				if got := f.HitTab(x-1, 0, w); got != -1 {
					t.Fatalf("w=%d: left of %q is tab %d", w, item, got)
				}
			}
		}
	}
	if f.HitTab(12, 1, 70) != -1 {
		t.Error("a tab below the border")
	}
}

// The keys around the tabs lead where they say.
func TestKeysAroundTabs(t *testing.T) {
	t.Parallel()
	for _, keys := range [][2]string{{"[", "]"}, {"ctrl+b", "f4"}} {
		tabs := Tabs{Items: []string{"all 9", "members 7", "guests 2", "pending 1"}, Prev: keys[0], Next: keys[1]}
		for active := range tabs.Items {
			tabs.Active = active
			for w := 24; w < 60; w++ {
				line := ansi.Strip(tabs.Render(plain, w))
				n := Width(line)
				if !strings.HasPrefix(line, keys[0]) || !strings.HasSuffix(line, keys[1]) || n > w {
					t.Fatalf("in %d cells: %q", w, line)
				}
				if prev, next := tabs.Hit(len(keys[0])-1, w), tabs.Hit(n-1, w); prev != (active+3)%4 || next != (active+1)%4 {
					t.Errorf("%q leads to %d and %d", line, prev, next)
				}
				if tabs.Hit(n, w) != -1 || tabs.Hit(-1, w) != -1 {
					t.Errorf("%q: what is beside it leads somewhere", line)
				}
			}
		}
		if line := ansi.Strip(tabs.Render(plain, 23)); strings.Contains(line, keys[1]) {
			t.Errorf("keys without room: %q", line)
		}
	}
}

func TestTabsKeepTheActiveOne(t *testing.T) {
	t.Parallel()
	tabs := Tabs{Items: []string{"all 159", "members 41", "guests 112", "pending 6"}, Active: 2}
	tests := []struct {
		w    int
		want string
	}{
		{60, "all 159 · members 41 · guests 112 · pending 6"},
		{40, "… members 41 · guests 112 · pending 6"},
		{28, "… members 41 · guests 112 …"},
		{14, "… guests 112 …"},
		{10, "guests 112"},
		{5, "gues…"},
		{0, ""},
	}
	for _, tt := range tests {
		if got := ansi.Strip(tabs.Render(plain, tt.w)); got != tt.want {
			t.Errorf("in %d cells: %q, want %q", tt.w, got, tt.want)
		}
	}
	if got := (Tabs{}).Render(plain, 10); got != "" {
		t.Errorf("no tabs: %q", got)
	}
}

func TestScrollThumb(t *testing.T) {
	t.Parallel()
	tests := []struct {
		scroll   Scroll
		h        int
		from, to int
	}{
		{Scroll{0, 10, 10}, 10, 0, 0},
		{Scroll{0, 10, 100}, 10, 0, 1},
		{Scroll{90, 10, 100}, 10, 9, 10},
		{Scroll{45, 10, 100}, 10, 4, 5},
		{Scroll{10, 10, 20}, 10, 5, 10},
		{Scroll{500, 10, 20}, 10, 5, 10},
		{Scroll{0, 0, 20}, 10, 0, 0},
	}
	for _, tt := range tests {
		if from, to := tt.scroll.thumb(tt.h); from != tt.from || to != tt.to {
			t.Errorf("%v on %d lines: %d to %d, want %d to %d", tt.scroll, tt.h, from, to, tt.from, tt.to)
		}
	}
}

func TestRect(t *testing.T) {
	t.Parallel()
	r := Rect{1, 2, 10, 6}
	check := func(what string, a, b, wantA, wantB Rect) {
		t.Helper()
		if a != wantA || b != wantB {
			t.Errorf("%s: %v and %v, want %v and %v", what, a, b, wantA, wantB)
		}
	}
	a, b := r.CutLeft(3)
	check("left", a, b, Rect{1, 2, 3, 6}, Rect{4, 2, 7, 6})
	a, b = r.CutRight(3)
	check("right", a, b, Rect{8, 2, 3, 6}, Rect{1, 2, 7, 6})
	a, b = r.CutTop(1)
	check("top", a, b, Rect{1, 2, 10, 1}, Rect{1, 3, 10, 5})
	a, b = r.CutBottom(2)
	check("bottom", a, b, Rect{1, 6, 10, 2}, Rect{1, 2, 10, 4})
	a, b = r.CutBottom(99)
	check("more than all", a, b, r, Rect{1, 2, 10, 0})
	a, b = r.CutLeft(-1)
	check("less than none", a, b, Rect{1, 2, 0, 6}, r)
	check("centre", r.Centre(4, 2), r.Centre(99, 99), Rect{4, 4, 4, 2}, r)
	if !r.Contains(1, 2) || !r.Contains(10, 7) || r.Contains(11, 7) || r.Contains(0, 2) || r.Contains(1, 8) {
		t.Error("Contains is off at the edges")
	}
	if !b.Empty() && b.W == 0 || r.Empty() {
		t.Error("Empty is off")
	}
}
