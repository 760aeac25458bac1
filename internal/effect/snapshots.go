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

// saveDelay is how long a roster must stay the newest before it is written: the answers
// of a load come one by one.
const saveDelay = 500 * time.Millisecond

// quietTime is how long nothing may have been loaded before memory is given back.
const quietTime = time.Second

// snapshotSaver holds the newest roster until it is on the disk.
type snapshotSaver struct {
	writing sync.Mutex // one write at a time
	mu      sync.Mutex
	pending *model.SnapshotLoaded
	seq     uint64 // of the newest roster so far
	failed  bool   // the last write did; told once
}

// SaveSnapshot writes a roster that stayed the newest for a moment. Where the program
// ends meanwhile, Close writes it.
func (r performer) SaveSnapshot(ctx context.Context, e model.SaveSnapshot, emit model.Emit) {
	if !r.deps.Snapshots || !r.saver.hold(e) || r.deps.Clock.Sleep(ctx, saveDelay) != nil {
		return
	}
	err := r.flush(ctx)
	if superseded(ctx) {
		return // the newer one is written instead
	}
	if r.saver.firstFailure(err) {
		emit(model.Saved{Err: fmt.Errorf("the roster is not kept for the next start: %w", err)})
	}
	// Loading leaves several times the roster's memory behind: with 100,000 people the screen
	// takes 52 MiB with this, and stays at 118 without (row M1 of internal/bench;
	// BenchmarkMemoryGivenBack has the same in short: 307 MiB before, 148 after, with the
	// ClickUp that it asks). It waits, because the next load needs that memory again.
	if r.deps.Clock.Sleep(ctx, quietTime) == nil {
		debug.FreeOSMemory()
	}
}

// flush writes the roster that still waits to be written, if there is one.
func (r *Runner) flush(ctx context.Context) error {
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

// keepFacts takes over from the last snapshot what was not loaded this time: a command
// loads the seats and plans that it needs, and the others stay known.
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

// filled is a fact about each workspace: as it is now or else, where it is known, as it was last.
func filled[T any](all []clickup.Workspace, now, last map[clickup.WorkspaceID]T) map[clickup.WorkspaceID]T {
	out := maps.Clone(last)
	maps.Copy(out, now)
	maps.DeleteFunc(out, func(id clickup.WorkspaceID, _ T) bool {
		return !slices.ContainsFunc(all, func(w clickup.Workspace) bool { return w.ID == id })
	})
	return out
}

// hold takes a roster to be written unless there was a newer one: effects are carried
// out side by side, so that the answers of one load may come here in any order.
func (s *snapshotSaver) hold(e model.SaveSnapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Seq < s.seq {
		return false
	}
	s.pending, s.seq = &e.Snapshot, e.Seq
	return true
}

// holdAgain takes a roster back whose write was cut short, unless a newer one waits.
func (s *snapshotSaver) holdAgain(roster *model.SnapshotLoaded) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil {
		s.pending = roster
	}
}

// next is the roster to write, or nil; it waits no longer.
func (s *snapshotSaver) next() *model.SnapshotLoaded {
	s.mu.Lock()
	defer s.mu.Unlock()
	roster := s.pending
	s.pending = nil
	return roster
}

// firstFailure reports whether err is a failure after a success.
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
	firstScreen = 64              // the people of a workspace that a first screen shows at most
	firstPeople = 8 * firstScreen // those that are read for it, of all workspaces together
)

func (r performer) LoadPreview(_ context.Context, _ model.LoadPreview, emit model.Emit) {
	emit(r.preview())
}

func (r performer) LoadSnapshot(_ context.Context, _ model.LoadSnapshot, emit model.Emit) {
	emit(r.latestSnapshot())
}

// preview reads what the first screen shows of the newest roster.
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

// latestSnapshot reads the newest roster. One that is older because newer ones could not
// be read is shown all the same, and the problem is told.
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
