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

// How much history is kept: the last loads in full, then one a day.
const (
	keepRecent  = 10
	keepAll     = 100
	keepBytes   = 512 << 20
	keepDamaged = 3
)

// surplus picks the snapshots that history can do without, from a list that is
// newest first. The newest is never among them.
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

// thin removes surplus snapshots, old damaged ones and what a crash left half
// written. It must be called under the folder's lock.
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

// leftovers is the unfinished files and all but the newest damaged ones.
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
