package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
)

func TestThePickerShowsWhoHasAccessToAnItem(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("group:clients role:guest")
	tm.Wait("Gus Grouped", "1 found")
	tm.Keys("enter", "s")
	tm.Wait("Share with Gus Grouped", "Client work")
	tm.Keys("ctrl+g")
	tm.Wait("put the cursor on a task or a list first")
	tm.Type("zebra launch")
	tm.Wait("Zebra launch checklist")
	tm.Keys("ctrl+g")
	tm.Wait("Who has access · Zebra launch checklist", "cleo@client.example", "without their level")
	tm.Keys("down", "up", "esc")
	tm.WaitGone("Who has access")
	tm.Wait("Share with Gus Grouped")
	if n := a.Sim.CountEffects("AddGuestToTask"); n != 0 {
		t.Errorf("looking shared something %d times", n)
	}
}
