package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutui/model"
)

// How many snapshots are kept: the last ones, and before them one for each day.
const (
	keepRecent  = 10
	keepAll     = 100
	keepBytes   = 512 << 20
	keepDamaged = 3
)

// surplus returns the snapshots to delete from a list that is newest first. It never includes the
// newest.
func surplus(list []model.SnapshotInfo, most int) []model.SnapshotInfo {
	var drop []model.SnapshotInfo
	var day time.Time
	kept, bytes := 0, int64(0)
	for i, s := range list {
		today := s.Seen.Truncate(24 * time.Hour)
		needed := i < keepRecent || !today.Equal(day)
		day = today
		if i > 0 && (!needed || kept >= most || bytes+s.Bytes > keepBytes) {
			drop = append(drop, s)
			continue
		}
		kept++
		bytes += s.Bytes
	}
	return drop
}

// thin deletes surplus snapshots, old damaged ones and unfinished files. The caller must hold the
// folder's lock.
func (st *Store) thin() error {
	list, err := st.Snapshots()
	if err != nil {
		return err
	}
	var names []string
	for _, s := range surplus(list, st.most) {
		names = append(names, s.ID+snapshotSuffix)
	}
	leftover, err := st.leftovers()
	if err != nil {
		return err
	}
	for _, name := range append(names, leftover...) {
		if err := os.Remove(filepath.Join(st.folder(snapshotFolder), name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing an old snapshot: %w", err)
		}
	}
	return nil
}

// leftovers returns the unfinished files and all but the newest damaged ones.
func (st *Store) leftovers() ([]string, error) {
	entries, err := os.ReadDir(st.folder(snapshotFolder))
	if err != nil {
		return nil, fmt.Errorf("reading the snapshots: %w", err)
	}
	var unfinished, aside []string
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, tempPrefix):
			unfinished = append(unfinished, name)
		case strings.HasSuffix(name, damagedSuffix):
			aside = append(aside, name)
		}
	}
	slices.Sort(aside)
	return append(unfinished, aside[:max(0, len(aside)-keepDamaged)]...), nil
}
