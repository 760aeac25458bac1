package clickup

import (
	"strconv"
	"strings"
)

// String is the id in decimal.
func (id UserID) String() string { return strconv.FormatInt(int64(id), 10) }

// User is the caller of the API (GetAuthorizedUser).
type User struct {
	ID       UserID
	Name     string
	Email    string
	Color    string
	Initials string
	Timezone string
}

// Workspace is one entry of GetAuthorizedTeams with everybody in it, members
// and guests alike.
type Workspace struct {
	ID     WorkspaceID
	Name   string
	Color  string
	People []Person
	Unread int // people who were left out: ClickUp gave them no id, or none that is a whole number
}

// Plan is what the workspace has bought (GetWorkspaceplan). Only the name is
// stable; the same plan has been seen under several ids.
type Plan struct {
	Name string
	ID   int
}

// BelowEnterprise reports whether the plan is one that is known to have no guest and user
// operations in the API. Names vary ("Enterprise Trial"), and to try is harmless: ClickUp
// answers TEAM_110 where it does not have them.
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

// CountOf is a known number.
func CountOf(n int) Count { return Count{N: n, Known: true} }

// Unlimited is the count that ClickUp sends as "Infinity".
func Unlimited() Count { return Count{Unlimited: true} }

// String is the number, "unlimited" or "unknown".
func (c Count) String() string {
	switch {
	case c.Unlimited:
		return "unlimited"
	case c.Known:
		return strconv.Itoa(c.N)
	}
	return "unknown"
}

// SeatPool is one kind of seats.
type SeatPool struct{ Filled, Total, Empty Count }

// Seats are the member and guest seats of a workspace (GetWorkspaceseats).
type Seats struct{ Members, Guests SeatPool }

// CustomRole is a role defined in the workspace (GetCustomRoles).
type CustomRole struct {
	ID       RoleID   `json:"id"`
	Name     string   `json:"name"`
	Inherits Role     `json:"inherits,omitempty"` // the base role; RoleUnknown where ClickUp did not say
	Members  []UserID `json:"members,omitempty"`
}

// UserGroup is what ClickUp's interface calls a Team (GetTeams1).
type UserGroup struct {
	ID      GroupID  `json:"id"`
	Name    string   `json:"name"`
	Handle  string   `json:"handle,omitempty"`
	Members []UserID `json:"members,omitempty"`
}
