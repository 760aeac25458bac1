package clickup

import (
	"strconv"
	"strings"
)

// String returns the id in decimal.
func (id UserID) String() string { return strconv.FormatInt(int64(id), 10) }

// User is the user that the token belongs to (GetAuthorizedUser).
type User struct {
	ID       UserID
	Name     string
	Email    string
	Color    string
	Initials string
	Timezone string
}

// Workspace is a workspace with its members and guests (GetAuthorizedTeams).
type Workspace struct {
	ID     WorkspaceID
	Name   string
	Color  string
	People []Person
	Unread int // people who were left out because they have no valid id
}

// Plan is the plan that a workspace is on (GetWorkspaceplan). The name identifies it: the same
// plan has been seen with different ids.
type Plan struct {
	Name string
	ID   int
}

// BelowEnterprise reports whether the plan is known not to include the API's guest and member
// operations. It is false for unknown names, such as "Enterprise Trial": trying is harmless,
// and ClickUp answers TEAM_110 if the plan does not include them.
func (p Plan) BelowEnterprise() bool {
	switch strings.ToLower(strings.TrimSpace(p.Name)) {
	case "free", "free forever", "unlimited", "business", "business plus":
		return true
	}
	return false
}

// Count is a number of seats that may be unlimited or unknown.
type Count struct {
	N         int
	Known     bool // N is ClickUp's number
	Unlimited bool // ClickUp said "Infinity"
}

// CountOf returns the known number n.
func CountOf(n int) Count { return Count{N: n, Known: true} }

// Unlimited returns the count that ClickUp sends as "Infinity".
func Unlimited() Count { return Count{Unlimited: true} }

// String returns the number, "unlimited" or "unknown".
func (c Count) String() string {
	switch {
	case c.Unlimited:
		return "unlimited"
	case c.Known:
		return strconv.Itoa(c.N)
	}
	return "unknown"
}

// SeatPool counts the seats of one kind.
type SeatPool struct{ Filled, Total, Empty Count }

// Seats counts the member and guest seats of a workspace (GetWorkspaceseats).
type Seats struct{ Members, Guests SeatPool }

// CustomRole is a role that the workspace defined (GetCustomRoles).
type CustomRole struct {
	ID       RoleID   `json:"id"`
	Name     string   `json:"name"`
	Inherits Role     `json:"inherits,omitempty"` // the base role
	Members  []UserID `json:"members,omitempty"`
}

// UserGroup is a group of people, which ClickUp's interface calls a Team (GetTeams1).
type UserGroup struct {
	ID      GroupID  `json:"id"`
	Name    string   `json:"name"`
	Handle  string   `json:"handle,omitempty"`
	Members []UserID `json:"members,omitempty"`
}
