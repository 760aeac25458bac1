package effect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/impact"
)

// maxCreatedPages is how many pages of recently created tasks are read.
const maxCreatedPages = 20

// FetchImpact reads what people hold: their open tasks page by page, and goals, private spaces,
// user groups and tracked time with one call each. A part that can't be read is unknown; the
// answer is an error only if no part can be read.
func (r performer) FetchImpact(ctx context.Context, e model.FetchImpact, emit model.Emit) {
	if len(e.People) == 0 && len(e.Everybody) == 0 {
		return
	}
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (read impactRead, err error) { return r.impact(ctx, e, emit) },
		func(a model.Answer, read impactRead) model.Msg {
			if a.Err == nil {
				r.keepImpact(e.ID, read, emit)
			}
			return model.ImpactLoaded{Answer: a, ID: e.ID, Of: read.of, Traces: read.traces}
		})
}

// impactRead is what FetchImpact has read.
type impactRead struct {
	of     []impact.Holdings
	traces *impact.Traces
}

func (r *Runner) impact(ctx context.Context, e model.FetchImpact, emit model.Emit) (impactRead, error) {
	in := reading{Sources: impact.Sources{At: r.deps.Clock.Now(), Unread: map[impact.Part]string{}, Lists: e.Lists}}
	if !e.ListsKnown {
		in.Unread[impact.Lists] = "the lists of the workspace are not loaded"
	}
	if len(e.People) > 0 {
		r.readHeld(ctx, e, &in, emit)
	}
	who := e.Everybody
	if len(who) == 0 {
		who = e.People
	}
	var err error
	in.Entries, err = r.deps.API.TimeEntries(ctx, e.ID, clickup.TimeQuery{From: in.At.AddDate(0, 0, -impact.TraceDays), To: in.At, People: who})
	in.note(impact.Time, err)
	if ctx.Err() != nil {
		return impactRead{}, context.Cause(ctx)
	}
	if in.good == 0 {
		return impactRead{}, in.first
	}
	out := impactRead{of: in.Of(e.People)}
	if len(e.Everybody) > 0 {
		out.traces = r.traces(ctx, e, &in)
	}
	return out, nil
}

// reading collects the parts that were read and the reasons why others were not.
type reading struct {
	impact.Sources
	good  int   // number of parts that were read
	first error // the first failure
}

// note counts a part as read, or records why it could not be read.
func (in *reading) note(p impact.Part, err error) {
	if err == nil {
		in.good++
		return
	}
	if in.first == nil {
		in.first = err
	}
	in.Unread[p] = failedWith(err).Message
}

func (r *Runner) readHeld(ctx context.Context, e model.FetchImpact, in *reading, emit model.Emit) {
	api := r.deps.API
	var err error
	in.Tasks, err = r.openTasks(ctx, e, emit)
	in.note(impact.Tasks, err)
	in.Goals, err = api.Goals(ctx, e.ID, false)
	in.note(impact.Goals, err)
	in.Spaces, err = api.Spaces(ctx, e.ID)
	in.note(impact.Spaces, err)
	in.Groups, err = api.UserGroups(ctx, e.ID)
	in.note(impact.Groups, err)
	if !e.Docs {
		in.Unread[impact.Docs] = "not asked for: one call per person"
		return
	}
	in.Docs, err = r.docsOf(ctx, e)
	in.note(impact.Docs, err)
}

// openTasks reads all open tasks: nothing may be handed over before all of them are known.
func (r *Runner) openTasks(ctx context.Context, e model.FetchImpact, emit model.Emit) ([]clickup.Task, error) {
	all := []clickup.Task{}
	for people := range slices.Chunk(e.People, model.PeopleInQuery) {
		q := clickup.TaskQuery{Subtasks: true, OrderBy: "id", Assignees: people}
		for page, err := range r.deps.API.WorkspaceTasks(ctx, e.ID, q) {
			if err != nil {
				return nil, err
			}
			all = append(all, page.Tasks...)
			emit(model.ImpactProgress{Seq: e.Seq, ID: e.ID, Tasks: len(all)})
		}
	}
	return all, nil
}

func (r *Runner) docsOf(ctx context.Context, e model.FetchImpact) (map[clickup.UserID]int, error) {
	docs := map[clickup.UserID]int{}
	for _, id := range e.People {
		docs[id] = 0
		for page, err := range r.deps.API.DocsBy(ctx, e.ID, id) {
			if err != nil {
				return nil, err
			}
			docs[id] += len(page)
		}
	}
	return docs, nil
}

// traces finds traces of work in time entries and recently created tasks. If there are more
// tasks than it reads, Created is false, since people without a trace may have created others.
func (r *Runner) traces(ctx context.Context, e model.FetchImpact, in *reading) *impact.Traces {
	_, failed := in.Unread[impact.Time]
	t := impact.Traces{At: in.At, Time: !failed, Created: true}
	var created []clickup.Task
	pages := 0
	q := clickup.TaskQuery{Closed: true, Subtasks: true, OrderBy: "created", CreatedAfter: in.At.AddDate(0, 0, -impact.TraceDays)}
	for page, err := range r.deps.API.WorkspaceTasks(ctx, e.ID, q) {
		if err != nil {
			t.Created = false
			break
		}
		created = append(created, page.Tasks...)
		if pages++; pages >= maxCreatedPages && !page.Last {
			t.Created = false
			break
		}
	}
	t.Of = impact.FindTraces(in.At, in.Entries, created)
	return &t
}

// impactKeptFor is how long stored holdings are used.
const impactKeptFor = 90 * 24 * time.Hour

// keepImpact stores what was read, for the audit and for the next start.
func (r *Runner) keepImpact(ws clickup.WorkspaceID, read impactRead, emit model.Emit) {
	r.keep(emit, "what people hold was not saved for the next audit", func() error {
		err := r.deps.Store.SaveImpact(ws, read.of)
		if read.traces != nil {
			err = errors.Join(err, r.deps.Store.SaveTraces(ws, *read.traces))
		}
		return err
	})
}

// LoadKeptImpact reads the stored holdings and traces of a workspace.
func (r performer) LoadKeptImpact(_ context.Context, e model.LoadKeptImpact, emit model.Emit) {
	if !r.deps.Snapshots {
		return
	}
	since := r.deps.Clock.Now().Add(-impactKeptFor)
	held, err := r.deps.Store.Impact(e.ID, since)
	traces, problem := r.deps.Store.Traces(e.ID, since)
	if err = errors.Join(err, problem); err != nil {
		emit(model.Saved{Err: fmt.Errorf("what people held before could not be read: %w", err)})
	}
	emit(model.KeptImpactLoaded{ID: e.ID, Of: held, Traces: traces})
}

// forgetImpact deletes the stored holdings of a person whose holdings a step changes.
func (r *Runner) forgetImpact(e model.SendStep, emit model.Emit) {
	if !e.Step.ChangesHoldings() {
		return
	}
	if err := r.deps.Store.ForgetImpact(e.Workspace, e.Step.ID); err != nil {
		emit(model.Saved{Err: err})
	}
}
