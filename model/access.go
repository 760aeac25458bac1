package model

import (
	"errors"

	"cutui/clickup"
)

// Access is somebody with explicit access to a task or list.
type Access = clickup.Access

// AccessNote is what must be said wherever Access is shown.
const AccessNote = "ClickUp tells who has explicit access, not at which level; who gets in through the space or folder is not among them"

func (m LoadAccess) apply(s *State) []Effect { return s.loadAccess(m.Ref) }

// loadAccess asks who has explicit access to an item; it asks again where that
// was asked before, since there is no telling what changed.
func (s *State) loadAccess(ref clickup.ItemRef) []Effect {
	f := s.Data()
	r := f.Access[ref]
	if r.Phase == Loading {
		return nil
	}
	r.begin(s.next())
	if ref.Kind == clickup.FolderItem {
		r.settle(s, Answer{Seq: r.Seq, At: s.Now, Err: errors.New("ClickUp does not tell who has access to a folder: ask about its lists")}, nil)
	}
	if f.Access == nil {
		f.Access = map[clickup.ItemRef]Remote[[]Access]{}
	}
	f.Access[ref] = r
	if r.Phase != Loading {
		return nil
	}
	return []Effect{FetchAccess{Seq: r.Seq, ID: s.Chosen, Ref: ref}}
}

func (m AccessLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if r, ok := f.Access[m.Ref]; ok && r.settle(s, m.Answer, m.People) {
		f.Access[m.Ref] = r
	}
	return nil
}
