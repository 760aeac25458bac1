package items

import (
	"strings"

	"cutui/clickup"
)

// Item is a task, list or folder, which can be shared, or a space, which can't: a space has
// Space set and no kind.
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

// Title returns the item's name, or its reference if it has none.
func (i Item) Title() string {
	if strings.TrimSpace(i.Name) != "" {
		return i.Name
	}
	return i.Ref.String()
}
