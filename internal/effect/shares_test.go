package effect

import (
	"slices"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/model"
	"cutui/model/change"
)

// guestCalls returns the number of calls about a guest.
func (g *rig) guestCalls() int {
	n := 0
	for _, c := range g.sim.Calls() {
		if c.Op == "GetGuest" {
			n++
		}
	}
	return n
}

func TestWhatAGuestSeesIsKept(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	guest := g.person("cleo@client.example").ID
	load := model.FetchShares{Seq: 1, ID: sim.Northwind, Guest: guest}
	first := the[model.SharesLoaded](t, g.do(load))
	if first.Err != nil || first.Kept || g.guestCalls() != 1 {
		t.Fatalf("first: %+v after %d calls", first, g.guestCalls())
	}
	_ = g.clock.Sleep(t.Context(), time.Hour)
	load.Seq, load.Within = 2, time.Hour
	second := the[model.SharesLoaded](t, g.do(load))
	if !second.Kept || second.Seq != 2 || !second.At.Equal(first.At) || !slices.Equal(second.Items, first.Items) || g.guestCalls() != 1 {
		t.Errorf("within the hour: %+v after %d calls", second, g.guestCalls())
	}
	for name, within := range map[string]time.Duration{"too old": time.Hour - 1, "a fresh one is wanted": 0} {
		g.clock.now = first.At.Add(time.Hour)
		before := g.guestCalls()
		if got := the[model.SharesLoaded](t, g.do(model.FetchShares{Seq: 3, ID: sim.Northwind, Guest: guest, Within: within})); got.Kept || g.guestCalls() != before+1 {
			t.Errorf("%s: %+v", name, got)
		}
		if err := g.store.SaveShares(sim.Northwind, guest, first.At, first.Items); err != nil {
			t.Fatal(err)
		}
	}
	g.clock.now = first.At.Add(-time.Minute)
	load.Seq = 4
	if got := the[model.SharesLoaded](t, g.do(load)); got.Kept {
		t.Error("an answer from a time to come is used")
	}
}

func TestAChangeForgetsWhatAGuestSaw(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	guest := g.person("cleo@client.example").ID
	load := model.FetchShares{Seq: 1, ID: sim.Northwind, Guest: guest, Within: time.Hour}
	g.do(load)
	if got := the[model.SharesLoaded](t, g.do(load)); !got.Kept {
		t.Fatal("nothing is kept")
	}
	if o := g.send(change.Step{Op: change.OpRemoveGuest, ID: guest}); o.State != change.Done {
		t.Fatalf("%+v", o)
	}
	if _, at, err := g.store.Shares(sim.Northwind, guest); err != nil || !at.IsZero() {
		t.Errorf("kept over the change: of %v, %v", at, err)
	}
}
