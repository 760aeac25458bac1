package plans

import (
	"fmt"
	"slices"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
)

// ShareRequest asks to share items with guests who are in the workspace.
type ShareRequest struct {
	Guests     []clickup.UserID
	Items      []items.Item
	Permission clickup.Permission
}

// Share plans to share every item with every guest. Items that are already shared at that
// level are skipped with a reason, and so are people who are not guests.
func Share(d Context, r ShareRequest) change.Plan {
	p := d.plan(fmt.Sprintf("Share %s with %s", text.Plural(len(r.Items), "item"), text.Plural(len(r.Guests), "guest")))
	for _, who := range d.those(r.Guests) {
		for _, it := range r.Items {
			s := d.share(who, it, r.Permission)
			if !who.Guest() {
				s.State, s.Message = change.Skipped, "is "+aMember(who.Role)+", not a guest: share with them in ClickUp"
			}
			p.Steps = append(p.Steps, s)
		}
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = d.warnings(p.Steps)
	return p
}

func (d Context) share(who *clickup.Person, it items.Item, level clickup.Permission) change.Step {
	s := person(change.OpShare, who)
	s.Item, s.ItemName, s.Permission = it.Ref, it.Title(), level
	d.compare(&s, it)
	return s
}

// compare adds to a share step how its item is shared now, if that was read, and skips the
// step if the level is already right.
func (d Context) compare(s *change.Step, it items.Item) {
	shared, read := d.Shares[s.ID]
	if s.ID == 0 || !read {
		return
	}
	i := slices.IndexFunc(shared, func(x clickup.SharedItem) bool { return sameItem(x.Ref, it) })
	if i < 0 {
		s.Before = &change.Before{SharesRead: true}
		return
	}
	switch had := shared[i].Permission; had {
	case s.Permission:
		s.State, s.Message = change.Skipped, "already shared: "+had.Label()
	case "":
	default:
		s.Before = &change.Before{Permission: had, SharesRead: true}
		s.Message = fmt.Sprintf("changes %s to %s", had.Label(), s.Permission.Label())
	}
}

func sameItem(ref clickup.ItemRef, it items.Item) bool {
	return ref.Kind == it.Ref.Kind && ref.ID == it.Ref.ID
}
