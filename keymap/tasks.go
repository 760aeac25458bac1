package keymap

// Task is what the user wants to get done. Help and the palette group the actions by it,
// in this order.
type Task uint8

// The tasks. taskHere is for actions that belong to one place, such as a form.
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

// Task returns the task that the action belongs to.
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
	case Mark, Range, Invert:
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
