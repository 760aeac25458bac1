package binary

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// mouse reports whether the program asks the terminal for clicks.
func (tm *terminal) mouse() bool { return tm.is("mouse_any_flag") == "1" }

// click presses and releases the left button at a cell, counted from one.
func (tm *terminal) click(x, y int) {
	tm.tb.Helper()
	tm.text(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x, y, x, y))
}

// The mouse works unless the settings turn it off, and a key switches it.
func TestTheMouseFollowsTheSettings(t *testing.T) {
	t.Parallel()
	for _, on := range []bool{true, false} {
		t.Run(fmt.Sprint(on), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			if err := os.MkdirAll(filepath.Join(home, "cutui"), 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(home, "cutui", "config.toml"), fmt.Sprintf("mouse = %v\n", on))
			tm := openTerminal(t, 120, 36, "XDG_CONFIG_HOME="+home)
			tm.run("--demo")
			tm.wait("1/164")
			for i, want := range []bool{on, !on, on} {
				tm.await(fmt.Sprintf("the mouse to be on: %v", want), func() bool { return tm.mouse() == want })
				if want {
					tm.click(40, 6+i) // the third person or a later one
					tm.wait(fmt.Sprintf("%d/164", 3+i))
				}
				tm.keys("C-o")
			}
			tm.keys("q")
			tm.ended(0)
		})
	}
}
