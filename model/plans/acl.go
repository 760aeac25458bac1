package plans

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
)

// ACLOffer offers the newer API if the other one can't do something.
const ACLOffer = "ClickUp's newer API may allow this; it may be charged"

const (
	aclWarning = "this uses ClickUp's newer API: ClickUp says that sharing by it may be charged; levels, groups and folders are sent, not checked"
	leftAsItIs = "left as it is"
	notShared  = "not shared"
)

// TakeAway as Context.Comeback unshares what was shared at a level that is not known.
const TakeAway clickup.Permission = "none"

// ACLRequest asks for items to be shared, or unshared, by the newer API.
type ACLRequest struct {
	People     []clickup.UserID
	Groups     []clickup.GroupID
	Items      []items.Item
	Permission clickup.Permission // empty: unshare
}

// ACL plans to share items with people of the workspace and user groups by the newer API,
// or to unshare them.
func ACL(d Context, r ACLRequest) change.Plan {
	title, op := "Share %s with %s by the newer API", change.OpShare
	if r.Permission == "" {
		title, op = "Unshare %s from %s by the newer API", change.OpUnshare
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
		s := change.Step{Op: op, Item: it.Ref, ItemName: it.Title(), Permission: r.Permission, Via: change.ViaACL, State: change.Planned}
		for _, who := range d.those(r.People) {
			s.ID, s.Email, s.Name = who.ID, who.Email, who.Name
			p.Steps = append(p.Steps, d.byACL(s, it))
		}
		s.ID, s.Email, s.Name = 0, "", ""
		for _, id := range r.Groups {
			g, there := d.groupByID(id)
			s.Group = refOf(g)
			if s.Group.ID = id; !there {
				s.State, s.Message = change.Skipped, groupGone
			}
			p.Steps = append(p.Steps, s)
		}
	}
	return d.aclPlan(p)
}

func (d Context) aclPlan(p change.Plan) change.Plan {
	p.Seats = d.forecast(p.Steps)
	if p.Calls() > 0 {
		p.Warnings = append(p.Warnings, aclWarning)
	}
	return p
}

// byACL adds to a step how the item is shared with its person now, as far as that is
// known, and skips the step if there is nothing to do.
func (d Context) byACL(s change.Step, it items.Item) change.Step {
	who, ok := d.People.ByID(s.ID)
	if ok && d.protects(who) {
		s.State, s.Message = change.Skipped, ProtectedHere
		return s
	}
	if s.Op == change.OpShare {
		d.compare(&s, it)
	} else if level, read := d.sharedLevel(s.ID, it.Ref); read && level == "" {
		s.State, s.Message = change.Skipped, notShared
	} else if read {
		s.Before = &change.Before{Permission: level, SharesRead: true}
	}
	if s.Before != nil || s.State != change.Planned {
		return s
	}
	on, read := d.Access[it.Ref]
	switch listed := slices.Contains(on, s.ID); {
	case !read:
	case listed:
		s.Before = &change.Before{Listed: true}
	case s.Op == change.OpUnshare:
		s.State, s.Message = change.Skipped, notShared
	default:
		s.Before = &change.Before{SharesRead: true}
	}
	return s
}

// sharedLevel returns the level at which an item is shared with somebody, "" if it is not
// shared. It is not read if their shares were not loaded or have no level.
func (d Context) sharedLevel(id clickup.UserID, item clickup.ItemRef) (level clickup.Permission, read bool) {
	shared, read := d.Shares[id]
	for _, x := range shared {
		if x.Ref == item {
			return x.Permission, x.Permission != ""
		}
	}
	return "", read
}

// ByACL returns a plan of the unfinished steps of p that the newer API may do: shares with
// people of the workspace. It is not ok if there are none. A warning counts the other steps.
func ByACL(d Context, p change.Plan) (q change.Plan, ok bool) {
	q = d.plan(strings.TrimPrefix(p.Title, "Retry: ") + " by the newer API")
	left := 0
	for _, s := range p.Steps {
		if s.State != change.Planned && !s.Left() || p.WorkspaceOf(s) != d.Workspace {
			continue
		}
		viaACL, can := d.throughACL(s)
		if !can {
			left++
			continue
		}
		q.Steps = append(q.Steps, viaACL)
	}
	if left > 0 {
		q.Warnings = append(q.Warnings, text.Count(left, "step is", "steps are")+" left out: the newer API only shares with people who are in the workspace")
	}
	return d.aclPlan(q), len(q.Steps) > 0
}

// throughACL returns a step as the newer API can do it. It is not ok if that API can't.
func (d Context) throughACL(s change.Step) (change.Step, bool) {
	who, here := d.personOf(&s)
	if !here || s.Op != change.OpShare && s.Op != change.OpUnshare || s.Via == change.ViaACL || s.Item.Custom {
		return s, false
	}
	out := change.Step{
		Op: s.Op, ID: who.ID, Email: who.Email, Name: who.Name, Item: s.Item, ItemName: s.ItemName,
		Permission: s.Permission, Via: change.ViaACL, State: change.Planned,
	}
	return d.byACL(out, items.Item{Ref: s.Item, Name: s.ItemName}), true
}

// OffersACL reports whether the newer API may do any of a plan's unfinished steps.
func OffersACL(d Context, p change.Plan) bool {
	return slices.ContainsFunc(p.Steps, func(s change.Step) bool {
		if s.State != change.Planned && !s.Left() || p.WorkspaceOf(s) != d.Workspace {
			return false
		}
		_, can := d.throughACL(s)
		return can
	})
}

// uncertain decides about a step by the newer API that undoes one before which the level
// is not known: Comeback says what to do, and without it the step is skipped.
func (u *undoing) uncertain(back change.Step) change.Step {
	switch {
	case back.State != change.Planned:
	case u.Comeback == "":
		back.State, back.Message = change.Skipped, change.LevelNotKnown
	case u.Comeback == TakeAway && back.Op == change.OpShare:
		back.State, back.Message = change.Skipped, leftAsItIs
	case u.Comeback != TakeAway:
		back.Op, back.Permission = change.OpShare, u.Comeback
	}
	return back
}
