package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

const (
	snapshotSuffix = ".roster"
	damagedSuffix  = ".damaged"
	idLayout       = "20060102T150405.000Z"
)

// Snapshot is the result of a load: every workspace with its people, and the seats and plans that
// were known. Times are in UTC with milliseconds.
type Snapshot struct {
	At         time.Time // when these contents were first loaded; it names the snapshot
	Seen       time.Time // when a load last found them unchanged
	Me         clickup.User
	Workspaces []clickup.Workspace
	Seats      map[clickup.WorkspaceID]clickup.Seats
	Plans      map[clickup.WorkspaceID]clickup.Plan
	First      map[clickup.WorkspaceID]Preview // only LatestPreview reads it
}

// Preview is what the first screen shows of a workspace.
type Preview struct {
	People []clickup.Person // the first people, in the order of the screen
	Counts people.ViewCounts
	Own    []string // the own domains that can be derived from the people
}

// SaveSnapshot stores a snapshot and deletes surplus ones. If nothing changed since the newest
// snapshot, it only updates Seen of that one. A second call for the same load (s.At) replaces the
// first. It ignores s.Seen, and waits for the lock of other instances until ctx ends.
func (st *Store) SaveSnapshot(ctx context.Context, s Snapshot) error {
	s.At = s.At.UTC().Truncate(time.Millisecond)
	s.Seen = s.At
	return st.alone(ctx, snapshotFolder, func() error { return st.saveSnapshot(s) })
}

func (st *Store) saveSnapshot(s Snapshot) error {
	if err := st.saveAccount(); err != nil {
		return err
	}
	body := encodeBody(s)
	newest, part, ok := st.unchanged(s, body)
	if ok {
		if !newest.seen.Before(s.At) {
			return nil
		}
		s.At = newest.at
	}
	if err := st.disk.writeFile(st.snapshotPath(snapshotID(s.At)), encodeSnapshot(s, body)); err != nil {
		return err
	}
	if ok && part != "" {
		_ = os.Remove(part) // if that fails, there is one snapshot too many
	}
	return st.thin()
}

// unchanged returns the newest snapshot that is not later than s, if it has this body. If an
// earlier call stored a part of this load, unchanged compares the snapshot before that one, and
// returns the path of the part, which is not needed any more.
func (st *Store) unchanged(s Snapshot, body []byte) (newest header, part string, ok bool) {
	ids, err := st.snapshotIDs()
	if err != nil {
		return header{}, "", false
	}
	own := snapshotID(s.At)
	for _, id := range ids {
		if id > own {
			continue
		}
		if newest, ok = st.holds(id, body); ok || id != own {
			return newest, part, ok
		}
		part = st.snapshotPath(id)
	}
	return header{}, "", false
}

// holds reports whether a snapshot has this body.
func (st *Store) holds(id string, body []byte) (header, bool) {
	path := st.snapshotPath(id)
	h, err := readHeader(path)
	if err != nil {
		return header{}, false
	}
	old, err := os.ReadFile(path)
	return h, err == nil && uint64(len(old)) == h.bytes() && bytes.Equal(old[headerSize+h.first:], body)
}

// LatestSnapshot returns the newest snapshot that can be read, or fs.ErrNotExist if there is none.
// It sets damaged snapshots aside and skips those of newer versions: the error says so, and comes
// together with an older snapshot if there is one, whose Seen is not zero.
func (st *Store) LatestSnapshot() (Snapshot, error) {
	ids, err := st.snapshotIDs()
	if err != nil {
		return Snapshot{}, err
	}
	var problems error
	for _, id := range ids {
		s, err := st.Snapshot(id)
		switch {
		case err == nil:
			return s, problems
		case !errors.Is(err, fs.ErrNotExist): // another instance may have deleted it meanwhile
			problems = errors.Join(problems, err)
		}
	}
	if problems != nil {
		return Snapshot{}, problems
	}
	return Snapshot{}, fmt.Errorf("there is no snapshot yet: %w", fs.ErrNotExist)
}

// LatestPreview reads only the preview of the newest snapshot: workspaces without people, seats,
// plans and First. ok is false if there is none or it can't be read; LatestSnapshot says why.
func (st *Store) LatestPreview() (s Snapshot, ok bool) {
	ids, err := st.snapshotIDs()
	if err != nil || len(ids) == 0 {
		return Snapshot{}, false
	}
	s, err = readFirst(st.snapshotPath(ids[0]))
	return s, err == nil
}

// Snapshot reads a snapshot by its ID. If it is damaged, it is set aside and the error is a
// *FileError; for an unknown ID the error is fs.ErrNotExist.
func (st *Store) Snapshot(id string) (Snapshot, error) {
	if _, err := time.Parse(idLayout, id); err != nil {
		return Snapshot{}, fmt.Errorf("there is no snapshot %q: %w", id, fs.ErrNotExist)
	}
	s, err := readSnapshot(st.snapshotPath(id))
	st.setAside(err)
	return s, err
}

// setAside renames a file that err says is damaged, so that it is reported only once and can be
// examined. It sets Aside in err.
func (st *Store) setAside(err error) {
	problem, ok := errors.AsType[*FileError](err)
	if !ok || !errors.Is(err, ErrDamaged) {
		return
	}
	aside := strings.TrimSuffix(problem.Path, snapshotSuffix) + damagedSuffix
	if st.disk.rename(problem.Path, aside) == nil {
		problem.Aside = aside
	}
}

// Snapshots lists the snapshots, newest first. It leaves out those that can't be read;
// LatestSnapshot and Snapshot say why.
func (st *Store) Snapshots() ([]model.SnapshotInfo, error) {
	ids, err := st.snapshotIDs()
	if err != nil {
		return nil, err
	}
	list := make([]model.SnapshotInfo, 0, len(ids))
	for _, id := range ids {
		h, err := readHeader(st.snapshotPath(id))
		if err != nil {
			continue
		}
		list = append(list, model.SnapshotInfo{
			ID: id, At: h.at, Seen: h.seen, Bytes: int64(h.bytes()),
			Workspaces: int(h.workspaces), People: int(h.people),
		})
	}
	return list, nil
}

func snapshotID(at time.Time) string { return at.UTC().Format(idLayout) }

func (st *Store) snapshotPath(id string) string {
	return filepath.Join(st.folder(snapshotFolder), id+snapshotSuffix)
}

// snapshotIDs returns the IDs of all snapshots, newest first.
func (st *Store) snapshotIDs() ([]string, error) {
	entries, err := os.ReadDir(st.folder(snapshotFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the snapshots: %w", err)
	}
	var ids []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), snapshotSuffix); ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	slices.Reverse(ids)
	return ids, nil
}
