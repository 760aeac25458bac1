package clickup

import (
	"context"
	"slices"
	"strings"
)

type wireStatus struct {
	Status text `json:"status"`
	Type   text `json:"type"`
}

// UnmarshalJSON accepts a status object or only its name.
func (s *wireStatus) UnmarshalJSON(b []byte) error {
	type plain wireStatus
	*s = wireStatus{}
	if b[0] == '{' {
		return decode(b, (*plain)(s))
	}
	return s.Status.UnmarshalJSON(b)
}

// wireItems is an answer with a list of items.
type wireItems struct {
	Spaces   many[wireItem] `json:"spaces"`
	Folders  many[wireItem] `json:"folders"`
	Lists    many[wireItem] `json:"lists"`
	Tasks    many[wireItem] `json:"tasks"`
	LastPage flag           `json:"last_page"`
}

// wireItem is a task, a list, a folder or a space: they share most fields.
type wireItem struct {
	ID         text           `json:"id"`
	CustomID   text           `json:"custom_id"`
	Name       rawText        `json:"name"`
	Status     wireStatus     `json:"status"`
	URL        text           `json:"url"`
	List       *wireItem      `json:"list"`
	Folder     *wireItem      `json:"folder"`
	Space      *wireItem      `json:"space"`
	Lists      many[wireItem] `json:"lists"`
	Updated    moment         `json:"date_updated"`
	ClosedAt   moment         `json:"date_closed"`
	TaskCount  number         `json:"task_count"`
	Archived   flag           `json:"archived"`
	Hidden     flag           `json:"hidden"`
	Private    flag           `json:"private"`
	Permission text           `json:"permission_level"`
	Workspace  text           `json:"team_id"`

	Due            moment             `json:"due_date"`
	Created        moment             `json:"date_created"`
	Creator        wireUserRef        `json:"creator"`
	Assignees      many[wireUser]     `json:"assignees"`
	GroupAssignees many[wireGroup]    `json:"group_assignees"`
	Assignee       wireUserRef        `json:"assignee"` // of a list
	Members        many[wireMember]   `json:"members"`  // of a space
	Sharing        *wirePublicSharing `json:"sharing"`
}

// wirePublicSharing describes a task's public link. It leaves out the token in the link, which
// opens the task.
type wirePublicSharing struct {
	Public  flag   `json:"public"`
	Expires moment `json:"public_share_expires_on"`
	SEO     flag   `json:"seo_optimized"`
}

// closed reports whether a task is closed. The closing date counts only if the status is
// missing, because a task that was reopened keeps it.
func (w *wireItem) closed() bool {
	if w.Status.Type != "" {
		return w.Status.Type == "closed"
	}
	return w.ClosedAt.Known()
}

func (w *wireItem) task() Task {
	t := Task{
		ID: TaskID(w.ID), CustomID: string(w.CustomID), Name: w.Name.clean(), Status: string(w.Status.Status),
		Closed: w.closed(), URL: string(w.URL), Updated: w.Updated.Stamp,
	}
	if w.List != nil {
		t.List, t.ListName = ListID(w.List.ID), w.List.Name.clean()
	}
	if w.Folder != nil && !w.Folder.Hidden.on {
		t.Folder, t.FolderName = FolderID(w.Folder.ID), w.Folder.Name.clean()
	}
	t.Space, t.Workspace = w.inSpace(), WorkspaceID(w.Workspace)
	t.Due, t.Created, t.Creator = w.Due.Stamp, w.Created.Stamp, w.Creator.id()
	if w.Assignees != nil {
		t.Assignees = userIDs(w.Assignees)
	}
	for _, g := range w.GroupAssignees {
		t.GroupAssignees = append(t.GroupAssignees, GroupID(g.ID))
	}
	if s := w.Sharing; s != nil {
		t.Sharing = &PublicSharing{Public: s.Public.on, Expires: s.Expires.Stamp, SearchEngines: s.SEO.on}
	}
	return t
}

func (w *wireItem) inSpace() SpaceID {
	if w.Space == nil {
		return ""
	}
	return SpaceID(w.Space.ID)
}

func (w *wireItem) list() List {
	return List{ID: ListID(w.ID), Name: w.Name.clean(), Tasks: int(w.TaskCount), Archived: w.Archived.on, Space: w.inSpace(), Assignee: w.Assignee.id(), RawName: string(w.Name)}
}

func (w *wireItem) folder() Folder {
	return Folder{ID: FolderID(w.ID), Name: w.Name.clean(), Lists: each(w.Lists, (*wireItem).list), Space: w.inSpace()}
}

func (w *wireItem) space() Space {
	s := Space{ID: SpaceID(w.ID), Name: w.Name.clean(), Private: w.Private.on}
	for i := range w.Members {
		if id := w.Members[i].user().ID; id != 0 && !slices.Contains(s.Members, UserID(id)) {
			s.Members = append(s.Members, UserID(id))
		}
	}
	return s
}

// each converts the items that have an id.
func each[T any](items []wireItem, into func(*wireItem) T) []T {
	out := make([]T, 0, len(items))
	for i := range items {
		if items[i].ID != "" {
			out = append(out, into(&items[i]))
		}
	}
	return out
}

// wireShared lists what is shared with somebody.
type wireShared struct {
	Tasks   many[wireItem] `json:"tasks"`
	Lists   many[wireItem] `json:"lists"`
	Folders many[wireItem] `json:"folders"`
}

// items returns the shared items. It is nil only if w is nil, which means unknown.
func (w *wireShared) items() []SharedItem {
	if w == nil {
		return nil
	}
	items := make([]SharedItem, 0, len(w.Tasks)+len(w.Lists)+len(w.Folders))
	add := func(kind ItemKind, list []wireItem) {
		items = append(items, each(list, func(w *wireItem) SharedItem {
			return SharedItem{
				Ref: ItemRef{Kind: kind, ID: string(w.ID)}, Name: w.Name.clean(),
				Permission: permission(w.Permission), Closed: w.Archived.on || kind == TaskItem && w.closed(),
			}
		})...)
	}
	add(TaskItem, w.Tasks)
	add(ListItem, w.Lists)
	add(FolderItem, w.Folders)
	return items
}

// permission parses a level from its name in the API, its name in the interface or its number.
func permission(s text) Permission {
	word := Permission(strings.ToLower(string(s)))
	switch word {
	case "1", "view":
		return PermissionRead
	case "3":
		return PermissionComment
	case "4":
		return PermissionEdit
	case "5", "full":
		return PermissionCreate
	}
	return word
}

// item sends a call for a task, list or folder and returns it.
func (c *Client) item(ctx context.Context, call Call) (wireItem, error) {
	var item wireItem
	if err := c.do(ctx, call, &item); err != nil {
		return wireItem{}, err
	}
	if item.ID == "" {
		return wireItem{}, call.lacks("the item")
	}
	return item, nil
}
