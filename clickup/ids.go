package clickup

// Ids are typed so that one can't be passed for another. ClickUp sends them as
// strings or numbers; both decode.
type (
	// WorkspaceID is a team_id of the v2 API: digits, kept as a string.
	WorkspaceID string
	// SpaceID names a space inside a workspace.
	SpaceID string
	// FolderID names a folder ("project" in older answers).
	FolderID string
	// ListID names a list.
	ListID string
	// TaskID names a task by its own id, not by its custom id.
	TaskID string
	// GoalID is the UUID of a goal.
	GoalID string
	// GroupID is the UUID of a user group.
	GroupID string
	// UserID names a person; agents have negative ids.
	UserID int64
	// RoleID names a custom role.
	RoleID int64
)
