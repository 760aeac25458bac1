package clickup

import "fmt"

// ItemKind is a kind of item that can be shared with a guest.
type ItemKind uint8

// The kinds of items. Spaces can't be shared with guests on any plan.
const (
	TaskItem ItemKind = iota + 1
	ListItem
	FolderItem
)

// String returns task, list or folder, which is also the kind's path segment in the API.
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

// ItemRef identifies a task, list or folder.
type ItemRef struct {
	Kind   ItemKind
	ID     string
	Custom bool // ID is a custom task id, such as ABC-123
}

// String returns the reference as commands accept it, such as task:86bb4x7ff or ABC-123.
func (r ItemRef) String() string {
	if r.Custom {
		return r.ID
	}
	return fmt.Sprintf("%s:%s", r.Kind, r.ID)
}

// Permission is the level of access that a guest has to a shared item.
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

// Label returns the level's name in ClickUp's interface.
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
	Members []UserID // of a private space; nil if unknown
}

// Folder is a folder with its lists (GetFolders).
type Folder struct {
	ID    FolderID
	Name  string
	Lists []List
	Space SpaceID // empty if unknown
}

// List is a list of tasks (GetLists, GetFolderlessLists).
type List struct {
	ID       ListID
	Name     string
	Tasks    int // number of tasks; 0 if unknown
	Archived bool
	Space    SpaceID // empty if unknown
	Assignee UserID  // the list's owner; 0 for nobody
	RawName  string  // not sanitized: for UpdateList, must not be shown
}

// Task is a task (GetTask, GetTasks, GetFilteredTeamTasks). Folder is empty if the task's
// list is in no folder.
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
	Workspace  WorkspaceID // empty if unknown
	Updated    Stamp

	Created        Stamp
	Due            Stamp
	Creator        UserID
	Assignees      []UserID // nil if unknown
	GroupAssignees []GroupID
	Sharing        *PublicSharing // nil if unknown, as in answers with many tasks
}

// PublicSharing describes the public link of a task, which opens the task to everybody who
// has the link.
type PublicSharing struct {
	Public        bool  `json:"public"`                   // the task has a public link
	Expires       Stamp `json:"expires,omitempty"`        // Null for never
	SearchEngines bool  `json:"search_engines,omitempty"` // search engines may list the task
}

// TaskPage is a page of up to 100 tasks. Last is set on the last page.
type TaskPage struct {
	Tasks []Task
	Last  bool
}

// SharedItem is an item that is shared with a guest or member.
type SharedItem struct {
	Ref        ItemRef
	Name       string
	Permission Permission // empty if unknown
	Closed     bool       // a closed task, or an archived item
}

// Guest is a guest and what is shared with them (GetGuest and the answers of the share
// operations). Shared is nil if the answer does not include it.
type Guest struct {
	Person Person
	Shared []SharedItem
}

// Access is a person with explicit access to a task or list (GetTaskMembers,
// GetListMembers). The API does not say which level of access they have.
type Access struct {
	ID    UserID `json:"id"`
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
}

// GuestInvite is an invitation of a guest (InviteGuestToWorkspace). Only the known rights are
// sent.
type GuestInvite struct {
	Email  string
	Rights Rights
	Role   RoleID // 0: none
}

// GuestEdit is a change to a guest (EditGuestOnWorkspace). Only the known rights and the
// fields that are set are sent.
type GuestEdit struct {
	Rights Rights
	Role   *RoleID // 0 removes the custom role
}

// MemberInvite is an invitation of a member or admin (InviteUserToWorkspace).
type MemberInvite struct {
	Email string
	Admin bool
	Role  RoleID // 0: none
}

// MemberEdit is a change to a member (EditUserOnWorkspace). Only the fields that are set are
// sent.
type MemberEdit struct {
	Name  *string
	Admin *bool
	Role  *RoleID // 0 removes the custom role
}
