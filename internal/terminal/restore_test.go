//go:build linux

package terminal

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"cutui/ui/uitest/pty"
)

// Restore restores what a program restores when it ends normally: the keys, the title and mode 2027. It
// also ends an unfinished frame.
func TestRestoreRestoresEverything(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		found ansi.ModeSetting // what the terminal says of mode 2027
		want  string
	}{
		"mode 2027 was set":         {ansi.ModeSet, ansi.SetModeUnicodeCore},
		"mode 2027 was not set":     {ansi.ModeReset, ansi.ResetModeUnicodeCore},
		"mode 2027 is not known of": {ansi.ModeNotRecognized, ansi.ResetModeUnicodeCore},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			master, slave := pseudoTerminal(t)
			before, out := Save(slave), NewOutput(slave)
			NewSession(out).Filter(nil, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: tt.found})
			keySignals(slave, false)
			before.Restore(out)
			if state, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS); err != nil || state.Lflag&unix.ISIG == 0 {
				t.Errorf("ctrl+c makes no signal: %v", err)
			}
			buf := make([]byte, 1<<10)
			n, err := master.Read(buf) // a terminal takes a short write whole
			got := string(buf[:n])
			if err != nil || !strings.HasPrefix(got, ansi.ResetModeSynchronizedOutput) || !strings.Contains(got, restoreTitle) || !strings.HasSuffix(got, tt.want) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// pseudoTerminal returns a terminal and its other side.
func pseudoTerminal(t *testing.T) (master, slave *os.File) {
	t.Helper()
	tty, slave, err := pty.Open()
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		t.Skip("there are no pseudo terminals here:", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	master = os.NewFile(uintptr(tty), "ptmx")
	t.Cleanup(func() { _, _ = master.Close(), slave.Close() })
	return master, slave
}
