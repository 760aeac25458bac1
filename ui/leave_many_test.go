package ui_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// manyTasks is the number of open tasks of the leaver in this test.
const manyTasks = 300

// All pages are read before the first change, a killed run continues without doing anything
// twice, and the removal comes last.
func TestHundredsOfTasksAreHandedOver(t *testing.T) {
	t.Parallel()
	const mail, successor = "ines@northwind.example", "robin@northwind.example"
	reached := make(chan struct{}, 1)
	server := sim.New(sim.Options{
		Now: time.Now, RateLimit: 100_000, OpenTasks: map[string]int{mail: manyTasks},
		Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
			if op != "UpdateTask" || n != manyTasks/2 {
				return nil
			}
			reached <- struct{}{}
			return &simtest.Fault{Hang: true, AfterEffect: true}
		}),
	})
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	home := t.TempDir()
	o := app.Options{BaseURL: base, Env: func(name string) string {
		if strings.HasPrefix(name, "XDG_") {
			return filepath.Join(home, name)
		}
		return map[string]string{"CLICKUP_API_TOKEN": sim.Token}[name]
	}}
	begun, tasks := time.Now(), 0
	interrupt(t, o, reached, func(a *app.App) change.Plan {
		all := a.State.Roster().People
		who, _ := all.ByEmail(mail)
		to, _ := all.ByEmail(successor)
		never := func(*model.State) bool { return false }
		if err := effect.Drive(t.Context(), a.Runner, a.State, model.LoadImpact{People: []model.UserID{who.ID}}, never); err != nil {
			t.Fatal(err)
		}
		d, _ := a.State.ChangeContext()
		p, err := plans.Leave(d, []model.UserID{who.ID}, plans.HandOver{To: to.ID})
		if err != nil {
			t.Fatal(err)
		}
		for i := range p.Steps {
			if p.Steps[i].Op == change.OpHandTask {
				tasks++
			}
		}
		t.Logf("read and planned after %v: %d calls", time.Since(begun), p.Calls())
		return p
	})
	t.Logf("killed after %v", time.Since(begun))
	if tasks < manyTasks || server.CountEffects("RemoveUserFromWorkspace") != 0 {
		t.Fatalf("%d tasks, %d removed", tasks, server.CountEffects("RemoveUserFromWorkspace"))
	}
	tm, _ := whole(t, o, 140, 40)
	tm.Wait("run interrupted C", "Abel Admin")
	tm.Keys("C")
	tm.Wait("1 interrupted", "C resume   U undo   x give up")
	tm.Keys("C")
	tm.Wait("Review", "looked up first")
	confirm(tm)
	tm.Wait("Finished")
	t.Logf("finished after %v", time.Since(begun))
	if n, gone := server.CountEffects("UpdateTask"), server.CountEffects("RemoveUserFromWorkspace"); n != tasks || gone != 1 {
		t.Errorf("%d changes of %d tasks, %d removed", n, tasks, gone)
	}
}
