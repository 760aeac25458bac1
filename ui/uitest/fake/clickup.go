package fake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/items"
	"cutui/model/people"
)

// ClickUp is a ui.Runner that plays ClickUp. The exported fields set what it holds and
// refuses, and record what it was sent. The zero value has no workspace.
type ClickUp struct {
	Rosters   []*model.Roster
	Plan      string // the plan's name; "" means Enterprise
	Seats     map[clickup.WorkspaceID]clickup.Seats
	Roles     []clickup.CustomRole
	Groups    []clickup.UserGroup
	Items     []items.Item
	ItemsKept time.Time // when items kept on disk were read; zero if they come from ClickUp
	Shares    map[clickup.UserID][]clickup.SharedItem
	Holdings  map[clickup.UserID]impact.Holdings // people who are not in it hold nothing
	Disk

	Err      error             // the error of every load
	ItemsErr error             // the error of loading items
	Refuse   map[string]string // items and addresses whose steps fail, with ClickUp's words

	Wait func(model.Effect) bool // which effects wait for Release; nil means none
	held []func()

	Sent  []change.Step
	Asked []model.Effect // what was copied, opened and written
}

// New returns a ClickUp with one workspace, in which nothing is shared.
func New(name string, crew []clickup.Person) *ClickUp {
	return &ClickUp{
		Rosters: []*model.Roster{{ID: "333", Name: name, Color: "#7B68EE", People: people.New(crew)}},
		Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: Pool(41, 45), Guests: Pool(118, 120)}},
		Items:   Items(),
		Shares:  map[clickup.UserID][]clickup.SharedItem{},
	}
}

// People returns the people of the first workspace.
func (c *ClickUp) People() []clickup.Person { return c.Rosters[0].People.Rows() }

// SetPeople replaces the people that the next load finds in the first workspace.
func (c *ClickUp) SetPeople(crew []clickup.Person) {
	r := *c.Rosters[0]
	r.People = people.New(crew)
	c.Rosters[0] = &r
}

// Items returns two spaces with a folder, lists and tasks.
func Items() []items.Item {
	return []items.Item{
		{Name: "Marketing", Space: "s1"},
		{Name: "Clients", Space: "s2"},
		{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}, Name: "Launch", Space: "s1", Path: "Marketing"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Quarterly rollout", Space: "s1", Folder: "f1", Path: "Marketing / Launch"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "902"}, Name: "Briefs", Space: "s2", Path: "Clients"},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}, Name: "Zebra launch checklist", CustomID: "ZEB-1", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 3},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b2"}, Name: "Old brief", Space: "s2", List: "902", Path: "Clients / Briefs", Closed: true, Updated: 2},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86c3"}, Name: "Press kit", CustomID: "ZEB-2", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 1},
	}
}

// Is reports whether an effect has a type. It is meant for ClickUp.Wait.
func Is[E model.Effect](e model.Effect) bool {
	_, ok := e.(E)
	return ok
}

// Either returns a condition for ClickUp.Wait that is true if any of several is.
func Either(conditions ...func(model.Effect) bool) func(model.Effect) bool {
	return func(e model.Effect) bool {
		for _, c := range conditions {
			if c(e) {
				return true
			}
		}
		return false
	}
}

// FromStep returns a condition for ClickUp.Wait that is true from the nth step on.
func FromStep(n int) func(model.Effect) bool {
	seen := 0
	return func(e model.Effect) bool {
		if !Is[model.SendStep](e) {
			return false
		}
		seen++
		return seen >= n
	}
}

// IsLoad reports whether an effect loads what the panes show.
func IsLoad(e model.Effect) bool {
	switch e.(type) {
	case model.FetchMe, model.FetchRosters, model.FetchRoster, model.FetchSeats, model.FetchPlan, model.FetchRoles, model.FetchGroups:
		return true
	}
	return false
}

// Release answers the effects that wait.
func (c *ClickUp) Release() {
	held := c.held
	c.held = nil
	for _, answer := range held {
		answer()
	}
}

// Do answers an effect, unless it has to wait.
func (c *ClickUp) Do(_ context.Context, e model.Effect, emit func(model.Msg)) {
	answer := func() { c.load(e, emit) }
	if c.Wait != nil && c.Wait(e) {
		c.held = append(c.held, answer)
		return
	}
	answer()
}

func (c *ClickUp) answer(seq uint64) model.Answer {
	return model.Answer{Seq: seq, At: Today(), Err: c.Err}
}

func (c *ClickUp) load(e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.FetchMe:
		emit(model.MeLoaded{Answer: c.answer(e.Seq), User: clickup.User{ID: 1, Name: "Olga Owner"}})
	case model.FetchRosters:
		emit(model.RostersLoaded{Answer: c.answer(e.Seq), Rosters: slices.Clone(c.Rosters)})
	case model.FetchRoster:
		emit(model.RosterLoaded{Answer: c.answer(e.Seq), ID: e.Old.ID, Roster: e.Old})
	case model.FetchSeats:
		emit(model.SeatsLoaded{Answer: c.answer(e.Seq), ID: e.ID, Seats: c.Seats[e.ID]})
	case model.FetchPlan:
		emit(model.PlanLoaded{Answer: c.answer(e.Seq), ID: e.ID, Plan: clickup.Plan{Name: cmp.Or(c.Plan, "Enterprise")}})
	case model.FetchRoles:
		emit(model.RolesLoaded{Answer: c.answer(e.Seq), ID: e.ID, Roles: c.Roles})
	case model.FetchGroups:
		emit(model.GroupsLoaded{Answer: c.answer(e.Seq), ID: e.ID, Groups: c.Groups})
	case model.FetchShares:
		emit(model.SharesLoaded{Answer: c.answer(e.Seq), ID: e.ID, Guest: e.Guest, Items: c.Shares[e.Guest]})
	case model.FetchImpact:
		emit(model.ImpactLoaded{Answer: c.answer(e.Seq), ID: e.ID, Of: c.holdings(e.People)})
	case model.FetchItems:
		a := c.answer(e.Seq)
		if c.ItemsErr != nil {
			a.Err = c.ItemsErr
		}
		emit(model.ItemsArrived{Answer: a, ID: e.ID, Items: c.Items, Done: true, Kept: c.ItemsKept})
	case model.FetchItem:
		emit(c.lookUp(e))
	default:
		c.change(e, emit)
	}
}

func (c *ClickUp) lookUp(e model.FetchItem) model.Msg {
	a := c.answer(e.Seq)
	if strings.Contains(e.Ref.ID, "404") {
		a.Err = &clickup.Error{Op: "GetTask", Status: 404, Message: "Task not found"}
	}
	return model.ItemLookedUp{Answer: a, Ref: e.Ref, Item: items.Item{Ref: e.Ref, Name: "Found by " + e.Ref.ID}}
}

// holdings returns what people hold.
func (c *ClickUp) holdings(ids []model.UserID) []impact.Holdings {
	out := make([]impact.Holdings, len(ids))
	for i, id := range ids {
		held, ok := c.Holdings[id]
		if !ok {
			held = impact.Holdings{Tasks: []impact.Task{}, Goals: []impact.Goal{}, Spaces: []string{}, Groups: []string{}}
		}
		held.Person, held.At = id, Today()
		out[i] = held
	}
	return out
}

// change answers effects that change ClickUp.
func (c *ClickUp) change(e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.OpenRun:
		emit(model.RunOpened{Run: e.Run.ID})
	case model.SendStep:
		c.Sent = append(c.Sent, e.Step)
		emit(model.StepEnded{Run: e.Run, Index: e.Index, Outcome: c.outcome(e.Step)})
	default:
		c.compute(e, emit)
	}
}

func (c *ClickUp) outcome(s change.Step) change.Outcome {
	for _, what := range []string{s.ItemName, s.Who()} {
		if words, ok := c.Refuse[what]; ok {
			return change.Outcome{State: change.Failed, Status: 403, Code: "ACCESS_080", Message: words, At: Today()}
		}
	}
	o := change.Outcome{State: change.Done, Status: 200, At: Today()}
	if s.Op == change.OpInviteGuest {
		o.Person = &clickup.Person{ID: clickup.UserID(900 + len(c.Sent)), Email: s.Email, Role: clickup.RoleGuest, Joined: clickup.Null, Invited: DaysAgo(0)}
	}
	return o
}

// Steps returns the steps that were sent, in words: "share cleo@client.example Press kit read".
func (c *ClickUp) Steps() []string {
	out := make([]string, len(c.Sent))
	for i, s := range c.Sent {
		out[i] = strings.Join(strings.Fields(fmt.Sprint(s.Op, " ", s.Who(), " ", s.ItemName, " ", s.Permission)), " ")
	}
	return out
}

// Copied returns the texts that were copied.
func (c *ClickUp) Copied() []string {
	var out []string
	for _, e := range Of[model.Copy](c.Asked) {
		out = append(out, e.Text)
	}
	return out
}

// Of returns the effects that have a type.
func Of[E model.Effect](effects []model.Effect) []E {
	var out []E
	for _, e := range effects {
		if e, ok := e.(E); ok {
			out = append(out, e)
		}
	}
	return out
}
