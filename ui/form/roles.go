package form

import (
	"charm.land/huh/v2"

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

func noRole() huh.Option[model.RoleID] { return huh.NewOption("none", model.RoleID(0)) }

// options are those of a field before the roles, the roles, and the one chosen though it is
// not there yet.
func (r Roles) options(chosen model.RoleID, first ...huh.Option[model.RoleID]) []huh.Option[model.RoleID] {
	for _, role := range r.All {
		first = append(first, huh.NewOption(role.Name, role.ID))
	}
	if r.Standing != "" && indexOf(first, chosen) < 0 {
		first = append(first, huh.NewOption(keptRole, chosen))
	}
	return first
}
