package change

import (
	"fmt"
	"slices"

	"cutui/clickup"
)

// HandsOver reports whether the step hands a task, goal or list over.
func (s *Step) HandsOver() bool {
	return s.Op == OpHandTask || s.Op == OpHandGoal || s.Op == OpHandList
}

// HandsOver reports whether the plan would hand anything over.
func (p *Plan) HandsOver() bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.State == Planned && s.HandsOver() })
}

// Removes reports whether the step takes somebody out of the workspace.
func (s *Step) Removes() bool { return s.Op == OpRemoveGuest || s.Op == OpRemoveMember }

// Invites reports whether the step invites somebody into the workspace.
func (s *Step) Invites() bool { return s.Op == OpInviteGuest || s.Op == OpInviteMember }

// ChangesHoldings reports whether a step changes what its person holds.
func (s *Step) ChangesHoldings() bool { return s.HandsOver() || s.Removes() }

// handsLeft reports whether a hand-over that must come before a removal did not work. With
// waiting, one whose outcome is unknown counts too.
func (r *Run) handsLeft(removal *Step, waiting bool) bool {
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if !s.HandsOver() || s.ID != removal.ID || s.Workspace != removal.Workspace {
			continue
		}
		switch {
		case s.State == Failed, s.Withheld():
			return true
		case waiting && s.State == Unknown:
			return true
		}
	}
	return false
}

// Gets returns who gets the task, goal or list of a hand-over step.
func (s *Step) Gets() []clickup.UserID {
	out := slices.Clone(s.Gives)
	for i, id := range out {
		if id == 0 {
			out[i] = s.ID
		}
	}
	return out
}

// Assignees returns the body of a hand-over-task step.
func (s *Step) Assignees() clickup.AssigneeChange {
	return clickup.AssigneeChange{Add: s.Gets(), Remove: s.Takes}
}

// Owners returns the change of a hand-over-goal step.
func (s *Step) Owners() clickup.GoalOwners {
	return clickup.GoalOwners{Add: s.Gets(), Remove: s.Takes}
}

// handCall returns the request of a hand-over step. Goals and lists are read before they
// are changed, and their other fields are sent back as they were read: those are left out.
func (s *Step) handCall(ws clickup.WorkspaceID) clickup.Call {
	switch s.Op {
	case OpHandGoal:
		call, _ := clickup.ChangeGoalOwnersCall(clickup.Goal{ID: s.Goal, RawName: s.ItemName, Due: 1}, s.Owners())
		for _, field := range []string{"description", "color", "due_date"} {
			delete(call.Body, field)
		}
		return call
	case OpHandList:
		var owner clickup.UserID
		if gets := s.Gets(); len(gets) > 0 {
			owner = gets[0]
		}
		return clickup.AssignListCall(clickup.List{ID: clickup.ListID(s.Item.ID), RawName: s.ItemName}, owner)
	}
	return clickup.AssignTaskCall(ws, s.Item, s.Assignees())
}

// Thing returns what a hand-over step hands over: task, goal or list.
func (s *Step) Thing() string {
	switch s.Op {
	case OpHandGoal:
		return "goal"
	case OpHandList:
		return "list"
	}
	return "task"
}

func (s *Step) handVerb() string {
	if s.To == "" {
		return "take out"
	}
	return "hand over"
}

// handSentence returns a hand-over step in words: "hand over Launch (task) from
// ines@x.example to robin@x.example", or "take ines@x.example out of Launch (task)".
func (s *Step) handSentence(place string) string {
	words := fmt.Sprintf("hand over %s (%s) from %s to %s", s.ItemName, s.Thing(), s.Who(), s.To)
	if s.To == "" {
		words = fmt.Sprintf("take %s out of %s (%s)", s.Who(), s.ItemName, s.Thing())
	}
	if place != "" {
		words += " in " + place
	}
	if s.Message != "" {
		words += ": " + s.Message
	}
	return words
}

func (s *Step) handDone() string {
	if s.To == "" {
		return "taken out"
	}
	return "handed over to " + s.To
}

// heldWords returns what the person of a removal holds, or "" if it was not read.
func (s *Step) heldWords() string {
	if s.Holds == nil {
		return ""
	}
	return s.Holds.Sentence()
}
