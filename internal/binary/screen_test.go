package binary

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// By default GNU screen has no alternate screen: without care the last frame would stay, and
// the shell would continue in the middle of its last line.
func TestGNUScreenIsLeftClean(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("screen"); err != nil {
		t.Skip("GNU screen is not installed: it is not seen what the program leaves there")
	}
	for _, alternate := range []string{"off", "on"} {
		t.Run("altscreen "+alternate, func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, 80, 24)
			dir := filepath.Dir(tm.socket)
			settings := filepath.Join(dir, "screenrc")
			write(t, settings, "startup_message off\nshell /bin/sh\naltscreen "+alternate+"\n")
			tm.text("SCREENDIR=" + dir + " screen -U -c " + settings)
			tm.keys("Enter")
			tm.await("the shell in GNU screen", func() bool { return strings.TrimSpace(tm.screen()) == prompt })
			tm.text("echo before")
			tm.keys("Enter")
			tm.wait("before\n" + prompt)
			for _, leave := range []struct{ key, says string }{{"C-z", "Stopped"}, {"q", "exit=0"}} {
				if leave.key == "q" {
					tm.text("fg; echo exit=$?")
					tm.keys("Enter")
				} else {
					tm.run("--demo")
				}
				tm.wait("1/164", "Abel Admin")
				tm.keys(leave.key)
				tm.wait(leave.says)
				tm.await("a prompt on a line of its own", func() bool { return strings.Contains(tm.screen(), "\n"+prompt) })
				for line := range strings.Lines(tm.screen()) {
					if strings.ContainsAny(line, "╭│╰") || strings.Contains(line, leave.says) && strings.Contains(line, "share") {
						t.Fatalf("%s leaves\n%s", leave.key, tm.screen())
					}
				}
				if alternate == "on" {
					tm.wait("before")
				}
			}
			tm.text("exit")
			tm.keys("Enter")
			tm.wait("[screen is terminating]")
		})
	}
}
