package sim

import "cutui/clickup/sim/internal/world"

// spaces answers GetSpaces.
func (s *Server) spaces(c *call) (any, error) {
	out := []wireSpace{}
	for _, sp := range c.ws.Spaces {
		if sp.Archived == c.flag("archived") && sp.VisibleTo(c.caller) {
			out = append(out, spaceOf(sp, c.caller))
		}
	}
	return map[string][]wireSpace{"spaces": out}, nil
}

// folders answers GetFolders, including the lists.
func (s *Server) folders(c *call) (any, error) {
	out := []wireFolder{}
	for _, f := range c.space.Folders {
		if !f.Hidden && f.Archived == c.flag("archived") {
			out = append(out, folderOf(f))
		}
	}
	return map[string][]wireFolder{"folders": out}, nil
}

// folderLists answers GetLists.
func (s *Server) folderLists(c *call) (any, error) {
	return listsOf(c.folder.Lists, c.flag("archived")), nil
}

// oneFolder answers GetFolder.
func (s *Server) oneFolder(c *call) (any, error) { return folderOf(c.folder), nil }

// oneList answers GetList, which has statuses, unlike lists in other answers.
func (s *Server) oneList(c *call) (any, error) {
	w := listOf(c.list)
	w.Statuses = statusesOf(c.list.Folder.Space)
	return w, nil
}

// folderlessLists answers GetFolderlessLists.
func (s *Server) folderlessLists(c *call) (any, error) {
	for _, f := range c.space.Folders {
		if f.Hidden {
			return listsOf(f.Lists, c.flag("archived")), nil
		}
	}
	return listsOf(nil, false), nil
}

func listsOf(lists []*world.List, archived bool) map[string][]wireList {
	out := []wireList{}
	for _, l := range lists {
		if l.Archived == archived {
			out = append(out, listOf(l))
		}
	}
	return map[string][]wireList{"lists": out}
}

// flag reports whether a query parameter is "true".
func (c *call) flag(name string) bool { return c.query.Get(name) == "true" }
