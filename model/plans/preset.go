package plans

import "cutui/clickup"

// Preset is a named set of guest rights, with the level it shares at and the
// custom role it gives.
type Preset struct {
	Name       string
	Rights     clickup.Rights
	Permission clickup.Permission
	Role       clickup.RoleID // 0: none
}

// DefaultPresets returns the built-in presets from least to most; the first is the default.
// View only sends no flag at all, so that ClickUp's own minimum applies.
func DefaultPresets() []Preset {
	all := clickup.Rights{}
	for _, r := range clickup.AllRights {
		all = all.With(r, true)
	}
	time := clickup.Rights{}.With(clickup.SeeTimeSpent, true).With(clickup.SeeTimeEstimated, true)
	return []Preset{
		{Name: "view only", Permission: clickup.PermissionRead},
		{Name: "commenter", Permission: clickup.PermissionComment},
		{Name: "collaborator", Rights: time.With(clickup.EditTags, true), Permission: clickup.PermissionEdit},
		{Name: "full", Rights: all, Permission: clickup.PermissionCreate},
	}
}
