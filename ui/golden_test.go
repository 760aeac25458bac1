package ui_test

import (
	"fmt"
	"testing"

	"cutui/ui/uitest"
)

func TestScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			s := newScreen(t, newWorld(149), size[0], size[1])
			uitest.Golden(t, s.text())
		})
	}
}
