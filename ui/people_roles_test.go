package ui_test

import (
	"regexp"
	"strings"
	"testing"
)

// A custom role is shown as far as it tells something, else by a sign; the details have it whole.
func TestCustomRolesAreCutWithSense(t *testing.T) {
	t.Parallel()
	told := regexp.MustCompile(`guest( · Clie.*…| · Client viewer| …   )`)
	drive(t, newWorld(29), 60, 16, func(s *screen) {
		s.keys("/")
		s.types("taro")
		s.keys("enter")
		signs := 0
		for w := 60; w <= 200; w++ {
			s.size(w, 24)
			m := told.FindStringSubmatch(s.text())
			if m == nil {
				t.Fatalf("%d cells:\n%s", w, s.text())
			}
			if strings.HasPrefix(m[1], " …") {
				signs++
			}
		}
		s.size(100, 30)
		s.shows("Role      guest · Client viewer, since")
		if signs == 0 {
			t.Error("no width needs the sign")
		}
	})
}
