package sim

import (
	"fmt"
	"slices"
)

var priorities = []wirePriority{
	{"#f50000", "1", "1", "urgent"},
	{"#f8ae00", "2", "2", "high"},
	{"#6fddff", "3", "3", "normal"},
	{"#d8d8d8", "4", "4", "low"},
}

// taskOf is a task as ClickUp sends it today: objects where its reference says
// strings, and an order index of thirty digits.
func taskOf(ws *workspace, t *task) wireTask {
	f := t.list.folder
	w := wireTask{
		ID: t.id, Custom: text(t.custom), Name: t.name, Text: t.name, Description: t.name,
		Status: statusOf(f.space, t.status), Index: orderIndex(t),
		Created: stamp(t.created), Updated: stamp(t.updated), Closed: stamp(t.closed), Done: stamp(t.closed),
		Creator: personBrief(ws, t.creator), Assignees: []wireBrief{}, Groups: groupsOf(ws, t.groups),
		Watchers: []wireBrief{personBrief(ws, t.creator)}, Checklists: []any{}, Tags: []wireTag{},
		Parent: text(t.parent), TopParent: text(t.parent), Due: stamp(t.due),
		Fields: []any{}, Dependencies: []any{}, Linked: []any{}, Locations: []any{},
		Team: ws.id, URL: "https://app.clickup.com/t/" + t.id,
		Sharing: sharingOf(t),
		Level:   "create", List: place(t.list.id, t.list.name), Space: wirePlace{ID: f.space.id},
		Folder: folderPlace(f), Project: folderPlace(f),
	}
	for _, id := range t.assignees {
		w.Assignees = append(w.Assignees, personBrief(ws, id))
	}
	for _, tag := range t.tags {
		w.Tags = append(w.Tags, wireTag{Name: tag, Foreground: "#ffffff", Background: "#7b68ee", Creator: t.creator})
	}
	if t.priority > 0 {
		w.Priority = &priorities[t.priority-1]
	}
	if t.points > 0 {
		w.Points = &t.points
	}
	if t.estimate > 0 {
		w.Estimate = &t.estimate
	}
	return w
}

// personBrief is a task's creator or assignee, who may have left since.
func personBrief(ws *workspace, id int64) wireBrief {
	if p := ws.byID[id]; p != nil {
		return briefOf(p)
	}
	return wireBrief{ID: id, Initials: "?"}
}

func orderIndex(t *task) string {
	return fmt.Sprintf("%d.00000000000000000000000000000000", t.created%100_000_000)
}

func place(id, name string) wirePlace {
	return wirePlace{ID: id, Name: name, Access: some(true)}
}

func folderPlace(f *folder) wirePlace {
	p := place(f.id, f.name)
	p.Hidden = some(f.hidden)
	return p
}

func statusOf(sp *space, s status) wireStatus {
	return wireStatus{
		ID:     fmt.Sprintf("p%s_%d", sp.id, s.index),
		Status: s.name, Type: s.kind, Index: s.index, Color: s.color,
	}
}

func statusesOf(sp *space) []wireStatus {
	out := make([]wireStatus, 0, len(statuses))
	for _, s := range statuses {
		out = append(out, statusOf(sp, s))
	}
	return out
}

func spaceOf(sp *space, caller *person) wireSpace {
	w := wireSpace{
		ID: sp.id, Name: sp.name, Color: "#7b68ee", Private: sp.private, Manage: true,
		Statuses: statusesOf(sp), Multiple: true, Archived: sp.archived, Features: map[string]wireFeature{},
	}
	for _, name := range []string{
		"due_dates", "time_tracking", "tags", "time_estimates", "checklists", "custom_fields",
		"remap_dependencies", "dependency_warning", "portfolios",
	} {
		w.Features[name] = wireFeature{Enabled: true}
	}
	if !sp.private {
		return w
	}
	for _, id := range sp.members {
		w.Members = append(w.Members, map[string]wireBrief{"user": personBrief(sp.ws, id)})
	}
	if len(sp.members) == 0 {
		w.Members = []map[string]wireBrief{{"user": briefOf(caller)}}
	}
	return w
}

func folderOf(f *folder) wireFolder {
	where := place(f.space.id, f.space.name)
	w := wireFolder{
		ID: f.id, Name: f.name, Index: f.index, Hidden: f.hidden, Archived: f.archived,
		Space: &where, Statuses: statusesOf(f.space), Lists: []wireList{}, Level: "create",
	}
	n := 0
	for _, l := range f.lists {
		n += len(l.tasks)
		if !l.archived {
			w.Lists = append(w.Lists, listOf(l))
		}
	}
	w.Count = itoa(int64(n))
	return w
}

func listOf(l *list) wireList {
	in, where := folderPlace(l.folder), place(l.folder.space.id, l.folder.space.name)
	w := wireList{
		ID: l.id, Name: l.name, Index: l.index, Count: len(l.tasks),
		Folder: &in, Space: &where, Archived: l.archived, Level: "create",
	}
	if l.owner != 0 {
		owner := personBrief(l.folder.space.ws, l.owner)
		w.Assignee = &owner
	}
	return w
}

// groupsOf are the user groups that are assigned to a task.
func groupsOf(ws *workspace, ids []string) []any {
	out := []any{}
	for _, g := range ws.groups {
		if slices.Contains(ids, g.id) {
			out = append(out, map[string]string{"id": g.id, "name": g.name})
		}
	}
	return out
}

// sharingOf says whether a task is open to the web; its token is made up.
func sharingOf(t *task) wireSharing {
	w := wireSharing{Fields: []string{"assignees", "priority", "due_date"}}
	if t.public {
		w.Public, w.Token, w.SEO = true, text("pub-"+t.id), true
	}
	return w
}
