package change

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// Via is the API by which a step shares or takes away. The zero value is the guest
// operations of the v2 API.
type Via string

// ViaACL is ClickUp's newer API (publicPatchAcl). It is for people and user groups that are
// there already, members too, and on plans that ClickUp does not name.
const ViaACL Via = "acl"

// LevelNotKnown is why undo leaves a share alone until somebody says the level.
const LevelNotKnown = "what they had before is not known: say at which level it comes back"

// AccessEntry is the body of a step by the newer API.
func (s *Step) AccessEntry() clickup.AccessEntry {
	e := clickup.AccessEntry{User: s.ID, Level: s.Permission}
	if s.WithoutPerson() {
		e.Group = s.Group.ID
	}
	if s.Op == OpUnshare {
		e.Level = ""
	}
	return e
}

// Checkable reports whether ClickUp tells if a step by the newer API took effect: it lists
// people with explicit access to tasks and lists, without levels.
func (s *Step) Checkable() bool { return !s.WithoutPerson() && s.Item.Kind != clickup.FolderItem }

// AccessItems are the tasks and lists of a plan whose people should be read first, so that
// undo knows what was there.
func (p *Plan) AccessItems() []clickup.ItemRef {
	var refs []clickup.ItemRef
	for _, s := range p.Steps {
		if s.Via == ViaACL && s.State == Planned && s.Checkable() && s.Before == nil && !slices.Contains(refs, s.Item) {
			refs = append(refs, s.Item)
		}
	}
	return refs
}

// AsksLevel reports whether undo waits to be told at which level something comes back.
func (p *Plan) AsksLevel() bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.State == Skipped && s.Message == LevelNotKnown })
}

// EveryPlan reports whether ClickUp's API may do the step on every plan.
func (s *Step) EveryPlan() bool { return s.OfGroup() || s.Via == ViaACL }

// OnEveryPlan reports whether ClickUp's API may send a step of the plan in a workspace
// whatever its plan is.
func (p *Plan) OnEveryPlan(ws clickup.WorkspaceID) bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool {
		return s.EveryPlan() && p.WorkspaceOf(s) == ws && (s.State == Planned || s.Message == LevelNotKnown)
	})
}

// RefusedByACL reports whether the newer API has refused a step for all of the workspace,
// not only for its item.
func (s *Step) RefusedByACL(ws clickup.WorkspaceID) bool {
	const noRoute = "APP_001"
	if s.Via != ViaACL || s.State != Failed {
		return false
	}
	why := s.Failure(ws)
	switch {
	case errors.Is(why, clickup.ErrPlanRequired), s.Code == noRoute:
		return true
	case strings.HasPrefix(strings.ToUpper(s.Code), "ACCESS_"), errors.Is(why, clickup.ErrUnauthorized):
		return false
	}
	return errors.Is(why, clickup.ErrForbidden)
}

// NewerAPI is what was learned about the newer API in a workspace, when a step was last sent
// by it. The zero value: it was not tried.
type NewerAPI struct {
	At      time.Time `json:"-"`
	Works   bool      `json:"works"`
	Status  int       `json:"status,omitempty"` // of the refusal
	Code    string    `json:"code,omitempty"`
	Message string    `json:"message,omitempty"`
}

// Refused reports whether it was refused when it was last tried.
func (n NewerAPI) Refused() bool { return !n.At.IsZero() && !n.Works }

// Words are what was learned, in a sentence's part.
func (n NewerAPI) Words() string {
	switch {
	case n.At.IsZero():
		return "not tried yet"
	case n.Works:
		return "worked on " + text.Day(n.At)
	}
	why := fmt.Sprintf("HTTP %d", n.Status)
	if n.Code != "" {
		why += ", " + n.Code
	}
	return "refused on " + text.Day(n.At) + " (" + why + ")"
}

// Learn is what an ended step tells about the newer API; ok is false where it tells nothing.
func (s Step) Learn(ws clickup.WorkspaceID, o Outcome) (n NewerAPI, ok bool) {
	s.State, s.Status, s.Code, s.Message = o.State, o.Status, o.Code, o.Message
	switch {
	case s.Via != ViaACL:
		return n, false
	case s.State == Done:
		return NewerAPI{At: o.At, Works: true}, true
	case s.RefusedByACL(ws):
		return NewerAPI{At: o.At, Status: s.Status, Code: s.Code, Message: s.Message}, true
	}
	return n, false
}
