package clickup

import "strings"

type wireStatus struct {
	Status text `json:"status"`
	Type   text `json:"type"`
}

// UnmarshalJSON takes a status or only its name.
func (s *wireStatus) UnmarshalJSON(b []byte) error {
	type plain wireStatus
	*s = wireStatus{}
	if b[0] == '{' {
		return decode(b, (*plain)(s))
	}
	return s.Status.UnmarshalJSON(b)
}

// wireItem is a task, a list, a folder or a space: they share most fields.
type wireItem struct {
	ID         text           `json:"id"`
	CustomID   text           `json:"custom_id"`
	Name       text           `json:"name"`
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
}

// closed goes by the status, and by the date only where there is none: the date stays
// on tasks that were opened again.
func (w *wireItem) closed() bool {
	if w.Status.Type != "" {
		return w.Status.Type == "closed"
	}
	return w.ClosedAt.Known()
}

func (w *wireItem) task() Task {
	t := Task{
		ID: TaskID(w.ID), CustomID: string(w.CustomID), Name: string(w.Name), Status: string(w.Status.Status),
		Closed: w.closed(), URL: string(w.URL), Updated: w.Updated.Stamp,
	}
	if w.List != nil {
		t.List, t.ListName = ListID(w.List.ID), string(w.List.Name)
	}
	if w.Folder != nil && !w.Folder.Hidden.on {
		t.Folder, t.FolderName = FolderID(w.Folder.ID), string(w.Folder.Name)
	}
	t.Space = w.inSpace()
	return t
}

func (w *wireItem) inSpace() SpaceID {
	if w.Space == nil {
		return ""
	}
	return SpaceID(w.Space.ID)
}

func (w *wireItem) list() List {
	return List{ID: ListID(w.ID), Name: string(w.Name), Tasks: int(w.TaskCount), Archived: w.Archived.on, Space: w.inSpace()}
}

func (w *wireItem) folder() Folder {
	return Folder{ID: FolderID(w.ID), Name: string(w.Name), Lists: each(w.Lists, (*wireItem).list), Space: w.inSpace()}
}

func (w *wireItem) space() Space {
	return Space{ID: SpaceID(w.ID), Name: string(w.Name), Private: w.Private.on}
}

// each turns the items that have an id into what they are.
func each[T any](items []wireItem, into func(*wireItem) T) []T {
	out := make([]T, 0, len(items))
	for i := range items {
		if items[i].ID != "" {
			out = append(out, into(&items[i]))
		}
	}
	return out
}

// wireShared is what is shared with somebody.
type wireShared struct {
	Tasks   many[wireItem] `json:"tasks"`
	Lists   many[wireItem] `json:"lists"`
	Folders many[wireItem] `json:"folders"`
}

// items is nil only where nothing was said.
func (w *wireShared) items() []SharedItem {
	if w == nil {
		return nil
	}
	items := make([]SharedItem, 0, len(w.Tasks)+len(w.Lists)+len(w.Folders))
	add := func(kind ItemKind, list []wireItem) {
		items = append(items, each(list, func(w *wireItem) SharedItem {
			return SharedItem{
				Ref: ItemRef{Kind: kind, ID: string(w.ID)}, Name: string(w.Name),
				Permission: permission(w.Permission), Closed: w.Archived.on || kind == TaskItem && w.closed(),
			}
		})...)
	}
	add(TaskItem, w.Tasks)
	add(ListItem, w.Lists)
	add(FolderItem, w.Folders)
	return items
}

// permission reads the word, the interface's word or the number of a level.
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
