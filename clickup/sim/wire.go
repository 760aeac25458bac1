package sim

import (
	"encoding/json"

	"cutui/clickup/sim/internal/world"
)

// optional is a field that may be missing, null or set.
type optional[T any] struct {
	there bool
	value *T
}

func some[T any](v T) optional[T] { return optional[T]{there: true, value: &v} }
func null[T any]() optional[T]    { return optional[T]{there: true} }

// IsZero reports whether the field is missing, for omitzero.
func (o optional[T]) IsZero() bool { return !o.there }

// MarshalJSON writes the value or null.
func (o optional[T]) MarshalJSON() ([]byte, error) { return encode(o.value), nil }

// stamp is a time in milliseconds, encoded as a string; 0 is null.
type stamp int64

// MarshalJSON writes the milliseconds in quotes, or null.
func (s stamp) MarshalJSON() ([]byte, error) {
	if s == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + world.Itoa(int64(s)) + `"`), nil
}

// text is a string, encoded as null if it is empty.
type text string

// MarshalJSON writes the string or null.
func (t text) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	return encode(string(t)), nil
}

type wireError struct {
	Err         string   `json:"err"`
	Code        string   `json:"ECODE,omitempty"`
	Permissions []string `json:"invalid_permissions,omitempty"`
}

type wireSeats struct {
	Members wireMemberSeats `json:"members"`
	Guests  wireGuestSeats  `json:"guests"`
}

// wireMemberSeats spells the first key as ClickUp does.
type wireMemberSeats struct {
	Filled int `json:"filled_members_seats"`
	Total  int `json:"total_member_seats"`
	Empty  int `json:"empty_member_seats"`
}

// wireGuestSeats has numbers or the string Infinity.
type wireGuestSeats struct {
	Filled int `json:"filled_guest_seats"`
	Total  any `json:"total_guest_seats"`
	Empty  any `json:"empty_guest_seats"`
}

type wirePlan struct {
	Name string `json:"plan_name"`
	ID   int    `json:"plan_id"`
}

type wireTeam struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Color   string          `json:"color"`
	Avatar  text            `json:"avatar"`
	Members []wireMember    `json:"members"`
	Roles   []wireRoleEntry `json:"roles,omitempty"`
}

type wireRoleEntry struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Inherited int    `json:"inherited_role,omitempty"`
	Custom    bool   `json:"custom"`
}

// wireMember is a row of the roster. Shared is set in answers about one person.
type wireMember struct {
	User      wireUser              `json:"user"`
	InvitedBy optional[wireInviter] `json:"invited_by,omitzero"`
	SeeSpent  optional[bool]        `json:"can_see_time_spent,omitzero"`
	SeeEstim  optional[bool]        `json:"can_see_time_estimated,omitzero"`
	EditTags  optional[bool]        `json:"can_edit_tags,omitzero"`
	MakeViews optional[bool]        `json:"can_create_views,omitzero"`
	SeePoints optional[bool]        `json:"can_see_points_estimated,omitzero"`
	Shared    *wireShared           `json:"shared,omitempty"`
}

type wireUser struct {
	ID         int64                    `json:"id"`
	Username   text                     `json:"username"`
	Email      string                   `json:"email"`
	Color      text                     `json:"color"`
	Picture    text                     `json:"profilePicture"`
	Initials   string                   `json:"initials"`
	Role       int                      `json:"role,omitempty"`
	Subtype    optional[int]            `json:"role_subtype,omitzero"`
	RoleKey    string                   `json:"role_key,omitempty"`
	CustomRole optional[wireCustomRole] `json:"custom_role,omitzero"`
	LastActive optional[stamp]          `json:"last_active,omitzero"`
	Joined     optional[stamp]          `json:"date_joined,omitzero"`
	Invited    optional[stamp]          `json:"date_invited,omitzero"`
}

type wireCustomRole struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// wireInviter has the status of the invited person, as in ClickUp.
type wireInviter struct {
	ID       int64  `json:"id"`
	Username string `json:"username"`
	Color    text   `json:"color"`
	Email    string `json:"email"`
	Initials string `json:"initials"`
	Picture  text   `json:"profilePicture"`
	Banned   text   `json:"banned_date"`
	Status   string `json:"status"`
}

type wireShared struct {
	Tasks   []wireTask   `json:"tasks"`
	Lists   []wireList   `json:"lists"`
	Folders []wireFolder `json:"folders"`
}

type wireRole struct {
	ID        int64   `json:"id"`
	Team      string  `json:"team_id"`
	Name      string  `json:"name"`
	Inherited int     `json:"inherited_role"`
	Created   stamp   `json:"date_created"`
	Members   []int64 `json:"members,omitempty"`
}

type wireGroup struct {
	ID       string      `json:"id"`
	Team     string      `json:"team_id"`
	Owner    int64       `json:"userid"`
	Name     string      `json:"name"`
	Handle   string      `json:"handle"`
	Created  stamp       `json:"date_created"`
	Initials string      `json:"initials"`
	Members  []wireBrief `json:"members"`
	Avatar   wireAvatar  `json:"avatar"`
}

type wireAvatar struct {
	Attachment text `json:"attachment_id"`
	Color      text `json:"color"`
	Source     text `json:"source"`
	Icon       text `json:"icon"`
}

// wireBrief is a person in an item. Profile is set in the answers of GetTaskMembers and
// GetListMembers.
type wireBrief struct {
	ID       int64           `json:"id"`
	Username text            `json:"username"`
	Email    string          `json:"email"`
	Color    text            `json:"color"`
	Initials string          `json:"initials"`
	Picture  text            `json:"profilePicture"`
	Profile  json.RawMessage `json:"profileInfo,omitempty"`
}
