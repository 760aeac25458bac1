package form

import (
	"slices"

	"cutui/model"
)

// Roles are the custom roles to choose from, as far as they are known. A field for them is
// there from the start, so that what comes late moves no other field.
type Roles struct {
	All      []model.Role
	Standing string // why there may be more, such as "loading…"; empty: these are all
}

// title is that of a field for a custom role.
func (r Roles) title() string {
	switch {
	case r.Standing != "":
		return "Custom role – " + r.Standing
	case len(r.All) == 0:
		return "Custom role – there is none here"
	}
	return "Custom role"
}

// baseTitle is that of a field where the custom roles come after those everybody has.
func (r Roles) baseTitle() string {
	if r.Standing != "" {
		return "Role – custom roles: " + r.Standing
	}
	return "Role"
}

// keptRole stands for the role that was chosen while its name is not known.
const keptRole = "the one chosen before"

// add lists the roles, and the one chosen though it is not there yet.
func (r Roles) add(to *options[model.RoleID], chosen model.RoleID) {
	for _, role := range r.All {
		to.add(role.Name, role.ID)
	}
	if r.Standing != "" && !slices.Contains(to.values, chosen) {
		to.add(keptRole, chosen)
	}
}
