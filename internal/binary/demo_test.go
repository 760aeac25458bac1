package binary

import (
	"fmt"
	"testing"
)

// With keys alone, from the first frame to an invited guest with a shared task, and back to
// the prompt.
func TestTheMainJob(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			tm := openTerminal(t, size[0], size[1])
			tm.run("--demo")
			tm.wait("Abel Admin", "1/164")
			filterByKeys(tm)
			tm.keys("y")
			tm.wait("copied the address")
			inviteByKeys(tm, "zoe@client.example")
			tm.keys("/")
			tm.text("zoe@client")
			tm.wait("▸ ·· zoe@cl")
			tm.keys("Enter", "Escape")
			tm.wait("/165")
			tm.keys("q")
			tm.ended(0)
		})
	}
}

func filterByKeys(tm *terminal) {
	tm.tb.Helper()
	tm.keys("/")
	tm.text("role:guest cleo")
	tm.wait("▸ CC Cleo Client", "best match first")
	tm.waitGone("AA Abel Admin")
	tm.keys("Enter", "Escape")
	tm.wait("/164")
}

// inviteByKeys invites somebody and shares the demo's task with them.
func inviteByKeys(tm *terminal, mail string) {
	tm.tb.Helper()
	startInvite(tm, mail)
	tm.wait("Finished", "✓ invite", "✓ share")
	tm.keys("Escape")
	tm.waitGone("Finished")
	tm.wait("/165")
}

// startInvite fills in the form and starts the run of two calls.
func startInvite(tm *terminal, mail string) {
	tm.tb.Helper()
	tm.keys("i")
	tm.wait("Addresses")
	tm.text(mail)
	tm.wait(mail + "   new")
	tm.keys("Enter")
	tm.wait("What the guest may do")
	tm.keys("Enter")
	tm.wait("What to share", "share nothing now")
	tm.text("zebra")
	tm.wait("▸ Zebra launch")
	tm.keys("Tab")
	tm.wait("1 picked")
	tm.keys("Enter")
	tm.wait("1 invite, 1 share", "enter start")
	tm.keys("Enter")
}

func TestATinyTerminalSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 40, 10)
	tm.run("--demo")
	tm.wait("cutui needs 60×16")
	tm.resize(120, 36)
	tm.wait("1/164")
	tm.resize(30, 5)
	tm.wait("cutui needs 60×16 cells")
	tm.keys("q")
	tm.ended(0)
}

func TestResizingInTheMiddleOfAForm(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 120, 36)
	tm.run("--demo")
	tm.wait("1/164")
	tm.keys("i")
	tm.wait("Addresses")
	tm.text("zoe@client.example")
	for _, size := range [][2]int{{80, 24}, {60, 16}, {200, 60}, {20, 4}, {120, 36}} {
		tm.resize(size[0], size[1])
		if size[0] < 60 {
			tm.wait("cutui needs")
			continue
		}
		tm.wait("zoe@client.example   new")
	}
	tm.keys("Escape")
	tm.waitGone("Addresses")
	tm.keys("q")
	tm.ended(0)
}
