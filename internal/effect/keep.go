package effect

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"
	"time"

	"cutui/clickup"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/people"
)

// settleTime is how long a roster must stay the newest before it is written:
// the answers of a load come one by one.
const settleTime = 500 * time.Millisecond

// quietTime is how long nothing may have been loaded before memory is given back.
const quietTime = time.Second

// keeper holds the newest roster until it is on the disk.
type keeper struct {
	writing sync.Mutex // one write at a time
	mu      sync.Mutex
	pending *model.SnapshotLoaded
	seq     uint64 // of the newest roster so far
	count   uint64 // of rosters so far
	failed  bool   // the last write did; told once
}

// keep writes a roster unless a newer one comes meanwhile. What is not written
// when ctx ends is left to Close.
func (r *Runner) keep(ctx context.Context, e model.SaveSnapshot, emit func(model.Msg)) {
	if !r.deps.Snapshots {
		return
	}
	mine, newest := r.keeper.put(e)
	if !newest || r.deps.Clock.Sleep(ctx, settleTime) != nil || r.keeper.newest() != mine {
		return
	}
	err := r.flush(ctx)
	if r.keeper.news(err) {
		emit(model.Saved{Err: fmt.Errorf("the roster is not kept for the next start: %w", err)})
	}
	// Loading leaves several times the roster's memory behind: without this the program
	// stays at 100 MiB with 100,000 people, with it at 50 (the bench's footprint). It waits,
	// because the next load needs that memory again.
	if r.deps.Clock.Sleep(ctx, quietTime) == nil && r.keeper.newest() == mine {
		debug.FreeOSMemory()
	}
}

// flush writes the roster that still waits to be written, if there is one.
func (r *Runner) flush(ctx context.Context) error {
	r.keeper.writing.Lock()
	defer r.keeper.writing.Unlock()
	roster := r.keeper.take()
	if roster == nil || !r.deps.Snapshots {
		return nil
	}
	return r.deps.Store.SaveSnapshot(ctx, snapshotOf(roster))
}

// put takes a roster unless it has a newer one: effects are carried out at once,
// so that the answers of one load may come here in any order.
func (k *keeper) put(e model.SaveSnapshot) (count uint64, newest bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e.Seq < k.seq {
		return k.count, false
	}
	k.pending, k.seq = &e.Snapshot, e.Seq
	k.count++
	return k.count, true
}

func (k *keeper) newest() uint64 {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.count
}

func (k *keeper) take() *model.SnapshotLoaded {
	k.mu.Lock()
	defer k.mu.Unlock()
	roster := k.pending
	k.pending = nil
	return roster
}

// news reports whether err is a failure after a success.
func (k *keeper) news(err error) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	news := err != nil && !k.failed
	k.failed = err != nil
	return news
}

func snapshotOf(roster *model.SnapshotLoaded) store.Snapshot {
	s := store.Snapshot{
		At: roster.At, Me: roster.Me, Seats: roster.Seats, Plans: roster.Plans, First: map[clickup.WorkspaceID]store.First{},
	}
	room := firstPeople
	for _, w := range roster.Rosters {
		s.Workspaces = append(s.Workspaces, clickup.Workspace{ID: w.ID, Name: w.Name, Color: w.Color, People: w.People.Rows()})
		first := store.First{Counts: w.People.Counts(), Own: audit.OwnDomains(w.People.Rows(), nil).List}
		first.People = w.People.First(min(room, firstScreen))
		room -= len(first.People)
		s.First[w.ID] = first
	}
	return s
}

// As many people are on the first screen, and in what is read for it of all workspaces
// together.
const (
	firstScreen = 64
	firstPeople = 8 * firstScreen
)

// glimpse reads what the first screen shows of the newest roster.
func (r *Runner) glimpse() model.PreviewLoaded {
	var out model.PreviewLoaded
	if !r.deps.Snapshots {
		return out
	}
	s, ok := r.deps.Store.LatestFirst()
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
	r.expect(out.Rosters)
	return out
}

// recall reads the newest roster. One that is older because newer ones could not
// be read is shown all the same, and the problem is told.
func (r *Runner) recall() model.SnapshotLoaded {
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
	out := recalled(s)
	out.Err = err
	r.known(out.Rosters)
	return out
}

func recalled(s store.Snapshot) model.SnapshotLoaded {
	out := model.SnapshotLoaded{At: s.Seen, Me: s.Me, Seats: s.Seats, Plans: s.Plans}
	for _, w := range s.Workspaces {
		out.Rosters = append(out.Rosters, &model.Roster{ID: w.ID, Name: w.Name, Color: w.Color, People: people.New(w.People)})
	}
	return out
}
