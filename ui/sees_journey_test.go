package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
)

func TestWhoSeesWhatBelowEnterprise(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("1", "down", "enter", "2", "/")
	tm.Type("moss")
	tm.Wait("1 found", "Moss Carver")
	tm.Keys("enter", "enter")
	tm.Wait("press enter to read who is on", "which list, a call a list")
	if n := a.Sim.CountEffects("GetListMembers"); n != 0 {
		t.Errorf("opening somebody read %d lists", n)
	}
	tm.Keys("enter")
	tm.Wait("read who is on 4 of 4 lists; open to the web: 1 task", "is on list “Sampling” with 1 person of", "client.example")
	tm.Keys("a")
	tm.Wait("Seat audit · Fieldworks")
	tm.Keys("h", "h")
	tm.Wait("CLIENT", "Sampling", "People of rivergate.example see it, too", "4 of 4 lists read")
}

func TestDomainShowsAClientsPage(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("1", "down", "enter", "2", "[", "/")
	tm.Type("client")
	tm.Keys("enter")
	tm.Wait("Client", "client.example", "Sees", "E writes a page for the client")
	tm.Keys("E")
	tm.Wait("saved ", "client-client.example")
}
