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

// SaveShares keeps what is shared with a guest. It replaces what was kept before. Each guest
// has a file, so that a scan of thousands of guests keeps what it has read when it is
// interrupted, and a change invalidates one guest only.
func (st *Store) SaveShares(ws clickup.WorkspaceID, guest clickup.UserID, at time.Time, shared []clickup.SharedItem) error {
	rows := make([]storedShare, len(shared))
	for i, s := range shared {
		rows[i] = storedShare{s.Ref.Kind, s.Ref.ID, s.Name, s.Permission, s.Closed}
	}
	return st.writeKept(st.sharesPath(ws, guest), keep(at, rows))
}

// Shares returns what SaveShares kept last for a guest, and when it was read from ClickUp;
// the zero time if nothing was kept. A damaged file is set aside, and the error is a *FileError.
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

// ForgetShares removes what was kept for a guest. Call it before the shares change.
func (st *Store) ForgetShares(ws clickup.WorkspaceID, guest clickup.UserID) error {
	return forget(st.sharesPath(ws, guest), "what is shared with a guest")
}

func (st *Store) sharesPath(ws clickup.WorkspaceID, guest clickup.UserID) string {
	return st.pathIn(sharesFolder, ws, guest.String())
}
