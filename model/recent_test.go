package model_test

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
)

func TestWhatWasSharedLastComesFirst(t *testing.T) {
	t.Parallel()
	s := model.New(model.Options{}, time.Now())
	s.Chosen = "1"
	task := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.TaskItem, ID: id} }
	share := func(id string, state change.StepState) change.Step {
		return change.Step{Op: change.OpShare, Email: "a@x.example", Item: task(id), ItemName: "Task " + id, Permission: clickup.PermissionComment, State: state}
	}
	past := func(ws clickup.WorkspaceID, steps ...change.Step) model.RunRecord {
		return model.RunRecord{Run: change.Run{Plan: change.Plan{Workspace: ws, Steps: steps}}}
	}
	if s.LastPreset() != 0 || len(s.RecentItems(5)) != 0 {
		t.Error("something was used before anything was done")
	}
	invite := change.Step{Op: change.OpInviteGuest, Email: "a@x.example", State: change.Done}
	s.History = []model.RunRecord{
		past("2", share("elsewhere", change.Done)),
		past("1", invite, share("b", change.Done), share("failed", change.Failed)),
		past("1", share("a", change.Done), share("b", change.Done)),
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
