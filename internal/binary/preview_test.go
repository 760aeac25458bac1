//go:build linux

package binary

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"cutui/clickup/sim"
	"cutui/ui/uitest/pty"
)

// People are shown only once the terminal is in raw mode: before that ctrl+c is a signal and
// enter is another key. The test reads little of the output, so that the first frame stays
// half written.
func TestPreviewTakesKeys(t *testing.T) {
	t.Parallel()
	_, reached := clickUp(t, sim.Options{})
	env := slices.Concat(reached, []string{"HOME=" + t.TempDir()})
	if _, errs, code := command(t, environment(t, env...), "", "people", "--limit", "1"); code != 0 {
		t.Fatal(errs)
	}
	rt := startUnread(t, pty.Options{W: 300, H: 100}, env)
	must(t, rt.Tty.SetReadDeadline(time.Now().Add(pty.Patience)))
	for read, buf := "", make([]byte, 16); !strings.Contains(read, ansi.SetModeAltScreenSaveCursor); {
		n, err := rt.Tty.Read(buf)
		must(t, err)
		read += string(buf[:n])
	}
	mode, err := unix.IoctlGetTermios(rt.FD, unix.TCGETS)
	must(t, err)
	if mode.Lflag&(unix.ICANON|unix.ISIG|unix.ECHO) != 0 || mode.Iflag&unix.ICRNL != 0 {
		t.Errorf("keys do not arrive as they are: local modes %o, input modes %o", mode.Lflag, mode.Iflag)
	}
}
