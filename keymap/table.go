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

// defaults is the table before the settings change it.
var defaults = []Binding{
	{Action: Help, Scope: Global, Keys: []string{"?", "f1"}, Short: "help", Long: "Show and search every key that works here.", Footer: 99},
	{Action: Palette, Scope: Global, Keys: []string{":", "ctrl+p"}, Short: "all commands", Long: "Search all actions by name and run one.", Footer: 98},
	{Action: Back, Scope: Global, Keys: []string{"esc"}, Short: "back", Long: "Go back one level: close, clear the filter, clear the marks. Never quits."},
	{Action: Refresh, Scope: Global, Keys: []string{"r"}, Short: "refresh", Long: "Reload the chosen workspace."},
	{Action: RefreshAll, Scope: Global, Keys: []string{"ctrl+r"}, Short: "refresh all", Long: "Reload all workspaces."},
	{Action: Retry, Scope: Global, Keys: []string{"R"}, Short: "retry", Long: "Retry what failed last: a load, or the failed steps of a run."},
	{Action: ErrorView, Scope: Global, Keys: []string{"!"}, Short: "errors", Long: "Show what failed, in ClickUp's own words, and what to do about it."},
	{Action: Activity, Scope: Global, Keys: []string{"@"}, Short: "activity", Long: "Show what this program did, and what changed since the last load."},
	{Action: Mouse, Scope: Global, Keys: []string{"ctrl+o"}, Short: "mouse", Long: "Turn the mouse off or on: while it is off, the terminal can select text."},
	{Action: Suspend, Scope: Global, Keys: []string{"ctrl+z"}, Short: "suspend", Long: "Suspend the program; fg brings it back."},
	{Action: Quit, Scope: Global, Keys: []string{"q"}, Short: "quit", Long: "Quit; a run under way asks once and stops after its current step.", Footer: 100},
	{Action: ForceQuit, Scope: Global, Keys: []string{"ctrl+c", "f10"}, Short: "quit", Long: "Quit from anywhere."},

	{Action: NextPane, Scope: Browse, Keys: []string{"tab"}, Short: "next pane", Long: "Go to the next pane."},
	{Action: PrevPane, Scope: Browse, Keys: []string{"shift+tab"}, Short: "previous pane", Long: "Go to the previous pane."},
	{Action: ShowWorkspaces, Scope: Browse, Keys: []string{"1"}, Short: "workspaces", Long: "Go to the workspaces."},
	{Action: ShowPeople, Scope: Browse, Keys: []string{"2"}, Short: "people", Long: "Go to the people."},
	{Action: ShowDetails, Scope: Browse, Keys: []string{"3"}, Short: "details", Long: "Go to the details of who is under the cursor."},
	{Action: ShowSeats, Scope: Browse, Keys: []string{"4"}, Short: "seats", Long: "Go to the seats of the workspace."},
	{Action: Zoom, Scope: Browse, Keys: []string{"+"}, Short: "zoom", Long: "Show the pane alone; the same key or esc brings the others back."},
	{Action: Up, Scope: Browse, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: Browse, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: Browse, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "Half a page up."},
	{Action: PageDown, Scope: Browse, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "Half a page down."},
	{Action: Top, Scope: Browse, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: Browse, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: Invite, Scope: Browse, Keys: []string{"i"}, Short: "invite", Long: "Invite guests and share items with them.", Change: true, Footer: 1},
	{Action: Share, Scope: Browse, Keys: []string{"s"}, Short: "share", Long: "Share tasks, lists or folders: with the marked guests, the one under the cursor, or all of a domain; with members through ClickUp's newer API.", Change: true, Footer: 2},
	{Action: InviteMember, Scope: Browse, Keys: []string{"I"}, Short: "invite member", Long: "Invite members; each takes a member seat.", Change: true},
	{Action: InviteLike, Scope: Browse, Keys: []string{"L"}, Short: "invite like", Long: "Invite people with the same access: the rights, custom role, groups and shares of the person under the cursor.", Change: true},
	{Action: Edit, Scope: Browse, Keys: []string{"e"}, Short: "edit", Long: "Change rights or the role: of the marked guests, or of the member under the cursor.", Change: true},
	{Action: Remove, Scope: Browse, Keys: []string{"x"}, Short: "remove", Long: "Remove people, after a review: the marked ones, or the one under the cursor; on a domain, all its guests.", Change: true, Footer: 3},
	{Action: ViewOnly, Scope: Browse, Keys: []string{"V"}, Short: "view only", Long: "Make guests view-only, which is free: the marked ones, or the one under the cursor, after a review.", Change: true},
	{Action: MakeGuest, Scope: Browse, Keys: []string{"M"}, Short: "make guest", Long: "Write down how members become guests: the marked ones, or the one under the cursor. ClickUp's API can't do it; its People page can.", Change: true},
	{Action: Replace, Scope: Browse, Keys: []string{"X"}, Short: "replace", Long: "Replace the guest under the cursor: somebody else gets what they have; the old guest is removed last, or stays.", Change: true},
	{Action: Until, Scope: Browse, Keys: []string{"w"}, Short: "until", Long: "Set until when people stay: the marked ones, or the one under the cursor; nobody is removed automatically."},
	{Action: Groups, Scope: Browse, Keys: []string{"T"}, Short: "user groups", Long: "Show the user groups (ClickUp's Teams): add the marked people, or the one under the cursor, or take them out."},
	{Action: Undo, Scope: Browse, Keys: []string{"U"}, Short: "undo", Long: "Undo what the last run did, after a review.", Change: true},
	{Action: Runs, Scope: Browse, Keys: []string{"C"}, Short: "runs", Long: "Show past runs: their steps, what was interrupted, what can be undone."},
	{Action: RunAudit, Scope: Browse, Keys: []string{"a"}, Short: "audit", Long: "Audit the seats: who takes one, why, and which can be freed.", Footer: 4},
	{Action: Reviewers, Scope: Browse, Keys: []string{"Q"}, Short: "ask who invited", Long: "Ask inviters who is still needed: write the sheets, see who has answered, take the answers."},
	{Action: Filter, Scope: Browse, Keys: []string{"/"}, Short: "filter", Long: "Filter the people as you type: words and terms such as role:guest inactive>60d.", Footer: 5},
	{Action: FindAll, Scope: Browse, Keys: []string{"F"}, Short: "find everywhere", Long: "Find people in all workspaces: a person or a domain, with the words and terms of the filter."},
	{Action: Browser, Scope: Browse, Keys: []string{"o"}, Short: "browser", Long: "Open ClickUp's people page in the browser."},
	{Action: Copy, Scope: Browse, Keys: []string{"y"}, Short: "copy", Long: "Copy the address under the cursor, or those of the marked people."},
	{Action: CopyLink, Scope: Browse, Keys: []string{"Y"}, Short: "copy link", Long: "Copy the link to the workspace's people page."},

	{Action: Open, Scope: Workspaces, Keys: []string{"enter"}, Short: "choose", Long: "Show the people of this workspace.", Footer: 3},

	{Action: Open, Scope: People, Keys: []string{"enter"}, Short: "details", Long: "Show the person's details: what they hold and what is shared with them; in the domains view, show the domain's people."},
	{Action: PrevView, Scope: People, Keys: []string{"[", "left", "h"}, Short: "previous view", Long: "The previous view: all, members, guests, pending, admins, domains."},
	{Action: NextView, Scope: People, Keys: []string{"]", "right", "l"}, Short: "next view", Long: "The next view."},
	{Action: Sort, Scope: People, Keys: []string{"S"}, Short: "sort", Long: "Choose the column to sort by; choosing it again reverses the order.", Footer: 7},
	{Action: SortFlip, Scope: People, Keys: []string{"ctrl+s"}, Short: "flip sort", Long: "Reverse the order."},
	{Action: Columns, Scope: People, Keys: []string{"c"}, Short: "columns", Long: "Choose the columns to show: enter shows or hides one."},
	{Action: Mark, Scope: People, Keys: []string{"space"}, Short: "mark", Long: "Mark the person and go one row down.", Footer: 6},
	{Action: Range, Scope: People, Keys: []string{"v"}, Short: "range", Long: "Start a range at the cursor; press it again to mark everybody up to the cursor."},
	{Action: Invert, Scope: People, Keys: []string{"*"}, Short: "invert", Long: "Invert the marks: of the people shown, mark those without a mark and clear the others."},

	{Action: Export, Scope: People, Keys: []string{"E"}, Short: "client's page", Long: "Write a page for a client: in the domains view, the domain's people, what they see, what ends with the project."},

	{Action: Open, Scope: Details, Keys: []string{"enter"}, Short: "load shares", Long: "Load what is shared with this guest; below Enterprise, read who is on every list, or stop reading.", Footer: 3},

	{Action: PauseReads, Scope: Details, Keys: []string{"p"}, Short: "pause reading", Long: "Pause reading who is on which list, or continue."},
	{Action: Unshare, Scope: Details, Keys: []string{"u"}, Short: "unshare", Long: "Take the item away from the guest, after a review: where ClickUp doesn't say what is shared, pick the item and use the newer API.", Change: true, Footer: 3},

	{Action: Open, Scope: Seats, Keys: []string{"enter"}, Short: "show people", Long: "Show just the people who take these seats.", Footer: 3},

	{Action: Up, Scope: Audit, Keys: []string{"k", "up"}, Short: "up", Long: "One finding up."},
	{Action: Down, Scope: Audit, Keys: []string{"j", "down"}, Short: "down", Long: "One finding down."},
	{Action: PageUp, Scope: Audit, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "Half a page up."},
	{Action: PageDown, Scope: Audit, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "Half a page down."},
	{Action: Top, Scope: Audit, Keys: []string{"g", "home"}, Short: "top", Long: "The first finding."},
	{Action: Bottom, Scope: Audit, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last finding."},
	{Action: Open, Scope: Audit, Keys: []string{"enter"}, Short: "open", Long: "Show the row's person or people in the people pane; on the workspaces sheet, audit the row's workspace.", Footer: 1},
	{Action: PrevLane, Scope: Audit, Keys: []string{"[", "left", "h"}, Short: "previous sheet", Long: "The previous sheet: findings by lane, changes, months, domains, inviters, roles, workspaces."},
	{Action: NextLane, Scope: Audit, Keys: []string{"]", "right", "l", "tab"}, Short: "sheet", Long: "The next sheet; 1 to 9, and 0 for the tenth, go straight to a sheet.", Footer: 2},
	{Action: Mark, Scope: Audit, Keys: []string{"space"}, Short: "mark", Long: "Mark the person and go one row down.", Footer: 3},
	{Action: Filter, Scope: Audit, Keys: []string{"/"}, Short: "filter", Long: "Filter the rows as you type, by words of the person, the reason, the check and what to do."},
	{Action: Remove, Scope: Audit, Keys: []string{"x"}, Short: "remove", Long: "Remove people, after a review: the marked ones, or the row's person.", Change: true, Footer: 4},
	{Action: ViewOnly, Scope: Audit, Keys: []string{"v"}, Short: "view only", Long: "Make guests view-only, which is free: the marked ones, or the row's person, after a review.", Change: true},
	{Action: MakeGuest, Scope: Audit, Keys: []string{"m"}, Short: "make guest", Long: "Write down how members become guests: the marked ones, or the row's person. ClickUp's API can't do it; its People page can.", Change: true},
	{Action: Edit, Scope: Audit, Keys: []string{"e"}, Short: "edit", Long: "Edit the rights and the role: of the marked people, or of the row's person.", Change: true},
	{Action: TakeOut, Scope: Audit, Keys: []string{"t"}, Short: "out of groups", Long: "Take people out of their user groups: the marked ones, or the row's person, after a review.", Change: true},
	{Action: Until, Scope: Audit, Keys: []string{"w"}, Short: "until", Long: "Set until when people stay: the marked ones, or the row's person; a date that has come can be extended."},
	{Action: Accept, Scope: Audit, Keys: []string{"A"}, Short: "accept", Long: "Accept findings until a date: the row's, or those of the marked people, with a note; press it on an accepted one to put it back.", Footer: 5},
	{Action: Export, Scope: Audit, Keys: []string{"E"}, Short: "export", Long: "Write the audit to a file: a page with charts, Markdown, CSV or JSON.", Footer: 6},
	{Action: Changes, Scope: Audit, Keys: []string{"d"}, Short: "changes", Long: "Show what changed since an older roster.", Footer: 7},
	{Action: Compare, Scope: Audit, Keys: []string{"c"}, Short: "compare with", Long: "Choose the older roster to compare with."},
	{Action: ReadShares, Scope: Audit, Keys: []string{"D"}, Short: "guest details", Long: "Read what every guest sees, for more checks: below Enterprise, who is on every list; press it again to stop."},
	{Action: PauseReads, Scope: Audit, Keys: []string{"p"}, Short: "pause reading", Long: "Pause reading what guests see, or continue."},
	{Action: HRList, Scope: Audit, Keys: []string{"H"}, Short: "HR list", Long: "Compare people with an HR list (CSV): who has left, and who is not in the workspace yet."},
	{Action: Target, Scope: Audit, Keys: []string{"T"}, Short: "target", Long: "Set how many member seats may be filled: the least harmful changes are proposed; space leaves one out or adds one."},
	{Action: ReviewTarget, Scope: Audit, Keys: []string{"X"}, Short: "review target", Long: "Review the plan that gets down to the target.", Change: true},
	{Action: Reviewers, Scope: Audit, Keys: []string{"Q"}, Short: "ask who invited", Long: "Ask inviters who is still needed: write the sheets, see who has answered, take the answers."},
	{Action: MoreDays, Scope: Audit, Keys: []string{"+", "="}, Short: "more days", Long: "Let people be quiet for longer before they count as inactive.", Footer: 8},
	{Action: FewerDays, Scope: Audit, Keys: []string{"-"}, Short: "fewer days", Long: "Count people as inactive sooner.", Footer: 9},

	{Action: Next, Scope: Form, Keys: []string{"enter"}, Short: "next", Long: "The next step."},
	{Action: NextField, Scope: Form, Keys: []string{"tab"}, Short: "field", Long: "Complete the typed domain, or go to the next field; after the last one, to the next step."},
	{Action: PrevField, Scope: Form, Keys: []string{"shift+tab"}, Short: "previous", Long: "The previous field; before the first one, the previous step."},
	{Action: PageUp, Scope: Form, Keys: []string{"pgup"}, Short: "page up", Long: "Scroll the text below the field up."},
	{Action: PageDown, Scope: Form, Keys: []string{"pgdown"}, Short: "page down", Long: "Scroll the text below the field down."},
	{Action: TakeHint, Scope: Form, Keys: []string{"ctrl+y"}, Short: "take the suggestion", Long: "Replace a mistyped domain with the suggested one."},
	{Action: Back, Scope: Form, Keys: []string{"esc"}, Short: "close", Long: "Go back one step, then close; what you typed is kept."},

	{Action: Pick, Scope: Picker, Keys: []string{"tab"}, Short: "pick", Long: "Pick the item, or drop it.", Footer: 1},
	{Action: Drill, Scope: Picker, Keys: []string{"right", "ctrl+l"}, Short: "look inside", Long: "Show what is in the space, folder or list.", Footer: 3},
	{Action: Leave, Scope: Picker, Keys: []string{"left", "ctrl+h"}, Short: "go out", Long: "Go back to what contains it.", Footer: 4},
	{Action: Next, Scope: Picker, Keys: []string{"enter"}, Short: "done", Long: "Continue with what is picked; with nothing picked, with the item under the cursor.", Footer: 2},
	{Action: Level, Scope: Picker, Keys: []string{"ctrl+t"}, Short: "level", Long: "Change what the guests may do with the items: view, comment, edit, full.", Footer: 5},
	{Action: WhoHas, Scope: Picker, Keys: []string{"ctrl+g"}, Short: "who has it", Long: "Show who has explicit access to the task or list under the cursor.", Footer: 6},
	{Action: PrevField, Scope: Picker, Keys: []string{"shift+tab"}, Short: "previous", Long: "The previous step."},
	{Action: Back, Scope: Picker, Keys: []string{"esc"}, Short: "back", Long: "Clear what you typed, then go back one step; what is picked is kept."},
	{Action: Up, Scope: Picker, Keys: []string{"up", "ctrl+p"}, Short: "up", Long: "One item up."},
	{Action: Down, Scope: Picker, Keys: []string{"down", "ctrl+n"}, Short: "down", Long: "One item down."},
	{Action: PageUp, Scope: Picker, Keys: []string{"pgup"}, Short: "page up", Long: "A page of items up."},
	{Action: PageDown, Scope: Picker, Keys: []string{"pgdown"}, Short: "page down", Long: "A page of items down."},

	{Action: Start, Scope: Review, Keys: []string{"enter"}, Short: "start", Long: "Send the calls of the plan.", Change: true, Footer: 1},
	{Action: HandOff, Scope: Review, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write down the addresses, links and steps for somebody who can do it in ClickUp.", Footer: 2},
	{Action: Successor, Scope: Review, Keys: []string{"ctrl+t"}, Short: "hand over to", Long: "Choose who takes over the tasks, goals and lists of the people to be removed."},
	{Action: SharedTasks, Scope: Review, Keys: []string{"ctrl+s"}, Short: "shared tasks", Long: "Choose what happens to tasks that have other assignees too."},
	{Action: KeepOld, Scope: Review, Keys: []string{"ctrl+g"}, Short: "keep the old one", Long: "In a replacement, keep the old guest, or remove them last."},
	{Action: Back, Scope: Review, Keys: []string{"esc", "shift+tab"}, Short: "back", Long: "Go back one step; nothing is sent."},
	{Action: Up, Scope: Review, Keys: []string{"up", "k"}, Short: "up", Long: "One call up."},
	{Action: Down, Scope: Review, Keys: []string{"down", "j"}, Short: "down", Long: "One call down."},
	{Action: PageUp, Scope: Review, Keys: []string{"pgup", "ctrl+u"}, Short: "page up", Long: "A page of calls up."},
	{Action: PageDown, Scope: Review, Keys: []string{"pgdown", "ctrl+d"}, Short: "page down", Long: "A page of calls down."},

	{Action: NewerAPI, Scope: Review, Keys: []string{"ctrl+n"}, Short: "newer API", Long: "Review the change through ClickUp's newer API: it may allow what your plan doesn't, and it may be charged.", Change: true, Footer: 3},
	{Action: Level, Scope: Review, Keys: []string{"ctrl+l"}, Short: "level", Long: "In an undo, choose the level of shares whose former level is not known."},

	{Action: Pause, Scope: Run, Keys: []string{"p"}, Short: "pause", Long: "Pause after the calls under way, or continue.", Change: true, Footer: 1},
	{Action: Retry, Scope: Run, Keys: []string{"R"}, Short: "retry failed", Long: "Send the failed and unknown steps again, after looking at what took effect.", Change: true, Footer: 2},
	{Action: Undo, Scope: Run, Keys: []string{"U"}, Short: "undo", Long: "Undo what the run did, after a review.", Change: true, Footer: 3},
	{Action: HandOff, Scope: Run, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write down what couldn't be sent, for somebody who can do it in ClickUp.", Footer: 4},
	{Action: NewerAPI, Scope: Run, Keys: []string{"ctrl+n"}, Short: "newer API", Long: "Review what couldn't be sent, now through ClickUp's newer API; it may be charged.", Change: true},
	{Action: Back, Scope: Run, Keys: []string{"esc", "enter", "q"}, Short: "back", Long: "Go back to the panes; the run continues."},
	{Action: Up, Scope: Run, Keys: []string{"up", "k"}, Short: "up", Long: "One call up."},
	{Action: Down, Scope: Run, Keys: []string{"down", "j"}, Short: "down", Long: "One call down."},
	{Action: PageUp, Scope: Run, Keys: []string{"pgup", "ctrl+u"}, Short: "page up", Long: "A page of calls up."},
	{Action: PageDown, Scope: Run, Keys: []string{"pgdown", "ctrl+d"}, Short: "page down", Long: "A page of calls down."},

	{Action: Next, Scope: Welcome, Keys: []string{"enter"}, Short: "check it", Long: "Ask ClickUp whose token it is, and keep it.", Footer: 1},
	{Action: Browser, Scope: Welcome, Keys: []string{"ctrl+o"}, Short: "open the page", Long: "Open ClickUp's token page in the browser.", Footer: 2},
	{Action: Demo, Scope: Welcome, Keys: []string{"ctrl+d", "tab"}, Short: "demo", Long: "Try cutui without a token, on a ClickUp inside the program.", Footer: 3},
	{Action: Back, Scope: Welcome, Keys: []string{"esc"}, Short: "quit", Long: "Quit.", Footer: 4},

	{Action: Up, Scope: RunList, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: RunList, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: RunList, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: RunList, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},
	{Action: Top, Scope: RunList, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: RunList, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: Open, Scope: RunList, Keys: []string{"enter"}, Short: "steps", Long: "Show the steps of the run; a run that is under way can be paused there.", Footer: 1},
	{Action: Resume, Scope: RunList, Keys: []string{"C"}, Short: "resume", Long: "Resume an interrupted run, after a review; steps that may have been sent are looked up first.", Change: true, Footer: 2},
	{Action: Retry, Scope: RunList, Keys: []string{"R"}, Short: "retry failed", Long: "Resume a run and retry what failed, after a review.", Change: true, Footer: 3},
	{Action: Undo, Scope: RunList, Keys: []string{"U"}, Short: "undo", Long: "Undo what the run did, after a review.", Change: true, Footer: 4},
	{Action: GiveUp, Scope: RunList, Keys: []string{"x"}, Short: "give up", Long: "Stop offering to resume the run.", Change: true, Footer: 5},
	{Action: HandOff, Scope: RunList, Keys: []string{"ctrl+e"}, Short: "hand-off", Long: "Write down what is left, for somebody who can do it in ClickUp.", Footer: 6},

	{Action: Open, Scope: HandOffSheet, Keys: []string{"enter", "esc", "q"}, Short: "close", Long: "Close the hand-off; it is already saved and copied.", Footer: 1},
	{Action: Copy, Scope: HandOffSheet, Keys: []string{"y"}, Short: "copy", Long: "Copy the hand-off as Markdown, with boxes to tick.", Footer: 2},
	{Action: CopyLink, Scope: HandOffSheet, Keys: []string{"Y"}, Short: "copy addresses", Long: "Copy the addresses in the hand-off.", Footer: 3},
	{Action: Export, Scope: HandOffSheet, Keys: []string{"E"}, Short: "write a page", Long: "Write the hand-off to a file, as an HTML page with boxes to tick.", Footer: 4},
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
	{Action: AddToGroup, Scope: GroupList, Keys: []string{"a"}, Short: "add", Long: "Add people to the group: the marked ones, or the one under the cursor, after a review that counts the seats.", Change: true, Footer: 1},
	{Action: TakeOut, Scope: GroupList, Keys: []string{"x"}, Short: "take out", Long: "Take them out of the group, after a review; they stay in the workspace.", Change: true, Footer: 2},
	{Action: NewGroup, Scope: GroupList, Keys: []string{"n"}, Short: "new group", Long: "Create a group with them in it, after a review that counts the seats.", Change: true, Footer: 3},
	{Action: Share, Scope: GroupList, Keys: []string{"s"}, Short: "share", Long: "Share tasks, lists or folders with the group through ClickUp's newer API; it may be charged.", Change: true},
	{Action: Unshare, Scope: GroupList, Keys: []string{"u"}, Short: "unshare", Long: "Take tasks, lists or folders away from the group through ClickUp's newer API.", Change: true},
	{Action: DeleteGroup, Scope: GroupList, Keys: []string{"d"}, Short: "delete", Long: "Delete the group, after a review; its people stay in the workspace.", Change: true, Footer: 4},
	{Action: Open, Scope: GroupList, Keys: []string{"enter"}, Short: "its people", Long: "Show the people of the group.", Footer: 5},

	{Action: Up, Scope: ReviewerList, Keys: []string{"k", "up"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: ReviewerList, Keys: []string{"j", "down"}, Short: "down", Long: "One row down."},
	{Action: PageUp, Scope: ReviewerList, Keys: []string{"ctrl+u", "pgup"}, Short: "page up", Long: "A page up."},
	{Action: PageDown, Scope: ReviewerList, Keys: []string{"ctrl+d", "pgdown"}, Short: "page down", Long: "A page down."},
	{Action: Top, Scope: ReviewerList, Keys: []string{"g", "home"}, Short: "top", Long: "The first row."},
	{Action: Bottom, Scope: ReviewerList, Keys: []string{"G", "end"}, Short: "bottom", Long: "The last row."},
	{Action: AskReviewers, Scope: ReviewerList, Keys: []string{"n"}, Short: "new sheets", Long: "Write sheets and forms to send: one for each inviter, or for each domain."},
	{Action: TakeAnswers, Scope: ReviewerList, Keys: []string{"a"}, Short: "take answers", Long: "Read the files that came back, check them, and take the answers."},
	{Action: RemoveUnneeded, Scope: ReviewerList, Keys: []string{"x"}, Short: "remove unneeded", Long: "Remove the people who are no longer needed, after a review.", Change: true},

	{Action: Up, Scope: List, Keys: []string{"up", "ctrl+p"}, Short: "up", Long: "One row up."},
	{Action: Down, Scope: List, Keys: []string{"down", "ctrl+n"}, Short: "down", Long: "One row down."},
	{Action: Open, Scope: List, Keys: []string{"enter"}, Short: "choose", Long: "Run or open the row under the cursor.", Footer: 1},
}
