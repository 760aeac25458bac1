package change

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/items"
)

// Via is the API by which a step shares or takes away. The zero value is the guest
// operations of the v2 API.
type Via string

// ViaACL is ClickUp's newer API (publicPatchAcl). It is for people and user groups that are
// there already, members too, and on plans that ClickUp does not name.
const ViaACL Via = "acl"

// ACLOffer is the sentence that offers the newer API, where the other one can't do it.
const ACLOffer = "ClickUp's newer API may allow this; it may be charged"

const (
	aclWarning = "this goes by ClickUp's newer API: ClickUp says that sharing by it may be charged; levels, groups and folders are sent, not checked"
	// levelNotKnown is why undo leaves a share alone until somebody says the level.
	levelNotKnown = "what they had before is not known: say at which level it comes back"
	leftAsItIs    = "left as it is"
	notShared     = "not shared"
)

// TakeAway as Context.Comeback takes away what was shared at a level that is not known.
const TakeAway clickup.Permission = "none"

// AccessEntry is the body of a step by the newer API.
func (s *Step) AccessEntry() clickup.AccessEntry {
	e := clickup.AccessEntry{User: s.ID, Level: s.Permission}
	if s.nobody() {
		e.Group = s.Group.ID
	}
	if s.Op == OpUnshare {
		e.Level = ""
	}
	return e
}

// Checkable reports whether ClickUp tells if a step by the newer API took effect: it lists
// people with explicit access to tasks and lists, without levels.
func (s *Step) Checkable() bool { return !s.nobody() && s.Item.Kind != clickup.FolderItem }

// ACLRequest asks for items to be shared by the newer API, or taken away.
type ACLRequest struct {
	People     []clickup.UserID
	Groups     []clickup.GroupID
	Items      []items.Item
	Permission clickup.Permission // empty: taken away
}

// PlanACL shares items with people and user groups who are there by the newer API, or takes
// them away.
func PlanACL(d Context, r ACLRequest) Plan {
	title, op := "Share %s with %s by the newer API", OpShare
	if r.Permission == "" {
		title, op = "Unshare %s from %s by the newer API", OpUnshare
	}
	var who []string
	if n := len(r.People); n > 0 {
		who = append(who, text.PeopleOf(n))
	}
	if n := len(r.Groups); n > 0 {
		who = append(who, text.Plural(n, "group"))
	}
	p := d.plan(fmt.Sprintf(title, text.Plural(len(r.Items), "item"), strings.Join(who, " and ")))
	for _, it := range r.Items {
		s := Step{Op: op, Item: it.Ref, ItemName: it.Title(), Permission: r.Permission, Via: ViaACL, State: Planned}
		for _, id := range r.People {
			if who, ok := d.People.ByID(id); ok {
				s.ID, s.Email, s.Name = who.ID, who.Email, who.Name
				p.Steps = append(p.Steps, d.byACL(s, it))
			}
		}
		s.ID, s.Email, s.Name = 0, "", ""
		for _, id := range r.Groups {
			g, there := d.groupByID(id)
			s.Group = refOf(g)
			if s.Group.ID = id; !there {
				s.State, s.Message = Skipped, groupGone
			}
			p.Steps = append(p.Steps, s)
		}
	}
	return d.aclPlan(p)
}

func (d Context) aclPlan(p Plan) Plan {
	p.Seats = d.forecast(p.Steps)
	if p.Calls() > 0 {
		p.Warnings = append(p.Warnings, aclWarning)
	}
	return p
}

// byACL completes a step about a person: what they have of the item now, as far as that is
// known.
func (d Context) byACL(s Step, it items.Item) Step {
	who, ok := d.People.ByID(s.ID)
	if ok && d.protects(who) {
		s.State, s.Message = Skipped, ProtectedHere
		return s
	}
	if s.Op == OpShare {
		d.compare(&s, it)
	} else if level, read := d.sharedLevel(s.ID, it.Ref); read && level == "" {
		s.State, s.Message = Skipped, notShared
	} else if read {
		s.Before = &Before{Permission: level, SharesRead: true}
	}
	if s.Before != nil || s.State != Planned {
		return s
	}
	on, read := d.Access[it.Ref]
	switch listed := slices.Contains(on, s.ID); {
	case !read:
	case listed:
		s.Before = &Before{Listed: true}
	case s.Op == OpUnshare:
		s.State, s.Message = Skipped, notShared
	default:
		s.Before = &Before{SharesRead: true}
	}
	return s
}

// sharedLevel is how an item is shared with somebody, "" for not at all or a level that is
// not told; read is false where what is shared with them was not read.
func (d Context) sharedLevel(id clickup.UserID, item clickup.ItemRef) (level clickup.Permission, read bool) {
	shared, read := d.Shares[id]
	for _, x := range shared {
		if x.Ref == item {
			return x.Permission, x.Permission != ""
		}
	}
	return "", read
}

// ByACL is what is left of a plan as far as the newer API may do it: shares with people who
// are there. ok is false where that is nothing. The plan says what is not in it.
func ByACL(d Context, p Plan) (q Plan, ok bool) {
	q = d.plan(strings.TrimPrefix(p.Title, "Retry: ") + " by the newer API")
	left := 0
	for _, s := range p.Steps {
		if s.State != Planned && !s.Left() || p.WorkspaceOf(s) != d.Workspace {
			continue
		}
		fresh, can := d.throughACL(s)
		if !can {
			left++
			continue
		}
		q.Steps = append(q.Steps, fresh)
	}
	if left > 0 {
		q.Warnings = append(q.Warnings, text.Count(left, "step is", "steps are")+" not in it: the newer API only shares with people who are there")
	}
	return d.aclPlan(q), len(q.Steps) > 0
}

// throughACL is a step as the newer API takes it.
func (d Context) throughACL(s Step) (Step, bool) {
	who, here := d.People.ByID(s.ID)
	if !here {
		who, here = d.People.ByEmail(s.Email)
	}
	if !here || s.Op != OpShare && s.Op != OpUnshare || s.Via == ViaACL || s.Item.Custom {
		return s, false
	}
	out := Step{
		Op: s.Op, ID: who.ID, Email: who.Email, Name: who.Name, Item: s.Item, ItemName: s.ItemName,
		Permission: s.Permission, Via: ViaACL, State: Planned,
	}
	return d.byACL(out, items.Item{Ref: s.Item, Name: s.ItemName}), true
}

// OffersACL reports whether the newer API may do a part of a plan's unfinished steps.
func OffersACL(d Context, p Plan) bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool {
		if s.State != Planned && !s.Left() || p.WorkspaceOf(s) != d.Workspace {
			return false
		}
		_, can := d.throughACL(s)
		return can
	})
}

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
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.State == Skipped && s.Message == levelNotKnown })
}

// uncertain decides about a step by the newer API that undoes one of which it is not known
// what stood before.
func (u *undoing) uncertain(back Step) Step {
	switch {
	case back.State != Planned:
	case u.Comeback == "":
		back.State, back.Message = Skipped, levelNotKnown
	case u.Comeback == TakeAway && back.Op == OpShare:
		back.State, back.Message = Skipped, leftAsItIs
	case u.Comeback != TakeAway:
		back.Op, back.Permission = OpShare, u.Comeback
	}
	return back
}

// EveryPlan reports whether ClickUp's API may do the step on every plan.
func (s *Step) EveryPlan() bool { return s.OfGroup() || s.Via == ViaACL }

// OnEveryPlan reports whether ClickUp's API may send a step of the plan in a workspace
// whatever its plan is.
func (p *Plan) OnEveryPlan(ws clickup.WorkspaceID) bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool {
		return s.EveryPlan() && p.WorkspaceOf(s) == ws && (s.State == Planned || s.Message == levelNotKnown)
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
	At      time.Time
	Works   bool
	Status  int // of the refusal
	Code    string
	Message string
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
