package handoff

import (
	"fmt"

	"cutui/model/change"
)

// groupTask is a step about a group for a hand-off. ClickUp's screens call groups Teams.
func groupTask(s change.Step) []Piece {
	name, who := Piece{Text: s.Group.Name, Typed: true}, Piece{Text: s.Who(), Typed: true}
	where := Piece{Text: " in ClickUp's page Teams"}
	switch s.Op {
	case change.OpAddToGroup:
		return []Piece{{Text: "Add "}, who, {Text: " to the Team "}, name, where}
	case change.OpRemoveFromGroup:
		return []Piece{{Text: "Take "}, who, {Text: " out of the Team "}, name, where}
	case change.OpDeleteGroup:
		return []Piece{{Text: "Delete the Team "}, name, where}
	}
	return []Piece{{Text: "Create the Team "}, name, {Text: s.MemberWords(" with ")}, where}
}

// handOver is a hand-over step for somebody who carries it out by hand.
func (w *writer) handOver(s change.Step, who Piece) []Piece {
	at := w.link(s)
	if s.Op == change.OpHandGoal {
		at = fmt.Sprintf("https://app.clickup.com/%s/goals/%s", w.plan.WorkspaceOf(s), s.Goal)
	}
	out := []Piece{{Text: "Take "}, who, {Text: fmt.Sprintf(" out of the %s “%s”", s.Thing(), s.ItemName)}}
	if s.To != "" {
		out = append(out, Piece{Text: " and put "}, Piece{Text: s.To, Typed: true}, Piece{Text: " in their place"})
	}
	return append(out, Piece{Text: ": open "}, Piece{URL: at})
}
