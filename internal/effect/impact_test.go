package effect

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/impact"
)

func (g *rig) impact(e model.FetchImpact) model.ImpactLoaded {
	g.t.Helper()
	e.Seq, e.ID = e.Seq+1, sim.Northwind
	return the[model.ImpactLoaded](g.t, g.do(e))
}

func TestImpactTakesFewCalls(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{OpenTasks: map[string]int{sim.Ines: 230}})
	ines := g.person(sim.Ines).ID
	people := []clickup.UserID{ines}
	rows := g.roster().People.Rows()
	for i := range rows {
		if len(people) < 20 && rows[i].Role.Paid() && rows[i].ID > 0 && rows[i].ID != ines {
			people = append(people, rows[i].ID)
		}
	}
	before := len(g.sim.Calls())
	m := g.impact(model.FetchImpact{People: people})
	if m.Err != nil || len(m.Of) != len(people) || m.Traces != nil {
		t.Fatalf("%v, %d of %d", m.Err, len(m.Of), len(people))
	}
	tasks := map[clickup.TaskID]bool{}
	for _, h := range m.Of {
		for _, task := range h.Tasks {
			tasks[task.ID] = true
		}
	}
	if calls, most := len(g.sim.Calls())-before, (len(tasks)+99)/100+5; calls > most {
		t.Errorf("%d calls for %d tasks of %d people, want %d at most", calls, len(tasks), len(people), most)
	}
	kept, err := g.store.Impact(sim.Northwind, g.clock.Now().AddDate(0, 0, -1))
	if err != nil || len(kept) != len(people) {
		t.Errorf("kept %d of %d: %v", len(kept), len(people), err)
	}
	at := slices.IndexFunc(kept, func(h impact.Holdings) bool { return h.Person == ines })
	if at < 0 || len(kept[at].Tasks) != 244 || len(kept[at].Goals) != 1 || kept[at].Lists != nil {
		t.Errorf("kept of Ines: %d tasks", len(kept[at].Tasks))
	}
}

func TestUnreadablePartsAreReported(t *testing.T) {
	t.Parallel()
	refuse := func(op string, _ *http.Request, _ int) *simtest.Fault {
		if op == "GetGoals" || op == "Gettimeentrieswithinadaterange" {
			return &simtest.Fault{Status: http.StatusUnauthorized, Code: "ACCESS_016", Message: "no right to this"}
		}
		return nil
	}
	g := newRig(t, sim.Options{Intercept: simtest.Faults(refuse)})
	h := g.impact(model.FetchImpact{People: []clickup.UserID{g.person(sim.Ines).ID}}).Of[0]
	if h.Goals != nil || h.Tracked != nil || len(h.Tasks) != 14 || !strings.Contains(strings.Join(h.Unread, "\n"), "goals: no right to this") {
		t.Errorf("%+v", h)
	}
}

func TestTracesComeFromTimeAndTasks(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	nora := g.person(sim.Nora).ID
	m := g.impact(model.FetchImpact{Everybody: []clickup.UserID{nora, g.person(sim.Ines).ID}})
	if m.Err != nil || m.Traces == nil || !m.Traces.Time || !m.Traces.TimeUsed() {
		t.Fatalf("%v %+v", m.Err, m.Traces)
	}
	if words := m.Traces.Words(nora, g.clock.Now()); words != "tracked 12 h in the last 7 days" {
		t.Errorf("%q", words)
	}
	kept, err := g.store.Traces(sim.Northwind, g.clock.Now().AddDate(0, 0, -1))
	if err != nil || kept == nil || kept.Of[nora] != m.Traces.Of[nora] {
		t.Errorf("kept %+v: %v", kept, err)
	}
}

// heldTask returns a step that hands over a task of Ines.
func (g *rig) heldTask(to string) change.Step {
	g.t.Helper()
	ines := g.person(sim.Ines).ID
	t := g.impact(model.FetchImpact{People: []clickup.UserID{ines}}).Of[0].Tasks
	at := slices.IndexFunc(t, func(t impact.Task) bool { return t.Only(ines) })
	return change.Step{
		Op: change.OpHandTask, ID: ines, Email: sim.Ines, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: string(t[at].ID)},
		Gives: []clickup.UserID{g.person(to).ID}, Takes: []clickup.UserID{ines}, To: to, Before: &change.Before{Assigned: t[at].Assignees},
	}
}

func TestUnassignedSuccessorFails(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	s := g.heldTask("cleo@client.example") // who does not see the task: ClickUp answers 200 all the same
	o := g.send(s)
	if o.State != change.Failed || !strings.Contains(o.Message, "the leaver was put back") {
		t.Errorf("%+v", o)
	}
	task, err := g.runner.deps.API.Task(t.Context(), sim.Northwind, s.Item)
	if err != nil || !slices.Equal(task.Assignees, s.Takes) {
		t.Errorf("assigned afterwards: %v, %v", task.Assignees, err)
	}
}

func TestNewAssigneesAreReported(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	s := g.heldTask("robin@northwind.example")
	abel := g.person("abel@northwind.example").ID
	if _, err := g.runner.deps.API.AssignTask(t.Context(), sim.Northwind, s.Item, clickup.AssigneeChange{Add: []clickup.UserID{abel}}); err != nil {
		t.Fatal(err)
	}
	if o := g.send(s); o.State != change.Done || !strings.Contains(o.Message, "1 more assigned than when this was planned") {
		t.Errorf("%+v", o)
	}
	if o := g.sendAgain(s, true); o.State != change.Done || !strings.Contains(o.Message, "found in ClickUp") {
		t.Errorf("looked up: %+v", o)
	}
	s.Item.ID = "nosuchtask"
	if o := g.sendAgain(s, false); o.State == change.Done || o.State == change.Unknown {
		t.Errorf("a task that is not there: %+v", o)
	}
}
