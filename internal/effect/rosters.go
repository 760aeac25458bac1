package effect

import (
	"context"
	"errors"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// rosterKey is the same for one workspace and for all: the model waits for one
// answer at a time, whichever it asked for last.
const rosterKey = "rosters"

// growth is by how much a roster that still arrives must have grown before it
// is indexed and shown again; the work for it stays a part of the whole. Where a
// whole roster is shown, no part of a new one is worth that.
const growth = 8

func (r *Runner) fetchRosters(ctx context.Context, e model.FetchRosters, emit func(model.Msg)) {
	shown, begun := 0, false
	once := func(ctx context.Context) ([]*model.Roster, error) {
		in := gathering{room: r.roomFor}
		for b, err := range r.deps.API.StreamWorkspaces(ctx) {
			if err != nil {
				return nil, err
			}
			in.add(b)
			begun = true
			if in.people >= growth*shown && !r.whole.Load() && !superseded(ctx) {
				shown = max(1, in.people)
				emit(model.RostersArrived{Seq: e.Seq, Rosters: in.rosters()})
			}
		}
		return in.rosters(), nil
	}
	ask(ctx, r, emit, rosterKey, e.Seq,
		func(ctx context.Context) ([]*model.Roster, error) {
			all, err := once(ctx)
			if begun && errors.Is(err, clickup.ErrNetwork) && ctx.Err() == nil {
				return once(ctx) // it broke off in the middle, where the client can't ask again
			}
			return all, err
		},
		func(a model.Answer, all []*model.Roster) model.Msg {
			if a.Err == nil {
				r.known(all)
			}
			return model.RostersLoaded{Answer: a, Rosters: all}
		})
}

// known notes that these rosters were told, however old they are.
func (r *Runner) known(all []*model.Roster) {
	r.expect(all)
	r.whole.Store(true)
}

// expect notes how many people there will be when they are loaded again.
func (r *Runner) expect(all []*model.Roster) {
	sizes := make(map[clickup.WorkspaceID]int, len(all))
	for _, w := range all {
		sizes[w.ID] = w.People.Counts().All
	}
	r.sizes.Store(&sizes)
}

// roomFor is how many people a workspace had the last time; 0 where nobody knows.
func (r *Runner) roomFor(id clickup.WorkspaceID) int {
	if sizes := r.sizes.Load(); sizes != nil {
		return (*sizes)[id]
	}
	return 0
}

// gathering is the workspaces of a stream so far.
type gathering struct {
	room   func(clickup.WorkspaceID) int
	parts  []*part
	open   bool // the last workspace is not complete
	people int
}

type part struct {
	model.Roster
	coming *people.Builder // nil once complete
}

func (g *gathering) add(b clickup.RosterBatch) {
	if !g.open {
		g.parts = append(g.parts, &part{coming: people.NewBuilder(g.room(b.ID))})
	}
	p := g.parts[len(g.parts)-1]
	p.ID = b.ID
	p.Name, p.Color = b.Name, b.Color
	p.coming.Add(b.People)
	g.people += len(b.People)
	if g.open = !b.Last; b.Last {
		p.People, p.coming = p.coming.People(), nil
	}
}

// rosters are those that there are; of one that is still coming, what there is by now.
func (g *gathering) rosters() []*model.Roster {
	all := make([]*model.Roster, len(g.parts))
	for i, p := range g.parts {
		all[i] = &p.Roster
		if p.coming != nil {
			all[i] = &model.Roster{ID: p.ID, Name: p.Name, Color: p.Color, People: p.coming.Sofar()}
		}
	}
	return all
}

func (r *Runner) fetchRoster(ctx context.Context, e model.FetchRoster, emit func(model.Msg)) {
	ask(ctx, r, emit, rosterKey, e.Seq,
		func(ctx context.Context) (*model.Roster, error) {
			ws, partial, err := r.deps.API.Workspace(ctx, e.Old.ID)
			if err != nil {
				return nil, err
			}
			return renewed(e.Old, ws, partial), nil
		},
		func(a model.Answer, fresh *model.Roster) model.Msg {
			return model.RosterLoaded{Answer: a, ID: e.Old.ID, Roster: fresh}
		})
}

// renewed is a workspace loaded again. A list of members says nothing about
// guests, nor about people whose role is not known: those stay as they were.
func renewed(old *model.Roster, ws clickup.Workspace, membersOnly bool) *model.Roster {
	fresh := &model.Roster{ID: old.ID, Name: ws.Name, Color: ws.Color}
	if ws.Name == "" {
		fresh.Name = old.Name
	}
	if ws.Color == "" {
		fresh.Color = old.Color
	}
	rows := ws.People
	if membersOnly {
		rows = merged(old.People.Rows(), ws.People)
	}
	fresh.People = people.New(rows)
	return fresh
}

// merged keeps the order of the old rows; new people come last.
func merged(old, members []clickup.Person) []clickup.Person {
	listed := make(map[clickup.UserID]int, len(members))
	for i := range members {
		listed[members[i].ID] = i
	}
	rows := make([]clickup.Person, 0, len(old)+len(members))
	for i := range old {
		at, ok := listed[old[i].ID]
		switch {
		case ok:
			rows = append(rows, members[at])
			delete(listed, old[i].ID)
		case !old[i].Role.Paid():
			rows = append(rows, old[i])
		}
	}
	for i := range members {
		if at, ok := listed[members[i].ID]; ok && at == i {
			rows = append(rows, members[i])
		}
	}
	return rows
}
