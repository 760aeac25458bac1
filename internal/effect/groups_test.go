package effect

import (
	"net/http"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
)

// sendIn carries out a step in a workspace, and returns what was learned about the newer API.
func (g *rig) sendIn(ws clickup.WorkspaceID, s change.Step, verify bool) (change.Outcome, []model.NewerAPILearned) {
	g.t.Helper()
	if g.runner.journals.get(run) == nil {
		g.opened(s)
	}
	var learned []model.NewerAPILearned
	msgs := g.do(model.SendStep{Run: run, Workspace: ws, Step: s, Verify: verify})
	for _, m := range msgs {
		if l, ok := m.(model.NewerAPILearned); ok {
			learned = append(learned, l)
		}
	}
	return the[model.StepEnded](g.t, msgs).Outcome, learned
}

func TestStepsByTheNewerAPIAreChecked(t *testing.T) {
	t.Parallel()
	zebra := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}
	for name, tt := range map[string]struct {
		step   change.Step
		faults map[string]*simtest.Fault
		state  change.StepState
		says   string
	}{
		"given":          {change.Step{Op: change.OpShare, Item: zebra, Permission: clickup.PermissionEdit}, nil, change.Done, "access seen; its level is sent, not checked"},
		"taken":          {change.Step{Op: change.OpUnshare, Item: zebra}, nil, change.Done, ""},
		"to a group":     {change.Step{Op: change.OpShare, Item: zebra, Permission: clickup.PermissionRead, Group: change.GroupRef{Name: "Design"}}, nil, change.Done, "sent, not checked"},
		"check fails":    {change.Step{Op: change.OpUnshare, Item: zebra}, map[string]*simtest.Fault{"GetTaskMembers": {Status: 500}}, change.Done, "sent, not checked: Internal Server Error"},
		"without effect": {change.Step{Op: change.OpShare, Item: zebra, Permission: clickup.PermissionEdit}, map[string]*simtest.Fault{"publicPatchAcl": {Status: 200, Body: "{}", ContentType: "application/json"}}, change.Unknown, "ClickUp accepted it, but does not list them among those with access"},
		"answer lost":    {change.Step{Op: change.OpShare, Item: zebra, Permission: clickup.PermissionEdit, Before: &change.Before{SharesRead: true}}, map[string]*simtest.Fault{"publicPatchAcl": {Reset: true, AfterEffect: true}}, change.Done, "the answer was lost; found in ClickUp"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault { return tt.faults[op] })})
			s := tt.step
			s.Via = change.ViaACL
			if s.Group.Name == "" {
				s.ID = g.person("ines@northwind.example").ID
			} else {
				s.Group.ID = g.group(s.Group.Name)
			}
			o, learned := g.sendIn(sim.Northwind, s, false)
			if o.State != tt.state || o.Message != tt.says {
				t.Errorf("%s: %q, want %s: %q", o.State, o.Message, tt.state, tt.says)
			}
			if (len(learned) == 1) != (o.State == change.Done) {
				t.Errorf("learned %+v", learned)
			}
		})
	}
}

// group returns the id of a user group of Northwind.
func (g *rig) group(name string) clickup.GroupID {
	g.t.Helper()
	m := the[model.GroupsLoaded](g.t, g.do(model.FetchGroups{Seq: 1, ID: sim.Northwind}))
	for _, x := range m.Groups {
		if x.Name == name {
			return x.ID
		}
	}
	g.t.Fatalf("no group %s: %v", name, m.Err)
	return ""
}

func TestWhatIsLearnedOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	known := func(ws clickup.WorkspaceID) change.NewerAPI {
		return the[model.NewerAPILearned](t, g.do(model.LoadNewerAPI{ID: ws})).Known
	}
	if n := known(sim.Labs); !n.At.IsZero() {
		t.Errorf("before the first step: %+v", n)
	}
	list := clickup.ItemRef{Kind: clickup.ListItem, ID: "1"}
	o, learned := g.sendIn(sim.Labs, change.Step{Op: change.OpShare, Via: change.ViaACL, ID: 1, Item: list, Permission: clickup.PermissionRead}, false)
	if o.State != change.Failed || o.Code != "SIM_ACL" || len(learned) != 1 {
		t.Fatalf("%+v %+v", o, learned)
	}
	if n := known(sim.Labs); !n.Refused() || n.Code != "SIM_ACL" || n.Status != 403 || n.Message == "" || !n.At.Equal(o.At) {
		t.Errorf("%+v", n)
	}
	if n := known(sim.Fieldworks); !n.At.IsZero() {
		t.Errorf("another workspace: %+v", n)
	}
	zebra := change.Step{Op: change.OpUnshare, Via: change.ViaACL, ID: g.person("ines@northwind.example").ID, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}}
	g.sendIn(sim.Northwind, zebra, true) // sent again without a look: it sets a state
	if n := known(sim.Northwind); !n.Works {
		t.Errorf("%+v", n)
	}
	if sent := g.sim.CountEffects("publicPatchAcl"); sent != 1 {
		t.Errorf("sent %d times", sent)
	}
}

func TestStepsOfGroupsTakeEffect(t *testing.T) {
	t.Parallel()
	for name, lost := range map[string]bool{"answered": false, "lost": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newRig(t, sim.Options{Intercept: simtest.Faults(func(_ string, r *http.Request, _ int) *simtest.Fault {
				if !lost || r.Method == http.MethodGet {
					return nil
				}
				return &simtest.Fault{Reset: true, AfterEffect: true}
			})})
			ines := g.person("ines@northwind.example").ID
			made, _ := g.sendIn(sim.Northwind, change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{Name: "New"}, Members: []change.Member{{ID: ines}}}, false)
			if made.State != change.Done || made.Group == nil || len(made.Group.Members) != 1 {
				t.Fatalf("%+v", made)
			}
			in := change.GroupRef{ID: made.Group.ID, Name: "New"}
			for _, s := range []change.Step{{Op: change.OpRemoveFromGroup, ID: ines, Group: in}, {Op: change.OpAddToGroup, ID: ines, Group: in}} {
				o, _ := g.sendIn(sim.Northwind, s, false)
				want := 0
				if s.Op == change.OpAddToGroup {
					want = 1
				}
				if o.State != change.Done || o.Group == nil || len(o.Group.Members) != want {
					t.Errorf("%s: %+v", s.Op, o)
				}
			}
			deletion := change.Step{Op: change.OpDeleteGroup, Group: in}
			if o, _ := g.sendIn(sim.Northwind, deletion, false); o.State != change.Done {
				t.Errorf("%+v", o)
			}
			if o, _ := g.sendIn(sim.Northwind, deletion, true); o.State != change.Done {
				t.Errorf("deleted once more: %+v", o)
			}
		})
	}
}
