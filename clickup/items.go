package clickup

import "fmt"

// ItemKind is what can be shared with a guest: a task, a list or a folder.
type ItemKind uint8

// The kinds of shareable items. Spaces can't be shared with guests on any plan.
const (
	TaskItem ItemKind = iota + 1
	ListItem
	FolderItem
)

// String is task, list or folder, which is also the kind's path segment.
func (k ItemKind) String() string {
	switch k {
	case TaskItem:
		return "task"
	case ListItem:
		return "list"
	case FolderItem:
		return "folder"
	}
	return "item"
}

// ItemRef names one shareable item. Custom means that ID is a custom task id
// (ABC-123), which the API takes only with custom_task_ids=true&team_id=.
type ItemRef struct {
	Kind   ItemKind
	ID     string
	Custom bool
}

// String is the reference as commands take it, such as task:86bb4x7ff.
func (r ItemRef) String() string {
	if r.Custom {
		return r.ID
	}
	return fmt.Sprintf("%s:%s", r.Kind, r.ID)
}

// Permission is what a guest may do with a shared item.
type Permission string

// The permission levels of AddGuestToTask, AddGuestToList and AddGuestToFolder.
const (
	PermissionRead    Permission = "read"
	PermissionComment Permission = "comment"
	PermissionEdit    Permission = "edit"
	PermissionCreate  Permission = "create"
)

// Permissions lists the levels from least to most.
var Permissions = [...]Permission{PermissionRead, PermissionComment, PermissionEdit, PermissionCreate}

// Label is the level as ClickUp's interface words it.
func (p Permission) Label() string {
	switch p {
	case PermissionRead:
		return "view"
	case PermissionCreate:
		return "full"
	}
	return string(p)
}

// Space is a top-level container of a workspace (GetSpaces).
type Space struct {
	ID      SpaceID
	Name    string
	Private bool
	Members []UserID // of a private space; nil where ClickUp does not say
}

// Folder is a folder with its lists (GetFolders).
type Folder struct {
	ID    FolderID
	Name  string
	Lists []List
	Space SpaceID // empty where unknown
}

// List is a list of tasks (GetLists, GetFolderlessLists).
type List struct {
	ID       ListID
	Name     string
	Tasks    int // task_count; 0 where unknown
	Archived bool
	Space    SpaceID // empty where unknown
	Assignee UserID  // who owns the list; 0 for nobody
	RawName  string  // as ClickUp sent it, uncleaned: for UpdateList, never to be shown
}

// Task is the part of a task that choosing one to share needs (GetTask,
// GetTasks, GetFilteredTeamTasks). Folder is empty for folderless lists.
type Task struct {
	ID         TaskID
	CustomID   string
	Name       string
	Status     string
	Closed     bool
	URL        string
	List       ListID
	ListName   string
	Folder     FolderID
	FolderName string
	Space      SpaceID
	Workspace  WorkspaceID // empty where the answer does not say
	Updated    Stamp

	Created        Stamp
	Due            Stamp
	Creator        UserID
	Assignees      []UserID // nil where the answer does not say
	GroupAssignees []GroupID
	Sharing        *PublicSharing // nil where the answer does not say, as in lists of tasks
}

// PublicSharing says whether a task is open to everybody who has its public link.
type PublicSharing struct {
	Public        bool  `json:"public"`
	Expires       Stamp `json:"expires,omitempty"`        // Null for never
	SearchEngines bool  `json:"search_engines,omitempty"` // search engines may list it
}

// TaskPage is one page of up to 100 tasks; Last is set on the final one.
type TaskPage struct {
	Tasks []Task
	Last  bool
}

// SharedItem is something shared with a guest, with the level where ClickUp
// gave one.
type SharedItem struct {
	Ref        ItemRef
	Name       string
	Permission Permission // empty where unknown
	Closed     bool
}

// Guest is a guest with what is shared with them (GetGuest and the answers of
// the share operations). Shared is nil where it was not asked for.
type Guest struct {
	Person Person
	Shared []SharedItem
}

// Access is a person with explicit access to a task or list (GetTaskMembers,
// GetListMembers); the API gives no level there.
type Access struct {
	ID    UserID `json:"id"`
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
}

// GuestInvite is the body of InviteGuestToWorkspace; only known rights and a
// set role are sent.
type GuestInvite struct {
	Email  string
	Rights Rights
	Role   RoleID // 0: none
}

// GuestEdit is the body of EditGuestOnWorkspace; only what is set is sent.
type GuestEdit struct {
	Rights Rights
	Role   *RoleID
}

// MemberInvite is the body of InviteUserToWorkspace.
type MemberInvite struct {
	Email string
	Admin bool
	Role  RoleID // 0: none
}

// MemberEdit is the body of EditUserOnWorkspace; only what is set is sent.
type MemberEdit struct {
	Name  *string
	Admin *bool
	Role  *RoleID
}
