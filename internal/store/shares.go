package store

import (
	"time"

	"cutui/clickup"
)

type storedShare struct {
	Kind       clickup.ItemKind   `json:"kind"`
	ID         string             `json:"id"`
	Name       string             `json:"name"`
	Permission clickup.Permission `json:"permission,omitempty"`
	Closed     bool               `json:"closed,omitempty"`
}

// SaveShares stores what is shared with a guest, which was read at a time. It replaces what was
// stored before. Each guest has a file, so that an interrupted scan of thousands of guests loses
// nothing, and a change invalidates only one guest.
func (st *Store) SaveShares(ws clickup.WorkspaceID, guest clickup.UserID, at time.Time, shared []clickup.SharedItem) error {
	rows := make([]storedShare, len(shared))
	for i, s := range shared {
		rows[i] = storedShare{s.Ref.Kind, s.Ref.ID, s.Name, s.Permission, s.Closed}
	}
	return st.writeKept(st.sharesPath(ws, guest), keep(at, rows))
}

// Shares returns what is shared with a guest and when that was read, or the zero time if nothing
// is stored. If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Shares(ws clickup.WorkspaceID, guest clickup.UserID) ([]clickup.SharedItem, time.Time, error) {
	stored, at, err := recall[storedShare](st, st.sharesPath(ws, guest))
	if stored == nil {
		return nil, at, err
	}
	shared := make([]clickup.SharedItem, len(stored))
	for i, s := range stored {
		shared[i] = clickup.SharedItem{Ref: clickup.ItemRef{Kind: s.Kind, ID: s.ID}, Name: s.Name, Permission: s.Permission, Closed: s.Closed}
	}
	return shared, at, nil
}

// ForgetShares deletes what is stored about a guest's shares.
func (st *Store) ForgetShares(ws clickup.WorkspaceID, guest clickup.UserID) error {
	return forget(st.sharesPath(ws, guest), "what is shared with a guest")
}

func (st *Store) sharesPath(ws clickup.WorkspaceID, guest clickup.UserID) string {
	return st.pathIn(sharesFolder, ws, guest.String())
}
