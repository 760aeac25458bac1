package store

import (
	"context"
	"time"

	"cutui/clickup"
	"cutui/internal/private"
)

// Mark is the state of a watch of a workspace.
type Mark struct {
	Now    Snapshot  // the workspace at the last poll
	Before *Snapshot // at the poll before, while events between the two are not reported yet
	Told   []string  // the ids of the events that were reported
}

type storedMark struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	Now     []byte    `json:"now"` // the body of a snapshot
	Before  []byte    `json:"before,omitempty"`
	Then    time.Time `json:"before_at,omitzero"`
	Told    []string  `json:"told,omitempty"`
}

// SaveMark stores the mark of a watch. It replaces the one before.
func (st *Store) SaveMark(ws clickup.WorkspaceID, m Mark) error {
	doc := storedMark{Version: keptVersion, At: m.Now.At.UTC(), Now: encodeBody(m.Now), Told: m.Told}
	if m.Before != nil {
		doc.Before, doc.Then = encodeBody(*m.Before), m.Before.At.UTC()
	}
	return st.writeKept(st.path(markFolder, ws), doc)
}

// Mark returns what SaveMark last stored for a workspace. ok is false if nothing is stored. If the
// file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Mark(ws clickup.WorkspaceID) (m Mark, ok bool, err error) {
	path := st.path(markFolder, ws)
	doc, err := decodeFile(path, func(d *storedMark) int { return d.Version })
	if err == nil && doc.Version > 0 {
		m, err = doc.mark(path)
	}
	st.setAside(err)
	return m, err == nil && doc.Version > 0, err
}

func (d *storedMark) mark(path string) (m Mark, err error) {
	var whole bool
	m.Now, whole = decodeBody(string(d.Now))
	m.Now.At, m.Told = d.At, d.Told
	if len(d.Before) > 0 && whole {
		before, ok := decodeBody(string(d.Before))
		before.At = d.Then
		m.Before, whole = &before, ok
	}
	if !whole {
		return Mark{}, damaged(path, "its contents are not a roster", nil)
	}
	return m, nil
}

// LockMark prevents other instances of the program from watching a workspace until unlock is
// called. It waits for them until ctx ends; the error is then ErrBusy.
func (st *Store) LockMark(ctx context.Context, ws clickup.WorkspaceID) (unlock func(), err error) {
	if err := private.Folder(st.folder(markFolder)); err != nil {
		return nil, err
	}
	return lock(ctx, st.path(markFolder, ws)+lockSuffix)
}
