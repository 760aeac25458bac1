package keymap

// The actions.
const (
	Quit       Action = "quit"
	ForceQuit  Action = "force-quit"
	Suspend    Action = "suspend"
	Help       Action = "help"
	Palette    Action = "palette"
	Back       Action = "back"
	Refresh    Action = "refresh"
	RefreshAll Action = "refresh-all"
	Mouse      Action = "mouse"
	ErrorView  Action = "errors"
	Activity   Action = "activity"

	NextPane       Action = "next-pane"
	PrevPane       Action = "prev-pane"
	ShowWorkspaces Action = "workspaces"
	ShowPeople     Action = "people"
	ShowDetails    Action = "details"
	ShowSeats      Action = "seats"
	Zoom           Action = "zoom"

	Up       Action = "up"
	Down     Action = "down"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	Top      Action = "top"
	Bottom   Action = "bottom"
	Open     Action = "open"

	Filter   Action = "filter"
	FindAll  Action = "find-everywhere"
	Sort     Action = "sort"
	SortFlip Action = "sort-flip"
	Columns  Action = "columns"
	PrevView Action = "prev-view"
	NextView Action = "next-view"
	Mark     Action = "mark"
	Range    Action = "range"
	Invert   Action = "invert"
	Unmark   Action = "unmark"

	Invite       Action = "invite"
	InviteMember Action = "invite-member"
	InviteLike   Action = "invite-like"
	Replace      Action = "replace"
	Until        Action = "until"
	Share        Action = "share"
	Edit         Action = "edit"
	Remove       Action = "remove"
	Unshare      Action = "unshare"
	RunAudit     Action = "audit"
	Undo         Action = "undo"
	ViewOnly     Action = "view-only"
	MakeGuest    Action = "make-guest"
	Groups       Action = "user-groups"
	AddToGroup   Action = "add-to-group"
	TakeOut      Action = "take-out"
	NewGroup     Action = "new-group"
	DeleteGroup  Action = "delete-group"
	NewerAPI     Action = "newer-api"
	Runs         Action = "runs"
	Resume       Action = "resume"
	GiveUp       Action = "give-up"
	Browser      Action = "browser"
	Copy         Action = "copy"
	CopyLink     Action = "copy-link"

	MoreDays  Action = "more-days"
	FewerDays Action = "fewer-days"
	Export    Action = "export"
	NextLane  Action = "next-lane"
	PrevLane  Action = "prev-lane"

	Accept     Action = "accept"
	Changes    Action = "changes"
	Compare    Action = "compare"
	ReadShares Action = "read-shares"
	PauseReads Action = "pause-reading"
	HRList     Action = "hr-list"

	Reviewers      Action = "reviewers"
	AskReviewers   Action = "ask-reviewers"
	TakeAnswers    Action = "take-answers"
	RemoveUnneeded Action = "remove-unneeded"

	Target       Action = "target"
	ReviewTarget Action = "review-target"

	Next      Action = "next"
	NextField Action = "field"
	PrevField Action = "previous"
	TakeHint  Action = "take-hint"
	Pick      Action = "pick"
	Level     Action = "level"
	Drill     Action = "drill"
	Leave     Action = "leave"
	WhoHas    Action = "who-has"
	Start     Action = "start"
	Pause     Action = "pause"
	Retry     Action = "retry"
	HandOff   Action = "hand-off"

	Successor   Action = "successor"
	SharedTasks Action = "shared-tasks"
	KeepOld     Action = "keep-old"

	Demo Action = "demo"
)

// defaults are the bindings as they are without a config. They are data: made by a
// function they would be twelve kilobytes of code.
var defaults = []Binding{
	{Action: Help, Scope: Global, Keys: []string{"?", "f1"}, Short: "help", Long: "Show every key that works here, searchable.", Footer: 99},
	{Action: Palette, Scope: Global, Keys: []string{":", "ctrl+p"}, Short: "all commands", Long: "Search all actions by name and run one.", Footer: 98},
	{Action: Back, Scope: Global, Keys: []string{"esc"}, Short: "back", Long: "One level back: close, clear the filter, drop the marks. Never quits."},
	{Action: Refresh, Scope: Global, Keys: []string{"r"}, Short: "refresh", Long: "Load the chosen workspace again."},
	{Action: RefreshAll, Scope: Global, Keys: []string{"ctrl+r"}, Short: "refresh all", Long: "Load all workspaces again."},
	{Action: Retry, Scope: Global, Keys: []string{"R"}, Short: "retry", Long: "Try again what failed last: a load, or the failed steps of a run."},
	{Action: ErrorView, Scope: Global, Keys: []string{"!"}, Short: "errors", Long: "Show what failed, with ClickUp's own words and what to do."},
	{Action: Activity, Scope: Global, Keys: []string{"@"}, Short: "activity", Long: "Show what this program did and what changed since the last load."},
	{Action: Mouse, Scope: Global, Keys: []string{"ctrl+o"}, Short: "mouse", Long: "Switch the mouse off or on, to select text as the terminal does."},
	{Action: Suspend, Scope: Global, Keys: []string{"ctrl+z"}, Short: "suspend", Long: "Put the program into the background; fg brings it back."},
	{Action: Quit, Scope: Global, Keys: []string{"q"}, Short: "quit", Long: "Leave. A run asks once and stops at a step's edge.", Footer: 100},
	{Action: ForceQuit, Scope: Global, Keys: []string{"ctrl+c", "f10"}, Short: "quit", Long: "Leave from anywhere."},

	{Action: NextPane, Scope: Browse, Keys: []string{"tab"}, Short: "next pane", Long: "Go to the next pane."},
	{Action: PrevPane, Scope: Browse, Keys: []string{"shift+tab"}, Short: "previous pane", Long: "Go to the previous pane."},
	{Action: ShowWorkspaces, Scope: Browse, Keys: []string{"1"}, Short: "workspaces", Long: "Go to the workspaces."},
	{Action: ShowPeople, Scope: Browse, Keys: []string{"2"}, Short: "people", Long: "Go to the people."},
	{Action: ShowDetails, Scope: Browse, Keys: []string{"3"}, Short: "details", Long: "Go to the details of the person under the cursor."},
	{Action: ShowSeats, Scope: Browse, Keys: []string{"4"}, Short: "seats", Long: "Go to the seats of the workspace."},
	{Action: Zoom, Scope: Browse, Keys: []string{"+"}, Short: "zoom", Long: "Give the pane all the room; the same key or esc takes it back."},
	{Action: Up, Scope: Browse, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: Browse, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: Browse, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "Half a page up."},
	{Action: PageDown, Scope: Browse, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "Half a page down."},
	{Action: Top, Scope: Browse, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: Browse, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: Invite, Scope: Browse, Keys: []string{"i"}, Short: "invite", Long: "Invite guests and share items with them.", Change: true, Footer: 1},
	{Action: Share, Scope: Browse, Keys: []string{"s"}, Short: "share", Long: "Share tasks, lists or folders: with the marked guests, the one under the cursor, or all of a domain; with members by ClickUp's newer API.", Change: true, Footer: 2},
	{Action: InviteMember, Scope: Browse, Keys: []string{"I"}, Short: "invite member", Long: "Invite members; each takes a member seat.", Change: true},
	{Action: InviteLike, Scope: Browse, Keys: []string{"L"}, Short: "invite like", Long: "Invite people like the one here: with the rights, custom role, groups and shares of the person under the cursor.", Change: true},
	{Action: Edit, Scope: Browse, Keys: []string{"e"}, Short: "edit", Long: "Change rights or the role: of the marked guests, or of the member under the cursor.", Change: true},
	{Action: Remove, Scope: Browse, Keys: []string{"x"}, Short: "remove", Long: "Take people out, after a review: the marked ones, or the one under the cursor; on a domain, all its guests.", Change: true, Footer: 3},
	{Action: ViewOnly, Scope: Browse, Keys: []string{"V"}, Short: "view only", Long: "Let guests only view, which is free: the marked ones, or the one under the cursor, after a review.", Change: true},
	{Action: MakeGuest, Scope: Browse, Keys: []string{"M"}, Short: "make guest", Long: "Write down how members become guests: the marked ones, or the one under the cursor. ClickUp's API can't do it, its People page can.", Change: true},
	{Action: Replace, Scope: Browse, Keys: []string{"X"}, Short: "replace", Long: "Replace the guest under the cursor: somebody else gets what they have; the old one is removed last, or stays.", Change: true},
	{Action: Until, Scope: Browse, Keys: []string{"w"}, Short: "until", Long: "Note until when people are to be here: the marked ones, or the one under the cursor; nothing happens by itself."},
	{Action: Groups, Scope: Browse, Keys: []string{"T"}, Short: "user groups", Long: "Show the user groups (ClickUp's Teams): put the marked people, or the one under the cursor, in or take them out."},
	{Action: Undo, Scope: Browse, Keys: []string{"U"}, Short: "undo", Long: "Take back what the last run did: after a review.", Change: true},
	{Action: Runs, Scope: Browse, Keys: []string{"C"}, Short: "runs", Long: "Show the changes made so far: their steps, what was interrupted, what can be taken back."},
	{Action: RunAudit, Scope: Browse, Keys: []string{"a"}, Short: "audit", Long: "Audit the seats: who takes one, why, and which can be taken back.", Footer: 4},
	{Action: Reviewers, Scope: Browse, Keys: []string{"Q"}, Short: "ask who invited", Long: "Ask those who invited who is still needed: who has answered, write the sheets, take the answers."},
	{Action: Filter, Scope: Browse, Keys: []string{"/"}, Short: "filter", Long: "Filter the people as you type: words and terms such as role:guest inactive>60d.", Footer: 5},
	{Action: FindAll, Scope: Browse, Keys: []string{"F"}, Short: "find everywhere", Long: "Find people in all workspaces: a person or a domain, with the words and terms of the filter."},
	{Action: Browser, Scope: Browse, Keys: []string{"o"}, Short: "browser", Long: "Open the workspace's people page in the browser."},
	{Action: Copy, Scope: Browse, Keys: []string{"y"}, Short: "copy", Long: "Copy the address under the cursor, or those of the marked people."},
	{Action: CopyLink, Scope: Browse, Keys: []string{"Y"}, Short: "copy link", Long: "Copy the link to the workspace's people page."},

	{Action: Open, Scope: Workspaces, Keys: []string{"enter"}, Short: "choose", Long: "Show the people of this workspace.", Footer: 3},

	{Action: Open, Scope: People, Keys: []string{"enter"}, Short: "details", Long: "Show the person's details: what they hold and what is shared with them is loaded; in the domains view, show the domain's people."},
	{Action: PrevView, Scope: People, Keys: []string{"[", "left", "h"}, Short: "previous view", Long: "The previous view: all, members, guests, pending, admins, domains."},
	{Action: NextView, Scope: People, Keys: []string{"]", "right", "l"}, Short: "next view", Long: "The next view."},
	{Action: Sort, Scope: People, Keys: []string{"S"}, Short: "sort", Long: "Choose the column to sort by; the one it is sorted by turns around.", Footer: 7},
	{Action: SortFlip, Scope: People, Keys: []string{"ctrl+s"}, Short: "flip sort", Long: "Turn the order around."},
	{Action: Columns, Scope: People, Keys: []string{"c"}, Short: "columns", Long: "Choose the columns that are shown: enter shows one or hides it."},
	{Action: Mark, Scope: People, Keys: []string{"space"}, Short: "mark", Long: "Mark the person and go one down.", Footer: 6},
	{Action: Range, Scope: People, Keys: []string{"v"}, Short: "range", Long: "Start a range at the cursor; again marks up to the cursor."},
	{Action: Invert, Scope: People, Keys: []string{"*"}, Short: "invert", Long: "Mark what is not marked among the people shown, and the other way round."},

	{Action: Export, Scope: People, Keys: []string{"E"}, Short: "client's page", Long: "Write a page for a client: in the domains view, the people of the domain, what they see, what ends with the project."},

	{Action: Open, Scope: Details, Keys: []string{"enter"}, Short: "load shares", Long: "Load what is shared with this guest; below Enterprise, read who is on every list, or stop that.", Footer: 3},

	{Action: PauseReads, Scope: Details, Keys: []string{"p"}, Short: "pause reading", Long: "Pause reading who is on which list, or go on."},
	{Action: Unshare, Scope: Details, Keys: []string{"u"}, Short: "unshare", Long: "Take the item here away from the guest: after a review; where ClickUp does not tell what is shared, pick it and go by the newer API.", Change: true, Footer: 3},

	{Action: Open, Scope: Seats, Keys: []string{"enter"}, Short: "show people", Long: "Show just the people who take these seats.", Footer: 3},

	{Action: Up, Scope: Audit, Keys: []string{"k", "up"}, Short: "up", Long: "One finding up."},
	{Action: Down, Scope: Audit, Keys: []string{"j", "down"}, Short: "down", Long: "One finding down."},
	{Action: PageUp, Scope: Audit, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "Half a page up."},
	{Action: PageDown, Scope: Audit, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "Half a page down."},
	{Action: Top, Scope: Audit, Keys: []string{"g", "home"}, Short: "top", Long: "The first finding."},
	{Action: Bottom, Scope: Audit, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last finding."},
	{Action: Open, Scope: Audit, Keys: []string{"enter"}, Short: "open", Long: "Show the person, or the people of the row, in the people pane; audit the workspace of the row.", Footer: 1},
	{Action: PrevLane, Scope: Audit, Keys: []string{"[", "left", "h"}, Short: "previous sheet", Long: "The previous sheet: findings by lane, changes, months, domains, inviters, roles, workspaces."},
	{Action: NextLane, Scope: Audit, Keys: []string{"]", "right", "l", "tab"}, Short: "sheet", Long: "The next sheet; 1 to 9, and 0 for the tenth, go to a sheet by its place.", Footer: 2},
	{Action: Mark, Scope: Audit, Keys: []string{"space"}, Short: "mark", Long: "Mark the person and go one down.", Footer: 3},
	{Action: Filter, Scope: Audit, Keys: []string{"/"}, Short: "filter", Long: "Filter the rows as you type: words of who they are about, the reason, the check and what to do."},
	{Action: Remove, Scope: Audit, Keys: []string{"x"}, Short: "remove", Long: "Take the marked people, or the one of the row, out of the workspace, after a review.", Change: true, Footer: 4},
	{Action: ViewOnly, Scope: Audit, Keys: []string{"v"}, Short: "view only", Long: "Let the marked guests, or the one of the row, only view what is shared with them, after a review; who only views is free.", Change: true},
	{Action: MakeGuest, Scope: Audit, Keys: []string{"m"}, Short: "make guest", Long: "Write down how the marked members, or the one of the row, become guests: ClickUp's API can't do it, its People page can.", Change: true},
	{Action: Edit, Scope: Audit, Keys: []string{"e"}, Short: "edit", Long: "Edit the rights and the role of the marked people, or of the one of the row.", Change: true},
	{Action: TakeOut, Scope: Audit, Keys: []string{"t"}, Short: "out of groups", Long: "Take the marked people, or the one of the row, out of their user groups, after a review.", Change: true},
	{Action: Until, Scope: Audit, Keys: []string{"w"}, Short: "until", Long: "Note until when the marked people, or the one of the row, are to be here: extends a day that has come."},
	{Action: Accept, Scope: Audit, Keys: []string{"A"}, Short: "accept", Long: "Take the finding, or those of the marked people, off the list until a day, with a note; put an accepted one back.", Footer: 5},
	{Action: Export, Scope: Audit, Keys: []string{"E"}, Short: "export", Long: "Write the audit to a file: a page with charts, Markdown, CSV or JSON.", Footer: 6},
	{Action: Changes, Scope: Audit, Keys: []string{"d"}, Short: "changes", Long: "Show what changed since an older roster.", Footer: 7},
	{Action: Compare, Scope: Audit, Keys: []string{"c"}, Short: "compare with", Long: "Choose the older roster to compare with."},
	{Action: ReadShares, Scope: Audit, Keys: []string{"D"}, Short: "guest details", Long: "Read what every guest sees, below Enterprise who is on every list, for more checks; again stops it."},
	{Action: PauseReads, Scope: Audit, Keys: []string{"p"}, Short: "pause reading", Long: "Pause reading what guests see, or go on."},
	{Action: HRList, Scope: Audit, Keys: []string{"H"}, Short: "HR list", Long: "Choose a list of those who work here (CSV) to hold people against: who has left, and who is not in yet."},
	{Action: Target, Scope: Audit, Keys: []string{"T"}, Short: "target", Long: "Say how many member seats are to be filled at most: the least harmful people are proposed, space leaves one out or takes another."},
	{Action: ReviewTarget, Scope: Audit, Keys: []string{"X"}, Short: "review target", Long: "Review the plan that gets down to the target.", Change: true},
	{Action: Reviewers, Scope: Audit, Keys: []string{"Q"}, Short: "ask who invited", Long: "Ask those who invited who is still needed: who has answered, write the sheets, take the answers."},
	{Action: MoreDays, Scope: Audit, Keys: []string{"+", "="}, Short: "more days", Long: "Let people be quiet for longer before they count as inactive.", Footer: 8},
	{Action: FewerDays, Scope: Audit, Keys: []string{"-"}, Short: "fewer days", Long: "Count people as inactive sooner.", Footer: 9},

	{Action: Next, Scope: Form, Keys: []string{"enter"}, Short: "next", Long: "The next step."},
	{Action: NextField, Scope: Form, Keys: []string{"tab"}, Short: "field", Long: "Complete the domain typed, or go to the next field, after the last to the next step."},
	{Action: PrevField, Scope: Form, Keys: []string{"shift+tab"}, Short: "previous", Long: "The previous field, before the first the previous step."},
	{Action: PageUp, Scope: Form, Keys: []string{"pgup"}, Short: "page up", Long: "Scroll what is below the field up."},
	{Action: PageDown, Scope: Form, Keys: []string{"pgdown"}, Short: "page down", Long: "Scroll what is below the field down."},
	{Action: TakeHint, Scope: Form, Keys: []string{"ctrl+y"}, Short: "take the suggestion", Long: "Replace a mistyped domain by the one suggested."},
	{Action: Back, Scope: Form, Keys: []string{"esc"}, Short: "close", Long: "One step back, then close; what was typed is kept."},

	{Action: Pick, Scope: Picker, Keys: []string{"tab"}, Short: "pick", Long: "Pick the item, or put it back.", Footer: 1},
	{Action: Drill, Scope: Picker, Keys: []string{"right", "ctrl+l"}, Short: "look inside", Long: "Look inside the space, folder or list.", Footer: 3},
	{Action: Leave, Scope: Picker, Keys: []string{"left", "ctrl+h"}, Short: "go out", Long: "Go back out of it.", Footer: 4},
	{Action: Next, Scope: Picker, Keys: []string{"enter"}, Short: "done", Long: "Go on with what is picked; with nothing picked, take the item under the cursor.", Footer: 2},
	{Action: Level, Scope: Picker, Keys: []string{"ctrl+t"}, Short: "level", Long: "What the guests may do with the items: view, comment, edit, full.", Footer: 5},
	{Action: WhoHas, Scope: Picker, Keys: []string{"ctrl+g"}, Short: "who has it", Long: "Show who has explicit access to the task or list under the cursor.", Footer: 6},
	{Action: PrevField, Scope: Picker, Keys: []string{"shift+tab"}, Short: "previous", Long: "The previous step."},
	{Action: Back, Scope: Picker, Keys: []string{"esc"}, Short: "back", Long: "Clear what was typed, then one step back; what is picked is kept."},
	{Action: Up, Scope: Picker, Keys: []string{"up", "ctrl+p"}, Short: "up", Long: "One item up."},
	{Action: Down, Scope: Picker, Keys: []string{"down", "ctrl+n"}, Short: "down", Long: "One item down."},
	{Action: PageUp, Scope: Picker, Keys: []string{"pgup"}, Short: "page up", Long: "A page of items up."},
	{Action: PageDown, Scope: Picker, Keys: []string{"pgdown"}, Short: "page down", Long: "A page of items down."},

	{Action: Start, Scope: Review, Keys: []string{"enter"}, Short: "start", Long: "Send the calls of the plan.", Change: true, Footer: 1},
	{Action: HandOff, Scope: Review, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write addresses, links and steps down for somebody who can do it in ClickUp.", Footer: 2},
	{Action: Successor, Scope: Review, Keys: []string{"ctrl+t"}, Short: "hand over to", Long: "Choose who takes over the tasks, goals and lists of the people to be removed."},
	{Action: SharedTasks, Scope: Review, Keys: []string{"ctrl+s"}, Short: "shared tasks", Long: "Choose what becomes of tasks that others are assigned to as well."},
	{Action: KeepOld, Scope: Review, Keys: []string{"ctrl+g"}, Short: "keep the old one", Long: "In a replacement: leave the old guest where they are, or remove them last."},
	{Action: Back, Scope: Review, Keys: []string{"esc", "shift+tab"}, Short: "back", Long: "One step back; nothing is sent."},
	{Action: Up, Scope: Review, Keys: []string{"up", "k"}, Short: "up", Long: "One call up."},
	{Action: Down, Scope: Review, Keys: []string{"down", "j"}, Short: "down", Long: "One call down."},
	{Action: PageUp, Scope: Review, Keys: []string{"pgup", "ctrl+u"}, Short: "page up", Long: "A page of calls up."},
	{Action: PageDown, Scope: Review, Keys: []string{"pgdown", "ctrl+d"}, Short: "page down", Long: "A page of calls down."},

	{Action: NewerAPI, Scope: Review, Keys: []string{"ctrl+n"}, Short: "newer API", Long: "Review the same by ClickUp's newer API, where it may do what the plan is in the way of; it may be charged.", Change: true, Footer: 3},
	{Action: Level, Scope: Review, Keys: []string{"ctrl+l"}, Short: "level", Long: "In an undo: at which level comes back what was shared at one that is not known."},

	{Action: Pause, Scope: Run, Keys: []string{"p"}, Short: "pause", Long: "Pause after the calls under way, or go on.", Change: true, Footer: 1},
	{Action: Retry, Scope: Run, Keys: []string{"R"}, Short: "retry failed", Long: "Send the failed and unknown steps again, after reading what is there.", Change: true, Footer: 2},
	{Action: Undo, Scope: Run, Keys: []string{"U"}, Short: "undo", Long: "Review how to take back what the run did.", Change: true, Footer: 3},
	{Action: HandOff, Scope: Run, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write down what could not be sent, for somebody who can do it in ClickUp.", Footer: 4},
	{Action: NewerAPI, Scope: Run, Keys: []string{"ctrl+n"}, Short: "newer API", Long: "Review what could not be sent by ClickUp's newer API; it may be charged.", Change: true},
	{Action: Back, Scope: Run, Keys: []string{"esc", "enter", "q"}, Short: "back", Long: "Back to the panes; the run goes on."},
	{Action: Up, Scope: Run, Keys: []string{"up", "k"}, Short: "up", Long: "One call up."},
	{Action: Down, Scope: Run, Keys: []string{"down", "j"}, Short: "down", Long: "One call down."},
	{Action: PageUp, Scope: Run, Keys: []string{"pgup", "ctrl+u"}, Short: "page up", Long: "A page of calls up."},
	{Action: PageDown, Scope: Run, Keys: []string{"pgdown", "ctrl+d"}, Short: "page down", Long: "A page of calls down."},

	{Action: Next, Scope: Welcome, Keys: []string{"enter"}, Short: "check it", Long: "Ask ClickUp whose the token is, and keep it.", Footer: 1},
	{Action: Browser, Scope: Welcome, Keys: []string{"ctrl+o"}, Short: "open the page", Long: "Open ClickUp's page for tokens in the browser.", Footer: 2},
	{Action: Demo, Scope: Welcome, Keys: []string{"ctrl+d", "tab"}, Short: "demo", Long: "Go on without a token, on a ClickUp inside the program.", Footer: 3},
	{Action: Back, Scope: Welcome, Keys: []string{"esc"}, Short: "quit", Long: "Leave.", Footer: 4},

	{Action: Up, Scope: RunList, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: RunList, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: RunList, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: RunList, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},
	{Action: Top, Scope: RunList, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: RunList, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: Open, Scope: RunList, Keys: []string{"enter"}, Short: "steps", Long: "Show the steps of the run; the one under way can be paused there.", Footer: 1},
	{Action: Resume, Scope: RunList, Keys: []string{"C"}, Short: "resume", Long: "Go on with a run that was interrupted, after a review: what may have been sent is looked for first.", Change: true, Footer: 2},
	{Action: Retry, Scope: RunList, Keys: []string{"R"}, Short: "retry failed", Long: "Go on with a run and try again what failed, after a review.", Change: true, Footer: 3},
	{Action: Undo, Scope: RunList, Keys: []string{"U"}, Short: "undo", Long: "Review how to take back what the run did.", Change: true, Footer: 4},
	{Action: GiveUp, Scope: RunList, Keys: []string{"x"}, Short: "give up", Long: "Don't offer to resume the run any more.", Change: true, Footer: 5},
	{Action: HandOff, Scope: RunList, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write what is left down for somebody who can do it in ClickUp.", Footer: 6},

	{Action: Open, Scope: HandOffSheet, Keys: []string{"enter", "esc", "q"}, Short: "close", Long: "Close the hand-off; it is saved and copied already.", Footer: 1},
	{Action: Copy, Scope: HandOffSheet, Keys: []string{"y"}, Short: "copy", Long: "Copy the hand-off as Markdown, with boxes to tick.", Footer: 2},
	{Action: CopyLink, Scope: HandOffSheet, Keys: []string{"Y"}, Short: "copy addresses", Long: "Copy the addresses that it is about.", Footer: 3},
	{Action: Export, Scope: HandOffSheet, Keys: []string{"E"}, Short: "write a page", Long: "Write it to a file as an HTML page, with boxes to tick.", Footer: 4},
	{Action: Up, Scope: HandOffSheet, Keys: []string{"k", "up"}, Short: "up", Long: "One line up."},
	{Action: Down, Scope: HandOffSheet, Keys: []string{"j", "down"}, Short: "down", Long: "One line down."},
	{Action: PageUp, Scope: HandOffSheet, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: HandOffSheet, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},

	{Action: Up, Scope: GroupList, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: GroupList, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: GroupList, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: GroupList, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},
	{Action: Top, Scope: GroupList, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: GroupList, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: AddToGroup, Scope: GroupList, Keys: []string{"a"}, Short: "add", Long: "Put the marked people, or the one under the cursor, in the group, after a review that counts the seats.", Change: true, Footer: 1},
	{Action: TakeOut, Scope: GroupList, Keys: []string{"x"}, Short: "take out", Long: "Take them out of the group, after a review; they stay in the workspace.", Change: true, Footer: 2},
	{Action: NewGroup, Scope: GroupList, Keys: []string{"n"}, Short: "new group", Long: "Create a group with them in it, after a review that counts the seats.", Change: true, Footer: 3},
	{Action: Share, Scope: GroupList, Keys: []string{"s"}, Short: "share", Long: "Share tasks, lists or folders with the group by ClickUp's newer API; it may be charged.", Change: true},
	{Action: Unshare, Scope: GroupList, Keys: []string{"u"}, Short: "unshare", Long: "Take tasks, lists or folders away from the group by ClickUp's newer API.", Change: true},
	{Action: DeleteGroup, Scope: GroupList, Keys: []string{"d"}, Short: "delete", Long: "Delete the group, after a review; its people stay in the workspace.", Change: true, Footer: 4},
	{Action: Open, Scope: GroupList, Keys: []string{"enter"}, Short: "its people", Long: "Show the people of the group.", Footer: 5},

	{Action: Up, Scope: ReviewerList, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: ReviewerList, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: ReviewerList, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: ReviewerList, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},
	{Action: Top, Scope: ReviewerList, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: ReviewerList, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: AskReviewers, Scope: ReviewerList, Keys: []string{"n"}, Short: "new sheets", Long: "Write a sheet and a form for everybody who invited, or for each domain, to send to them."},
	{Action: TakeAnswers, Scope: ReviewerList, Keys: []string{"a"}, Short: "take answers", Long: "Read the files that came back, check them and take the answers."},
	{Action: RemoveUnneeded, Scope: ReviewerList, Keys: []string{"x"}, Short: "remove unneeded", Long: "Take those who are not needed by the answers out of the workspace, after a review.", Change: true},

	{Action: Up, Scope: List, Keys: []string{"up", "ctrl+p"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: List, Keys: []string{"down", "ctrl+n"}, Short: "down", Long: "One row down."},
	{Action: Open, Scope: List, Keys: []string{"enter"}, Short: "choose", Long: "Run or open the row under the cursor.", Footer: 1},
}
