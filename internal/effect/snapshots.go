package effect

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"cutui/clickup"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/people"
	"cutui/model/seats"
)

// saveDelay is how long a roster must be the newest before it is written, because the answers of
// a load arrive one by one.
const saveDelay = 500 * time.Millisecond

// quietTime is how long nothing must be loaded before memory is returned to the system.
const quietTime = time.Second

// snapshotSaver holds the newest roster until it is on disk.
type snapshotSaver struct {
	writing sync.Mutex // held by a write
	mu      sync.Mutex
	pending *model.SnapshotLoaded
	seq     uint64 // of the newest roster so far
	failed  bool   // the last write failed
}

// SaveSnapshot writes a roster that has been the newest for saveDelay. If the program ends
// before that, Close writes it.
func (r performer) SaveSnapshot(ctx context.Context, e model.SaveSnapshot, emit model.Emit) {
	if !r.deps.Snapshots || !r.saver.hold(e) || r.deps.Clock.Sleep(ctx, saveDelay) != nil {
		return
	}
	err := r.Flush(ctx)
	if superseded(ctx) {
		return // the newer one is written instead
	}
	if r.saver.firstFailure(err) {
		emit(model.Saved{Err: fmt.Errorf("the roster was not saved for the next start: %w", err)})
	}
	// Loading leaves unused memory of several times the roster's size: with 100,000 people the
	// screen takes 52 MiB with this call and 118 MiB without (row M1 of internal/bench;
	// BenchmarkMemoryGivenBack measures the same: 307 MiB before and 148 MiB after, including
	// the simulated ClickUp). It waits, because another load would need the memory again.
	if r.deps.Clock.Sleep(ctx, quietTime) == nil {
		debug.FreeOSMemory()
	}
}

// Flush writes the pending roster, if there is one.
func (r *Runner) Flush(ctx context.Context) error {
	r.saver.writing.Lock()
	defer r.saver.writing.Unlock()
	roster := r.saver.next()
	if roster == nil || !r.deps.Snapshots {
		return nil
	}
	snapshot := snapshotOf(roster)
	r.keepFacts(&snapshot)
	err := r.deps.Store.SaveSnapshot(ctx, snapshot)
	if err != nil && ctx.Err() != nil {
		r.saver.holdAgain(roster)
	}
	return err
}

// keepFacts fills in from the last snapshot what was not loaded this time, because a command
// loads only the seats and plans that it needs.
func (r *Runner) keepFacts(s *store.Snapshot) {
	if len(s.Seats) >= len(s.Workspaces) && len(s.Plans) >= len(s.Workspaces) {
		return
	}
	last, ok := r.deps.Store.LatestPreview()
	if !ok {
		return
	}
	if s.Me.ID == 0 {
		s.Me = last.Me
	}
	s.Seats, s.Plans = filled(s.Workspaces, s.Seats, last.Seats), filled(s.Workspaces, s.Plans, last.Plans)
}

// filled returns now, with the values of last for the workspaces that now lacks.
func filled[T any](all []clickup.Workspace, now, last map[clickup.WorkspaceID]T) map[clickup.WorkspaceID]T {
	out := maps.Clone(last)
	maps.Copy(out, now)
	maps.DeleteFunc(out, func(id clickup.WorkspaceID, _ T) bool {
		return !slices.ContainsFunc(all, func(w clickup.Workspace) bool { return w.ID == id })
	})
	return out
}

// hold makes a roster the pending one and returns true, unless there was a newer one. Effects run
// at the same time, so rosters may come in any order.
func (s *snapshotSaver) hold(e model.SaveSnapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Seq < s.seq {
		return false
	}
	s.pending, s.seq = &e.Snapshot, e.Seq
	return true
}

// holdAgain makes a roster pending again after its write was cancelled, unless a newer one is.
func (s *snapshotSaver) holdAgain(roster *model.SnapshotLoaded) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil {
		s.pending = roster
	}
}

// next returns the pending roster or nil, and clears it.
func (s *snapshotSaver) next() *model.SnapshotLoaded {
	s.mu.Lock()
	defer s.mu.Unlock()
	roster := s.pending
	s.pending = nil
	return roster
}

// firstFailure reports whether err is the first failure in a row.
func (s *snapshotSaver) firstFailure(err error) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := err != nil && !s.failed
	s.failed = err != nil
	return first
}

func snapshotOf(roster *model.SnapshotLoaded) store.Snapshot {
	s := store.Snapshot{
		At: roster.At, Me: roster.Me, Seats: roster.Seats, Plans: roster.Plans, First: map[clickup.WorkspaceID]store.Preview{},
	}
	left := firstPeople
	for _, w := range roster.Rosters {
		s.Workspaces = append(s.Workspaces, clickup.Workspace{ID: w.ID, Name: w.Name, Color: w.Color, People: w.People.Rows()})
		first := store.Preview{Counts: w.People.Counts(), Own: seats.OwnDomains(seats.CountDomains(w.People.Rows()), nil).List}
		first.People = w.People.First(min(left, firstScreen))
		left -= len(first.People)
		s.First[w.ID] = first
	}
	return s
}

const (
	firstScreen = 64              // people of a workspace that the first screen shows at most
	firstPeople = 8 * firstScreen // people of all workspaces that are read for it
)

func (r performer) LoadPreview(_ context.Context, _ model.LoadPreview, emit model.Emit) {
	emit(r.preview())
}

func (r performer) LoadSnapshot(_ context.Context, _ model.LoadSnapshot, emit model.Emit) {
	emit(r.latestSnapshot())
}

// preview reads the part of the newest roster that the first screen shows.
func (r *Runner) preview() model.PreviewLoaded {
	var out model.PreviewLoaded
	if !r.deps.Snapshots {
		return out
	}
	s, ok := r.deps.Store.LatestPreview()
	if !ok {
		return out
	}
	out.SnapshotLoaded = model.SnapshotLoaded{At: s.Seen, Me: s.Me, Seats: s.Seats, Plans: s.Plans}
	out.Own = map[clickup.WorkspaceID][]string{}
	for _, w := range s.Workspaces {
		first := s.First[w.ID]
		out.Own[w.ID] = first.Own
		out.Rosters = append(out.Rosters, &model.Roster{
			ID: w.ID, Name: w.Name, Color: w.Color, People: people.NewFirst(first.People, first.Counts),
		})
	}
	r.noteSizes(out.Rosters)
	return out
}

// latestSnapshot reads the newest roster. If newer ones are damaged, it returns an older one
// together with the error.
func (r *Runner) latestSnapshot() model.SnapshotLoaded {
	if !r.deps.Snapshots {
		return model.SnapshotLoaded{}
	}
	s, err := r.deps.Store.LatestSnapshot()
	if errors.Is(err, fs.ErrNotExist) && s.Seen.IsZero() {
		err = nil
	}
	if s.Seen.IsZero() {
		return model.SnapshotLoaded{Err: err}
	}
	out := loadedFrom(s)
	out.Err = err
	r.noteWhole(out.Rosters)
	return out
}

func loadedFrom(s store.Snapshot) model.SnapshotLoaded {
	out := model.SnapshotLoaded{At: s.Seen, Me: s.Me, Seats: s.Seats, Plans: s.Plans}
	for _, w := range s.Workspaces {
		out.Rosters = append(out.Rosters, &model.Roster{ID: w.ID, Name: w.Name, Color: w.Color, People: people.New(w.People)})
	}
	return out
}
