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
)

const sharesVersion = 1

// sharesDoc is the file of one guest. Each has their own, so that reading thousands of
// guests loses nothing when it is broken off, and a change forgets one of them.
type sharesDoc struct {
	Version int           `json:"version"`
	At      time.Time     `json:"at"`
	Shared  []storedShare `json:"shared"`
}

type storedShare struct {
	Kind       clickup.ItemKind   `json:"kind"`
	ID         string             `json:"id"`
	Name       string             `json:"name"`
	Permission clickup.Permission `json:"permission,omitempty"`
	Closed     bool               `json:"closed,omitempty"`
}

// SaveShares keeps what is shared with a guest, in the place of what was kept before.
func (st *Store) SaveShares(ws clickup.WorkspaceID, guest clickup.UserID, at time.Time, shared []clickup.SharedItem) error {
	path := st.sharesPath(ws, guest)
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	doc := sharesDoc{Version: sharesVersion, At: at.UTC(), Shared: make([]storedShare, len(shared))}
	for i, s := range shared {
		doc.Shared[i] = storedShare{s.Ref.Kind, s.Ref.ID, s.Name, s.Permission, s.Closed}
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing what is shared with a guest: %w", err)
	}
	return st.disk.writeFile(path, data)
}

// Shares is what was kept last of a guest and when that was so; the time is zero where
// nothing was. A damaged file is set aside with a *FileError.
func (st *Store) Shares(ws clickup.WorkspaceID, guest clickup.UserID) ([]clickup.SharedItem, time.Time, error) {
	shared, at, err := readShares(st.sharesPath(ws, guest))
	st.setAside(err)
	return shared, at, err
}

// ForgetShares drops what was kept of a guest, because it changes.
func (st *Store) ForgetShares(ws clickup.WorkspaceID, guest clickup.UserID) error {
	if err := os.Remove(st.sharesPath(ws, guest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting what is shared with a guest: %w", err)
	}
	return nil
}

func (st *Store) sharesPath(ws clickup.WorkspaceID, guest clickup.UserID) string {
	return filepath.Join(st.shares, shortHash(string(ws)), guest.String()+".json")
}

func readShares(path string) ([]clickup.SharedItem, time.Time, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil
	}
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("reading what is shared with a guest: %w", err)
	}
	var doc sharesDoc
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, time.Time{}, damaged(path, "it is no JSON of shares", err)
	}
	if doc.Version > sharesVersion {
		return nil, time.Time{}, newer(path, doc.Version, sharesVersion)
	}
	shared := make([]clickup.SharedItem, len(doc.Shared))
	for i, s := range doc.Shared {
		shared[i] = clickup.SharedItem{
			Ref:  clickup.ItemRef{Kind: s.Kind, ID: clean.Line(s.ID)},
			Name: clean.Line(s.Name), Permission: clickup.Permission(clean.Line(string(s.Permission))), Closed: s.Closed,
		}
	}
	return shared, doc.At, nil
}
