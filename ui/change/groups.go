package change

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

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

// Groups lists the user groups of the workspace, and puts the marked people, or the one
// under the cursor, in one of them or takes them out.
type Groups struct {
	env   *overlay.Env
	who   []model.UserID // who is put in and taken out
	names string
	table widget.Table
	row   int
	at    model.GroupID // under the cursor
	said  string        // why the last action was not possible
}

// NewGroups returns the overlay over a state.
func NewGroups(env *overlay.Env) *Groups {
	g := &Groups{env: env, table: widget.Table{Columns: []widget.Column{
		{Title: "GROUP", Min: 16, Max: 34, Flex: 2, Worth: 9},
		{Title: "PEOPLE", Min: 6, Right: true, Worth: 8},
		{Title: "WHO", Min: 20, Flex: 4, Worth: 5},
		{Title: "THEM", Min: 10, Worth: 7},
	}}}
	targets := env.State.Targets()
	for _, who := range targets {
		g.who = append(g.who, who.ID)
	}
	if g.names = text.PeopleOf(len(targets)); len(targets) == 1 {
		g.names = targets[0].Display()
	}
	return g
}

// Opening asks for the groups where they are not known.
func (g *Groups) Opening() []overlay.Request {
	if _, known := g.env.State.Groups(); known {
		return nil
	}
	return []overlay.Request{overlay.Send{Intent: model.LearnRoles{IDs: []model.WorkspaceID{g.env.State.Chosen}}}}
}

// Scopes are where its keys are looked up.
func (g *Groups) Scopes() []keymap.Scope { return []keymap.Scope{keymap.GroupList} }

// Typing is false: there is no text field.
func (g *Groups) Typing() bool { return false }

const groupsW = 110

// Size is a box in the middle, as high as the list is long.
func (g *Groups) Size(w, h int) (int, int) {
	return overlay.BoxW(w, groupsW), min(h, max(8, len(g.groups())+2)+3)
}

func (g *Groups) groups() []model.UserGroup {
	all, _ := g.env.State.Groups()
	return all
}

// Follow keeps the cursor on its group, wherever that is now.
func (g *Groups) Follow() {
	all := g.groups()
	if i := slices.IndexFunc(all, func(x model.UserGroup) bool { return x.ID == g.at }); i >= 0 {
		g.row = i
	}
	g.putCursor(g.row)
}

func (g *Groups) putCursor(row int) {
	all := g.groups()
	if g.row = max(0, min(row, len(all)-1)); len(all) > 0 {
		g.at = all[g.row].ID
	}
}

// Render draws exactly w×h cells.
func (g *Groups) Render(w, h int) string {
	st, all := g.env.Styles, g.groups()
	f := widget.Frame{Title: "User groups", Focused: true, Flush: true}
	if len(g.who) > 0 {
		f.TitleRight = "for " + g.names
	}
	f.FooterLeft = overlay.KeysIn(st, g, w)
	inner := f.Inner(widget.Rect{W: w, H: h})
	content := g.table.Render(st, widget.TableView{
		Len: len(all), Cursor: g.row, Focused: true, Sorted: -1, Empty: g.empty(),
		Row: func(i int, row *widget.Row) { g.cells(&all[i], row) },
	}, inner.W, max(0, inner.H-1))
	if g.said != "" {
		content += "\n   " + st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+g.said, max(0, inner.W-6)))
	}
	f.Scroll = g.table.Scroll()
	return f.Render(st, content, w, h)
}

// empty is said where there are no groups.
func (g *Groups) empty() string {
	switch r := &g.env.State.Data().Groups; {
	case r.Phase == model.LoadFailed:
		return "The user groups could not be loaded: " + r.Err.Error()
	case !r.Has():
		return "The user groups are loading."
	}
	return "There are no user groups here yet."
}

// Hints are what can be done with the group under the cursor.
func (g *Groups) Hints() []widget.Hint {
	some := len(g.groups()) > 0
	var all []widget.Hint
	for _, a := range []keymap.Action{keymap.AddToGroup, keymap.TakeOut, keymap.NewGroup, keymap.DeleteGroup, keymap.Open} {
		if a == keymap.NewGroup || some && (len(g.who) > 0 || a == keymap.DeleteGroup || a == keymap.Open) {
			all = append(all, g.env.Hint(keymap.GroupList, a, ""))
		}
	}
	return overlay.Hints(append(all, g.env.BackHint("close"))...)
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
		row.Cells[3] = widget.Cell{Text: fmt.Sprintf("%s of %s", text.Number(in), text.Number(len(g.who))), Ink: theme.Notice}
	}
}

// memberNames are the first names of a group that a row has room for.
func (g *Groups) memberNames(x *model.UserGroup) string {
	const most = 8
	var names []string
	for _, id := range x.Members[:min(most, len(x.Members))] {
		if who, ok := g.env.State.Roster().People.ByID(id); ok {
			names = append(names, who.Display())
		}
	}
	return strings.Join(names, ", ")
}

// Do moves, and leads to the review of a change.
func (g *Groups) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	g.said = ""
	page := max(1, g.table.Scroll().Visible-1)
	by := map[keymap.Action]int{
		keymap.Up: -1, keymap.Down: 1, keymap.PageUp: -page, keymap.PageDown: page,
		keymap.Top: -len(g.groups()), keymap.Bottom: len(g.groups()),
	}
	switch {
	case by[a] != 0:
		g.putCursor(g.row + by[a])
		return nil, nil
	case a == keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	case a == keymap.Open:
		return nil, g.showPeople()
	}
	guide, err := g.lead(a)
	switch {
	case err != nil:
		g.said = err.Error()
	case guide != nil:
		return nil, []overlay.Request{overlay.Open{Overlay: guide}}
	}
	return nil, nil
}

// showPeople shows the people of the group under the cursor.
func (g *Groups) showPeople() []overlay.Request {
	all := g.groups()
	if len(all) == 0 {
		return nil
	}
	filter := `group:"` + strings.ReplaceAll(all[g.row].Name, `"`, " ") + `"`
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.ShowView{View: people.ViewAll, Filter: filter}}}
}

// lead is the review that an action leads to; nil: the action does nothing here.
func (g *Groups) lead(a keymap.Action) (*overlay.Guide, error) {
	if err := g.env.State.Can(keymap.NewGroup); err != nil {
		return nil, err
	}
	all := g.groups()
	if a == keymap.NewGroup {
		return newGroup(g.env, g.who), nil
	}
	if len(all) == 0 {
		return nil, nil //nolint:nilnil // no group, nothing to do
	}
	at := all[g.row].ID
	if a == keymap.DeleteGroup {
		return reviewGroups(g.env, nil, func(d plans.Context) change.Plan { return plans.DeleteGroups(d, []model.GroupID{at}) }), nil
	}
	group := plans.ACLRequest{Groups: []model.GroupID{at}}
	switch {
	case a == keymap.Share:
		return byACL(g.env, "Share with the group "+all[g.row].Name, group, false), nil
	case a == keymap.Unshare:
		return byACL(g.env, "Take away from the group "+all[g.row].Name, group, true), nil
	case len(g.who) == 0:
		return nil, errors.New("nobody is marked or under the cursor")
	}
	r := plans.GroupRequest{Group: at, Members: g.who}
	switch a {
	case keymap.AddToGroup:
		return reviewGroups(g.env, g.who, func(d plans.Context) change.Plan { return plans.AddToGroup(d, r) }), nil
	case keymap.TakeOut:
		return reviewGroups(g.env, nil, func(d plans.Context) change.Plan { return plans.RemoveFromGroup(d, r) }), nil
	}
	return nil, nil //nolint:nilnil // another action
}

// reviewGroups reviews a plan about groups. What is shared with the guests who get in is
// read first, where ClickUp tells: it decides whether they only view so far.
func reviewGroups(env *overlay.Env, joining []model.UserID, plan func(plans.Context) change.Plan) *overlay.Guide {
	r := newReview(env, plan)
	r.first = func() []overlay.Request { return readShares(env.State, guestsAmong(env.State, joining)) }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// newGroup asks for the name of a group that is created with people in it.
func newGroup(env *overlay.Env, who []model.UserID) *overlay.Guide {
	name, handle := "", ""
	choose := &overlay.Fields{
		Env: env, Word: "group", Next: "review",
		Form: form.NewPage(env.Styles,
			form.Line("Name", form.NameLimit, &name),
			form.Line("Handle, to mention it by; without one ClickUp chooses", form.NameLimit, &handle)),
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

// NewLeaveGroups takes the marked people, or the one under the cursor, out of all their
// groups; it is an error where they are in none.
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

// Update takes nothing else.
func (g *Groups) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row, and shows the people of the one it is on.
func (g *Groups) Click(_, y int) (tea.Cmd, []overlay.Request) {
	switch row := g.table.Hit(y - 1); {
	case row < 0:
	case row == g.row:
		return g.Do(keymap.Open)
	default:
		g.putCursor(row)
	}
	return nil, nil
}

// Wheel moves the cursor.
func (g *Groups) Wheel(by int) { g.putCursor(g.row + by) }
