package keymap

// Task is what somebody wants to do, for which several actions are there. Help and the
// palette are grouped by it, in this order.
type Task uint8

// The tasks. taskHere is what can be done where one is, such as in a form.
const (
	taskHere Task = iota
	taskInvite
	taskTake
	taskAudit
	TaskFind
	taskMark
	taskLook
	taskOwn
	TaskMove
	TaskProgram
)

// String is the task's heading.
func (t Task) String() string {
	return [...]string{
		"HERE", "INVITE, SHARE, CHANGE", "TAKE AWAY", "AUDIT THE SEATS", "FIND PEOPLE", "MARK PEOPLE",
		"LOOK UP, COPY, EXPORT", "COMMANDS OF YOUR OWN", "MOVE ABOUT", "THE PROGRAM",
	}[min(t, TaskProgram)]
}

// Task is what the action is there for.
func (a Action) Task() Task {
	if _, own := a.UserCommandNumber(); own {
		return taskOwn
	}
	switch a {
	case Invite, InviteMember, InviteLike, Share, Edit, Until, Groups, AddToGroup, NewGroup:
		return taskInvite
	case Remove, Unshare, Replace, ViewOnly, MakeGuest, TakeOut, DeleteGroup, Undo:
		return taskTake
	case RunAudit, Reviewers, MoreDays, FewerDays, Accept, Changes, Compare, ReadShares, PauseReads, HRList, Target, ReviewTarget:
		return taskAudit
	case Filter, FindAll, Sort, SortFlip, Columns, PrevView, NextView:
		return TaskFind
	case Mark, Range, Invert, Unmark:
		return taskMark
	case Open, Browser, Copy, CopyLink, Export, Runs, Activity, ErrorView:
		return taskLook
	case Up, Down, PageUp, PageDown, Top, Bottom, NextPane, PrevPane, ShowWorkspaces, ShowPeople, ShowDetails, ShowSeats,
		Zoom, Back, PrevLane, NextLane:
		return TaskMove
	case Quit, ForceQuit, Suspend, Help, Palette, Refresh, RefreshAll, Retry, Mouse:
		return TaskProgram
	}
	return taskHere
}
