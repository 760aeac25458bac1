//go:build unix

package binary

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The first signal also ends a command that waits for input.
func TestSignalsWhileInputIsRead(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("there are no named pipes here:", err)
	}
	for name, args := range map[string][]string{
		"a token from stdin":  {"people", "--token-stdin"},
		"a login from stdin":  {"auth", "login", "--token-stdin"},
		"a sheet from a FIFO": {"--demo", "invite", "--csv", fifo, "--dry-run", "-w", "Northwind Studio"},
		"a sheet from stdin":  {"--demo", "invite", "--csv", "-", "--dry-run", "-w", "Northwind Studio"},
		"people from a FIFO":  {"--demo", "audit", "--roster", fifo},
	} {
		for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
			t.Run(name+"/"+s.String(), func(t *testing.T) {
				t.Parallel()
				cmd := exec.Command(program(), args...)
				cmd.Env = environment(t)
				in, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = in.Close(); _ = cmd.Process.Kill() })
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- cmd.Wait() }()
				time.Sleep(300 * time.Millisecond) //nolint:forbidigo // it has begun to read, which can't be observed
				_ = cmd.Process.Signal(s)
				select {
				case <-ended:
					if got := cmd.ProcessState.ExitCode(); got != 128+int(s) {
						t.Errorf("exit code %d, want %d", got, 128+int(s))
					}
				case <-time.After(4 * time.Second):
					t.Error("it runs 4 s after the signal")
				}
			})
		}
	}
}
