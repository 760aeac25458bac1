package sim

import (
	"fmt"
	"slices"

	"cutui/clickup/sim/internal/world"
)

var priorities = []wirePriority{
	{"#f50000", "1", "1", "urgent"},
	{"#f8ae00", "2", "2", "high"},
	{"#6fddff", "3", "3", "normal"},
	{"#d8d8d8", "4", "4", "low"},
}

// taskOf returns a task as ClickUp sends it today: with objects where the reference has strings, and
// an order index of thirty digits.
func taskOf(ws *world.Workspace, t *world.Task) wireTask {
	f := t.List.Folder
	w := wireTask{
		ID: t.ID, Custom: text(t.Custom), Name: t.Name, Text: t.Name, Description: t.Name,
		Status: statusOf(f.Space, t.Status), Index: orderIndex(t),
		Created: stamp(t.Created), Updated: stamp(t.Updated), Closed: stamp(t.Closed), Done: stamp(t.Closed),
		Creator: personBrief(ws, t.Creator), Assignees: []wireBrief{}, Groups: groupsOf(ws, t.Groups),
		Watchers: []wireBrief{personBrief(ws, t.Creator)}, Checklists: []any{}, Tags: []wireTag{},
		Parent: text(t.Parent), TopParent: text(t.Parent), Due: stamp(t.Due),
		Fields: []any{}, Dependencies: []any{}, Linked: []any{}, Locations: []any{},
		Team: ws.ID, URL: "https://app.clickup.com/t/" + t.ID,
		Sharing: sharingOf(t),
		Level:   "create", List: place(t.List.ID, t.List.Name), Space: wirePlace{ID: f.Space.ID},
		Folder: folderPlace(f), Project: folderPlace(f),
	}
	for _, id := range t.Assignees {
		w.Assignees = append(w.Assignees, personBrief(ws, id))
	}
	for _, tag := range t.Tags {
		w.Tags = append(w.Tags, wireTag{Name: tag, Foreground: "#ffffff", Background: "#7b68ee", Creator: t.Creator})
	}
	if t.Priority > 0 {
		w.Priority = &priorities[t.Priority-1]
	}
	if t.Points > 0 {
		w.Points = &t.Points
	}
	if t.Estimate > 0 {
		w.Estimate = &t.Estimate
	}
	return w
}

// personBrief returns a task's creator or assignee, who may have left the workspace.
func personBrief(ws *world.Workspace, id int64) wireBrief {
	if p := ws.ByID[id]; p != nil {
		return briefOf(p)
	}
	return wireBrief{ID: id, Initials: "?"}
}

func orderIndex(t *world.Task) string {
	return fmt.Sprintf("%d.00000000000000000000000000000000", t.Created%100_000_000)
}

func place(id, name string) wirePlace {
	return wirePlace{ID: id, Name: name, Access: some(true)}
}

func folderPlace(f *world.Folder) wirePlace {
	p := place(f.ID, f.Name)
	p.Hidden = some(f.Hidden)
	return p
}

func statusOf(sp *world.Space, s world.Status) wireStatus {
	return wireStatus{
		ID:     fmt.Sprintf("p%s_%d", sp.ID, s.Index),
		Status: s.Name, Type: s.Kind, Index: s.Index, Color: s.Color,
	}
}

func statusesOf(sp *world.Space) []wireStatus {
	out := make([]wireStatus, 0, len(world.Statuses))
	for _, s := range world.Statuses {
		out = append(out, statusOf(sp, s))
	}
	return out
}

func spaceOf(sp *world.Space, caller *world.Person) wireSpace {
	w := wireSpace{
		ID: sp.ID, Name: sp.Name, Color: "#7b68ee", Private: sp.Private, Manage: true,
		Statuses: statusesOf(sp), Multiple: true, Archived: sp.Archived, Features: map[string]wireFeature{},
	}
	for _, name := range []string{
		"due_dates", "time_tracking", "tags", "time_estimates", "checklists", "custom_fields",
		"remap_dependencies", "dependency_warning", "portfolios",
	} {
		w.Features[name] = wireFeature{Enabled: true}
	}
	if !sp.Private {
		return w
	}
	for _, id := range sp.Members {
		w.Members = append(w.Members, map[string]wireBrief{"user": personBrief(sp.Workspace, id)})
	}
	if len(sp.Members) == 0 {
		w.Members = []map[string]wireBrief{{"user": briefOf(caller)}}
	}
	return w
}

func folderOf(f *world.Folder) wireFolder {
	where := place(f.Space.ID, f.Space.Name)
	w := wireFolder{
		ID: f.ID, Name: f.Name, Index: f.Index, Hidden: f.Hidden, Archived: f.Archived,
		Space: &where, Statuses: statusesOf(f.Space), Lists: []wireList{}, Level: "create",
	}
	n := 0
	for _, l := range f.Lists {
		n += len(l.Tasks)
		if !l.Archived {
			w.Lists = append(w.Lists, listOf(l))
		}
	}
	w.Count = world.Itoa(int64(n))
	return w
}

func listOf(l *world.List) wireList {
	in, where := folderPlace(l.Folder), place(l.Folder.Space.ID, l.Folder.Space.Name)
	w := wireList{
		ID: l.ID, Name: l.Name, Index: l.Index, Count: len(l.Tasks),
		Folder: &in, Space: &where, Archived: l.Archived, Level: "create",
	}
	if l.Owner != 0 {
		owner := personBrief(l.Folder.Space.Workspace, l.Owner)
		w.Assignee = &owner
	}
	return w
}

// groupsOf returns the user groups that are assigned to a task.
func groupsOf(ws *world.Workspace, ids []string) []any {
	out := []any{}
	for _, g := range ws.Groups {
		if slices.Contains(ids, g.ID) {
			out = append(out, map[string]string{"id": g.ID, "name": g.Name})
		}
	}
	return out
}

// sharingOf returns a task's public link, with a made-up token.
func sharingOf(t *world.Task) wireSharing {
	w := wireSharing{Fields: []string{"assignees", "priority", "due_date"}}
	if t.Public {
		w.Public, w.Token, w.SEO = true, text("pub-"+t.ID), true
	}
	return w
}
