package binary

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// Read-only changes nothing, whatever key or command asks for it, and offers none.
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
	for _, args := range []string{
		"invite zoe@client.example --yes", "share --to cleo@client.example task:" + sim.ZebraTask + " --yes --permission edit",
		"guest remove cleo@client.example --yes", "guest edit cleo@client.example --allow create-views --yes",
		"member invite max@northwind.example --yes --allow-paid-seats", "member remove ines@northwind.example --yes",
	} {
		out, errs, code := command(t, environment(t, env...), "", append([]string{"--read-only"}, strings.Fields(args)...)...)
		if code == 0 || !strings.Contains(errs+out, "read-only") {
			t.Errorf("%s: exit code %d, %q, %q", args, code, out, errs)
		}
	}
	if n := len(s.Effects()); n != 0 {
		t.Errorf("%d changes: %+v", n, s.Effects())
	}
	for _, c := range s.Calls() {
		if c.Method != http.MethodGet {
			t.Errorf("sent: %s", fmt.Sprint(c.Method, " ", c.Path))
		}
	}
}
