package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"cutui/ui/uitest"
)

// drawnScenes returns the scenes of the program, without the welcome screen.
func drawnScenes() []scene {
	var out []scene
	for _, s := range scenes() {
		if s.to != nil {
			out = append(out, s)
		}
	}
	return out
}

func TestDrawingChangesNothing(t *testing.T) {
	t.Parallel()
	for _, sc := range drawnScenes() {
		for _, size := range screenSizes {
			t.Run(fmt.Sprintf("%s/%dx%d", sc.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					s := newScreen(t, sc.of(), size[0], size[1])
					sc.to(s)
					frame, before := s.View().Content, uitest.Dump(s.Model)
					if again := s.View().Content; again != frame {
						t.Errorf("View returns another screen the second time")
					}
					if again := s.Draw(); again != frame {
						t.Errorf("drawn again the screen is\n%s\nbefore it was\n%s", plain(again), plain(frame))
					}
					if changed := uitest.Changed(before, uitest.Dump(s.Model)); len(changed) > 0 {
						t.Errorf("drawing again changed\n%s", strings.Join(changed, "\n"))
					}
				})
			})
		}
	}
}
