package sim

import (
	"encoding/json"
	"net/http"
	"slices"

	"cutui/clickup/sim/internal/world"
)

// addGuest carries out AddGuestToTask, AddGuestToList and AddGuestToFolder. If the item is shared
// already, it changes the level. A level above read makes a view-only guest take a seat.
func (s *Server) addGuest(c *call) (any, error) {
	var body struct {
		Level string `json:"permission_level"`
	}
	p, err := c.findGuest()
	if err != nil {
		return nil, err
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if !slices.Contains(world.Levels, body.Level) {
		return nil, invalid("SIM_PERMISSION", "permission_level must be one of read, comment, edit, create")
	}
	if c.list != nil && c.list.Locked {
		return nil, &failed{
			status: http.StatusUnauthorized, message: "You have no access to this list", code: "ACCESS_081",
			permissions: []string{"can_share"},
		}
	}
	share := world.Share{Kind: c.item.Kind(), ID: c.item.Key(), Level: body.Level}
	if i := p.ShareOf(c.item); i >= 0 {
		p.Shares[i] = share
	} else {
		p.Shares = append(p.Shares, share)
	}
	p.ViewOnly = p.ViewOnly && body.Level == world.Levels[0]
	s.changed(c, p, share.Kind+":"+share.ID, share.Level)
	return s.personAnswer(c, p), nil
}

// dropGuest carries out RemoveGuestFromTask, RemoveGuestFromList and RemoveGuestFromFolder. It also
// succeeds if the item was not shared.
func (s *Server) dropGuest(c *call) (any, error) {
	p, err := c.findGuest()
	if err != nil {
		return nil, err
	}
	if i := p.ShareOf(c.item); i >= 0 {
		p.Shares = slices.Delete(slices.Clone(p.Shares), i, i+1)
		s.changed(c, p, c.item.Kind()+":"+c.item.Key(), "")
	}
	return s.personAnswer(c, p), nil
}

// shared returns what is shared with a person, or nil if the query excludes it.
func (s *Server) shared(c *call, p *world.Person) *wireShared {
	if c.query.Get("include_shared") == "false" {
		return nil
	}
	out := &wireShared{Tasks: []wireTask{}, Lists: []wireList{}, Folders: []wireFolder{}}
	for _, share := range p.Shares {
		switch share.Kind {
		case "task":
			t := taskOf(c.ws, s.world.Tasks[share.ID])
			t.Level = share.Level
			out.Tasks = append(out.Tasks, t)
		case "list":
			out.Lists = append(out.Lists, sharedList(s.world.Lists[share.ID], share.Level))
		case "folder":
			f := folderOf(s.world.Folders[share.ID])
			f.Level, f.Space = share.Level, nil
			out.Folders = append(out.Folders, f)
		}
	}
	return out
}

// sharedList returns a list as in the items that are shared with a guest.
func sharedList(l *world.List, level string) wireList {
	w := listOf(l)
	w.Count = world.Itoa(int64(len(l.Tasks)))
	w.Folder, w.Space = nil, nil
	w.Statuses = statusesOf(l.Folder.Space)
	w.Level = level
	return w
}

// sharedHierarchy answers SharedHierarchy: what is shared with the caller.
func (s *Server) sharedHierarchy(c *call) (any, error) {
	return map[string]*wireShared{"shared": s.shared(c, c.caller)}, nil
}

// itemMembers answers GetTaskMembers and GetListMembers: people with explicit
// access, without their levels.
func (s *Server) itemMembers(c *call) (any, error) {
	out := []wireBrief{}
	for _, p := range c.ws.People {
		if p.ShareOf(c.item) < 0 && (c.task == nil || !slices.Contains(c.task.Assignees, p.ID)) {
			continue
		}
		b := briefOf(p)
		b.Profile = json.RawMessage(noProfile)
		out = append(out, b)
	}
	return map[string][]wireBrief{"members": out}, nil
}

const noProfile = `{"display_profile":null,"verified_ambassador":null,"verified_consultant":null,` +
	`"top_tier_user":null,"viewed_verified_ambassador":null,"viewed_verified_consultant":null,` +
	`"viewed_top_tier_user":null}`
