// Package store keeps what must outlive the program: the rosters of earlier
// loads (snapshots), the journals of runs, what was decided about findings, what
// there was to share, what was shared with guests, who is on which list, who has access to an
// item, user groups and custom roles, and what was learned about the newer API. Every write is on the disk before it counts,
// a damaged file is told from a newer one, and two running copies don't lose each other's work.
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

// Store is the folder of one account: data of different profiles, API hosts or
// tokens is never mixed.
type Store struct {
	root, account string // its folders are root/KIND/account
	login         string // see Name
	most          int    // snapshots kept
	disk          disk
}

// New is the store under a folder for one scope: any text that tells the account
// apart, of which only a hash reaches the disk. Nothing is touched before the first use.
func New(folder, scope string) *Store { return open(folder, shortHash(scope)) }

// open is the store of an account by the name of its folders.
func open(folder, account string) *Store {
	return &Store{root: folder, account: account, most: keepAll, disk: osDisk()}
}

// folder is where one kind of things is kept.
func (st *Store) folder(kind string) string { return filepath.Join(st.root, kind, st.account) }

// path is the file of a workspace. It has no part of the id itself: that comes from outside.
func (st *Store) path(kind string, ws clickup.WorkspaceID) string {
	return filepath.Join(st.folder(kind), shortHash(string(ws))+".json")
}

// pathIn is one of several files of a workspace.
func (st *Store) pathIn(kind string, ws clickup.WorkspaceID, name string) string {
	return filepath.Join(st.folder(kind), shortHash(string(ws)), name+".json")
}

// shortHash stands on the disk for a text that must not be there or is no file name.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// Limit sets how many snapshots the store keeps at most, at least one; it must be
// called before the first use. Without it there are 100.
func (st *Store) Limit(snapshots int) { st.most = max(1, snapshots) }

func newLock(path string) *flock.Flock { return flock.New(path, flock.SetPermissions(0o600)) }

// alone does work while other copies of the program are kept out of a folder. It waits for
// them until ctx ends, then the error is ErrBusy.
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

// lock keeps other copies of the program out of a folder until unlock is called.
// It waits for them until ctx ends, then the error is ErrBusy.
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
