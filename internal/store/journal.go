package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"cutui/clickup"
	"cutui/internal/private"
	"cutui/model/change"
	"cutui/model/seats"
)

const (
	journalSuffix = ".jsonl"
	lockSuffix    = ".lock"

	// runLockWait is how long to wait for a run's lock. Listing runs locks each for much less.
	runLockWait = 250 * time.Millisecond
)

// Record is a run as read from its journal.
type Record struct {
	Run  change.Run
	Cut  bool // a crash cut the last line short; that line is ignored
	Busy bool // the run is under way, in this or another instance of the program
}

// Journal is the open journal of a run. No other instance of the program can open it until
// Close. Its methods may be called concurrently.
type Journal struct {
	mu     sync.Mutex
	path   string
	f      file
	sum    uint32
	failed error
	unlock func()
}

// CreateRun creates the journal of a run and writes the plan to it. If there already is a run with
// that ID, the error is fs.ErrExist.
func (st *Store) CreateRun(ctx context.Context, run change.Run) (*Journal, error) {
	path, err := st.journalPath(run.ID)
	if err != nil {
		return nil, err
	}
	if err := private.Folder(st.folder(journalFolder)); err != nil {
		return nil, err
	}
	return held(ctx, path, func() (*Journal, error) { return st.begin(path, run) })
}

// held locks a run and opens its journal. Closing the journal unlocks the run.
func held(ctx context.Context, path string, open func() (*Journal, error)) (*Journal, error) {
	unlock, err := lockRun(ctx, path+lockSuffix)
	if err != nil {
		return nil, err
	}
	j, err := open()
	if err != nil {
		unlock()
		return nil, err
	}
	j.unlock = unlock
	return j, nil
}

func (st *Store) begin(path string, run change.Run) (*Journal, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("a run %s: %w", run.ID, fs.ErrExist)
	}
	line, sum, err := seal(0, entry{Version: change.JournalVersion, Run: &run})
	if err != nil {
		return nil, err
	}
	if err := st.disk.writeFile(path, line); err != nil {
		return nil, err
	}
	return st.extend(path, sum)
}

func (st *Store) extend(path string, sum uint32) (*Journal, error) {
	f, err := st.disk.extend(path)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	return &Journal{path: path, f: f, sum: sum}, nil
}

// ContinueRun opens the journal of an earlier run for appending, and returns the run as recorded
// so far. It first removes a last line that a crash cut short. The error is ErrBusy while the run
// is under way, ErrDamaged or ErrNewer if the journal can't be trusted, and fs.ErrNotExist for an
// unknown ID.
func (st *Store) ContinueRun(ctx context.Context, id change.RunID) (*Journal, Record, error) {
	path, err := st.journalPath(id)
	if err != nil {
		return nil, Record{}, err
	}
	if _, err := os.Lstat(path); err != nil {
		return nil, Record{}, fmt.Errorf("there is no run %s: %w", id, err)
	}
	var record Record
	j, err := held(ctx, path, func() (j *Journal, err error) {
		j, record, err = st.rejoin(path, id)
		return j, err
	})
	return j, record, err
}

func (st *Store) rejoin(path string, id change.RunID) (*Journal, Record, error) {
	old, err := readJournal(path, id)
	if err != nil {
		return nil, Record{}, err
	}
	j, err := st.extend(path, old.sum)
	if err != nil {
		return nil, Record{}, err
	}
	if old.cut {
		if err := errors.Join(j.f.Truncate(old.size), j.f.Sync()); err != nil {
			return nil, Record{}, errors.Join(fmt.Errorf("removing the cut line from the journal: %w", err), j.f.Close())
		}
	}
	return j, Record{Run: old.run, Cut: old.cut}, nil
}

// Append writes a transition to disk. Once it returns nil, the line survives a crash. After an
// error nothing more can be appended, and no further step may be sent.
func (j *Journal) Append(t change.Transition) error { return j.write(entry{Transition: &t}) }

// SetPhase records that the run as a whole ended or was stopped, and when.
func (j *Journal) SetPhase(phase change.Phase, at time.Time) error {
	return j.End(phase, at, nil)
}

// End is like SetPhase and also records what the run did to the seats, if that is known.
func (j *Journal) End(phase change.Phase, at time.Time, outcomes map[clickup.WorkspaceID]seats.Outcome) error {
	return j.write(entry{Phase: &phaseChange{Phase: phase, At: at, Outcomes: outcomes}})
}

func (j *Journal) write(e entry) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.failed != nil {
		return j.failed
	}
	line, sum, err := seal(j.sum, e)
	if err != nil {
		return err
	}
	if _, err = j.f.Write(line); err == nil {
		err = j.f.Sync()
	}
	if err != nil {
		j.failed = fmt.Errorf("the journal %s could not be written, so nothing more is sent: %w", j.path, err)
		return j.failed
	}
	j.sum = sum
	return nil
}

// Close closes the journal and unlocks the run.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.unlock == nil {
		return nil
	}
	defer func() { j.unlock(); j.unlock = nil }()
	j.failed = fs.ErrClosed
	return j.f.Close()
}

// ReadRun reads a run by its ID. The errors are those of ContinueRun, except ErrBusy.
func (st *Store) ReadRun(id change.RunID) (Record, error) {
	path, err := st.journalPath(id)
	if err != nil {
		return Record{}, err
	}
	j, err := readJournal(path, id)
	if err != nil {
		return Record{}, err
	}
	return Record{Run: j.run, Cut: j.cut, Busy: busy(path)}, nil
}

// Runs lists the runs, newest first: at most newest of them, or all if newest is 0. It leaves out journals that
// can't be read and joins their errors, which may come together with a list.
func (st *Store) Runs(ctx context.Context, newest int) ([]Record, error) {
	entries, err := os.ReadDir(st.folder(journalFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the journals: %w", err)
	}
	var ids []change.RunID // an ID begins with the time
	for _, e := range slices.Backward(entries) {
		if id, ok := strings.CutSuffix(e.Name(), journalSuffix); ok && (newest == 0 || len(ids) < newest) {
			ids = append(ids, change.RunID(id))
		}
	}
	var list []Record
	var problems error
	for _, id := range ids {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		r, err := st.ReadRun(id)
		if err != nil {
			problems = errors.Join(problems, err)
			continue
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b Record) int { return b.Run.Started.Compare(a.Run.Started) })
	return list, problems
}

func readJournal(path string, id change.RunID) (journal, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return journal{}, fmt.Errorf("there is no run %s: %w", id, err)
	}
	if err != nil {
		return journal{}, fmt.Errorf("reading the journal: %w", err)
	}
	j, err := parseJournal(path, data)
	if err == nil && j.run.ID != id {
		err = damaged(path, fmt.Sprintf("it is the journal of run %s", j.run.ID), nil)
	}
	return j, err
}

func (st *Store) journalPath(id change.RunID) (string, error) {
	plain := func(r rune) bool {
		return r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if id == "" || len(id) > 64 || strings.ContainsFunc(string(id), func(r rune) bool { return !plain(r) }) {
		return "", fmt.Errorf("there is no run %q: %w", id, fs.ErrNotExist)
	}
	return filepath.Join(st.folder(journalFolder), string(id)+journalSuffix), nil
}

func lockRun(ctx context.Context, path string) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, runLockWait)
	defer cancel()
	return lock(ctx, path)
}

// busy reports whether the run is locked. It does not wait.
func busy(path string) bool {
	l := newLock(path + lockSuffix)
	ok, err := l.TryLock()
	if ok {
		_ = l.Unlock()
	}
	return !ok && err == nil
}
