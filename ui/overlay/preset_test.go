package overlay_test

import (
	"strings"
	"testing"

	changeui "cutui/ui/change"
)

func TestLastPresetIsListedFirst(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	draft := &changeui.InviteDraft{}
	d.open(changeui.NewInvite(d.env, draft)).keys("sam@new.example", "enter").hides("used last")
	d.keys("down", "down", "enter").keys("zebra", "enter", "enter").shows("Finished")
	d.sent("invite-guest sam@new.example", "share sam@new.example Zebra launch checklist edit")

	d.open(changeui.NewInvite(d.env, draft)).keys("kim@new.example", "enter").shows("time estimates, used last")
	screen := d.text(120, 34)
	if first, least := strings.Index(screen, "collaborator"), strings.Index(screen, "view only"); first < 0 || least < first {
		t.Errorf("the preset used last is not the first:\n%s", screen)
	}
	d.keys("enter", "press", "enter", "enter").shows("Finished")
	if got := d.world.Steps(); got[len(got)-1] != "share kim@new.example Press kit read" {
		t.Errorf("sent last: %q", got[len(got)-1])
	}
}
