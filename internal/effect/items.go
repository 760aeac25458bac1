package effect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/items"
)

const (
	// maxTaskPages is how many pages of a hundred tasks are listed to choose from, the most
	// recently changed first. Other tasks are found by their id or link.
	maxTaskPages = 200
	// spacesAtOnce is how many spaces are read at the same time.
	spacesAtOnce = 6
)

// FetchItems emits the spaces and the most recently changed tasks, with two calls at the same
// time. After that it reads in the background the folders and lists of each space, in the order
// of the spaces, and the other tasks page by page. If a part fails, the others are still read,
// and the last answer has the error.
func (r performer) FetchItems(ctx context.Context, e model.FetchItems, emit model.Emit) {
	var all []items.Item
	var whole time.Time // when everything was read; zero if it failed or a newer load began
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) (lastItems, error) {
			err := r.walk(ctx, e.ID, func(items []items.Item) {
				all = append(all, items...)
				if len(items) > 0 {
					emit(model.ItemsArrived{Answer: r.answer(e.Seq, nil), ID: e.ID, Items: items})
				}
			})
			return r.lastItems(e.ID, err, emit), err
		},
		func(a model.Answer, last lastItems) model.Msg {
			if a.Err == nil {
				whole = a.At
			}
			return model.ItemsArrived{Answer: a, ID: e.ID, Done: true, Items: last.items, Kept: last.at}
		})
	if !whole.IsZero() {
		r.keep(emit, "the items were not saved for offline use", func() error { return r.deps.Store.SaveItems(e.ID, whole, all) })
	}
}

// lastItems are the items of the last complete load.
type lastItems struct {
	items []items.Item
	at    time.Time // zero if there are none
}

// lastItems reads the last items from disk if the failure is one of the network.
func (r *Runner) lastItems(ws clickup.WorkspaceID, failure error, emit func(model.Msg)) lastItems {
	if !r.deps.Snapshots || !errors.Is(failure, clickup.ErrNetwork) {
		return lastItems{}
	}
	items, at, err := r.deps.Store.Items(ws)
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("the items of the last load could not be read: %w", err)})
	}
	return lastItems{items, at}
}

// walk reads the items of a workspace and passes them to arrived in parts. It reads the spaces
// together with the first tasks, because tasks have only the id of their space.
func (r *Runner) walk(ctx context.Context, ws clickup.WorkspaceID, arrived func([]items.Item)) error {
	tasks := make(chan firstTasks, 1)
	go func() { tasks <- r.firstTasks(ctx, ws) }()
	spaces, err := r.deps.API.Spaces(ctx, ws)
	first := <-tasks
	if err != nil {
		return err
	}
	names := spaceNames{}
	top := make([]items.Item, 0, len(spaces))
	for _, s := range spaces {
		names[s.ID] = s.Name
		top = append(top, items.Item{Name: s.Name, Space: s.ID})
	}
	arrived(top)
	arrived(names.tasks(first.Tasks))
	ctx = clickup.WithPriority(ctx, clickup.Background)
	problems := append(r.walkSpaces(ctx, spaces, arrived), first.err)
	if !first.Last && first.err == nil {
		problems = append(problems, r.walkTasks(ctx, ws, names, arrived))
	}
	return errors.Join(problems...)
}

// tasksQuery returns a query for all tasks from a page on, the most recently changed first.
func tasksQuery(page int) clickup.TaskQuery {
	return clickup.TaskQuery{OrderBy: "updated", Subtasks: true, FirstPage: page}
}

// firstTasks is the first page of tasks.
type firstTasks struct {
	clickup.TaskPage
	err error
}

func (r *Runner) firstTasks(ctx context.Context, ws clickup.WorkspaceID) (got firstTasks) {
	got.Last = true
	got.err = safely("reading tasks", func(model.Msg) {}, func() error {
		for page, err := range r.deps.API.WorkspaceTasks(ctx, ws, tasksQuery(0)) {
			got.TaskPage = page
			return err
		}
		return nil
	})
	return got
}

// walkTasks reads the pages of tasks after the first.
func (r *Runner) walkTasks(ctx context.Context, ws clickup.WorkspaceID, names spaceNames, arrived func([]items.Item)) error {
	page := 1
	for got, err := range r.deps.API.WorkspaceTasks(ctx, ws, tasksQuery(page)) {
		if err != nil {
			return err
		}
		arrived(names.tasks(got.Tasks))
		if page++; got.Last || page == maxTaskPages {
			return nil
		}
	}
	return nil
}

// FetchSpace reads the folders and lists of a space.
func (r performer) FetchSpace(ctx context.Context, e model.FetchSpace, emit model.Emit) {
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]items.Item, error) {
			got := r.inSpace(ctx, clickup.Space{ID: e.Space.Space, Name: e.Space.Name})
			return got.items, got.err
		},
		func(a model.Answer, inside []items.Item) model.Msg {
			return model.SpaceLoaded{Answer: a, ID: e.ID, Space: e.Space.Space, Items: inside}
		})
}

// inside is the folders and lists of a space.
type inside struct {
	items []items.Item
	err   error
}

func (r *Runner) walkSpaces(ctx context.Context, spaces []clickup.Space, arrived func([]items.Item)) []error {
	slots := make(chan struct{}, spacesAtOnce)
	found := make([]chan inside, len(spaces))
	for i, s := range spaces {
		found[i] = make(chan inside, 1)
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			found[i] <- r.inSpace(ctx, s)
		}()
	}
	var problems []error
	for _, ready := range found {
		got := <-ready
		arrived(got.items)
		if got.err != nil {
			problems = append(problems, got.err)
		}
	}
	return problems
}

// inSpace reads a space's folders and its lists in no folder.
func (r *Runner) inSpace(ctx context.Context, s clickup.Space) (got inside) {
	got.err = safely("reading a space", func(model.Msg) {}, func() error {
		folders, err := r.deps.API.Folders(ctx, s.ID)
		for _, f := range folders {
			got.items = append(got.items, folderItem(f, s))
			for _, l := range f.Lists {
				got.items = append(got.items, listItem(l, s, f))
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		lists, listsErr := r.deps.API.SpaceLists(ctx, s.ID)
		for _, l := range lists {
			got.items = append(got.items, listItem(l, s, clickup.Folder{}))
		}
		return errors.Join(err, listsErr)
	})
	return got
}

func folderItem(f clickup.Folder, s clickup.Space) items.Item {
	return items.Item{
		Ref:  clickup.ItemRef{Kind: clickup.FolderItem, ID: string(f.ID)},
		Name: f.Name, Space: s.ID, Path: s.Name,
	}
}

func listItem(l clickup.List, s clickup.Space, f clickup.Folder) items.Item {
	return items.Item{
		Ref:  clickup.ItemRef{Kind: clickup.ListItem, ID: string(l.ID)},
		Name: l.Name, Space: s.ID, Folder: f.ID, Path: path(s.Name, f.Name), Owner: l.Assignee,
	}
}

// spaceNames maps the spaces to their names, because tasks have only the id of their space.
type spaceNames map[clickup.SpaceID]string

func (n spaceNames) tasks(all []clickup.Task) []items.Item {
	out := make([]items.Item, 0, len(all))
	for i := range all {
		out = append(out, n.task(&all[i]))
	}
	return out
}

func (n spaceNames) task(t *clickup.Task) items.Item {
	return items.Item{
		Ref:  clickup.ItemRef{Kind: clickup.TaskItem, ID: string(t.ID)},
		Name: t.Name, CustomID: t.CustomID, Space: t.Space, Folder: t.Folder, List: t.List,
		Path: path(n[t.Space], t.FolderName, t.ListName), Closed: t.Closed, Updated: t.Updated,
	}
}

func path(names ...string) string { return strings.Join(text.NonEmpty(names...), " / ") }

// item looks up an item by its id or custom id. It fails if the item is in another workspace.
func (r *Runner) item(ctx context.Context, e model.FetchItem) (linkedItem, error) {
	it, err := r.anyItem(ctx, e.ID, e.Ref)
	if err == nil {
		err = r.belongs(ctx, e, it.Item, it.in)
	}
	if err != nil {
		return linkedItem{}, err
	}
	return it, nil
}

// linkedItem is an item with its workspace and public link, which only tasks have.
type linkedItem struct {
	items.Item
	in   clickup.WorkspaceID    // empty if unknown
	link *clickup.PublicSharing // nil if unknown
}

func (r *Runner) anyItem(ctx context.Context, ws clickup.WorkspaceID, ref clickup.ItemRef) (linkedItem, error) {
	switch ref.Kind {
	case clickup.TaskItem:
		t, err := r.deps.API.Task(ctx, ws, ref)
		return linkedItem{spaceNames{}.task(&t), t.Workspace, t.Sharing}, err
	case clickup.ListItem:
		l, err := r.deps.API.List(ctx, clickup.ListID(ref.ID))
		return linkedItem{Item: items.Item{Ref: ref, Name: l.Name, Space: l.Space}}, err
	case clickup.FolderItem:
		f, err := r.deps.API.Folder(ctx, clickup.FolderID(ref.ID))
		return linkedItem{Item: items.Item{Ref: ref, Name: f.Name, Space: f.Space}}, err
	}
	return linkedItem{}, fmt.Errorf("%q is not a task, list or folder", ref.ID)
}

// maxOthersAsked is how many other workspaces are asked for their spaces, with a call each, to
// find the workspace of a list or folder.
const maxOthersAsked = 5

// belongs returns an error if an item is in another workspace. A task names its workspace; for a
// list or folder belongs looks for the space. If it finds the space nowhere, it returns nil,
// because private spaces are not listed for everybody.
func (r *Runner) belongs(ctx context.Context, e model.FetchItem, it items.Item, in clickup.WorkspaceID) error {
	switch {
	case len(e.Others) == 0, in == e.ID:
		return nil
	case in != "":
		return foreign(it, in)
	case it.Space == "", slices.Contains(e.Spaces, it.Space):
		return nil
	}
	for _, ws := range append([]clickup.WorkspaceID{e.ID}, e.Others[:min(len(e.Others), maxOthersAsked)]...) {
		spaces, err := r.deps.API.Spaces(ctx, ws)
		if err != nil || !slices.ContainsFunc(spaces, func(s clickup.Space) bool { return s.ID == it.Space }) {
			continue
		}
		if ws == e.ID {
			return nil
		}
		return foreign(it, ws)
	}
	return nil
}

// foreign returns the error for an item of another workspace.
func foreign(it items.Item, ws clickup.WorkspaceID) error {
	return &clickup.Error{
		Op: "GetSpaces", Message: fmt.Sprintf("%s “%s” is in another workspace, %s", it.Ref, it.Title(), ws),
		Hint: "Choose that workspace, or an item of this one.", Kinds: []error{clickup.ErrNotFound},
	}
}

// seenBy is who can see an item.
type seenBy struct {
	people []clickup.Access       // with explicit access
	link   *clickup.PublicSharing // nil if unknown or not asked for
}

// access returns who has explicit access to a task or list.
func (r *Runner) access(ctx context.Context, ws clickup.WorkspaceID, ref clickup.ItemRef) ([]clickup.Access, error) {
	if ref.Kind == clickup.ListItem {
		return r.deps.API.ListMembers(ctx, clickup.ListID(ref.ID))
	}
	return r.deps.API.TaskMembers(ctx, ws, ref)
}

// accessAndLink returns who has explicit access and, if e.Link is set, a task's public link.
func (r *Runner) accessAndLink(ctx context.Context, e model.FetchAccess) (seenBy, error) {
	people, err := r.access(ctx, e.ID, e.Ref)
	seen := seenBy{people: people}
	if err == nil && e.Link {
		if t, err := r.deps.API.Task(ctx, e.ID, e.Ref); err == nil { // else the link is unknown
			seen.link = t.Sharing
		}
	}
	return seen, err
}
