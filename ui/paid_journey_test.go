package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
)

func TestTheReviewSaysThatAGuestOfAGroupIsPaid(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("group:clients role:guest")
	tm.Wait(" 1 found", "▸ GG Gus Grouped", "Groups    Clients") // which means that the groups are loaded
	tm.Keys("enter", "s")
	tm.Wait("Share with Gus Grouped")
	tm.Type("zebra launch")
	tm.Wait("Zebra launch checklist")
	tm.Keys("enter")
	tm.Wait("no seat is taken")
	tm.WaitGone("reading what is shared")
	tm.Keys("enter")
	tm.Wait("Finished")
	gus, _ := a.Sim.Guest(sim.Northwind, "gus@client.example")
	if len(gus.Shares) != 2 || gus.Shares[1].ID != sim.ZebraTask || gus.Shares[1].Level != "read" {
		t.Errorf("shared: %+v", gus.Shares)
	}
}
