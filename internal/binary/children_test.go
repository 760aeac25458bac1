package binary

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// A program that cutui starts, such as a browser, never gets the token: not as an argument,
// which every user of the machine can read, and not as a variable.
func TestABrowserLearnsNothingOfTheToken(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{Token: typedToken})
	tm := openTerminal(t, 120, 36, env...)
	told := filepath.Join(filepath.Dir(tm.socket), "told")
	write(t, filepath.Join(filepath.Dir(tm.socket), "xdg-open"), "#!/bin/sh\n(echo \"$0 $*\"; env) >"+told+".part; mv "+told+".part "+told+"\n")
	tm.run("")
	tm.wait("1/164")
	tm.keys("o")
	tm.wait("opened in the browser")
	got, err := os.ReadFile(told)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "xdg-open https://app.clickup.com/") || !strings.Contains(string(got), "HOME=") {
		t.Errorf("the browser was told %s", got)
	}
	if strings.Contains(string(got), "CANARY") {
		t.Errorf("the browser has the token: %s", got)
	}
	args, err := os.ReadFile("/proc/" + strconv.Itoa(tm.pid()) + "/cmdline")
	if err == nil && (strings.Contains(string(args), "CANARY") || !strings.Contains(string(args), "cutui")) {
		t.Errorf("the program's own arguments are %q", args)
	}
	tm.keys("q")
	tm.ended(0)
}
