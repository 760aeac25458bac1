package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"cutui/ui/uitest"
)

// Every overlay and every pane is among the screens whose layout, colours and keys are tested.
func TestEveryOverlayIsAScene(t *testing.T) {
	t.Parallel()
	parts := map[string]bool{}
	for _, sc := range everyScreen() {
		if sc.of == nil {
			continue
		}
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, sc.of(), 60, 16)
			sc.to(s)
			for part := range strings.FieldsSeq(s.Part()) {
				parts[part] = true
			}
			parts[s.Part()] = true
		})
	}
	for _, name := range append(uitest.ScreenTypes(t, "."), "workspaces", "people", "details", "seats") {
		if !parts[name] {
			t.Errorf("no scene shows %s", name)
		}
	}
	drive(t, newWorld(0), 60, 16, func(s *screen) {
		for _, action := range s.Openers() {
			s.keys("esc", "esc", "esc", "2", "g", "j")
			s.Run(action)
			s.arrive()
			if part := s.Part(); part != "people" && !parts[part] {
				t.Errorf("%s opens %s, which no scene shows", action, part)
			}
		}
	})
}
