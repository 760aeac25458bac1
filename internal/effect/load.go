package effect

import (
	"context"
	"errors"
	"fmt"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/items"
)

// load carries out the effects that ask ClickUp something.
func (r *Runner) load(ctx context.Context, e model.Effect, emit func(model.Msg)) {
	api := r.deps.API
	switch e := e.(type) {
	case model.FetchMe:
		ask(ctx, r, emit, "me", e.Seq, api.User,
			func(a model.Answer, v clickup.User) model.Msg { return model.MeLoaded{Answer: a, User: v} })
	case model.FetchRosters:
		r.fetchRosters(ctx, e, emit)
	case model.FetchRoster:
		r.fetchRoster(ctx, e, emit)
	case model.FetchSeats:
		ask(ctx, r, emit, "seats "+string(e.ID), e.Seq,
			func(ctx context.Context) (clickup.Seats, error) { return api.Seats(ctx, e.ID) },
			func(a model.Answer, v clickup.Seats) model.Msg {
				return model.SeatsLoaded{Answer: a, ID: e.ID, Seats: v}
			})
	case model.FetchPlan:
		ask(ctx, r, emit, "plan "+string(e.ID), e.Seq,
			func(ctx context.Context) (clickup.Plan, error) { return api.Plan(ctx, e.ID) },
			func(a model.Answer, v clickup.Plan) model.Msg { return model.PlanLoaded{Answer: a, ID: e.ID, Plan: v} })
	case model.FetchRoles:
		ask(ctx, r, emit, "roles "+string(e.ID), e.Seq,
			func(ctx context.Context) ([]clickup.CustomRole, error) { return api.CustomRoles(ctx, e.ID, true) },
			func(a model.Answer, v []clickup.CustomRole) model.Msg {
				return model.RolesLoaded{Answer: a, ID: e.ID, Roles: v}
			})
	case model.FetchGroups:
		ask(ctx, r, emit, "groups "+string(e.ID), e.Seq,
			func(ctx context.Context) ([]clickup.UserGroup, error) { return api.UserGroups(ctx, e.ID) },
			func(a model.Answer, v []clickup.UserGroup) model.Msg {
				return model.GroupsLoaded{Answer: a, ID: e.ID, Groups: v}
			})
	case model.FetchShares:
		r.fetchShares(ctx, e, emit)
	case model.FetchAccess:
		ask(ctx, r, emit, fmt.Sprint("access ", e.ID, e.Ref), e.Seq,
			func(ctx context.Context) ([]clickup.Access, error) { return r.access(ctx, e.ID, e.Ref) },
			func(a model.Answer, v []clickup.Access) model.Msg {
				return model.AccessLoaded{Answer: a, ID: e.ID, Ref: e.Ref, People: v}
			})
	case model.FetchItems:
		r.fetchItems(ctx, e, emit)
	case model.FetchItem:
		ask(ctx, r, emit, fmt.Sprint("item ", e.ID, e.Ref), e.Seq,
			func(ctx context.Context) (items.Item, error) { return r.item(ctx, e) },
			func(a model.Answer, v items.Item) model.Msg {
				return model.ItemLookedUp{Answer: a, Ref: e.Ref, Item: v}
			})
	}
}

// ask makes one load, unless a newer one of the same key is under way, and tells
// its answer, unless a newer one began meanwhile.
func ask[T any](ctx context.Context, r *Runner, emit func(model.Msg), key string, seq uint64,
	fetch func(context.Context) (T, error), tell func(model.Answer, T) model.Msg,
) {
	ctx, end, ok := r.loads.begin(ctx, key, seq)
	if !ok {
		return
	}
	defer end()
	var value T
	err := safely(key, emit, func() (err error) {
		value, err = fetch(ctx)
		return err
	})
	if superseded(ctx) {
		return
	}
	emit(tell(r.answer(seq, err), value))
}

func superseded(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errSuperseded) }

func (r *Runner) answer(seq uint64, err error) model.Answer {
	return model.Answer{Seq: seq, At: r.deps.Clock.Now(), Err: err}
}
