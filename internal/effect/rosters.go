package effect

import (
	"cmp"
	"context"
	"errors"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// growth is by how much a roster that still arrives must have grown before it
// is indexed and shown again; the work for it stays a part of the whole. Where a
// whole roster is shown, no part of a new one is worth that.
const growth = 8

func (r performer) FetchRosters(ctx context.Context, e model.FetchRosters, emit model.Emit) {
	shown, begun := 0, false
	once := func(ctx context.Context) ([]*model.Roster, error) {
		in := rosterBuilder{sizeOf: r.lastSize}
		for b, err := range r.deps.API.StreamWorkspaces(ctx) {
			if err != nil {
				return nil, err
			}
			in.add(b)
			begun = true
			if in.people >= growth*shown && !r.whole.Load() {
				shown = max(1, in.people)
				emit(model.RostersArrived{Seq: e.Seq, Rosters: in.rosters()})
			}
		}
		return in.rosters(), nil
	}
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]*model.Roster, error) {
			all, err := once(ctx)
			if begun && errors.Is(err, clickup.ErrNetwork) && ctx.Err() == nil {
				return once(ctx) // it broke off in the middle, where the client can't ask again
			}
			return all, err
		},
		func(a model.Answer, all []*model.Roster) model.Msg {
			if a.Err == nil {
				r.noteWhole(all)
			}
			return model.RostersLoaded{Answer: a, Rosters: all}
		})
}

// noteWhole notes that whole rosters were handed on, however old they are.
func (r *Runner) noteWhole(all []*model.Roster) {
	r.noteSizes(all)
	r.whole.Store(true)
}

// noteSizes notes how many people each workspace has, for the next load.
func (r *Runner) noteSizes(all []*model.Roster) {
	sizes := make(map[clickup.WorkspaceID]int, len(all))
	for _, w := range all {
		sizes[w.ID] = w.People.Counts().All
	}
	r.sizes.Store(&sizes)
}

// lastSize is how many people a workspace had the last time; 0 where that is not known.
func (r *Runner) lastSize(id clickup.WorkspaceID) int {
	if sizes := r.sizes.Load(); sizes != nil {
		return (*sizes)[id]
	}
	return 0
}

// rosterBuilder makes rosters of the batches of a stream.
type rosterBuilder struct {
	sizeOf func(clickup.WorkspaceID) int // how many people to make room for
	parts  []*part
	open   bool // the last workspace is not complete
	people int
}

type part struct {
	model.Roster
	coming *people.Builder // nil once complete
}

func (b *rosterBuilder) add(batch clickup.RosterBatch) {
	if !b.open {
		b.parts = append(b.parts, &part{coming: people.NewBuilder(b.sizeOf(batch.ID))})
	}
	p := b.parts[len(b.parts)-1]
	p.ID = batch.ID
	p.Name, p.Color = batch.Name, batch.Color
	p.coming.Add(batch.People)
	p.Unread += batch.Unread
	b.people += len(batch.People)
	if b.open = !batch.Last; batch.Last {
		p.People, p.coming = p.coming.People(), nil
	}
}

// rosters are all so far; of one that is still arriving, the people that have arrived.
func (b *rosterBuilder) rosters() []*model.Roster {
	all := make([]*model.Roster, len(b.parts))
	for i, p := range b.parts {
		all[i] = &p.Roster
		if p.coming != nil {
			all[i] = &model.Roster{ID: p.ID, Name: p.Name, Color: p.Color, People: p.coming.Sofar()}
		}
	}
	return all
}

func (r performer) FetchRoster(ctx context.Context, e model.FetchRoster, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (*model.Roster, error) {
			ws, err := r.deps.API.WholeWorkspace(ctx, e.Old.ID)
			if err != nil {
				return nil, err
			}
			return &model.Roster{ID: ws.ID, Name: cmp.Or(ws.Name, e.Old.Name), Color: cmp.Or(ws.Color, e.Old.Color), People: people.New(ws.People), Unread: ws.Unread}, nil
		},
		func(a model.Answer, fresh *model.Roster) model.Msg {
			return model.RosterLoaded{Answer: a, ID: e.Old.ID, Roster: fresh}
		})
}
