package binary

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// In read-only mode no key or command changes anything, and no change is offered.
func TestReadOnlySendsNoChange(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{})
	for _, how := range []struct{ flag, env string }{{"--read-only", ""}, {"", "CUTUI_READ_ONLY=1"}} {
		tm := openTerminal(t, 120, 36, append(env, how.env)...)
		tm.run(how.flag)
		tm.wait("1/164", "read-only")
		for _, offered := range []string{"i invite", "s share", "x remove"} {
			if strings.Contains(tm.screen(), offered) {
				t.Errorf("%q is offered", offered)
			}
		}
		tm.keys("i", "s", "x", "e", "u", "U", "I")
		tm.keys("?")
		tm.wait("Help")
		for _, offered := range []string{"Invite guests and share", "Take the marked people"} {
			if strings.Contains(tm.screen(), offered) {
				t.Errorf("%q is in the help", offered)
			}
		}
		tm.keys("Escape")
		tm.waitGone("Help")
		tm.keys("a")
		tm.wait("Seat audit")
		tm.keys("x")
		tm.keys("Escape")
		tm.waitGone("Seat audit")
		tm.keys("q")
		tm.ended(0)
	}
	for _, c := range s.Calls() {
		if c.Method != http.MethodGet {
			t.Errorf("sent: %s", fmt.Sprint(c.Method, " ", c.Path))
		}
	}
	if n := len(s.Effects()); n != 0 {
		t.Errorf("%d changes: %+v", n, s.Effects())
	}
}

// However read-only is set, every command that would change something says so and sends
// nothing, even if there is a run to resume or to undo.
func TestReadOnlyCommandsSendNoChange(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		if op == "InviteGuestToWorkspace" && n == 2 {
			return &simtest.Fault{Status: 400, Message: "odd"}
		}
		return nil
	})})
	settings := t.TempDir()
	if err := os.Mkdir(filepath.Join(settings, "cutui"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(settings, "cutui", "config.toml"), "read_only = true\n")
	env = environment(t, env...)
	if out, errs, code := command(t, env, "", "invite", "a@client.example", "b@client.example", "--yes"); code != 5 {
		t.Fatalf("exit code %d, %q, %q", code, out, errs)
	}
	before := len(s.Calls())
	for _, how := range []struct {
		args []string
		env  string
	}{{[]string{"--read-only"}, "X=1"}, {nil, "CUTUI_READ_ONLY=1"}, {nil, "XDG_CONFIG_HOME=" + settings}} {
		for _, args := range []string{
			"invite zoe@client.example --yes", "share --to cleo@client.example task:" + sim.ZebraTask + " --yes --permission edit",
			"guest remove cleo@client.example --yes", "guest edit cleo@client.example --allow create-views --yes",
			"guest unshare --from cleo@client.example task:" + sim.ZebraTask + " --yes", "member invite max@northwind.example --yes --allow-paid-seats",
			"member edit ines@northwind.example --admin=true --yes", "member remove ines@northwind.example --yes", "undo --yes", "resume --retry --yes",
		} {
			out, errs, code := command(t, slices.Concat(env, []string{how.env}), "", slices.Concat(how.args, strings.Fields(args))...)
			if code == 0 || !strings.Contains(errs+out, "read-only") {
				t.Errorf("%v: %s: exit code %d, %q, %q", how, args, code, out, errs)
			}
		}
	}
	for _, c := range s.Calls()[before:] {
		if c.Method != http.MethodGet {
			t.Errorf("sent: %s", fmt.Sprint(c.Method, " ", c.Path))
		}
	}
}
