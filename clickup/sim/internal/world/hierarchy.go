package world

import (
	"slices"
)

// Reaches reports whether a person has access to a task: a guest if the task, its list or its folder is
// shared with them, others unless the task is in a private space that they are not in.
func (p *Person) Reaches(t *Task) bool {
	if p.Role == RoleGuest {
		return p.ShareOf(t) >= 0 || p.ShareOf(t.List) >= 0 || p.ShareOf(t.List.Folder) >= 0
	}
	sp := t.List.Folder.Space
	return !sp.Private || len(sp.Members) == 0 || slices.Contains(sp.Members, p.ID)
}

// leave does to the items of a removed person what ClickUp does: they stay assigned, and what was
// private to them alone is off-limits for everybody.
func (ws *Workspace) leave(p *Person) {
	for _, sp := range ws.Spaces {
		if !sp.Private || !slices.Contains(sp.Members, p.ID) {
			continue
		}
		sp.Members = slices.DeleteFunc(slices.Clone(sp.Members), func(id int64) bool { return id == p.ID })
		sp.OffLimits = len(sp.Members) == 0
	}
}

// VisibleTo reports whether the token of a person sees the space.
func (sp *Space) VisibleTo(p *Person) bool {
	switch {
	case sp.OffLimits:
		return false
	case !sp.Private || len(sp.Members) == 0 || slices.Contains(sp.Members, p.ID):
		return true
	}
	return sp.managed && p.Role <= RoleAdmin
}

// Space is a space with its folders. Lists in no folder are in a hidden one, as in ClickUp's answers.
type Space struct {
	Workspace *Workspace
	ID, Name  string
	Private   bool
	Archived  bool
	Folders   []*Folder

	Members   []int64 // of a private space; empty for the caller alone
	managed   bool    // owners and admins see it although it is private
	OffLimits bool    // its only member was removed
}

// Folder is a folder with its lists.
type Folder struct {
	Space    *Space
	ID, Name string
	Hidden   bool
	Archived bool
	Index    int
	Lists    []*List
}

// List is a list with its tasks.
type List struct {
	Folder   *Folder
	ID, Name string
	Archived bool
	Locked   bool // the caller sees it but may not share it
	Index    int
	Owner    int64 // 0 for nobody
	Tasks    []*Task
}

// Task is a task in a list.
type Task struct {
	List             *List
	ID, Custom, Name string
	Status           Status
	Priority         int // 1 urgent to 4 low, 0 none
	Parent           string
	Creator          int64
	Assignees        []int64
	Groups           []string // user groups that are assigned
	Public           bool     // open to everybody who has its link
	Tags             []string
	Created, Updated int64
	Due, Closed      int64
	Points           float64 // 0 means null
	Estimate         int64
}

// Status is the status of a task. Kind is open, custom, done or closed.
type Status struct {
	Name, Color, Kind string
	Index             int
}

// Statuses are the statuses of every space.
var Statuses = []Status{
	{"to do", "#87909e", "open", 0},
	{"in progress", "#5f55ee", "custom", 1},
	{"in review", "#f8ae00", "custom", 2},
	{"complete", "#008844", "closed", 3},
}

// Item is a task, list or folder, which can be shared with a guest.
type Item interface {
	Kind() string
	Key() string
}

// Kind returns "task".
func (t *Task) Kind() string { return "task" }

// Key is the id.
func (t *Task) Key() string { return t.ID }

// Kind returns "list".
func (l *List) Kind() string { return "list" }

// Key is the id.
func (l *List) Key() string { return l.ID }

// Kind returns "folder".
func (f *Folder) Kind() string { return "folder" }

// Key is the id.
func (f *Folder) Key() string { return f.ID }
