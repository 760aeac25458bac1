package simtest

import (
	"encoding/json"
	"slices"
	"sync"

	"cutui/clickup/sim"
)

// inside returns rules with a prefix added to their paths.
func inside(prefix string, rules ...[]rule) []rule {
	out := slices.Concat(rules...)
	for i := range out {
		out[i].path = prefix + out[i].path
	}
	return out
}

// inviterRules are for an inviter, who is required but whose fields are all strings.
func inviterRules() []rule { return []rule{{"invited_by", orNew()}, {"invited_by", dense}} }

// invitedRules are for people in answers to invitations.
func invitedRules() []rule { return append([]rule{{"user", baseRole}}, inviterRules()...) }

// oneMember is for GetUser and EditUserOnWorkspace.
func oneMember() []rule {
	return inside("member.", []rule{
		{"user", dense}, {"invited_by", orNew()}, {"invited_by", dense},
	}, sharedIDs("tasks", "lists", "folders"))
}

// itemRules are for the guest in the answers of the share operations.
func itemRules() []rule {
	return append([]rule{{"shared", orNew("tasks", "lists", "folders")}}, inviterRules()...)
}

// unshared is for the answers of the unshare operations.
func unshared() []rule {
	return inside("guest.", itemRules(), sharedIDs("tasks", "lists", "folders"))
}

// sharedTask is for a task in the answer of AddGuestToTask.
func sharedTask() []rule {
	return []rule{
		{"due_date", or("0")},
		{"priority", orNew()},
		{"points", written},
		{"time_estimate", written},
		{"assignees", ids},
		{"tags", names},
		{"creator", dense},
	}
}

// listedTask is for the tasks of GetTasks.
func listedTask() []rule {
	return []rule{
		{"priority", or(absent{})},
		{"time_estimate", written},
		{"assignees", ids},
		{"watchers", ids},
		{"tags", names},
		{"creator", dense},
	}
}

// filteredTask is for the tasks of GetFilteredTeamTasks.
func filteredTask() []rule {
	return []rule{
		{"date_closed", or("0")},
		{"due_date", or("0")},
		{"start_date", or("0")},
		{"parent", or("")},
		{"priority", number},
		{"points", or(json.Number("0"))},
		{"time_estimate", or(json.Number("0"))},
		{"creator", solid},
		{"assignees[]", solid},
		{"watchers[]", solid},
	}
}

func singleTask() []rule {
	return []rule{
		{"priority", or(absent{})},
		{"creator", dense},
		{"assignees[]", dense},
		{"watchers[]", dense},
	}
}

func sharedHierarchy() []rule {
	return []rule{
		{"shared.tasks", ids},
		{"shared.folders[].content", or(nil)},
		{"shared.folders[].due_date", or(nil)},
	}
}

// sharedIDs are the rules for shared items that are strings in the reference.
func sharedIDs(kinds ...string) []rule {
	out := make([]rule, 0, len(kinds))
	for _, k := range kinds {
		out = append(out, rule{"shared." + k, ids})
	}
	return out
}

// referenceRules maps operations to their differences. Other operations have none.
var referenceRules = sync.OnceValue(func() map[string][]rule {
	return map[string][]rule{
		"GetAuthorizedUser": {{"user", dense}},
		sim.RosterFrame:     {{"avatar", or("")}},
		sim.RosterMember:    {{"user", dense}},

		"InviteUserToWorkspace":  inside("team.members[].", invitedRules()),
		"InviteGuestToWorkspace": inside("team.members[].", invitedRules(), guestFlags()),
		"GetUser":                oneMember(),
		"EditUserOnWorkspace":    oneMember(),
		"EditGuestOnWorkspace": inside("guest.",
			[]rule{{"user", baseRole}}, inviterRules(), sharedIDs("tasks", "lists", "folders")),

		"AddGuestToTask": slices.Concat(
			inside("guest.", itemRules(), sharedIDs("lists", "folders")),
			inside("guest.shared.tasks[].", sharedTask())),
		"AddGuestToList": inside("guest.", itemRules(), sharedIDs("tasks", "folders"), []rule{{"shared.lists[].assignee", idOf}}),
		"AddGuestToFolder": inside("guest.", itemRules(), sharedIDs("tasks", "lists"),
			[]rule{{"shared.folders[].lists", ids}}),
		"RemoveGuestFromTask":   unshared(),
		"RemoveGuestFromList":   unshared(),
		"RemoveGuestFromFolder": unshared(),

		"GetCustomRoles":  {{"custom_roles[].members", or([]any{})}},
		"GetTeams1":       {{"groups[].members[]", solid}},
		"CreateUserGroup": {{"members[]", solid}},
		"UpdateTeam":      {{"members[]", solid}},
		"SharedHierarchy": sharedHierarchy(),
		"GetTaskMembers":  {{"members[]", solid}},
		"GetListMembers":  {{"members[]", solid}},

		"GetSpaces":          {{"spaces[]", dense}, {"spaces[].members[].user", dense}},
		"GetFolders":         {{"folders[].lists", ids}, {"folders", first}},
		"GetLists":           {{"lists[].task_count", written}, {"lists[].assignee", idOf}},
		"GetFolderlessLists": {{"lists[].task_count", written}, {"lists[].assignee", idOf}},

		"GetFolder":  {{"lists", ids}},
		"GetList":    oneList(),
		"UpdateList": oneList(),

		"UpdateTask": {
			{"priority", or(absent{})},
			{"creator", dense},
			{"assignees", ids},
			{"watchers", ids},
			{"tags", names},
			{"group_assignees", ids},
			{"time_estimate", written},
		},
		"GetGoals": {
			{"goals[].owners", ids},
			{"goals[].due_date", or("0")},
			{"folders[].goals[].owners", ids},
			{"folders[].goals[].due_date", or("0")},
		},
		"GetGoal":    {{"goal.owners[]", solid}, {"goal.due_date", or("0")}},
		"UpdateGoal": {{"goal.owners[]", solid}, {"goal.due_date", or("0")}},

		"Gettimeentrieswithinadaterange": {
			{"data", onTasks}, {"data[].user", solid}, {"data[].task.custom_id", or("")},
		},

		"GetTasks":             inside("tasks[].", listedTask()),
		"GetTask":              singleTask(),
		"GetFilteredTeamTasks": inside("tasks[].", filteredTask()),
	}
})

func oneList() []rule {
	return []rule{
		{"task_count", written}, {"assignee", idOf}, {"status", or(absent{})}, {"priority", or(absent{})}, {"due_date", or(absent{})},
	}
}

// guestFlags are required for everybody in the answer to a guest's invitation, including members.
func guestFlags() []rule {
	return []rule{
		{"can_see_time_spent", or(false)},
		{"can_see_time_estimated", or(false)},
		{"can_edit_tags", or(false)},
		{"can_create_views", or(false)},
	}
}
