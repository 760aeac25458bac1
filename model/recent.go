package model

import (
	"slices"

	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// RecentItems are the items that runs have shared in the chosen workspace, the latest
// first; also runs of earlier starts.
func (s *State) RecentItems(most int) []items.Item {
	var out []items.Item
	for _, p := range s.Runs() {
		if p.Run.Plan.Undoes != "" {
			continue
		}
		for _, step := range p.Run.Plan.Steps {
			if len(out) == most {
				return out
			}
			same := func(i items.Item) bool { return i.Ref == step.Item }
			if step.Op == change.OpShare && step.State == change.Done && p.Run.Plan.WorkspaceOf(step) == s.Chosen && !slices.ContainsFunc(out, same) {
				out = append(out, items.Item{Ref: step.Item, Name: step.ItemName})
			}
		}
	}
	return out
}

// LastPreset is the number, from 1, of the preset that guests were last invited with; 0:
// there is none.
func (s *State) LastPreset() int {
	for _, p := range s.Runs() {
		if p.Run.Plan.Undoes != "" {
			continue
		}
		for _, step := range p.Run.Plan.Steps {
			if step.Op == change.OpInviteGuest && step.State == change.Done {
				return s.presetOf(step, p.Run.Plan.Steps)
			}
		}
	}
	return 0
}

// presetOf is the number of the preset that an invitation was made with: of several with
// its rights, the one with the level of the items shared.
func (s *State) presetOf(invite change.Step, steps []change.Step) int {
	level := LeastPermission
	for _, step := range steps {
		if step.Op == change.OpShare && people.FoldMail(step.Email) == people.FoldMail(invite.Email) {
			level = step.Permission
		}
	}
	found := 0
	for i, p := range s.Options.Presets {
		if p.Rights.Granted != invite.Rights.Granted {
			continue
		}
		if p.Permission == level {
			return i + 1
		}
		if found == 0 {
			found = i + 1
		}
	}
	return found
}
