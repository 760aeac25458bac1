package binary

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// Names, workspaces and addresses in scripts that terminals measure differently don't move
// the frames and columns.
func TestScriptsMoveNoRow(t *testing.T) {
	t.Parallel()
	asOne := strings.NewReplacer("\u200d👧", "", "\u1112\u1161\u11ab", "한") // as tmux shows it
	_, env := clickUp(t, sim.Options{Reshape: simtest.Hostile(
		"नमस्ते कुमार ", "தமிழ் ", "ဦးအောင် ", "ខ្មែរ សុខា ", "\u1112\u1161\u11ab ", "🫩🪾 ", "עברית ", "বাংলা ", "👩\u200d👧 ", "Zoë ")})
	tm := openTerminal(t, 120, 36, env...)
	tm.run("")
	tm.wait("1/164", "sorted by name")
	for _, keys := range [][]string{nil, {"G"}, {"Up", "Up", "Up"}, {"g"}, {"NPage"}} {
		tm.keys(keys...)
		var columns []int
		tm.await("frames in their columns", func() bool {
			columns = columnsOf(tm.screen(), "│")
			return len(columnsOf(tm.screen(), "  guest  ", "  ROLE  ")) == 1 && len(columns) == 4 && columns[0] == 0 && columns[2] == columns[1]+1 && columns[3] == 119
		})
	}
	tm.keys("q")
	tm.wait("exit=0")
	tm.run("people --limit 30 --sort last_active --columns name,role,invited_by")
	tm.await("columns of a table", func() bool {
		screen := asOne.Replace(tm.screen())
		return strings.Contains(screen, "exit=0") && len(columnsOf(screen, "ROLE", "guest", "member", "owner", "admin")) == 1 &&
			len(columnsOf(screen, "INVITED_BY", "한 Abel", "ខ្មែរ សុខា Petra Plus\n")) == 1
	})
}

// columnsOf returns the columns at which a screen has one of the words.
func columnsOf(screen string, words ...string) []int {
	var columns []int
	for line := range strings.Lines(screen) {
		for at := range line {
			for _, word := range words {
				if column := ansi.StringWidthWc(line[:at]); strings.HasPrefix(line[at:], word) && !slices.Contains(columns, column) {
					columns = append(columns, column)
				}
			}
		}
	}
	slices.Sort(columns)
	return columns
}
