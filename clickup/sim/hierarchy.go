package sim

// space, folder, list and task are the workspace's hierarchy. Lists without a
// folder are in the space's hidden one, as in ClickUp's own answers.
type space struct {
	ws       *workspace
	id, name string
	private  bool
	archived bool
	folders  []*folder

	members   []int64 // of a private space; none stands for the caller alone
	managed   bool    // owners and admins see it although it is private
	offLimits bool    // its only member was removed
}

type folder struct {
	space    *space
	id, name string
	hidden   bool
	archived bool
	index    int
	lists    []*list
}

type list struct {
	folder   *folder
	id, name string
	archived bool
	locked   bool // listed, but the caller may not share it
	index    int
	owner    int64 // 0: nobody
	tasks    []*task
}

type task struct {
	list             *list
	id, custom, name string
	status           status
	priority         int // 1 urgent to 4 low, 0 none
	parent           string
	creator          int64
	assignees        []int64
	groups           []string // user groups that are assigned
	public           bool     // open to whoever has its link
	tags             []string
	created, updated int64
	due, closed      int64
	points           float64 // 0 means null
	estimate         int64
}

// status is a task's column; kind is open, custom, done or closed.
type status struct {
	name, color, kind string
	index             int
}

var statuses = []status{
	{"to do", "#87909e", "open", 0},
	{"in progress", "#5f55ee", "custom", 1},
	{"in review", "#f8ae00", "custom", 2},
	{"complete", "#008844", "closed", 3},
}

// item is what can be shared with a guest.
type item interface {
	kind() string
	key() string
}

func (t *task) kind() string   { return "task" }
func (l *list) kind() string   { return "list" }
func (f *folder) kind() string { return "folder" }
func (t *task) key() string    { return t.id }
func (l *list) key() string    { return l.id }
func (f *folder) key() string  { return f.id }

// spaces answers GetSpaces.
func (s *Server) spaces(c *call) (any, error) {
	out := wireSpaces{Spaces: []wireSpace{}}
	for _, sp := range c.ws.spaces {
		if sp.archived == c.flag("archived") && sp.visibleTo(c.caller) {
			out.Spaces = append(out.Spaces, spaceOf(sp, c.caller))
		}
	}
	return out, nil
}

// folders answers GetFolders, lists included.
func (s *Server) folders(c *call) (any, error) {
	out := wireFolders{Folders: []wireFolder{}}
	for _, f := range c.space.folders {
		if !f.hidden && f.archived == c.flag("archived") {
			out.Folders = append(out.Folders, folderOf(f))
		}
	}
	return out, nil
}

// folderLists answers GetLists.
func (s *Server) folderLists(c *call) (any, error) {
	return listsOf(c.folder.lists, c.flag("archived")), nil
}

// oneFolder answers GetFolder.
func (s *Server) oneFolder(c *call) (any, error) { return folderOf(c.folder), nil }

// oneList answers GetList, with the statuses that lists of lists lack.
func (s *Server) oneList(c *call) (any, error) {
	w := listOf(c.list)
	w.Statuses = statusesOf(c.list.folder.space)
	return w, nil
}

// folderlessLists answers GetFolderlessLists.
func (s *Server) folderlessLists(c *call) (any, error) {
	for _, f := range c.space.folders {
		if f.hidden {
			return listsOf(f.lists, c.flag("archived")), nil
		}
	}
	return wireLists{Lists: []wireList{}}, nil
}

func listsOf(lists []*list, archived bool) wireLists {
	out := wireLists{Lists: []wireList{}}
	for _, l := range lists {
		if l.archived == archived {
			out.Lists = append(out.Lists, listOf(l))
		}
	}
	return out
}

// flag is a boolean of the query, false unless it is "true".
func (c *call) flag(name string) bool { return c.query.Get(name) == "true" }
