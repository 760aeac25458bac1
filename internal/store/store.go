// Package store stores data on disk: the snapshots of earlier loads, the journals of runs, the
// decisions about findings, the reviews, and other data that was read from ClickUp, such as items,
// shares and user groups. A write returns after the data is on disk. A damaged file is
// distinguished from one of a newer version, and instances of the program that run at the same
// time do not lose each other's data.
package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"cutui/clickup"
	"cutui/internal/private"
)

const (
	snapshotFolder = "snapshots"
	journalFolder  = "runs"
	decisionFolder = "decisions"
	itemFolder     = "items"
	sharesFolder   = "shares"
	impactFolder   = "impact"
	untilFolder    = "until"
	reviewFolder   = "reviews"
	markFolder     = "watch"
	newerAPIFolder = "newer-api"
	surveyFolder   = "lists"
	accessFolder   = "access"
	factFolder     = "facts"
	filterFolder   = "filters"
	lockFile       = "lock"
	lockPoll       = 10 * time.Millisecond
)

// Store is the data of one account. Data of different profiles, API hosts or tokens is never
// mixed.
type Store struct {
	root, account string // its folders are root/KIND/account
	login         string // see Name
	most          int    // see Limit
	disk          disk
}

// New returns the store for a scope under a folder. The scope is any text that identifies the
// account; only its hash is stored. New does not access the disk.
func New(folder, scope string) *Store { return open(folder, shortHash(scope)) }

// open returns the store of an account; account is the name of its folders.
func open(folder, account string) *Store {
	return &Store{root: folder, account: account, most: keepAll, disk: osDisk()}
}

// folder returns the folder for one kind of data.
func (st *Store) folder(kind string) string { return filepath.Join(st.root, kind, st.account) }

// path returns the file of a workspace. Its name is a hash, because ids come from outside.
func (st *Store) path(kind string, ws clickup.WorkspaceID) string {
	return filepath.Join(st.folder(kind), shortHash(string(ws))+".json")
}

// pathIn returns one of several files of a workspace.
func (st *Store) pathIn(kind string, ws clickup.WorkspaceID, name string) string {
	return filepath.Join(st.folder(kind), shortHash(string(ws)), name+".json")
}

// shortHash returns a file name for a text that is secret or not fit for a file name.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// Limit sets how many snapshots the store keeps, at least one; the default is 100. It must be
// called before the first use of the store.
func (st *Store) Limit(snapshots int) { st.most = max(1, snapshots) }

func newLock(path string) *flock.Flock { return flock.New(path, flock.SetPermissions(0o600)) }

// alone calls work while it holds the lock of a folder. It waits for other instances of the
// program until ctx ends; the error is then ErrBusy.
func (st *Store) alone(ctx context.Context, kind string, work func() error) error {
	if err := private.Folder(st.folder(kind)); err != nil {
		return err
	}
	unlock, err := lock(ctx, filepath.Join(st.folder(kind), lockFile))
	if err != nil {
		return err
	}
	defer unlock()
	return work()
}

// lock locks a file against other instances of the program until unlock is called. It waits for
// them until ctx ends; the error is then ErrBusy.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	l := newLock(path)
	ok, err := l.TryLockContext(ctx, lockPoll)
	switch {
	case ok:
		return func() { _ = l.Unlock() }, nil
	case err == nil, errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return nil, &FileError{Path: path, Kind: ErrBusy, Cause: err}
	}
	return nil, fmt.Errorf("locking %s: %w", path, err)
}
