//go:build linux

package terminal

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"
)

// Whoever ends a program that hangs gives back what the program does when it ends in order:
// the keys, the title, mode 2027 as it was found, and a frame that was begun.
func TestRestoreGivesEverythingBack(t *testing.T) {
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

// pseudoTerminal is a terminal and its other side.
func pseudoTerminal(t *testing.T) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("there are no pseudo terminals here:", err)
	}
	t.Cleanup(func() { _ = master.Close() })
	number, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		slave, err = os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = slave.Close() })
	return master, slave
}
