package plans

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/impact"
)

// SharedTasks is what happens to a leaver's tasks that have other assignees too.
type SharedTasks uint8

// The choices.
const (
	SharedTakeOut  SharedTasks = iota // the leaver is taken out
	SharedHandOver                    // the leaver is taken out and the successor added
	SharedLeave                       // the tasks stay as they are
)

var sharedWords = [...]string{"take-out", "hand-over", "leave"}

// String returns the choice as the flag --shared takes it.
func (c SharedTasks) String() string { return sharedWords[c] }

// Words returns the choice as a clause.
func (c SharedTasks) Words() string {
	return [...]string{"they are taken out of shared tasks", "shared tasks go to the successor too", "shared tasks stay as they are"}[c]
}

// Next returns the next choice, and the first after the last.
func (c SharedTasks) Next() SharedTasks { return (c + 1) % SharedTasks(len(sharedWords)) }

// SharedChoices returns all choices as the flag --shared takes them.
func SharedChoices() []string { return slices.Clone(sharedWords[:]) }

// ParseShared reads a choice; "" is SharedTakeOut.
func ParseShared(word string) (SharedTasks, bool) {
	i := slices.Index(sharedWords[:], word)
	return SharedTasks(max(i, 0)), i >= 0 || word == ""
}

// HandOver says who takes over what leavers hold.
type HandOver struct {
	To     clickup.UserID // 0: nobody
	Shared SharedTasks
}

// CheckSuccessor returns why somebody can't take over what the leavers hold, or nil.
func CheckSuccessor(d Context, to clickup.UserID, leavers []clickup.UserID) error {
	who, here := d.People.ByID(to)
	switch {
	case !here:
		return errors.New("the successor is not in this workspace")
	case who.Guest():
		return fmt.Errorf("%s is a guest and can't take over: choose a member", who.Display())
	case who.ID < 0:
		return fmt.Errorf("%s is an agent and can't take over: choose a member", who.Display())
	case slices.Contains(leavers, to):
		return fmt.Errorf("%s is leaving too: choose somebody who stays", who.Display())
	}
	return nil
}

// Leave plans to hand over what people hold and then remove them. People whose holdings
// were not read are only removed, and a warning says so. If ClickUp's API can't remove
// people, everything is handed over and the removals are left to a hand-off.
func Leave(d Context, ids []clickup.UserID, h HandOver) (change.Plan, error) {
	p := Remove(d, ids)
	if h.To == 0 {
		return p, nil
	}
	if err := CheckSuccessor(d, h.To, ids); err != nil {
		return change.Plan{}, err
	}
	to, _ := d.People.ByID(h.To)
	l := leaving{Context: d, to: to, shared: h.Shared, leavers: ids}
	var steps []change.Step
	for _, s := range p.Steps {
		if s.State == change.Planned {
			steps = append(steps, l.handOvers(s)...)
		}
		steps = append(steps, s)
	}
	p.Title = fmt.Sprintf("%s, hand over to %s", p.Title, to.Display())
	p.Steps = steps
	p.Warnings = append(p.Warnings, l.leftBehind()...)
	if d.Gate != "" && l.hands > 0 {
		leaveRemovals(d, &p)
	}
	return p, nil
}

// leaveRemovals leaves the removals of a plan to a hand-off.
func leaveRemovals(d Context, p *change.Plan) {
	n := 0
	for i := range p.Steps {
		if s := &p.Steps[i]; s.State == change.Planned && s.Removes() {
			s.State, s.Message = change.Skipped, change.NotInPlan
			n++
		}
	}
	if n > 0 {
		p.Seats = d.forecast(p.Steps)
		p.Warnings = append(p.Warnings, "ClickUp's API removes people on the Enterprise plan only: everything is handed over, and the removal is left to a hand-off")
	}
}

// leaving collects the steps that hand over what people hold.
type leaving struct {
	Context

	to      *clickup.Person
	shared  SharedTasks
	leavers []clickup.UserID
	hands   int // planned steps that hand something over

	undated, spaces, groups int // goals without a due date, private spaces and groups of leavers only
	unread                  int // leavers whose holdings were not read
	stay                    int // shared tasks that stay as they are
}

// handOvers returns the steps before somebody's removal.
func (l *leaving) handOvers(removal change.Step) []change.Step {
	held, known := l.Holdings[removal.ID]
	if !known || held.Tasks == nil {
		l.unread++
	}
	var out []change.Step
	add := func(s change.Step) {
		s.ID, s.Email, s.Name = removal.ID, removal.Email, removal.Name
		out = append(out, s)
		if s.State == change.Planned {
			l.hands++
		}
	}
	for i := range held.Tasks {
		if s, ok := l.task(&held.Tasks[i], removal.ID); ok {
			add(s)
		}
	}
	for _, g := range held.Goals {
		add(l.goal(g, removal.ID))
	}
	for _, x := range held.Lists {
		s := l.hand(change.OpHandList, x.Name, []clickup.UserID{removal.ID}, removal.ID, true)
		s.Item = clickup.ItemRef{Kind: clickup.ListItem, ID: string(x.ID)}
		add(s)
	}
	l.spaces += len(held.Spaces)
	l.groups += len(held.Groups)
	return out
}

// task returns the step that hands a task over. It is not ok if the task stays as it is.
func (l *leaving) task(t *impact.Task, leaver clickup.UserID) (s change.Step, ok bool) {
	only := t.Only(l.leavers...)
	if !only && l.shared == SharedLeave {
		l.stay++
		return s, false
	}
	s = l.hand(change.OpHandTask, t.Name, t.Assignees, leaver, only || l.shared == SharedHandOver)
	s.Item = clickup.ItemRef{Kind: clickup.TaskItem, ID: string(t.ID)}
	return s, true
}

func (l *leaving) goal(g impact.Goal, leaver clickup.UserID) change.Step {
	s := l.hand(change.OpHandGoal, g.Name, g.Owners, leaver, true)
	s.Goal = g.ID
	if !g.Dated {
		l.undated++
		s.State, s.Message = change.Skipped, change.NoDueDate
	}
	return s
}

// hand returns a step that takes something from the leaver and, if gives, gives it to the
// successor.
func (l *leaving) hand(op change.Op, name string, had []clickup.UserID, leaver clickup.UserID, gives bool) change.Step {
	s := change.Step{Op: op, ItemName: name, Takes: []clickup.UserID{leaver}, State: change.Planned, Before: &change.Before{Assigned: had}}
	if gives && !slices.Contains(had, l.to.ID) {
		s.Gives = []clickup.UserID{l.to.ID}
	}
	if gives {
		s.To = cmp.Or(l.to.Email, l.to.Name)
	}
	return s
}

// leftBehind returns a warning for each kind of thing that is not handed over.
func (l *leaving) leftBehind() []string {
	var out []string
	add := func(n int, format string, noun string) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, text.Plural(n, noun)))
		}
	}
	add(l.unread, "what %s to be removed may hold is not known, and is not handed over", "person")
	add(l.stay, "in %s shared with others, the leaver stays as an inactive assignee", "task")
	add(l.undated, "%s without a due date can't be changed by ClickUp's API: hand over in ClickUp first", "goal")
	add(l.spaces, "%s they are alone in can't be handed over: add somebody in ClickUp first, or it becomes permanently off-limits", "private space")
	add(l.groups, "%s will be empty", "user group")
	if l.hands > 0 {
		out = append(out, "ClickUp may notify the successor of each task")
	}
	return out
}

// handBack adds the step that undoes a hand-over. Somebody who was removed gets it back
// once they have been invited again.
func (u *undoing) handBack(s change.Step) {
	back := s
	back.State, back.Status, back.Code, back.Message = change.Planned, 0, "", ""
	back.Gives, back.Takes, back.To = nil, nil, s.Who()
	var had []clickup.UserID
	if s.Before != nil {
		had = s.Before.Assigned
	}
	for _, id := range s.Gets() {
		if !slices.Contains(had, id) {
			back.Takes = append(back.Takes, id)
		}
	}
	switch leaver, here := u.personOf(&s); {
	case here:
		back.ID = leaver.ID
		back.Gives = []clickup.UserID{leaver.ID}
	case u.reinvites(s):
		back.ID, back.Gives = 0, []clickup.UserID{0}
		u.warn("tasks and goals go back once ClickUp has invited their owner again; private spaces don't")
	default:
		back.State, back.Message = change.Skipped, notInWorkspace
	}
	back.Before = &change.Before{Assigned: s.Gets()}
	u.add(back)
}

// reinvites reports whether the undo so far invites the person of a step again.
func (u *undoing) reinvites(s change.Step) bool {
	return slices.ContainsFunc(u.steps, func(by change.Step) bool {
		return by.State == change.Planned && by.Invites() && strings.EqualFold(by.Email, s.Email)
	})
}
