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
	snapshots string
	journals  string
	decisions string
	items     string
	shares    string
	impact    string
	until     string
	reviews   string
	marks     string
	newerAPI  string
	surveys   string
	access    string
	facts     string
	filters   string
	login     string // see Name
	most      int    // snapshots kept
	disk      disk
}

// New is the store under a folder for one scope: any text that tells the account
// apart, of which only a hash reaches the disk. Nothing is touched before the first use.
func New(folder, scope string) *Store { return open(folder, shortHash(scope)) }

// open is the store of an account by the name of its folders.
func open(folder, account string) *Store {
	return &Store{
		snapshots: filepath.Join(folder, snapshotFolder, account),
		journals:  filepath.Join(folder, journalFolder, account),
		decisions: filepath.Join(folder, decisionFolder, account),
		items:     filepath.Join(folder, itemFolder, account),
		shares:    filepath.Join(folder, sharesFolder, account),
		impact:    filepath.Join(folder, impactFolder, account),
		until:     filepath.Join(folder, untilFolder, account),
		reviews:   filepath.Join(folder, reviewFolder, account),
		marks:     filepath.Join(folder, markFolder, account),
		newerAPI:  filepath.Join(folder, newerAPIFolder, account),
		surveys:   filepath.Join(folder, surveyFolder, account),
		access:    filepath.Join(folder, accessFolder, account),
		facts:     filepath.Join(folder, factFolder, account),
		filters:   filepath.Join(folder, filterFolder, account),
		most:      keepAll,
		disk:      osDisk(),
	}
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
