package binary

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// The main job with a token and a base URL. The server has the result afterwards.
func TestTheMainJobOnAnotherServer(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{})
	tm := openTerminal(t, 120, 36, env...)
	tm.run("")
	tm.wait("Northwind Studio", "1/164")
	before := s.Seats(sim.Northwind)
	inviteByKeys(tm, "zoe@client.example")
	guest, ok := s.Guest(sim.Northwind, "zoe@client.example")
	want := []sim.Share{{Kind: "task", ID: sim.ZebraTask, Level: "read"}}
	if !ok || guest.Role != 4 || !guest.Pending || len(guest.Rights) != 0 || !slices.Equal(guest.Shares, want) {
		t.Errorf("the server has %+v", guest)
	}
	if after := s.Seats(sim.Northwind); after != before { // who may only view takes no seat
		t.Errorf("seats went from %+v to %+v", before, after)
	}
	if n := len(s.Effects()); n != 2 {
		t.Errorf("%d changes: %+v", n, s.Effects())
	}
	tm.keys("U")
	tm.wait("1 removal", "type “1 person” to go on")
	tm.keys("Enter") // not yet
	tm.text("1 person")
	tm.waitGone("▲ type “1 person”")
	tm.keys("Enter")
	tm.wait("Finished")
	tm.await("the guest to be gone", func() bool { _, ok := s.Guest(sim.Northwind, "zoe@client.example"); return !ok })
	tm.keys("Escape")
	tm.waitGone("Finished")
	tm.keys("q")
	tm.ended(0)
	for _, name := range tm.files() {
		if strings.Contains(name.text, sim.Token) {
			t.Errorf("%s holds the token", name.path)
		}
	}
}

// Without the server the last roster is shown at once, and typed text is not lost.
func TestTheLastRosterIsThereWithoutAServer(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{})
	tm := openTerminal(t, 120, 36, env...)
	tm.run("")
	tm.wait("1/164")
	tm.keys("q")
	tm.ended(0)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tm.text("clear; ")
	tm.run("")
	tm.wait("offline", "Abel Admin", "1/164")
	tm.keys("!")
	tm.wait("the connection was refused", "Nothing listens there")
	tm.keys("Escape")
	tm.waitGone("What failed")
	tm.keys("/")
	tm.text("cleo")
	tm.wait("▸ CC Cleo Client")
	tm.keys("Enter")
	tm.keys("q")
	tm.ended(0)
}
