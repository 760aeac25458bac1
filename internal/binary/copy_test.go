//go:build linux

package binary

import (
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
)

// Without a program that copies, the terminal is asked to copy (OSC 52): one text with all
// marked addresses. The screen doesn't claim that they were copied.
func TestTheTerminalIsAskedToCopy(t *testing.T) {
	t.Parallel()
	rt := startRaw(t, []string{"TMUX=", "SSH_TTY=/dev/pts/9"}, "--demo")
	rt.wait("1/164")
	rt.Press(" ")
	rt.wait("2/164")
	rt.Press(" y")
	rt.wait("sent 2 addresses to the terminal's clipboard: abel@northwind.example")
	asked := regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]+)`).FindStringSubmatch(rt.until("\x1b]52;c;"))
	if asked == nil {
		t.Fatal("the terminal is asked for nothing")
	}
	text, err := base64.StdEncoding.DecodeString(asked[1])
	if err != nil || !strings.HasPrefix(string(text), "abel@northwind.example, ") || strings.Count(string(text), "@") != 2 {
		t.Errorf("%q, %v", text, err)
	}
	if strings.Contains(rt.Text(), "copied") {
		t.Errorf("nobody knows that:\n%s", rt.Text())
	}
}
