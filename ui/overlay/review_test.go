package overlay_test

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	changeui "cutui/ui/change"
	"cutui/ui/history"
	"cutui/ui/overlay"
	"cutui/ui/uitest"
	"cutui/ui/uitest/fake"
)

// mark marks people, so that actions are about them.
func (d *session) mark(ids ...clickup.UserID) *session {
	for _, id := range ids {
		d.intend(model.SeekPerson{ID: id})
		d.intend(model.ToggleMark{})
	}
	return d
}

func TestShareWithMarkedGuests(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(3, 5, 7)
	d.open(changeui.NewShare(d.env)).shows("Share with 3 people", "Marketing").hides("share nothing now")
	d.keys("enter").shows("Launch", "Marketing")
	d.keys("esc", "zeb", "tab", "tab", "ctrl+t", "ctrl+t").shows("2 picked Zebra launch checklist · Press kit", "share as edit")
	d.keys("enter").shows("Review · 4 shares", "changes view to edit", "is a member, not a guest", "nothing is bought")
	d.keys("enter").shows("Finished", "6 of 6")
	d.sent(
		"share cleo@client.example Zebra launch checklist edit", "share cleo@client.example Press kit edit",
		"share pat@client.example Zebra launch checklist edit", "share pat@client.example Press kit edit",
	)
}

func TestShareSkipsWhatIsShared(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(3)
	d.open(changeui.NewShare(d.env)).shows("Share with Cleo Client")
	d.keys("zebra", "enter").shows("nothing to send", "already shared: view")
	d.keys("enter").shows("there is nothing to send").sent()
}

func TestReviewWaitsForShares(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.FetchShares]
	d := newSession(t, w).mark(3)
	d.open(changeui.NewShare(d.env)).keys("zebra", "enter")
	d.shows("reading what is shared with 1 guest…")
	d.keys("enter").shows("still reading what is shared with 1 guest").sent()
	d.release().shows("already shared: view")
}

func TestFailedRunIsRetried(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Refuse = map[string]string{"Press kit": "You have no access to this task"}
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "enter")
	d.shows("Finished", "✗ share", "You have no access to this task (HTTP 403, ACCESS_080)", "R retry failed")
	w.Refuse = nil
	d.keys("R").shows("All done", "✓ share Press kit").hides("R retry failed")
}

func TestForbiddenCallsEndInHandOff(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Refuse = map[string]string{"Press kit": "You have no access to this task"}
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter").hides("does not let you")
	d.keys("enter").shows("Finished", "ClickUp does not let you do all of this: a hand-off tells an owner or admin what is left", "ctrl+e hand-off", "R retry failed")
	d.keys("ctrl+e").shows("Hand-off", "ClickUp does not let you do all of this. In ClickUp itself an owner or admin can:", "[ ] Share task “Press kit” with pat@client.example: open https://app.clickup.com/t/")
	d.hides("Zebra")
	saved, copied := fake.Of[model.WriteDocument](d.world.Asked), d.world.Copied()
	if len(saved) != 1 || len(copied) != 1 || !strings.Contains(copied[0], "- [ ] Share task") {
		t.Errorf("saved %v, copied %q", saved, copied)
	}
	d.keys("esc", "esc").open(history.NewRuns(d.env)).shows("ctrl+e hand-off")
	d.keys("ctrl+e").shows("Hand-off", "Press kit")
}

func TestRunPausesAndContinues(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "enter", "enter")
	if d.stack.Top() != nil {
		t.Fatal("a second enter did not lead back to the panes")
	}
	d.open(changeui.NewRun(d.env)).shows("Running", "0 of 2", "sending", "esc close, it goes on")
	d.keys("p").shows("Paused", "p go on")
	d.release().shows("Paused", "1 of 2")
	d.sent("share pat@client.example Zebra launch checklist read")
	d.keys("p").shows("Finished", "2 of 2")
}

func TestWheelStopsFollowingRun(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(3, 7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "enter", "enter")
	run := changeui.NewRun(d.env)
	d.open(run).shows("1 of 4")
	run.Wheel(3)
	_, before, _ := run.Cursor()
	d.world.Release()
	d.arrive()
	d.shows("2 of 4")
	if _, after, _ := run.Cursor(); after != before {
		t.Errorf("the cursor went from line %d to line %d", before, after)
	}
}

func TestRunIsFollowedFromAnyRow(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(3, 7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "down", "down", "enter")
	d.shows("1 of 4", "share Press kit (task) with cleo@client.example as view: sending")
}

func TestReviewWaitsForOtherRun(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zebra", "enter", "enter", "esc")
	d.open(changeui.NewShare(d.env)).keys("press", "enter", "enter").shows("another run is under way: wait for it first")
	d.release().sent("share pat@client.example Zebra launch checklist read")
	d.keys("enter").shows("Finished").sent("share pat@client.example Zebra launch checklist read", "share pat@client.example Press kit read")
}

func TestUndoRestoresRemovedShares(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.FetchShares]
	d := newSession(t, w).mark(1, 3, 5)
	d.open(changeui.NewRemove(d.env)).shows("reading what is shared with 1 guest", "the owner can't be removed")
	d.release().shows("loses 1 shared item, which undo restores", "guest seats 118 → 117 of 120", "type “2 people” to go on")
	d.keys("2 people", "enter").shows("Finished").sent("remove-guest cleo@client.example", "remove-member ines@northwind.example")
	w.Sent = nil
	d.keys("U").shows("Review · 2 invites, 1 share", "people who were removed get a new invitation")
	d.keys("enter").shows("Finished")
	d.sent(
		"invite-member ines@northwind.example", "invite-guest cleo@client.example",
		"share cleo@client.example Zebra launch checklist read",
	)
}

// What was typed counts for the people in the plan at that time. For other people it must be
// typed again, even where the words are the same.
func TestOtherPeopleAreConfirmedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld()
	owned := func(owner clickup.UserID) {
		crew := slices.Clone(w.People())
		for i := range crew {
			switch crew[i].ID {
			case owner:
				crew[i].Role = clickup.RoleOwner
			case 5, 8:
				crew[i].Role = clickup.RoleMember
			}
		}
		w.SetPeople(crew)
	}
	owned(8)
	d := newSession(t, w).mark(3, 5, 8)
	d.open(changeui.NewRemove(d.env)).keys("2 people")
	d.intend(model.Reload{All: true})
	d.shows("type “2 people” to go on 2 people")
	owned(5)
	d.intend(model.Reload{All: true})
	d.shows("type “2 people” to go on").hides("to go on 2 people").keys("enter").sent()
	d.keys("2 people", "enter").shows("Finished").sent("remove-guest cleo@client.example", "remove-member abel@northwind.example")
}

// Where the plan becomes shorter, the last step that is left is under the cursor, with its words.
func TestCursorStaysInShorterPlan(t *testing.T) {
	t.Parallel()
	w := newWorld()
	d := newSession(t, w).mark(3, 5, 8)
	d.open(changeui.NewRemove(d.env)).keys("down", "down")
	w.SetPeople(slices.DeleteFunc(slices.Clone(w.People()), func(p clickup.Person) bool { return p.ID == 8 }))
	d.intend(model.Reload{All: true})
	d.shows("Review · 2 removals", "remove ines@northwind.example: holds nothing")
}

func TestUndoSaysWhyItCannot(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	if _, err := changeui.NewUndo(d.env); err == nil || err.Error() != "there is no run to undo" {
		t.Errorf("without a run: %v", err)
	}
	d.world.Refuse = map[string]string{"Zebra launch checklist": "no"}
	d.mark(7).open(changeui.NewShare(d.env)).keys("zebra", "enter", "enter").shows("Finished")
	if _, err := changeui.NewUndo(d.env); err == nil || err.Error() != "there is no run to undo" {
		t.Errorf("after a run that failed: %v", err)
	}
}

func TestHandOffListsWhatIsLeft(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "ctrl+e")
	d.shows("Hand-off", "[ ] Share task “Zebra launch checklist” with pat@client.example: open https://app.clickup.com/t/86a1", "enter close")
	saved, copied := fake.Of[model.WriteDocument](d.world.Asked), d.world.Copied()
	if len(saved) != 1 || len(copied) != 1 || !strings.Contains(copied[0], "- [ ] Share task") {
		t.Errorf("saved %v, copied %q", saved, copied)
	}
	d.keys("down", "up", "pgdown", "pgup", "enter").shows("Review").sent()
}

func TestBulkPlansNeedTypedCount(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for i := range 30 {
		w.Items = append(w.Items, items.Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "bulk" + string(rune('a'+i))}, Name: "bulk", List: "901"})
	}
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("bulk")
	for range 25 {
		d.keys("tab")
	}
	d.keys("enter").shows("this is a large change: type “25 calls” to go on")
	d.keys("down", "pgdown", "pgup", "25 calls", "enter").shows("Finished")
}

func TestReviewMouse(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(3, 7)
	d.open(changeui.NewShare(d.env)).keys("press", "enter")
	c := d.stack.Top().(overlay.Clicker)
	d.text(118, 34)
	c.Click(10, 2)
	d.shows("share Press kit (task) with pat@client.example as view")
	c.Wheel(-3)
	d.shows("share Press kit (task) with cleo@client.example as view")
}

func TestRunScreen(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(3, 7)
	d.intend(model.RateChanged{Rate: change.Rate{Limit: 100, Remaining: 93, Resets: today.Add(41e9)}})
	d.open(changeui.NewShare(d.env)).keys("press", "enter", "enter")
	uitest.Golden(t, d.text(120, 34))
}

func TestReadOnlyStartsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.readOnly = true
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zebra", "enter").shows("Review")
	d.do(keymap.Start)
	d.shows("read-only").sent()
}

func TestCursorIsInTypedField(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(3, 7)
	at := func(want string) {
		t.Helper()
		lines := strings.Split(d.text(118, 34), "\n")
		x, y, _ := d.stack.Top().(interface{ Cursor() (int, int, bool) }).Cursor()
		if got := string([]rune(lines[y])[:x]); !strings.HasSuffix(strings.TrimSpace(got), want) {
			t.Errorf("the cursor stands behind %q, want %q:\n%s", got, want, strings.Join(lines, "\n"))
		}
	}
	d.open(changeui.NewRemove(d.env)).keys("2 peo")
	at("┃ 2 peo")
	d.keys("ple", "enter")
	if _, y, field := d.stack.Top().(*overlay.Guide).Cursor(); field || y != 1 {
		t.Errorf("on the run the cursor is on line %d", y)
	}
	d.keys("esc").open(changeui.NewInvite(d.env, &changeui.InviteDraft{})).keys("sam@x.example")
	at("┃ sam@x.example")
	d.keys("enter")
	if x, y, _ := d.stack.Top().(*overlay.Guide).Cursor(); x+y == 0 {
		t.Error("the rights have no cursor")
	}
	d.keys("enter", "zeb")
	at("┃ zeb")
}
