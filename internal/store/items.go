package store

import (
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/items"
)

type storedItem struct {
	Kind    clickup.ItemKind `json:"kind,omitempty"` // 0: a space
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

// SaveItems keeps what can be shared in a workspace. It replaces what was kept before.
func (st *Store) SaveItems(ws clickup.WorkspaceID, at time.Time, items []items.Item) error {
	doc := kept[storedItem]{Version: keptVersion, At: at.UTC(), Rows: make([]storedItem, len(items))}
	for i, it := range items {
		doc.Rows[i] = storedItem{
			Kind: it.Ref.Kind, ID: it.Ref.ID, Name: it.Name, Custom: it.CustomID, Space: it.Space, Folder: it.Folder,
			List: it.List, Path: it.Path, Closed: it.Closed, Updated: it.Updated,
		}
	}
	return st.writeKept(st.itemsPath(ws), doc)
}

// Items returns what SaveItems kept last for a workspace, and when; nothing and the zero
// time if nothing was kept. A damaged file is set aside, and the error is a *FileError.
func (st *Store) Items(ws clickup.WorkspaceID) ([]items.Item, time.Time, error) {
	doc, err := readKept[storedItem](st, st.itemsPath(ws))
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	rows := make([]items.Item, len(doc.Rows))
	for i, it := range doc.Rows {
		rows[i] = items.Item{
			Ref:  clickup.ItemRef{Kind: it.Kind, ID: clean.Line(it.ID)},
			Name: clean.Line(it.Name), CustomID: clean.Line(it.Custom), Space: it.Space, Folder: it.Folder, List: it.List,
			Path: clean.Line(it.Path), Closed: it.Closed, Updated: it.Updated,
		}
	}
	return rows, doc.At, nil
}

// itemsPath has no part of the id itself: it comes from outside.
func (st *Store) itemsPath(ws clickup.WorkspaceID) string {
	return filepath.Join(st.items, shortHash(string(ws))+".json")
}
