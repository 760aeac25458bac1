package form

import (
	"charm.land/huh/v2"

	"cutui/model"
)

// Roles are the custom roles to choose from, as far as they are known. The form has its
// field for them from the start, so that roles that arrive late move no other field.
type Roles struct {
	All    []model.Role
	Status string // why there may be more, such as "loading…"; empty if these are all
}

// title returns the title of a field for a custom role.
func (r Roles) title() string {
	switch {
	case r.Status != "":
		return "Custom role – " + r.Status
	case len(r.All) == 0:
		return "Custom role – none in this workspace"
	}
	return "Custom role"
}

// baseTitle returns the title of a field that lists the base roles before the custom ones.
func (r Roles) baseTitle() string {
	if r.Status != "" {
		return "Role – custom roles: " + r.Status
	}
	return "Role"
}

// keptRole is shown in place of the chosen role's name until that is known.
const keptRole = "the one chosen before"

func noRole() huh.Option[model.RoleID] { return huh.NewOption("none", model.RoleID(0)) }

// options returns the options first, followed by the roles. While roles may still arrive it
// also has the chosen one, if that is not among them.
func (r Roles) options(chosen model.RoleID, first ...huh.Option[model.RoleID]) []huh.Option[model.RoleID] {
	for _, role := range r.All {
		first = append(first, huh.NewOption(role.Name, role.ID))
	}
	if r.Status != "" && indexOf(first, chosen) < 0 {
		first = append(first, huh.NewOption(keptRole, chosen))
	}
	return first
}
