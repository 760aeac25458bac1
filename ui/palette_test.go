package ui_test

import (
	"regexp"
	"strings"
	"testing"
)

// paletteRow is a command's row: its name, and its sentence where the palette has room for one.
var paletteRow = regexp.MustCompile(`^│ [ ▸] ([a-z][\w' …-]*?)(?:  +([A-Z][a-z].*?))?  +(?:\S+ +)?[│┃]$`)

// Every command of the palette has a whole sentence beside it, or none has: the chosen one's
// stands below the list.
func TestPaletteRowsAreAlike(t *testing.T) {
	t.Parallel()
	for _, w := range []int{60, 72, 79, 80, 100, 120} {
		drive(t, newWorld(29), w, 24, func(s *screen) {
			s.keys(":")
			rows, told := map[string]bool{}, map[bool]int{}
			for last := ""; s.text() != last; s.keys("pgdown") {
				last = s.text()
				for line := range strings.SplitSeq(last, "\n") {
					if m := paletteRow.FindStringSubmatch(line); len(m) > 0 && !rows[m[1]] {
						rows[m[1]] = true
						told[m[2] != ""]++
						if m[2] != "" && !strings.HasSuffix(m[2], ".") {
							t.Errorf("%d cells: %q is no sentence", w, m[2])
						}
					}
				}
			}
			if len(rows) < 40 || told[true] > 0 && told[false] > 0 || w == 60 && told[true] > 0 || w >= 80 && told[false] > 0 {
				t.Errorf("%d cells: of %d rows %d have a sentence", w, len(rows), told[true])
			}
		})
	}
}
