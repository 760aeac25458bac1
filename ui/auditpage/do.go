package auditpage

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
)

func runAction(a keymap.Action) overlay.Request { return overlay.RunAction{Action: a} }

// Do moves, switches sheets, changes the inactive days, marks, and acts on findings.
func (a *Audit) Do(action keymap.Action) (tea.Cmd, []overlay.Request) {
	before := a.at
	requests := a.do(action)
	return nil, append(requests, a.learn(before)...)
}

// learn asks for the seats of the workspaces when their sheet has just come up.
func (a *Audit) learn(before int) []overlay.Request {
	if _, all := a.sheet().sheet.(*overview); !all || a.at == before {
		return nil
	}
	return a.env.LearnWorkspaces()
}

func (a *Audit) do(action keymap.Action) []overlay.Request {
	if a.endTyping(action) || a.move(action) {
		return nil
	}
	s := a.sheet()
	days := a.env.State.Scorecard().InactiveDays
	switch action {
	case keymap.Changes:
		a.show(changesAt)
	case keymap.Filter:
		a.typing = true
	case keymap.MoreDays:
		return intend(model.SetInactiveDays{Days: moreDays(days)})
	case keymap.FewerDays:
		return intend(model.SetInactiveDays{Days: fewerDays(days)})
	case keymap.ReadShares:
		return intend(model.ReadEvidence{})
	case keymap.PauseReads:
		return intend(model.PauseReading{})
	case keymap.Mark:
		return a.mark()
	case keymap.Target:
		return a.askTarget()
	case keymap.ReviewTarget, keymap.Reviewers:
		return []overlay.Request{runAction(action)}
	case keymap.Remove, keymap.Edit, keymap.TakeOut, keymap.ViewOnly, keymap.MakeGuest, keymap.Until:
		return a.actOnMarked(action)
	case keymap.Accept:
		return a.accept()
	case keymap.Export:
		return []overlay.Request{overlay.Open{Overlay: overlay.NewExport(a.env)}}
	case keymap.HRList:
		a.show(hrAt)
		return []overlay.Request{overlay.Open{Overlay: newHRFiles(a.env)}}
	case keymap.Compare:
		return []overlay.Request{overlay.Open{Overlay: overlay.NewBaseline(a.env)}}
	case keymap.Open:
		if s.cursor < s.rowCount() {
			return s.enter(s.cursor)
		}
	case keymap.Back:
		return a.back()
	}
	return nil
}

// back clears the filter, then the marks, then closes the audit.
func (a *Audit) back() []overlay.Request {
	switch {
	case a.filter.Value() != "":
		a.filter.Set("")
		a.narrow()
		return nil
	case len(a.env.State.Browse().Marks) > 0:
		return intend(model.ClearMarks{})
	}
	return []overlay.Request{overlay.Close{}}
}

func intend(intent model.Msg) []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: intent}}
}

// move carries out an action that only moves and reports whether it was one.
func (a *Audit) move(action keymap.Action) bool {
	s := a.sheet()
	by, moves := action.Steps(max(1, s.table.Scroll().Visible/2), s.rowCount())
	switch {
	case moves:
		a.Wheel(by)
	case action == keymap.NextLane:
		a.beside(1)
	case action == keymap.PrevLane:
		a.beside(-1)
	default:
		return false
	}
	return true
}

// person returns the person that the row under the cursor is about, or 0.
func (a *Audit) person() model.UserID {
	if s := a.sheet(); s.cursor < s.rowCount() {
		return s.person(s.cursor)
	}
	return 0
}

// mark marks the person of the row and moves one down. On the target sheet it takes the
// person into the proposal or out of it.
func (a *Audit) mark() []overlay.Request {
	id := a.person()
	if a.onTarget() { // the cursor stays, because the rows move
		return intend(model.SwitchCandidate{ID: id})
	}
	a.sheet().putCursor(a.sheet().cursor + 1)
	if id == 0 {
		return nil
	}
	return intend(model.MarkPerson{ID: id})
}

// actOnMarked carries out an action on the marked people. If there are none, the person of
// the row is marked first.
func (a *Audit) actOnMarked(action keymap.Action) []overlay.Request {
	if a.onTarget() && action == keymap.Remove {
		return []overlay.Request{runAction(keymap.ReviewTarget)}
	}
	if len(a.env.State.Browse().Marks) > 0 {
		return []overlay.Request{runAction(action)}
	}
	id := a.person()
	if id == 0 {
		return nil
	}
	return append(intend(model.MarkPerson{ID: id}), runAction(action))
}

// askTarget shows the target sheet and asks for a number of seats.
func (a *Audit) askTarget() []overlay.Request {
	a.target.follow()
	a.show(len(a.sheets) - 1)
	return []overlay.Request{overlay.Open{Overlay: newSetTarget(a.env, &a.target.p, a.target.set, a.Follow)}}
}

// accept asks for a note to accept the lane's findings about marked people, or the one under
// the cursor. If that is accepted already, it offers to put it back.
func (a *Audit) accept() []overlay.Request {
	lane, ok := a.sheet().sheet.(*findings)
	if !ok || a.sheet().cursor >= a.sheet().rowCount() {
		return nil
	}
	found := a.env.State.Finding(lane.lane, a.sheet().number(a.sheet().cursor))
	keys := lane.marked()
	switch {
	case found.Accepted && len(keys) == 0:
		return []overlay.Request{overlay.Open{Overlay: overlay.NewConfirm(a.env, overlay.Question{
			Box: "put-back", Title: "Put it back on the list?", Text: found.Who + ": " + found.Reason + ".", Yes: "put it back",
			Then: intend(model.ReopenFindings{Findings: []model.FindingKey{found.Key}}),
		})}}
	case len(keys) == 0:
		keys = []model.FindingKey{found.Key}
	}
	return []overlay.Request{overlay.Open{Overlay: newAccept(a.env, found, keys)}}
}

// marked returns the lane's findings about marked people that are not accepted.
func (f *findings) marked() []model.FindingKey {
	s := f.env.State
	var keys []model.FindingKey
	if len(s.Browse().Marks) == 0 {
		return nil
	}
	for i := range f.rowCount() {
		if found := s.Finding(f.lane, i); s.Browse().Marks[found.ID] && !found.Accepted {
			keys = append(keys, found.Key)
		}
	}
	return keys
}

// dayStep returns by how much the inactive days change at once.
func dayStep(days int) int {
	if days < 30 {
		return 1
	}
	return 10
}

func moreDays(days int) int { return days + dayStep(days) }

func fewerDays(days int) int { return max(1, days-dayStep(days-1)) }
