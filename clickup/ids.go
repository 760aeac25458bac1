package clickup

// Each kind of id has its own type, so that they can't be mixed up. ClickUp sends ids as
// strings or numbers; both decode.
type (
	// WorkspaceID is the id of a workspace (team_id in the v2 API), in digits.
	WorkspaceID string
	// SpaceID is the id of a space.
	SpaceID string
	// FolderID is the id of a folder ("project" in older answers).
	FolderID string
	// ListID is the id of a list.
	ListID string
	// TaskID is the id of a task, not its custom id.
	TaskID string
	// GoalID is the UUID of a goal.
	GoalID string
	// GroupID is the UUID of a user group.
	GroupID string
	// UserID is the id of a person; agents have negative ids.
	UserID int64
	// RoleID is the id of a custom role.
	RoleID int64
)
