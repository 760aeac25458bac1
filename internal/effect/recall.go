package effect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model"
)

// LoadKeptShares reads what was shared with a guest when that was read last.
func (r performer) LoadKeptShares(_ context.Context, e model.LoadKeptShares, emit model.Emit) {
	out := model.SharesRecalled{ID: e.ID, Guest: e.Guest}
	if r.deps.Snapshots {
		out.Items, out.At, out.Err = r.deps.Store.Shares(e.ID, e.Guest)
	}
	emit(out)
}

// LoadKeptFacts reads the user groups and custom roles of a workspace as they were last.
func (r performer) LoadKeptFacts(_ context.Context, e model.LoadKeptFacts, emit model.Emit) {
	out := model.FactsRecalled{ID: e.ID}
	if r.deps.Snapshots {
		var groups, roles error
		out.Groups, out.GroupsAt, groups = r.deps.Store.Groups(e.ID)
		out.Roles, out.RolesAt, roles = r.deps.Store.Roles(e.ID)
		out.Err = errors.Join(groups, roles)
	}
	emit(out)
}

// keep writes what is kept for later, where anything is. A disk that takes nothing is told
// once, by whatever finds it out first; failure says what is lost then.
func (r *Runner) keep(emit model.Emit, failure string, save func() error) {
	if !r.deps.Snapshots {
		return
	}
	if err := save(); err != nil && r.saver.firstFailure(err) {
		emit(model.Saved{Err: fmt.Errorf("%s: %w", failure, err)})
	}
}

// keepAnswer keeps what was loaded, for when ClickUp can't be asked.
func (r *Runner) keepAnswer(a model.Answer, emit model.Emit, save func(at time.Time) error) {
	if a.Err == nil {
		r.keep(emit, "what was loaded is not kept", func() error { return save(a.At) })
	}
}

// LoadKeptAccess reads who had explicit access to an item when that was read last: by itself,
// or with all lists.
func (r performer) LoadKeptAccess(_ context.Context, e model.LoadKeptAccess, emit model.Emit) {
	out := model.AccessRecalled{ID: e.ID, Ref: e.Ref}
	if r.deps.Snapshots {
		out.KeptAccess, out.Err = r.keptAccess(e.ID, e.Ref)
	}
	emit(out)
}

func (r *Runner) keptAccess(ws clickup.WorkspaceID, ref clickup.ItemRef) (model.KeptAccess, error) {
	out, err := r.deps.Store.Access(ws, ref)
	if err != nil {
		return out, err
	}
	if survey, err := r.deps.Store.Survey(ws); err == nil {
		for i := range survey.Lists {
			l := &survey.Lists[i]
			if l.Ref != ref {
				continue
			}
			if out.Name = l.Title(); l.At.After(out.At) {
				out.At, out.People = l.At, nil
				for _, id := range l.People {
					out.People = append(out.People, clickup.Access{ID: id})
				}
			}
		}
	}
	if out.Name == "" {
		out.Name = r.keptName(ws, ref)
	}
	return out, nil
}

// keptName is what an item was called when there was last looked what can be shared.
func (r *Runner) keptName(ws clickup.WorkspaceID, ref clickup.ItemRef) string {
	all, _, err := r.deps.Store.Items(ws)
	if err != nil {
		return "" // it is told where the items are asked for
	}
	for i := range all {
		if all[i].Ref == ref || ref.Custom && all[i].CustomID == ref.ID {
			return all[i].Title()
		}
	}
	return ""
}
