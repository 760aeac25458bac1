package overlay_test

import (
	"strings"
	"testing"

	"cutui/model"
	changeui "cutui/ui/change"
	"cutui/ui/uitest/fake"
)

// holder is a session with Ines, who holds something, marked.
func holder(t *testing.T, plan string) (*session, *world) {
	t.Helper()
	w := newWorld()
	w.Holdings, w.Plan = inesHolds(), plan
	return newSession(t, w).mark(5), w
}

func TestRemovalSaysWhatIsHeld(t *testing.T) {
	t.Parallel()
	d, w := holder(t, "")
	w.Wait = fake.Is[model.FetchImpact]
	d.open(changeui.NewRemove(d.env)).shows("reading what people hold: 0 open tasks so far")
	d.keys("1 person", "enter").shows("still reading what they hold").sent()
	d.release().shows("2 open tasks (1 only theirs) · 1 goal · alone in 1 private space", "to them becomes off-limits for everybody", "can't be seen:", "hand over to: nobody")
}

func TestHandOverIsChosenInTheReview(t *testing.T) {
	t.Parallel()
	d, _ := holder(t, "")
	d.open(changeui.NewRemove(d.env)).keys("ctrl+t").shows("Hand over to", "nobody", "Abel Admin")
	if text := d.text(118, 34); strings.Contains(text, "Cleo Client") || strings.Contains(text, "▸ Ines") {
		t.Errorf("a guest or the leaver may take over:\n%s", text)
	}
	d.keys("abel", "enter").shows("Review · 3 hand-overs, 1 removal", "hand over to: Abel Admin", "Brand guide (task) → abel@northwind.example", "Launch film (task), ines@northwind.example out", "Hire (goal) → abel@northwind.example", "private space they are alone in can't be handed over")
	d.keys("ctrl+s").shows("shared tasks go to the successor too", "Launch film (task) → abel@northwind.example")
	d.keys("ctrl+s").shows("shared tasks stay as they are", "2 hand-overs, 1 removal")
	d.keys("ctrl+s", "1 person", "enter").shows("Finished", "4 of 4", "handed over to abel@northwind.example")
	d.sent("hand-over-task ines@northwind.example Brand guide", "hand-over-task ines@northwind.example Launch film", "hand-over-goal ines@northwind.example Hire", "remove-member ines@northwind.example")
}

func TestFailedHandOverKeepsThePerson(t *testing.T) {
	t.Parallel()
	d, w := holder(t, "")
	w.Refuse = map[string]string{"Brand guide": "no access"}
	d.open(changeui.NewRemove(d.env)).keys("ctrl+t", "abel", "enter", "1 person", "enter")
	d.shows("Finished", "no access", "not sent: not everything is handed over yet")
}

func TestHandOverEndsInAHandOff(t *testing.T) {
	t.Parallel()
	d, _ := holder(t, "Business")
	d.open(changeui.NewRemove(d.env)).keys("ctrl+t", "abel", "enter").shows("Review · 3 hand-overs", "enter start", "the removal is left to a hand-off")
	d.keys("enter").shows("Finished", "a hand-off tells an owner or admin what is left")
	d.sent("hand-over-task ines@northwind.example Brand guide", "hand-over-task ines@northwind.example Launch film", "hand-over-goal ines@northwind.example Hire")
	d.keys("ctrl+e").shows("Remove ines@northwind.example")
}
