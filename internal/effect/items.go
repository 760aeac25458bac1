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
	// maxTaskPages bounds the tasks listed to choose from, the ones changed last
	// first, a hundred on a page: a pasted id or link finds any.
	maxTaskPages = 200
	// spacesAtOnce is how many spaces are looked into at the same time.
	spacesAtOnce = 6
)

// FetchItems emits the spaces and the tasks that were changed last, which takes two calls at
// the same time.
// In the background follow each space's folders and lists, in the order of the spaces,
// and the other tasks page by page. A part that fails does not keep the others back; the
// last answer tells it.
func (r performer) FetchItems(ctx context.Context, e model.FetchItems, emit model.Emit) {
	var all []items.Item
	var whole time.Time // when all of it was there; zero: it failed, or a newer load took its place
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
		r.keep(emit, "what can be shared is not kept for when the network is gone", func() error { return r.deps.Store.SaveItems(e.ID, whole, all) })
	}
}

// lastItems are those an earlier load brought.
type lastItems struct {
	items []items.Item
	at    time.Time // zero: there are none
}

// lastItems are read where a load failed because the network is gone.
func (r *Runner) lastItems(ws clickup.WorkspaceID, failure error, emit func(model.Msg)) lastItems {
	if !r.deps.Snapshots || !errors.Is(failure, clickup.ErrNetwork) {
		return lastItems{}
	}
	items, at, err := r.deps.Store.Items(ws)
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("what could be shared before is not known: %w", err)})
	}
	return lastItems{items, at}
}

// walk asks for the tasks that were changed last and, at the same time, for the spaces, whose
// names the tasks lack.
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

// tasksQuery is for the tasks of a workspace, those changed last first, from a page on.
func tasksQuery(page int) clickup.TaskQuery {
	return clickup.TaskQuery{OrderBy: "updated", Subtasks: true, FirstPage: page}
}

// firstTasks are the first page of them.
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

// walkTasks reads the other pages.
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

// FetchSpace reads the folders and lists of a space that somebody looks into.
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

// inside is what one space holds.
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

// inSpace asks for a space's folders and for its lists without folder.
func (r *Runner) inSpace(ctx context.Context, s clickup.Space) (got inside) {
	got.err = safely("looking into a space", func(model.Msg) {}, func() error {
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

// spaceNames are what the spaces are called: tasks come with the ids only.
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

// item looks one item up. What it is called comes with it, its own id too where
// it was asked for by a custom one.
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

// linkedItem is an item with, of a task, the workspace that it is in and whether it has a
// public link. In is empty and link nil where the answer does not say.
type linkedItem struct {
	items.Item
	in   clickup.WorkspaceID
	link *clickup.PublicSharing
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
	return linkedItem{}, fmt.Errorf("%q is no task, list or folder", ref.ID)
}

// othersAsked caps the workspaces that are asked for their spaces, a call each, to find the one
// that a list or folder is in.
const othersAsked = 5

// belongs refuses an item of another workspace. A task says where it is; of a list or
// folder the space does. A space that is in none of the workspaces asked proves nothing:
// private ones are not listed for everybody.
func (r *Runner) belongs(ctx context.Context, e model.FetchItem, it items.Item, in clickup.WorkspaceID) error {
	switch {
	case len(e.Others) == 0, in == e.ID:
		return nil
	case in != "":
		return foreign(it, in)
	case it.Space == "", slices.Contains(e.Spaces, it.Space):
		return nil
	}
	for _, ws := range append([]clickup.WorkspaceID{e.ID}, e.Others[:min(len(e.Others), othersAsked)]...) {
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

// foreign is the error about an item of another workspace.
func foreign(it items.Item, ws clickup.WorkspaceID) error {
	return &clickup.Error{
		Op: "GetSpaces", Message: fmt.Sprintf("%s “%s” is in another workspace, %s", it.Ref, it.Title(), ws),
		Hint: "Choose that workspace, or an item of this one.", Kinds: []error{clickup.ErrNotFound},
	}
}

// seenBy is who has explicit access to an item and, where that was asked, whether it has a
// public link.
type seenBy struct {
	people []clickup.Access
	link   *clickup.PublicSharing
}

// access asks who has explicit access to a task or list.
func (r *Runner) access(ctx context.Context, ws clickup.WorkspaceID, ref clickup.ItemRef) ([]clickup.Access, error) {
	if ref.Kind == clickup.ListItem {
		return r.deps.API.ListMembers(ctx, clickup.ListID(ref.ID))
	}
	return r.deps.API.TaskMembers(ctx, ws, ref)
}

// accessAndLink is access with whether a task has a public link, where that was asked.
func (r *Runner) accessAndLink(ctx context.Context, e model.FetchAccess) (seenBy, error) {
	people, err := r.access(ctx, e.ID, e.Ref)
	seen := seenBy{people: people}
	if err == nil && e.Link {
		if t, err := r.deps.API.Task(ctx, e.ID, e.Ref); err == nil { // else it stays not known
			seen.link = t.Sharing
		}
	}
	return seen, err
}
