package items

import (
	"strings"

	"cutui/clickup"
)

// Item is something in the hierarchy: shareable (a task, list or folder) or,
// with Space set and no kind, a space to look into.
type Item struct {
	Ref      clickup.ItemRef
	Name     string
	CustomID string
	Space    clickup.SpaceID
	Folder   clickup.FolderID // of lists and tasks; empty: directly in the space
	List     clickup.ListID   // of tasks
	Path     string           // "Space / Folder / List", without the item itself
	Closed   bool
	Updated  clickup.Stamp
	Owner    clickup.UserID // of lists; 0: nobody, or not known
}

// IsSpace reports whether the item is a space, which can't be shared.
func (i Item) IsSpace() bool { return i.Ref.Kind == 0 }

// Title is what to call the item: its name, else its reference.
func (i Item) Title() string {
	if strings.TrimSpace(i.Name) != "" {
		return i.Name
	}
	return i.Ref.String()
}
