package effect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model"
)

// LoadKeptShares reads from disk what was shared with a guest at the last read.
func (r performer) LoadKeptShares(_ context.Context, e model.LoadKeptShares, emit model.Emit) {
	out := model.SharesRecalled{ID: e.ID, Guest: e.Guest}
	if r.deps.Snapshots {
		out.Items, out.At, out.Err = r.deps.Store.Shares(e.ID, e.Guest)
	}
	emit(out)
}

// LoadKeptFacts reads the last user groups and custom roles of a workspace from disk.
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

// keep calls save if data is kept on disk. The first failure in a row is emitted, with failure as
// the description of what was lost.
func (r *Runner) keep(emit model.Emit, failure string, save func() error) {
	if !r.deps.Snapshots {
		return
	}
	if err := save(); err != nil && r.saver.firstFailure(err) {
		emit(model.Saved{Err: fmt.Errorf("%s: %w", failure, err)})
	}
}

// keepAnswer stores the data of an answer without error, for offline use.
func (r *Runner) keepAnswer(a model.Answer, emit model.Emit, save func(at time.Time) error) {
	if a.Err == nil {
		r.keep(emit, "the loaded data was not saved", func() error { return save(a.At) })
	}
}

// LoadKeptAccess reads from disk who had explicit access to an item at the last read of the item
// or of all lists.
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

// keptName returns an item's name in the last load of all items, or "".
func (r *Runner) keptName(ws clickup.WorkspaceID, ref clickup.ItemRef) string {
	all, _, err := r.deps.Store.Items(ws)
	if err != nil {
		return "" // loading the items reports the error
	}
	for i := range all {
		if all[i].Ref == ref || ref.Custom && all[i].CustomID == ref.ID {
			return all[i].Title()
		}
	}
	return ""
}
