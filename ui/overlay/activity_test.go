package overlay_test

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	changeui "cutui/ui/change"
	"cutui/ui/history"
	"cutui/ui/uitest/fake"
)

// The activity shows runs, messages with what went wrong, and what changed in the
// workspace, each in full below, and leads on from them.
func TestActivity(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Refuse = map[string]string{"Press kit": "You have no access to this task"}
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "enter").shows("Finished").keys("esc")
	w.SetPeople(append(w.People()[1:], clickup.Person{ID: 77, Email: "new@x.example", Name: "Nora New", Role: clickup.RoleGuest, Joined: fake.DaysAgo(0)}))
	d.intend(model.Reload{All: true})
	w.ItemsErr = &clickup.Error{Op: "GetSpaces", Status: 502, Message: "bad gateway", Hint: "Try again in a minute.", Kinds: []error{clickup.ErrServer}}
	d.intend(model.Saved{Path: "x", Err: w.ItemsErr})

	d.open(history.NewActivity(d.env))
	d.shows("Runs", "C lists all", "today 14:02", "✗ Share 2 items with 1 guest: partly failed, 1 done, 1 failed",
		"Messages", "✗ could not save: bad gateway", "in Northwind Studio since 14:02: 1 new, 1 gone", "Nora New: joined as guest", "enter steps")
	d.keys("down").shows("Try again in a minute.", "HTTP 502 · GetSpaces")
	d.keys("up", "enter").shows("Share 2 items with 1 guest", "You have no access to this task").keys("esc")
	d.keys("G")
	d.keys("ctrl+u", "ctrl+d", "G", "enter")
	if d.stack.Top() != nil || len(d.done) != 1 || d.done[0] != keymap.ShowPeople {
		t.Errorf("a change does not lead to its person: %v", d.done)
	}
}

func TestActivityEmpty(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	d.open(history.NewActivity(d.env)).shows("Nothing has happened yet.")
	d.keys("down", "up", "enter")
	if d.stack.Top() != nil {
		t.Error(strings.Join(d.world.Steps(), ","))
	}
}
