package app_test

import (
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/model"
)

func TestADemoHasARosterOfAMonthAgo(t *testing.T) {
	t.Parallel()
	nothing := func(string) string { return "" }
	a := open(t, app.Options{Demo: true, Env: nothing})
	list, err := a.Runner.Snapshots()
	if err != nil || len(list) != 1 || list[0].Workspaces != 3 || list[0].People < 150 {
		t.Fatalf("snapshots %+v, %v", list, err)
	}
	if age := a.State.Now.Sub(list[0].At).Hours() / 24; age < 30 || age > 32 {
		t.Errorf("it is %.1f days old", age)
	}
	past, err := a.Runner.Snapshot(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	leo := false
	for _, p := range past.Rosters[0].People.Rows() {
		leo = leo || p.Email == "leo@northwind.example"
	}
	if !leo || past.Seats[sim.Northwind].Members.Filled.N != 40 || past.Plans[sim.Labs].Name != "Free Forever" {
		t.Errorf("the roster then: %d people, seats %+v", past.Rosters[0].People.Len(), past.Seats[sim.Northwind])
	}
	if p := a.State.Options.Prices; !p.Known() || !p.Renewal.After(a.State.Now) {
		t.Errorf("prices %+v", p)
	}
	for _, e := range a.State.Update(model.Boot{}) {
		if _, shown := e.(model.LoadSnapshot); shown {
			t.Error("a demo begins with an old roster")
		}
	}
	if own := open(t, app.Options{Demo: true, Env: nothing, StateDir: t.TempDir()}); own != nil {
		if list, err := own.Runner.Snapshots(); err != nil || len(list) != 0 {
			t.Errorf("a folder of the user's own has %+v, %v", list, err)
		}
	}
}
