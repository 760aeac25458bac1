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

// Via is the API by which a step shares or unshares. The zero value is the guest
// operations of the v2 API.
type Via string

// ViaACL is ClickUp's newer API (publicPatchAcl). It is for user groups and people of the
// workspace, including members. ClickUp does not say on which plans it works.
const ViaACL Via = "acl"

// LevelNotKnown is why undo skips a share until the user chooses the level.
const LevelNotKnown = "what they had before is not known: say at which level it comes back"

// AccessEntry returns the body of a step by the newer API.
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

// Checkable reports whether it can be checked that a step by the newer API took effect:
// ClickUp only lists people with explicit access to tasks and lists, without levels.
func (s *Step) Checkable() bool { return !s.WithoutPerson() && s.Item.Kind != clickup.FolderItem }

// AccessItems returns the tasks and lists of a plan for which it should first be read who
// has access, so that undo knows what to restore.
func (p *Plan) AccessItems() []clickup.ItemRef {
	var refs []clickup.ItemRef
	for _, s := range p.Steps {
		if s.Via == ViaACL && s.State == Planned && s.Checkable() && s.Before == nil && !slices.Contains(refs, s.Item) {
			refs = append(refs, s.Item)
		}
	}
	return refs
}

// AsksLevel reports whether the user must choose at which level undo shares something again.
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

// RefusedByACL reports whether the newer API refused a step for the whole workspace, not
// only for its item.
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

// NewerAPI is whether the newer API worked in a workspace when it was last used. The zero
// value means that it was never tried.
type NewerAPI struct {
	At      time.Time `json:"-"`
	Works   bool      `json:"works"`
	Status  int       `json:"status,omitempty"` // HTTP status of the refusal
	Code    string    `json:"code,omitempty"`
	Message string    `json:"message,omitempty"`
}

// Refused reports whether the newer API refused when it was last tried.
func (n NewerAPI) Refused() bool { return !n.At.IsZero() && !n.Works }

// Words says whether it worked, as a clause.
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

// Learn returns what the outcome of a step shows about the newer API. It is not ok if it
// shows nothing.
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
