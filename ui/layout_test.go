package ui

import (
	"testing"

	"cutui/ui/widget"
)

// sizes returns the sizes from 1×1 to 230×70, in steps that hit every threshold.
func sizes(yield func(w, h int)) {
	for w := 1; w <= 230; w += 3 {
		for _, h := range []int{1, 2, 15, 16, 17, 23, 24, 25, 29, 30, 31, 36, 50, 70} {
			yield(w, h)
		}
	}
	for _, w := range []int{59, 60, 79, 80, 109, 110, 169, 170, 500} {
		for h := 1; h <= 60; h++ {
			yield(w, h)
		}
		yield(w, 200)
	}
}

func TestLayoutCoversTheScreenExactly(t *testing.T) {
	t.Parallel()
	sizes(func(w, h int) {
		for focus := range slots {
			l := arrange(w, h, view{focus: focus, rooms: (w + h) % 9, zoom: (w+h)%7 == 0})
			l.giveWay((w + h) % (toastLines + 1))
			areas := append([]widget.Rect{l.header, l.tabs, l.footer}, l.panes[:]...)
			if l.small {
				areas = append(areas, l.body)
			}
			cells := 0
			for i, a := range areas {
				if a.X < 0 || a.Y < 0 || a.X+a.W > w || a.Y+a.H > h {
					t.Fatalf("%d×%d focus %d: area %v lies outside", w, h, focus, a)
				}
				cells += a.W * a.H
				for _, b := range areas[i+1:] {
					if overlap(a, b) {
						t.Fatalf("%d×%d focus %d: %v and %v overlap", w, h, focus, a, b)
					}
				}
			}
			if cells != w*h {
				t.Fatalf("%d×%d focus %d: %d cells of %d are covered", w, h, focus, cells, w*h)
			}
		}
	})
}

func overlap(a, b widget.Rect) bool {
	return a.W > 0 && a.H > 0 && b.W > 0 && b.H > 0 && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func TestLayoutShowsTheFocusedPaneUsably(t *testing.T) {
	t.Parallel()
	sizes(func(w, h int) {
		for focus := range slots {
			l := arrange(w, h, view{focus: focus, rooms: (w + h) % 9, zoom: (w+h)%7 == 0})
			if l.small {
				continue
			}
			if a := l.panes[focus]; a.W < 26 || a.H < 6 {
				t.Fatalf("%d×%d: the focused pane %d is %d×%d", w, h, focus, a.W, a.H)
			}
			if a := l.panes[openPeople]; !a.Empty() && (a.W < 50 || a.H < 10) {
				t.Fatalf("%d×%d: the people are %d×%d", w, h, a.W, a.H)
			}
		}
	})
}

func TestLayoutAtTheSizesOfTheDesign(t *testing.T) {
	t.Parallel()
	tests := []struct {
		w, h  int
		focus slot
		shown []slot
		tabs  bool
	}{
		{120, 36, openPeople, []slot{workspaces, openPeople, details, seats}, false},
		{200, 50, openPeople, []slot{workspaces, openPeople, details, seats}, false},
		{120, 24, openPeople, []slot{workspaces, openPeople, seats}, false},
		{120, 24, details, []slot{openPeople, details}, false},
		{80, 24, openPeople, []slot{openPeople}, false},
		{80, 24, details, []slot{openPeople, details}, false},
		{80, 24, workspaces, []slot{workspaces, openPeople, seats}, false},
		{80, 24, seats, []slot{workspaces, openPeople, seats}, false},
		{60, 16, openPeople, []slot{openPeople}, true},
		{79, 60, seats, []slot{details, seats}, true},
		{100, 30, openPeople, []slot{openPeople, details}, false},
		{59, 16, openPeople, nil, false},
		{60, 15, openPeople, nil, false},
	}
	for _, tt := range tests {
		l := arrange(tt.w, tt.h, view{focus: tt.focus, rooms: 3})
		var shown []slot
		for s, a := range l.panes {
			if !a.Empty() {
				shown = append(shown, slot(s))
			}
		}
		if len(shown) != len(tt.shown) {
			t.Errorf("%d×%d focus %d shows %v, want %v", tt.w, tt.h, tt.focus, shown, tt.shown)
			continue
		}
		for i := range shown {
			if shown[i] != tt.shown[i] {
				t.Errorf("%d×%d focus %d shows %v, want %v", tt.w, tt.h, tt.focus, shown, tt.shown)
			}
		}
		if l.tabs.Empty() == tt.tabs {
			t.Errorf("%d×%d: tabs shown: %v", tt.w, tt.h, !l.tabs.Empty())
		}
	}
}
