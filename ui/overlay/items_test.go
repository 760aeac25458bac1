package overlay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/items"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/uitest"
	"cutui/ui/uitest/fake"
)

// picking is an invitation on its page of items.
func picking(t testing.TB, w *world) (*session, *changeui.Picks) {
	t.Helper()
	d, draft := invite(t, w)
	return d.keys("sam@new.example", "enter", "enter").shows("What to share"), &draft.Picks
}

func picked(p *changeui.Picks) string {
	var names []string
	for _, i := range p.Items {
		names = append(names, i.Ref.String())
	}
	return fmt.Sprint(names)
}

func TestPickerLooksInsideAndOut(t *testing.T) {
	t.Parallel()
	d, p := picking(t, newWorld())
	d.keys("down", "right").shows("Marketing", "Launch folder").hides("Clients")
	d.keys("right").shows("Marketing ▸ Launch", "Quarterly rollout list")
	d.keys("right").shows("Marketing ▸ Launch ▸ Quarterly rollout", "Zebra launch checklist task", "Press kit").hides("Old brief")
	d.keys("right").shows("a task has nothing inside")
	d.keys("brief").shows("nothing matches")
	d.keys("esc", "press", "tab", "esc", "left", "tab").shows("2 picked Press kit · Quarterly rollout")
	d.keys("left").shows("▸ Launch", "folder Marketing")
	if got := picked(p); got != "[task:86c3 list:901]" {
		t.Errorf("picked %s", got)
	}
	d.keys("left").shows("▸ Marketing", "Clients")
}

func TestPickerUnpicks(t *testing.T) {
	t.Parallel()
	d, p := picking(t, newWorld())
	d.keys("zebra", "tab", "up", "tab").shows("nothing picked yet")
	d.keys("up", "tab", "backspace", "backspace", "backspace", "backspace", "backspace").shows("1 picked Zebra launch checklist")
	d.keys("backspace").shows("nothing picked yet", "share nothing now")
	if len(p.Items) != 0 {
		t.Errorf("picked %s", picked(p))
	}
}

func TestPickerGoesOnWithoutSharing(t *testing.T) {
	t.Parallel()
	d, _ := picking(t, newWorld())
	d.shows("enter go on without sharing").keys("enter").shows("Review · 1 invite")
	d.keys("enter").sent("invite-guest sam@new.example")
}

func TestPickerLooksUpPastedLinks(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.FetchItem]
	d, p := picking(t, w)
	d.paste("https://app.clickup.com/t/86a1 https://app.clickup.com/t/333/HELD-3\nlist:777").shows("looking up 2", "1 picked Zebra")
	d.keys("enter").shows("still looking up what was pasted")
	d.release().shows("3 picked Zebra launch checklist · Found by HELD-3 · Found by 777")
	if got := picked(p); got != "[task:86a1 HELD-3 list:777]" {
		t.Errorf("picked %s", got)
	}
	d.keys("enter").shows("Review · 1 invite, 3 shares")
}

func TestPickerSaysWhatWasNotFound(t *testing.T) {
	t.Parallel()
	d, p := picking(t, newWorld())
	d.paste("https://app.clickup.com/t/333/HELD-404").shows("HELD-404: Task not found")
	d.paste("https://app.clickup.com/t/333/HELD-404 https://app.clickup.com/t/333/HELD-405404").shows("HELD-404: Task not found; HELD-405404: Task not found")
	d.paste("https://app.clickup.com/t/999/HELD-3").shows("the link is into workspace 999")
	d.paste("https://elsewhere.example/t/1").shows("only links to app.clickup.com are taken")
	if len(p.Items) != 0 {
		t.Errorf("picked %s", picked(p))
	}
	d.paste("rollout").shows("Quarterly rollout")
}

func TestPickerOffersIDLookup(t *testing.T) {
	t.Parallel()
	d, p := picking(t, newWorld())
	d.keys("ZEB-1").hides("look up")
	d.keys("esc", "86z").shows("look up task:86z", "enter look it up")
	d.keys("enter").shows("1 picked Found by 86z")
	if got := picked(p); got != "[task:86z]" {
		t.Errorf("picked %s", got)
	}
}

func TestPickerLooksUpTypedIDs(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Either(fake.Is[model.FetchItems], fake.Is[model.FetchItem])
	d, p := picking(t, w)
	d.keys("86bx00").hides("looking up").keys("5").shows("looking up task:86bx005")
	d.release().shows("Found by 86bx005").keys("tab").shows("1 picked Found by 86bx005")
	if got := picked(p); got != "[task:86bx005]" {
		t.Errorf("picked %s", got)
	}
}

func TestPickerStaysUsableWhilePagesArrive(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.FetchItems]
	d, p := picking(t, w)
	d.shows("0 items, loading…")
	seq := d.env.State.Data().Items.Seq
	page := func(items ...items.Item) {
		d.intend(model.ItemsArrived{Answer: model.Answer{Seq: seq, At: today}, ID: "333", Items: items})
	}
	d.keys("b").shows("nothing found yet, still loading…")
	page(w.Items[:6]...)
	d.shows("2 of 4 items, loading…")
	d.keys("esc", "zebra")
	page(w.Items[6:]...)
	d.keys("tab").shows("1 picked Zebra")
	d.intend(model.ItemsArrived{Answer: model.Answer{Seq: seq, At: today}, ID: "333", Done: true})
	d.hides("loading").keys("enter").shows("Review · 1 invite, 1 share")
	if got := picked(p); got != "[task:86a1]" {
		t.Errorf("picked %s", got)
	}
}

func TestPickerRetriesFailedLoad(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.ItemsErr = &clickup.Error{Op: "GetSpaces", Status: 500, Message: "Oops"}
	d, _ := picking(t, w)
	d.shows("not all loaded", "load again", "Oops")
	w.ItemsErr = nil
	d.keys("down", "enter").shows("6 items").hides("load again")
}

func TestPickerKeepsItemsOffline(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.ItemsErr = &clickup.Error{Op: "GetSpaces", Message: "connection refused", Kinds: []error{clickup.ErrNetwork}}
	w.ItemsKept = today.Add(-3 * time.Hour)
	d, p := picking(t, w)
	d.shows("6 items, as of 3 h ago", "load again", "connection refused").keys("zeb", "tab").shows("1 picked")
	if got := picked(p); got != "[task:86a1]" {
		t.Errorf("picked %s", got)
	}
}

func TestPickerMouse(t *testing.T) {
	t.Parallel()
	d, p := picking(t, newWorld())
	d.keys("zeb").text(118, 34)
	c := d.stack.Top().(overlay.Clicker)
	_, requests := c.Click(20, 4)
	d.handleRequests(requests)
	if got := picked(p); got != "[task:86a1]" {
		t.Errorf("picked %s:\n%s", got, d.text(118, 34))
	}
	c.Wheel(5)
	d.keys("tab").shows("2 picked")
}

func TestPickerIsFastWithTwentyThousandTasks(t *testing.T) {
	if testing.Short() {
		t.Skip("times a large workspace")
	}
	w := newWorld()
	for i := range 20000 {
		w.Items = append(w.Items, items.Item{
			Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: fmt.Sprintf("x%05d", i)}, Name: fmt.Sprintf("Task %d of the rollout", i),
			List: "901", Space: "s1", Path: "Marketing / Launch / Quarterly rollout",
		})
	}
	d, _ := picking(t, w)
	d.text(118, 34)
	start := time.Now()
	d.keys("r").text(118, 34)
	d.keys("o").text(118, 34)
	d.keys("down").text(118, 34)
	if took := time.Since(start) / 3; took > 250*time.Millisecond {
		t.Errorf("a key takes %s", took)
	}
}

func TestPickerScreen(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Plan = "Business"
	d, _ := picking(t, w)
	uitest.Golden(t, d.text(80, 22))
}

// What is said of the plan stands above the picker, in as many lines as it takes.
func TestPickerClicksBelowPlanWarning(t *testing.T) {
	t.Parallel()
	for _, plan := range []string{"Enterprise", "Business", "Free Forever"} {
		for _, width := range []int{60, 118} {
			w := newWorld()
			w.Plan = plan
			d, _ := picking(t, w)
			g := d.stack.Top().(*overlay.Guide)
			lines := strings.Split(d.text(width, 30), "\n")
			if _, y, _ := g.Cursor(); !strings.Contains(lines[y], "a name, list") {
				t.Errorf("%s, %d: the cursor is on line %d:\n%s", plan, width, y, strings.Join(lines, "\n"))
			}
			_, requests := g.Click(10, slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Marketing") }))
			d.handleRequests(requests)
			d.stack.Follow()
			d.shows("Launch folder").hides("Clients")
		}
	}
}
