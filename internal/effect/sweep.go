package effect

import (
	"context"
	"errors"
	"sync"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/access"
	"cutui/model/items"
)

// surveys remembers the newest survey that was written for each workspace, so that an older one
// does not replace it.
type surveys struct {
	mu     sync.Mutex
	newest map[clickup.WorkspaceID]uint64
}

// LoadSurvey reads from disk who is on which list.
func (r performer) LoadSurvey(_ context.Context, e model.LoadSurvey, emit model.Emit) {
	var survey access.Survey
	var err error
	if r.deps.Snapshots {
		survey, err = r.deps.Store.Survey(e.ID)
	}
	emit(model.SurveyLoaded{ID: e.ID, Survey: survey, Err: err})
}

// SaveSurvey stores who is on which list.
func (r performer) SaveSurvey(_ context.Context, e model.SaveSurvey, emit model.Emit) {
	r.surveys.mu.Lock()
	defer r.surveys.mu.Unlock()
	if r.surveys.newest[e.ID] > e.Seq {
		return
	}
	if r.surveys.newest == nil {
		r.surveys.newest = map[clickup.WorkspaceID]uint64{}
	}
	r.surveys.newest[e.ID] = e.Seq
	r.keep(emit, "who is on which list was not saved for the next read", func() error { return r.deps.Store.SaveSurvey(e.ID, e.Survey) })
}

// FindLists reads the lists of every space and emits its progress.
func (r performer) FindLists(ctx context.Context, e model.FindLists, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (foundLists, error) {
			return r.findLists(ctx, e.ID, func(f foundLists) {
				emit(model.ListsFound{Answer: r.answer(e.Seq, nil), ID: e.ID, All: f.all, Asked: f.asked})
			})
		},
		func(a model.Answer, f foundLists) model.Msg {
			return model.ListsFound{Answer: a, ID: e.ID, All: f.all, Asked: f.asked, Done: true, Lists: f.lists}
		})
}

// foundLists are the lists found so far.
type foundLists struct {
	all, asked int // calls needed, and calls made
	lists      []access.Item
}

func (r *Runner) findLists(ctx context.Context, ws clickup.WorkspaceID, arrived func(foundLists)) (foundLists, error) {
	const perSpace = 2
	spaces, err := r.deps.API.Spaces(ctx, ws)
	if err != nil {
		return foundLists{}, err
	}
	f := foundLists{all: 1 + perSpace*len(spaces), asked: 1}
	arrived(f)
	problems := r.walkSpaces(ctx, spaces, func(inside []items.Item) {
		for i := range inside {
			if it := &inside[i]; it.Ref.Kind == clickup.ListItem {
				f.lists = append(f.lists, access.Item{Ref: it.Ref, Name: it.Name, Path: it.Path})
			}
		}
		f.asked += perSpace
		arrived(f)
	})
	return f, errors.Join(problems...)
}

// FetchListMembers reads who is on a list.
func (r performer) FetchListMembers(ctx context.Context, e model.FetchListMembers, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]clickup.Access, error) {
			return r.deps.API.ListMembers(ctx, clickup.ListID(e.Ref.ID))
		},
		func(a model.Answer, people []clickup.Access) model.Msg {
			ids := make([]clickup.UserID, len(people))
			for i := range people {
				ids[i] = people[i].ID
			}
			return model.ListMembersLoaded{Answer: a, ID: e.ID, List: e.List, People: ids}
		})
}

// FetchPublicTasks reads one page of tasks.
func (r performer) FetchPublicTasks(ctx context.Context, e model.FetchPublicTasks, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (clickup.TaskPage, error) {
			query := clickup.TaskQuery{OrderBy: "updated", Closed: true, Subtasks: true, FirstPage: e.Page}
			for page, err := range r.deps.API.WorkspaceTasks(ctx, e.ID, query) {
				return page, err
			}
			return clickup.TaskPage{Last: true}, nil
		},
		func(a model.Answer, page clickup.TaskPage) model.Msg {
			found := model.PublicTasksFound{Answer: a, ID: e.ID, Read: len(page.Tasks), Last: page.Last}
			for i := range page.Tasks {
				t := &page.Tasks[i]
				switch {
				case t.Sharing == nil:
					found.Untold++
				case t.Sharing.Public:
					found.Public = append(found.Public, access.PublicTask{
						Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: string(t.ID)}, Name: t.Name, Path: path(t.FolderName, t.ListName),
						Expires: t.Sharing.Expires, SearchEngines: t.Sharing.SearchEngines,
					})
				}
			}
			return found
		})
}
