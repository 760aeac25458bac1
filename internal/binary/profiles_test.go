package binary

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"cutui/clickup/sim"
)

// After a switch of profiles only the new account's ClickUp is called.
func TestThePaletteSwitchesToAnotherAccount(t *testing.T) {
	t.Parallel()
	first, env := clickUp(t, sim.Options{})
	_, other := clickUp(t, sim.Options{})
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "cutui"), 0o700); err != nil {
		t.Fatal(err)
	}
	settings := fmt.Sprintf("profile = \"work\"\n[profiles.work]\nbase_url = %q\n[profiles.agency]\nbase_url = %q\nworkspace = \"Fieldworks\"\n",
		env[0][len("CUTUI_API_URL="):], other[0][len("CUTUI_API_URL="):])
	write(t, filepath.Join(home, "cutui", "config.toml"), settings)
	tm := openTerminal(t, 100, 30, env[1], "XDG_CONFIG_HOME="+home, "CUTUI_WORKSPACE=")
	tm.run("")
	tm.wait("Northwind Studio", "1/164")
	tm.await("waiting for all that is asked at the start", func() bool {
		n := map[string]int{}
		for _, c := range first.Calls() {
			n[c.Op]++
		}
		return n["GetWorkspaceseats"] == 1 && n["GetWorkspaceplan"] == 1 && n["GetTeams1"] == 1 && n["GetCustomRoles"] == 1
	})
	asked := len(first.Calls())
	tm.keys(":")
	tm.wait("what to do, or where to go")
	tm.text("profile")
	tm.wait("profile agency", "profile default")
	tm.keys("Enter")
	tm.wait("Fieldworks", "member seats 9/9")
	tm.keys("q")
	tm.ended(0)
	if now := len(first.Calls()); now != asked {
		t.Errorf("the first ClickUp was asked %d times more", now-asked)
	}
}
