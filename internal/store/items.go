package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model"
)

const itemsVersion = 1

// itemDoc is the file of one workspace.
type itemDoc struct {
	Version int          `json:"version"`
	At      time.Time    `json:"at"`
	Items   []storedItem `json:"items"`
}

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

// SaveItems keeps what can be shared in a workspace, in the place of what was kept
// before.
func (st *Store) SaveItems(ws clickup.WorkspaceID, at time.Time, items []model.Item) error {
	if err := makeFolder(st.items); err != nil {
		return err
	}
	doc := itemDoc{Version: itemsVersion, At: at.UTC(), Items: make([]storedItem, len(items))}
	for i, it := range items {
		doc.Items[i] = storedItem{
			Kind: it.Ref.Kind, ID: it.Ref.ID, Name: it.Name, Custom: it.CustomID, Space: it.Space, Folder: it.Folder,
			List: it.List, Path: it.Path, Closed: it.Closed, Updated: it.Updated,
		}
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing the items: %w", err)
	}
	return st.disk.writeFile(st.itemsPath(ws), data)
}

// Items are those kept last of a workspace and when that was; there may be none. A
// damaged file is set aside with a *FileError.
func (st *Store) Items(ws clickup.WorkspaceID) ([]model.Item, time.Time, error) {
	items, at, err := readItems(st.itemsPath(ws))
	st.setAside(err)
	return items, at, err
}

// itemsPath has no part of the id itself: it comes from outside.
func (st *Store) itemsPath(ws clickup.WorkspaceID) string {
	return filepath.Join(st.items, shortHash(string(ws))+".json")
}

func readItems(path string) ([]model.Item, time.Time, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil
	}
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("reading the items: %w", err)
	}
	var doc itemDoc
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, time.Time{}, damaged(path, "it is no JSON of items", err)
	}
	if doc.Version > itemsVersion {
		return nil, time.Time{}, newer(path, doc.Version, itemsVersion)
	}
	items := make([]model.Item, len(doc.Items))
	for i, it := range doc.Items {
		items[i] = model.Item{
			Ref:  clickup.ItemRef{Kind: it.Kind, ID: clean.Line(it.ID)},
			Name: clean.Line(it.Name), CustomID: clean.Line(it.Custom), Space: it.Space, Folder: it.Folder, List: it.List,
			Path: clean.Line(it.Path), Closed: it.Closed, Updated: it.Updated,
		}
	}
	return items, doc.At, nil
}
