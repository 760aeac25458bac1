package effect

import (
	"cmp"
	"context"
	"errors"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// growth is the factor by which a roster must grow while it arrives before it is indexed and
// shown again, which limits the extra work. Once a whole roster is shown, parts of a new one are
// not shown.
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
				return once(ctx) // the answer broke off; the client does not retry a stream
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

// noteWhole records that whole rosters were emitted, however old they are.
func (r *Runner) noteWhole(all []*model.Roster) {
	r.noteSizes(all)
	r.whole.Store(true)
}

// noteSizes records how many people each workspace has, for the next load.
func (r *Runner) noteSizes(all []*model.Roster) {
	sizes := make(map[clickup.WorkspaceID]int, len(all))
	for _, w := range all {
		sizes[w.ID] = w.People.Counts().All
	}
	r.sizes.Store(&sizes)
}

// lastSize returns how many people a workspace had at the last load, or 0 if that is unknown.
func (r *Runner) lastSize(id clickup.WorkspaceID) int {
	if sizes := r.sizes.Load(); sizes != nil {
		return (*sizes)[id]
	}
	return 0
}

// rosterBuilder makes rosters from the batches of a stream.
type rosterBuilder struct {
	sizeOf func(clickup.WorkspaceID) int // the expected number of people
	parts  []*part
	open   bool // the last workspace is not complete
	people int
}

type part struct {
	model.Roster
	builder *people.Builder // nil once complete
}

func (b *rosterBuilder) add(batch clickup.RosterBatch) {
	if !b.open {
		b.parts = append(b.parts, &part{builder: people.NewBuilder(b.sizeOf(batch.ID))})
	}
	p := b.parts[len(b.parts)-1]
	p.ID = batch.ID
	p.Name, p.Color = batch.Name, batch.Color
	p.builder.Add(batch.People)
	p.Unread += batch.Unread
	b.people += len(batch.People)
	if b.open = !batch.Last; batch.Last {
		p.People, p.builder = p.builder.People(), nil
	}
}

// rosters returns all rosters so far, the last one with the people that have arrived.
func (b *rosterBuilder) rosters() []*model.Roster {
	all := make([]*model.Roster, len(b.parts))
	for i, p := range b.parts {
		all[i] = &p.Roster
		if p.builder != nil {
			all[i] = &model.Roster{ID: p.ID, Name: p.Name, Color: p.Color, People: p.builder.Sofar()}
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
