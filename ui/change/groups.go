package change

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Groups lists the user groups of the workspace. The marked people, or the one under the
// cursor, are added to a group or taken out of it here.
type Groups struct {
	overlay.Rows

	all   []model.UserGroup
	who   []model.UserID // the people to add or take out
	names string         // of who, in words
}

// NewGroups returns the overlay.
func NewGroups(env *overlay.Env) *Groups {
	g := &Groups{Rows: overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.GroupList}}}
	g.Count = func() int { return len(g.all) }
	g.ID = func(row int) string { return string(g.all[row].ID) }
	g.Open, g.Act = g.showPeople, g.act
	g.Table = widget.Table{Snug: true, Columns: []widget.Column{
		{Title: "GROUP", Min: 16, Max: 34, Flex: 2, Worth: 9},
		{Title: "PEOPLE", Min: 6, Right: true, Worth: 8},
		{Title: "WHO", Min: 20, Flex: 4, Worth: 5},
		{Min: 10, Worth: 7},
	}}
	g.who, g.names = targetIDs(env.State, anybody), targetWords(env.State)
	return g
}

// Opening asks for the groups if they are not known.
func (g *Groups) Opening() []overlay.Request {
	if _, known := g.Env.State.Groups(); known {
		return nil
	}
	return []overlay.Request{overlay.Send{Intent: model.LearnRoles{IDs: []model.WorkspaceID{g.Env.State.Chosen}}}}
}

const groupsW = 110

// Size returns a box in the middle, as high as its list.
func (g *Groups) Size(w, h int) (int, int) {
	return overlay.BoxW(w, groupsW), min(h, max(8, len(g.all)+2)+3)
}

// Follow updates the groups.
func (g *Groups) Follow() {
	g.all, _ = g.Env.State.Groups()
	g.Rows.Follow()
}

// Render draws exactly w×h cells.
func (g *Groups) Render(w, h int) string {
	f := widget.Frame{Title: "User groups", FooterLeft: overlay.KeysIn(g.Env.Styles, g, w)}
	if len(g.who) > 0 {
		f.TitleRight = "for " + g.names
	}
	view := widget.TableView{Empty: g.empty(), Row: func(i int, row *widget.Row) { g.cells(&g.all[i], row) }}
	return g.Framed(f, view, g.Warning, 1, w, h)
}

// empty says why there are no rows.
func (g *Groups) empty() string {
	switch r := &g.Env.State.Data().Groups; {
	case r.Phase == model.LoadFailed:
		return "The user groups could not be loaded: " + r.Err.Error()
	case !r.Has():
		return "The user groups are loading."
	}
	return "There are no user groups yet."
}

// Hints returns the keys for the group under the cursor.
func (g *Groups) Hints() []widget.Hint {
	some := len(g.all) > 0
	var all []widget.Hint
	for _, a := range []keymap.Action{keymap.AddToGroup, keymap.TakeOut, keymap.NewGroup, keymap.DeleteGroup, keymap.Open} {
		if a == keymap.NewGroup || some && (len(g.who) > 0 || a == keymap.DeleteGroup || a == keymap.Open) {
			all = append(all, g.Env.Hint(keymap.GroupList, a, ""))
		}
	}
	return overlay.Hints(append(all, g.Env.BackHint("close"))...)
}

func (g *Groups) cells(x *model.UserGroup, row *widget.Row) {
	row.Cells[0] = widget.Cell{Text: x.Name}
	row.Cells[1] = widget.Cell{Text: text.Number(len(x.Members)), Ink: theme.Dim}
	row.Cells[2] = widget.Cell{Text: g.memberNames(x), Ink: theme.Dim}
	in := 0
	for _, id := range g.who {
		if slices.Contains(x.Members, id) {
			in++
		}
	}
	switch {
	case in == 0:
	case in == len(g.who):
		row.Cells[3] = widget.Cell{Text: "in it", Ink: theme.Good}
	default:
		row.Cells[3] = widget.Cell{Text: fmt.Sprintf("%s of %s in it", text.Number(in), text.Number(len(g.who))), Ink: theme.Notice}
	}
}

// memberNames returns the first names of a group, as many as a row may have room for.
func (g *Groups) memberNames(x *model.UserGroup) string {
	const most = 8
	var names []string
	for _, id := range x.Members[:min(most, len(x.Members))] {
		if who, ok := g.Env.State.Roster().People.ByID(id); ok {
			names = append(names, who.Display())
		}
	}
	return strings.Join(names, ", ")
}

// showPeople filters the people pane by the group under the cursor.
func (g *Groups) showPeople() []overlay.Request {
	if len(g.all) == 0 {
		return nil
	}
	filter := `group:"` + strings.ReplaceAll(g.all[g.Row].Name, `"`, " ") + `"`
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: filter}}}
}

// act opens the guide for an action.
func (g *Groups) act(a keymap.Action) ([]overlay.Request, error) {
	if err := g.Env.State.Can(keymap.NewGroup); err != nil {
		return nil, err
	}
	if a == keymap.NewGroup {
		return open(newGroup(g.Env, g.who)), nil
	}
	if len(g.all) == 0 {
		return nil, nil
	}
	group := &g.all[g.Row]
	only, r := []model.GroupID{group.ID}, plans.GroupRequest{Group: group.ID, Members: g.who}
	switch {
	case a == keymap.DeleteGroup:
		return open(reviewGroups(g.Env, nil, func(d plans.Context) change.Plan { return plans.DeleteGroups(d, only) })), nil
	case a == keymap.Share:
		return open(byACL(g.Env, "Share with the group "+group.Name, plans.ACLRequest{Groups: only}, false)), nil
	case a == keymap.Unshare:
		return open(byACL(g.Env, "Take away from the group "+group.Name, plans.ACLRequest{Groups: only}, true)), nil
	case len(g.who) == 0:
		return nil, errors.New("nobody is marked or under the cursor")
	case a == keymap.AddToGroup:
		return open(reviewGroups(g.Env, g.who, func(d plans.Context) change.Plan { return plans.AddToGroup(d, r) })), nil
	case a == keymap.TakeOut:
		return open(reviewGroups(g.Env, nil, func(d plans.Context) change.Plan { return plans.RemoveFromGroup(d, r) })), nil
	}
	return nil, nil
}

func open(o overlay.Overlay) []overlay.Request { return []overlay.Request{overlay.Open{Overlay: o}} }

// reviewGroups returns the review of a plan about groups. What is shared with guests who join
// is read first if possible: it decides whether they are view only so far.
func reviewGroups(env *overlay.Env, joining []model.UserID, plan func(plans.Context) change.Plan) *overlay.Guide {
	r := newReview(env, plan)
	r.onEnter = func() []overlay.Request { return readShares(env.State, guestsAmong(env.State, joining)) }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// newGroup returns the guide that creates a group with people in it: name, review.
func newGroup(env *overlay.Env, who []model.UserID) *overlay.Guide {
	name, handle := "", ""
	choose := &overlay.Fields{
		Env: env, Box: "new-group", Word: "group", Next: "review",
		Form: form.NewPage(env.Styles,
			form.Line("Name", form.NameLimit, &name),
			form.Line("Handle for @mentions – empty: ClickUp chooses one", form.NameLimit, &handle)),
		Head: func() string { return "New user group" },
		About: func() string {
			if len(who) == 0 {
				return "with nobody in it"
			}
			return "with " + text.PeopleOf(len(who)) + " in it"
		},
	}
	guide := reviewGroups(env, who, func(d plans.Context) change.Plan {
		return plans.CreateGroup(d, plans.GroupRequest{Name: strings.TrimSpace(name), Handle: strings.TrimPrefix(strings.TrimSpace(handle), "@"), Members: who})
	})
	guide.Pages = append([]overlay.Page{choose}, guide.Pages...)
	return guide
}

// NewLeaveGroups returns the review that takes the marked people, or the one under the
// cursor, out of all their groups. It fails if they are in none.
func NewLeaveGroups(env *overlay.Env) (*overlay.Guide, error) {
	s := env.State
	if _, known := s.Groups(); !known {
		return nil, errors.New("the user groups are not known")
	}
	ids := targetIDs(s, func(who *model.Person) bool { return len(s.Data().GroupsOf(who.ID)) > 0 })
	if len(ids) == 0 {
		return nil, errors.New("none of them is in a user group")
	}
	return reviewGroups(env, nil, func(d plans.Context) change.Plan { return plans.LeaveGroups(d, ids) }), nil
}
