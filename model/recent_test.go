package model_test

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
)

func TestWhatWasSharedLastComesFirst(t *testing.T) {
	t.Parallel()
	s := model.New(model.Options{}, time.Now())
	s.Chosen = "1"
	task := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.TaskItem, ID: id} }
	share := func(id string, state model.StepState) model.Step {
		return model.Step{Op: model.OpShare, Email: "a@x.example", Item: task(id), ItemName: "Task " + id, Permission: clickup.PermissionComment, State: state}
	}
	past := func(ws clickup.WorkspaceID, steps ...model.Step) model.PastRun {
		return model.PastRun{Run: model.Run{Plan: model.Plan{Workspace: ws, Steps: steps}}}
	}
	if s.LastPreset() != 0 || len(s.RecentItems(5)) != 0 {
		t.Error("something was used before anything was done")
	}
	invite := model.Step{Op: model.OpInviteGuest, Email: "a@x.example", State: model.Done}
	s.Past = []model.PastRun{
		past("2", share("elsewhere", model.Done)),
		past("1", invite, share("b", model.Done), share("failed", model.Refused)),
		past("1", share("a", model.Done), share("b", model.Done)),
	}
	got := s.RecentItems(5)
	if len(got) != 2 || got[0].Name != "Task b" || got[1].Name != "Task a" {
		t.Errorf("recent: %+v", got)
	}
	if n := len(s.RecentItems(1)); n != 1 {
		t.Errorf("%d items, want 1", n)
	}
	if n := s.LastPreset(); n != 2 || s.Options.Presets[n-1].Name != "commenter" {
		t.Errorf("the preset used last is number %d", n)
	}
}
