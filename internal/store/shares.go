package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
)

type storedShare struct {
	Kind       clickup.ItemKind   `json:"kind"`
	ID         string             `json:"id"`
	Name       string             `json:"name"`
	Permission clickup.Permission `json:"permission,omitempty"`
	Closed     bool               `json:"closed,omitempty"`
}

// SaveShares keeps what is shared with a guest. It replaces what was kept before. Each guest
// has a file, so that a scan of thousands of guests keeps what it has read when it is
// interrupted, and a change invalidates one guest only.
func (st *Store) SaveShares(ws clickup.WorkspaceID, guest clickup.UserID, at time.Time, shared []clickup.SharedItem) error {
	doc := kept[storedShare]{Version: keptVersion, At: at.UTC(), Rows: make([]storedShare, len(shared))}
	for i, s := range shared {
		doc.Rows[i] = storedShare{s.Ref.Kind, s.Ref.ID, s.Name, s.Permission, s.Closed}
	}
	return st.writeKept(st.sharesPath(ws, guest), doc)
}

// Shares returns what SaveShares kept last for a guest, and when it was read from ClickUp;
// the zero time if nothing was kept. A damaged file is set aside, and the error is a *FileError.
func (st *Store) Shares(ws clickup.WorkspaceID, guest clickup.UserID) ([]clickup.SharedItem, time.Time, error) {
	doc, err := readKept[storedShare](st, st.sharesPath(ws, guest))
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	shared := make([]clickup.SharedItem, len(doc.Rows))
	for i, s := range doc.Rows {
		shared[i] = clickup.SharedItem{
			Ref:  clickup.ItemRef{Kind: s.Kind, ID: clean.Line(s.ID)},
			Name: clean.Line(s.Name), Permission: clickup.Permission(clean.Line(string(s.Permission))), Closed: s.Closed,
		}
	}
	return shared, doc.At, nil
}

// ForgetShares removes what was kept for a guest. Call it before the shares change.
func (st *Store) ForgetShares(ws clickup.WorkspaceID, guest clickup.UserID) error {
	if err := os.Remove(st.sharesPath(ws, guest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting what is shared with a guest: %w", err)
	}
	return nil
}

func (st *Store) sharesPath(ws clickup.WorkspaceID, guest clickup.UserID) string {
	return filepath.Join(st.shares, shortHash(string(ws)), guest.String()+".json")
}
