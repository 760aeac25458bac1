package overlay_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
	changeui "cutui/ui/change"
	"cutui/ui/history"
	"cutui/ui/overlay"
	"cutui/ui/uitest"
	"cutui/ui/uitest/fake"
)

// earlier is a run that was started some minutes ago, with its steps in these
// states.
func earlier(id change.RunID, minutes int, title string, states ...change.StepState) model.RunRecord {
	r := change.Run{ID: id, Phase: change.PhaseFinished, Started: today.Add(-time.Duration(minutes) * time.Minute)}
	r.Plan = change.Plan{Title: title, Workspace: "333", Name: "Northwind Studio"}
	for i, state := range states {
		s := change.Step{Op: change.OpInviteGuest, Email: fmt.Sprintf("%s%d@new.example", id, i), State: state}
		if state == change.Done {
			s.ID, s.Status = clickup.UserID(9000+i), 200
		}
		if state == change.Failed {
			s.Status, s.Code, s.Message = 400, "SIM_ODD", "Something odd"
		}
		r.Plan.Steps = append(r.Plan.Steps, s)
	}
	return model.RunRecord{Run: r}
}

// pastRuns is a list with a run of every kind.
func pastRuns() []model.RunRecord {
	other := earlier("other", 3, "Share 2 items with 1 guest", change.Done, change.Planned)
	other.Busy = true
	halted := earlier("halted", 22, "Invite 4 guests, share 2 items", change.Done, change.Running, change.Planned, change.Planned)
	halted.Run.Phase = change.PhaseActive
	undo := earlier("undo", 26*60, "Undo: Remove 2 people", change.Done, change.Done)
	undo.Run.Plan.Undoes = "removed"
	dropped := earlier("dropped", 3*24*60, "Invite 9 guests", change.Done, change.Planned)
	dropped.Run.Phase = change.PhaseDropped
	return []model.RunRecord{
		other, halted, earlier("odd", 60, "Invite 2 guests", change.Done, change.Failed), undo,
		earlier("removed", 27*60, "Remove 2 people", change.Done, change.Done), dropped,
		earlier("lost", 9*24*60, "Invite 1 guest", change.Unknown), earlier("fine", 200*24*60, "Invite 3 guests", change.Done, change.Done, change.Skipped),
	}
}

func withHistory(t *testing.T, w *world) *session {
	t.Helper()
	w.Runs = pastRuns()
	return newSession(t, w)
}

func TestRunsScreen(t *testing.T) {
	t.Parallel()
	d := withHistory(t, newWorld())
	d.open(history.NewRuns(d.env))
	for _, size := range [][2]int{{130, 34}, {80, 22}, {60, 14}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { uitest.Golden(t, d.text(size[0], size[1])) })
	}
	d.keys("enter")
	t.Run("steps", func(t *testing.T) { uitest.Golden(t, d.text(120, 24)) })
}

func TestChosenRunShowsWholeTitle(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Runs = []model.RunRecord{earlier("client", 3, "Off-board brightwater.example: remove 17 guests", change.Done)}
	d := newSession(t, w)
	d.open(history.NewRuns(d.env))
	for width, want := range map[int]string{
		60: "   Off-board brightwater.example: remove 17 guests, in ",
		80: "   Off-board brightwater.example: remove 17 guests, in Northwind Studio ",
	} {
		if got := d.text(width, 20); !strings.Contains(got, want) {
			t.Errorf("%d columns:\n%s", width, got)
		}
	}
}

func TestInterruptedRunResumesAfterReview(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Seats["333"] = clickup.Seats{Members: fake.Pool(45, 45), Guests: fake.Pool(118, 120)}
	w.SetPeople(append(w.People(), clickup.Person{ID: 9000, Email: "halted0@new.example", Role: clickup.RoleGuest, Joined: clickup.Null}))
	d := withHistory(t, w)
	d.open(history.NewRuns(d.env)).shows("2 interrupted", "C resume", "x give up")
	d.keys("C").shows("Review · 3 invites", "Resume: Invite 4 guests", "looked up first", "ClickUp e-mails 3 invitations", "may buy 1 member seat").hides("halted0")
	d.keys("unknown seats", "enter").shows("Finished", "Invite 4 guests")
	d.sent("invite-guest halted1@new.example", "invite-guest halted2@new.example", "invite-guest halted3@new.example")
	d.keys("esc").shows("Runs", "1 interrupted", "4 done")
}

func TestOnlyRetryRepeatsFailures(t *testing.T) {
	t.Parallel()
	d := withHistory(t, newWorld())
	d.open(history.NewRuns(d.env)).keys("j").shows("R retry failed", "U undo").hides("C resume")
	d.keys("C").shows("nothing is left of this run")
	d.keys("R").shows("Review · 1 invite")
	d.keys("enter").shows("Finished").sent("invite-guest odd1@new.example")
}

func TestRunIsUndoneFromList(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for i := range 2 {
		w.SetPeople(append(w.People(), clickup.Person{ID: clickup.UserID(9000 + i), Email: fmt.Sprintf("fine%d@new.example", i), Role: clickup.RoleGuest, Joined: clickup.Null}))
	}
	d := withHistory(t, w)
	d.open(history.NewRuns(d.env)).keys("G", "enter").shows("Invite 3 guests", "2 done, 1 skipped", "fine1@new.example")
	d.keys("U").shows("Review · 2 removals", "Undo: Invite 3 guests", "can't be unsent", "type “2 people” to go on")
	d.keys("2 people", "enter").shows("Finished").sent("remove-guest fine1@new.example", "remove-guest fine0@new.example")
	d.keys("esc", "esc").shows("undone")
	d.keys("G", "U").shows("this run has already been undone")
}

func TestUndoReadsSharesFirst(t *testing.T) {
	t.Parallel()
	w := newWorld()
	d := newSession(t, w).mark(3)
	d.open(changeui.NewShare(d.env)).keys("press", "enter", "enter").shows("Finished")
	w.Shares[3] = nil // somebody took it away since
	d.keys("U").shows("nothing to send", "already so")
	d.keys("enter").shows("there is nothing to send")
}

func TestRunOfAnotherProcessIsLeftAlone(t *testing.T) {
	t.Parallel()
	d := withHistory(t, newWorld())
	d.open(history.NewRuns(d.env)).keys("g").shows("in another cutui").hides("C resume", "U undo")
	for _, key := range []string{"C", "R", "U"} {
		d.keys(key).shows("the run is under way in another cutui")
	}
	d.keys("x").shows("this run has nothing left to give up").sent()
}

func TestGivingUpIsConfirmed(t *testing.T) {
	t.Parallel()
	d := withHistory(t, newWorld())
	d.open(history.NewRuns(d.env)).keys("x").shows("Give up the rest?", "1 done, 3 left")
	d.keys("esc").shows("2 interrupted")
	d.world.DropErr = errors.New("disk full")
	d.keys("x", "enter").shows("2 interrupted")
	d.world.DropErr = nil
	d.keys("x", "enter").shows("1 interrupted", "given up")
}

func TestRunUnderWayIsLive(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Wait = fake.Is[model.SendStep]
	d := newSession(t, w).mark(7)
	d.open(changeui.NewShare(d.env)).keys("zeb", "tab", "tab", "enter", "enter", "esc")
	d.open(history.NewRuns(d.env)).shows("under way", "2 left")
	d.keys("enter").shows("Running", "0 of 2", "p pause")
	d.release().keys("esc").shows("done")
}

func TestRunsInReadOnly(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.readOnly = true
	d := withHistory(t, w)
	d.open(history.NewRuns(d.env)).shows("interrupted", "enter steps").hides("C resume", "give up", "U undo")
	d.keys("j", "k", "pgdown", "pgup", "G", "g", "enter").shows("Share 2 items")
	d.keys("j", "k", "pgdown", "pgup", "G", "g", "esc", "esc")
	if d.stack.Top() != nil {
		t.Error("esc does not lead back")
	}
}

func TestRunsMouse(t *testing.T) {
	t.Parallel()
	d := withHistory(t, newWorld())
	d.open(history.NewRuns(d.env))
	d.text(118, 34)
	d.stack.Top().(overlay.Clicker).Click(10, 4)
	d.shows("R retry failed")
	d.stack.Top().(overlay.Clicker).Wheel(-1)
	d.shows("C resume")
	_, requests := d.stack.Top().(overlay.Clicker).Click(10, 3)
	d.handleRequests(requests)
	d.shows("halted1@new.example")
	steps := d.stack.Top().(overlay.Clicker)
	steps.Click(10, 3)
	steps.Wheel(1)
	d.shows("invite halted3@new.example")
}

func TestNoRuns(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	d.open(history.NewRuns(d.env)).shows("No changes have been made yet.")
	d.keys("C", "R", "U", "x", "enter", "j", "G").shows("No changes have been made yet.")
}

func TestRunsAreExactlyTheirSize(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 13))
	for range 20 {
		d := newSession(t, hostileWorld(r))
		d.env.Styles = someStyles(r)
		var runs []model.RunRecord
		for i := range r.IntN(60) {
			p := earlier(change.RunID(fmt.Sprint(i)), r.IntN(1e6), odd(r), []change.StepState{change.Done, change.Unknown, change.Planned}[r.IntN(3)], change.Failed)
			p.Run.Plan.Name, p.Run.Plan.Steps[0].Email, p.Run.Plan.Steps[1].Message = odd(r), odd(r), odd(r)
			runs = append(runs, p)
		}
		d.intend(model.RunsListed{Runs: runs})
		d.open(history.NewRuns(d.env))
		exact(t, d, r)
		d.keys("U")
		exact(t, d, r)
		if len(runs) > 0 && len(d.stack.All()) == 1 {
			d.keys("j", "enter")
			exact(t, d, r)
		}
	}
}
