package world

import (
	"slices"
)

// Reaches reports whether somebody has access to a task: a guest by a share of it, its list
// or its folder, others unless it is in a private space of which they are no member.
func (p *Person) Reaches(t *Task) bool {
	if p.Role == RoleGuest {
		return p.ShareOf(t) >= 0 || p.ShareOf(t.List) >= 0 || p.ShareOf(t.List.Folder) >= 0
	}
	sp := t.List.Folder.Space
	return !sp.Private || len(sp.Members) == 0 || slices.Contains(sp.Members, p.ID)
}

// leave is what ClickUp does with the things of somebody who is removed: they stay assigned,
// and what was private to them alone is off-limits for everybody, for good.
func (ws *Workspace) leave(p *Person) {
	for _, sp := range ws.Spaces {
		if !sp.Private || !slices.Contains(sp.Members, p.ID) {
			continue
		}
		sp.Members = slices.DeleteFunc(slices.Clone(sp.Members), func(id int64) bool { return id == p.ID })
		sp.OffLimits = len(sp.Members) == 0
	}
}

// VisibleTo reports whether a space is among those that somebody's token sees.
func (sp *Space) VisibleTo(p *Person) bool {
	switch {
	case sp.OffLimits:
		return false
	case !sp.Private || len(sp.Members) == 0 || slices.Contains(sp.Members, p.ID):
		return true
	}
	return sp.managed && p.Role <= RoleAdmin
}

// Space holds folders. Lists without a folder are in its hidden one, as in ClickUp's own
// answers.
type Space struct {
	Workspace *Workspace
	ID, Name  string
	Private   bool
	Archived  bool
	Folders   []*Folder

	Members   []int64 // of a private space; none stands for the caller alone
	managed   bool    // owners and admins see it although it is private
	OffLimits bool    // its only member was removed
}

// Folder holds lists.
type Folder struct {
	Space    *Space
	ID, Name string
	Hidden   bool
	Archived bool
	Index    int
	Lists    []*List
}

// List holds tasks.
type List struct {
	Folder   *Folder
	ID, Name string
	Archived bool
	Locked   bool // listed, but the caller may not share it
	Index    int
	Owner    int64 // 0: nobody
	Tasks    []*Task
}

// Task is what people work on.
type Task struct {
	List             *List
	ID, Custom, Name string
	Status           Status
	Priority         int // 1 urgent to 4 low, 0 none
	Parent           string
	Creator          int64
	Assignees        []int64
	Groups           []string // user groups that are assigned
	Public           bool     // open to whoever has its link
	Tags             []string
	Created, Updated int64
	Due, Closed      int64
	Points           float64 // 0 means null
	Estimate         int64
}

// Status is a task's column; kind is open, custom, done or closed.
type Status struct {
	Name, Color, Kind string
	Index             int
}

// Statuses are the columns of every space.
var Statuses = []Status{
	{"to do", "#87909e", "open", 0},
	{"in progress", "#5f55ee", "custom", 1},
	{"in review", "#f8ae00", "custom", 2},
	{"complete", "#008844", "closed", 3},
}

// Item is what can be shared with a guest.
type Item interface {
	Kind() string
	Key() string
}

// Kind is task, as calls say it.
func (t *Task) Kind() string { return "task" }

// Key is the id.
func (t *Task) Key() string { return t.ID }

// Kind is list, as calls say it.
func (l *List) Kind() string { return "list" }

// Key is the id.
func (l *List) Key() string { return l.ID }

// Kind is folder, as calls say it.
func (f *Folder) Kind() string { return "folder" }

// Key is the id.
func (f *Folder) Key() string { return f.ID }
