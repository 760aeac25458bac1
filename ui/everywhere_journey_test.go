package ui_test

import (
	"testing"

	"cutui/clickup/sim"
)

func TestPeopleAndDomainsAreFoundInAllWorkspaces(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, demoOf(sim.Options{}), 120, 36)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("F")
	tm.Wait("Find in all workspaces", "every workspace of the token is searched")
	tm.Type("rivergate")
	tm.Wait("@rivergate.example", "Moss Carver", "Fieldworks")
	tm.Keys("enter")
	tm.Wait("domain:rivergate.example")
	if a.State.Chosen != sim.Northwind && a.State.Chosen != sim.Fieldworks {
		t.Errorf("went to %s", a.State.Chosen)
	}
	tm.Keys("F")
	tm.Wait("every workspace of the token is searched")
	tm.Type(`"cleo client"`)
	tm.Wait("2 found in 2 workspaces")
	tm.Keys("down", "enter")
	tm.Wait("all 11 · members 9", "2/11")
	if a.State.Chosen != sim.Fieldworks {
		t.Errorf("went to %s", a.State.Chosen)
	}
	tm.Keys("F")
	tm.Type("role:boss")
	tm.Wait("boss")
	tm.Keys("esc")
	tm.WaitGone("Find in all workspaces")
}
