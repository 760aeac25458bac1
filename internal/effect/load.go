package effect

import (
	"context"
	"time"

	"cutui/clickup"
	"cutui/model"
)

func (r performer) FetchMe(ctx context.Context, e model.FetchMe, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit, r.deps.API.User,
		func(a model.Answer, v clickup.User) model.Msg { return model.MeLoaded{Answer: a, User: v} })
}

func (r performer) FetchSeats(ctx context.Context, e model.FetchSeats, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (clickup.Seats, error) {
			if e.Within > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, e.Within)
				defer cancel()
			}
			return r.deps.API.Seats(ctx, e.ID)
		},
		func(a model.Answer, v clickup.Seats) model.Msg {
			return model.SeatsLoaded{Answer: a, ID: e.ID, Seats: v}
		})
}

func (r performer) FetchPlan(ctx context.Context, e model.FetchPlan, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (clickup.Plan, error) { return r.deps.API.Plan(ctx, e.ID) },
		func(a model.Answer, v clickup.Plan) model.Msg { return model.PlanLoaded{Answer: a, ID: e.ID, Plan: v} })
}

func (r performer) FetchRoles(ctx context.Context, e model.FetchRoles, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]clickup.CustomRole, error) {
			return r.deps.API.CustomRoles(ctx, e.ID, true)
		},
		func(a model.Answer, v []clickup.CustomRole) model.Msg {
			r.keepAnswer(a, emit, func(at time.Time) error { return r.deps.Store.SaveRoles(e.ID, at, v) })
			return model.RolesLoaded{Answer: a, ID: e.ID, Roles: v}
		})
}

func (r performer) FetchGroups(ctx context.Context, e model.FetchGroups, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]clickup.UserGroup, error) { return r.deps.API.UserGroups(ctx, e.ID) },
		func(a model.Answer, v []clickup.UserGroup) model.Msg {
			r.keepAnswer(a, emit, func(at time.Time) error { return r.deps.Store.SaveGroups(e.ID, at, v) })
			return model.GroupsLoaded{Answer: a, ID: e.ID, Groups: v}
		})
}

func (r performer) FetchAccess(ctx context.Context, e model.FetchAccess, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (seenBy, error) { return r.accessAndLink(ctx, e) },
		func(a model.Answer, v seenBy) model.Msg {
			r.keepAnswer(a, emit, func(at time.Time) error {
				return r.deps.Store.SaveAccess(e.ID, e.Ref, model.KeptAccess{At: at, People: v.people, Linked: e.Link, Link: v.link})
			})
			return model.AccessLoaded{Answer: a, ID: e.ID, Ref: e.Ref, People: v.people, Linked: e.Link && a.Err == nil, Link: v.link}
		})
}

func (r performer) FetchItem(ctx context.Context, e model.FetchItem, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (linkedItem, error) { return r.item(ctx, e) },
		func(a model.Answer, v linkedItem) model.Msg {
			return model.ItemLookedUp{Answer: a, Ref: e.Ref, Item: v.Item, Link: v.link}
		})
}

// ask calls fetch for the load e and emits its answer; a panic in fetch becomes an error. If a
// newer effect has superseded e, nothing is emitted.
func ask[T any](ctx context.Context, r performer, e model.Effect, seq uint64, emit model.Emit,
	fetch func(context.Context) (T, error), answer func(model.Answer, T) model.Msg,
) {
	var value T
	err := safely(name(e), emit, func() (err error) {
		value, err = fetch(ctx)
		return err
	})
	if superseded(ctx) {
		return
	}
	emit(answer(r.answer(seq, err), value))
}

func (r *Runner) answer(seq uint64, err error) model.Answer {
	return model.Answer{Seq: seq, At: r.deps.Clock.Now(), Err: err}
}
