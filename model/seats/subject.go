package seats

import (
	"strings"

	"cutui/clickup"
)

// Answer is yes, no or unknown, which is the zero value.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota
	Yes
	No
)

// String returns yes, no or unknown.
func (a Answer) String() string { return [...]string{"unknown", "yes", "no"}[min(a, No)] }

// MarshalText returns String, for journals.
func (a Answer) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote; anything else is Unknown.
func (a *Answer) UnmarshalText(text []byte) error {
	switch string(text) {
	case "yes":
		*a = Yes
	case "no":
		*a = No
	default:
		*a = Unknown
	}
	return nil
}

// AnswerOf returns Yes or No.
func AnswerOf(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// Place is whether a person's e-mail domain is the workspace's own.
type Place uint8

// The places. ClickUp decides by e-mail domain and single sign-on which domain is the
// workspace's own; MaybeOwn is a domain for which cutui can't tell.
const (
	NoAddress Place = iota
	Outside
	MaybeOwn
	Own
)

// Subject is what decides about a person's seat.
type Subject struct {
	Role    clickup.Role // the base role; a custom role counts as what it inherits
	Code    int32        // ClickUp's number of the role
	Key     string       // ClickUp's word for the role (role_key)
	Place   Place
	Agent   bool // an AI agent: their ids are negative
	Pending bool // invited, not accepted yet
	Flags   clickup.Rights
	InGroup Answer // in a user group, which ClickUp's screens call a Team
	Edits   Answer // something is shared with them at comment or more
}

// Limited reports whether ClickUp calls the person a limited member, and whether one who
// may only view. A role_subtype alone proves nothing.
func (p Subject) Limited() (limited, viewOnly bool) { return LimitedKey(p.Key) }

// LimitedKey is Subject.Limited for a role_key.
func LimitedKey(key string) (limited, viewOnly bool) {
	if !strings.HasPrefix(key, "limited_member") {
		return false, false
	}
	return true, strings.Contains(key, "read_only") || strings.Contains(key, "view_only")
}

// MayMore returns whether a guest may do more than view: by a flag, by a user group or by
// what is shared with them. It returns No only if all three are known.
func (p Subject) MayMore() Answer {
	flags := Unknown
	if p.Flags.Known != 0 {
		flags = AnswerOf(p.Flags.Known&p.Flags.Granted != 0)
	}
	switch {
	case flags == Yes || p.InGroup == Yes || p.Edits == Yes:
		return Yes
	case flags == No && p.InGroup == No && p.Edits == No:
		return No
	}
	return Unknown
}

// BaseRole returns the base role of a person whose role number may be a custom role's id,
// or whose custom role may inherit from admin.
func BaseRole(role clickup.Role, code int32, custom clickup.RoleID, roles []clickup.CustomRole) clickup.Role {
	for _, r := range roles {
		switch {
		case role == clickup.RoleUnknown && (r.ID == custom || r.ID == clickup.RoleID(code)):
			return r.Inherits
		case r.ID == custom && role == clickup.RoleMember && r.Inherits == clickup.RoleAdmin:
			return clickup.RoleAdmin
		}
	}
	if role > clickup.RoleGuest {
		return clickup.RoleUnknown
	}
	return role
}
