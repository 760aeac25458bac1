package plans

import (
	"fmt"
	"slices"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/items"
)

// ShareRequest asks for items to be shared with guests who are already there.
type ShareRequest struct {
	Guests     []clickup.UserID
	Items      []items.Item
	Permission clickup.Permission
}

// Share shares every item with every guest; what is already shared at that
// level is skipped and said, and so is everybody who is no guest.
func Share(d Context, r ShareRequest) change.Plan {
	p := d.plan(fmt.Sprintf("Share %s with %s", text.Plural(len(r.Items), "item"), text.Plural(len(r.Guests), "guest")))
	for _, id := range r.Guests {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		steps := d.shares(id, who.Email, who.Name, r.Items, r.Permission)
		if !who.Guest() {
			for i := range steps {
				steps[i].State = change.Skipped
				steps[i].Message = "is " + aMember(who.Role) + ", not a guest: share with them in ClickUp"
			}
		}
		p.Steps = append(p.Steps, steps...)
	}
	p.Seats = d.forecast(p.Steps)
	p.Warnings = d.warnings(p.Steps)
	return p
}

func (d Context) shares(id clickup.UserID, email, name string, items []items.Item, level clickup.Permission) []change.Step {
	steps := make([]change.Step, 0, len(items))
	for _, it := range items {
		s := change.Step{Op: change.OpShare, ID: id, Email: email, Name: name, Item: it.Ref, ItemName: it.Title(), Permission: level, State: change.Planned}
		d.compare(&s, it)
		steps = append(steps, s)
	}
	return steps
}

// compare looks how the item of a share step is shared now, where that was read.
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
