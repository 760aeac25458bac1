package store

import (
	"time"

	"cutui/clickup"
	"cutui/model/items"
)

type storedItem struct {
	Kind    clickup.ItemKind `json:"kind,omitempty"` // 0 for a space
	ID      string           `json:"id,omitempty"`
	Name    string           `json:"name"`
	Custom  string           `json:"custom_id,omitempty"`
	Space   clickup.SpaceID  `json:"space"`
	Folder  clickup.FolderID `json:"folder,omitempty"`
	List    clickup.ListID   `json:"list,omitempty"`
	Path    string           `json:"path,omitempty"`
	Closed  bool             `json:"closed,omitempty"`
	Updated clickup.Stamp    `json:"updated,omitempty"`
}

// SaveItems stores the items of a workspace, which were read at a time. It replaces what was
// stored before.
func (st *Store) SaveItems(ws clickup.WorkspaceID, at time.Time, items []items.Item) error {
	rows := make([]storedItem, len(items))
	for i, it := range items {
		rows[i] = storedItem{it.Ref.Kind, it.Ref.ID, it.Name, it.CustomID, it.Space, it.Folder, it.List, it.Path, it.Closed, it.Updated}
	}
	return st.writeKept(st.path(itemFolder, ws), keep(at, rows))
}

// Items returns the stored items of a workspace and when they were read, or the zero time if
// nothing is stored. If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Items(ws clickup.WorkspaceID) ([]items.Item, time.Time, error) {
	stored, at, err := recall[storedItem](st, st.path(itemFolder, ws))
	if stored == nil {
		return nil, at, err
	}
	rows := make([]items.Item, len(stored))
	for i, it := range stored {
		rows[i] = items.Item{
			Ref: clickup.ItemRef{Kind: it.Kind, ID: it.ID}, Name: it.Name, CustomID: it.Custom,
			Space: it.Space, Folder: it.Folder, List: it.List, Path: it.Path, Closed: it.Closed, Updated: it.Updated,
		}
	}
	return rows, at, nil
}
