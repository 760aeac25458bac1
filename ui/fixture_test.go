package ui_test

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/theme"
)

// today is when all these tests happen.
var today = time.Date(2025, time.November, 5, 14, 2, 0, 0, time.UTC)

func daysAgo(n int) clickup.Stamp { return clickup.StampOf(today.AddDate(0, 0, -n)) }

var (
	olga = &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"}
	abel = &clickup.Inviter{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example"}
)

// northwind is a small workspace with somebody of every kind.
func northwind() []clickup.Person {
	return []clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Initials: clickup.WordOf("OO"), Color: clickup.ParseColor("#7B68EE"), Role: clickup.RoleOwner, LastActive: daysAgo(0), Joined: daysAgo(900)},
		{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example", Initials: clickup.WordOf("AA"), Color: clickup.ParseColor("#1B5E20"), Role: clickup.RoleAdmin, InvitedBy: olga, LastActive: daysAgo(1), Joined: daysAgo(800), Invited: daysAgo(801)},
		{ID: 3, Name: "Cleo Client", Email: "cleo@client.example", Initials: clickup.WordOf("CC"), Color: clickup.ParseColor("#E65100"), Role: clickup.RoleGuest, InvitedBy: olga, LastActive: daysAgo(2), Joined: daysAgo(200), Invited: daysAgo(203), Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.CreateViews, false)},
		{ID: 4, Name: "Greta Gmail", Email: "greta@gmail.com", Initials: clickup.WordOf("GG"), Color: clickup.ParseColor("#F900EA"), Role: clickup.RoleMember, InvitedBy: olga, LastActive: daysAgo(1), Joined: daysAgo(247), Invited: daysAgo(249)},
		{ID: 5, Name: "Ines Idle", Email: "ines@northwind.example", Initials: clickup.WordOf("II"), Color: clickup.ParseColor("#02BCD4"), Role: clickup.RoleMember, InvitedBy: abel, LastActive: daysAgo(400), Joined: daysAgo(800), Invited: daysAgo(800)},
		{ID: 6, Name: "Inside Guest", Email: "inside@northwind.example", Initials: clickup.WordOf("IG"), Color: clickup.ParseColor("#FF7FAB"), Role: clickup.RoleGuest, InvitedBy: abel, LastActive: daysAgo(9), Joined: daysAgo(90), Invited: daysAgo(91)},
		{ID: 7, Email: "pending.pat@northwind.example", Role: clickup.RoleMember, InvitedBy: olga, Joined: clickup.Null, LastActive: clickup.Null, Invited: daysAgo(45)},
		{ID: 8, Name: "Nora Never", Email: "nora@client.example", Initials: clickup.WordOf("NN"), Role: clickup.RoleGuest, InvitedBy: olga, LastActive: clickup.Null, Joined: daysAgo(30), Invited: daysAgo(31)},
		{ID: 9, Name: "山田 太郎", Email: "taro@client.example", Initials: clickup.WordOf("山"), Color: clickup.ParseColor("#0079BF"), Role: clickup.RoleGuest, CustomRole: &clickup.RoleRef{ID: 77, Name: "Client viewer"}, InvitedBy: abel, LastActive: daysAgo(3), Joined: daysAgo(60), Invited: daysAgo(61)},
		{ID: 10, Name: "Łukasz Żółć", Email: "lukasz@northwind.example", Initials: clickup.WordOf("ŁŻ"), Color: clickup.ParseColor("#4194f6"), Role: clickup.RoleMember, InvitedBy: olga, Joined: daysAgo(300), Invited: daysAgo(301)},
	}
}

// crowd are n more guests, so that lists are longer than the screen.
func crowd(n int) []clickup.Person {
	out := make([]clickup.Person, n)
	for i := range out {
		name := fmt.Sprintf("Guest %04d", i)
		out[i] = clickup.Person{
			ID: clickup.UserID(1000 + i), Name: name, Email: fmt.Sprintf("g%d@agency%d.example", i, i%23), Initials: clickup.WordOf("G" + fmt.Sprint(i%10)),
			Role: clickup.RoleGuest, InvitedBy: olga, LastActive: daysAgo(i % 50), Joined: daysAgo(100), Invited: daysAgo(101),
		}
	}
	return out
}

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(total - filled)}
}

// world is what the fake ClickUp of these tests knows. With err every load
// fails, with hang none is ever answered.
type world struct {
	rosters   []*model.Roster
	err       error
	hang      bool
	slowAudit bool
	late      []func()          // what was not answered, to be answered later
	slow      bool              // people are ranked when the test says so
	ranks     []func()          // that were asked for while slow
	runs      []model.RunRecord // of which there are journals

	acting
	reviewed
	asked []model.Effect // what was copied and opened
}

func newWorld(more int) *world {
	return &world{rosters: []*model.Roster{
		{ID: "333", Name: "Northwind Studio", Color: "#7B68EE", People: people.New(append(northwind(), crowd(more)...))},
		{ID: "444", Name: "Fieldworks", Color: "#E65100", People: people.New(northwind()[:5])},
		{ID: "555", Name: "Labs", People: people.New(northwind()[:2])},
	}}
}

var seatsOf = map[clickup.WorkspaceID]clickup.Seats{
	"333": {Members: pool(41, 45), Guests: pool(118, 120)},
	"444": {Members: pool(9, 9), Guests: pool(12, 45)},
	"555": {Members: pool(3, 5), Guests: clickup.SeatPool{Filled: clickup.CountOf(2), Total: clickup.Unlimited(), Empty: clickup.Unlimited()}},
}

var shares = []clickup.SharedItem{
	{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, Name: "Zebra launch checklist", Permission: clickup.PermissionRead},
	{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Quarterly rollout", Permission: clickup.PermissionEdit},
	{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b"}, Name: "Old brief", Permission: clickup.PermissionComment, Closed: true},
}

// Do answers effects from the fixture.
func (w *world) Do(_ context.Context, e model.Effect, emit func(model.Msg)) {
	answer := func(seq uint64) model.Answer { return model.Answer{Seq: seq, At: today, Err: w.err} }
	switch e.(type) {
	case model.FetchMe, model.FetchRosters, model.FetchRoster, model.FetchSeats, model.FetchPlan, model.FetchRoles, model.FetchGroups:
		if w.hang {
			w.late = append(w.late, func() { w.Do(context.Background(), e, emit) })
			return
		}
	}
	switch e := e.(type) {
	case model.Rank:
		rank := func() {
			if out, ok := e.Do(nil); ok {
				emit(out)
			}
		}
		if w.slow {
			w.ranks = append(w.ranks, rank)
			return
		}
		rank()
	case model.Audit:
		if w.slowAudit {
			w.late = append(w.late, func() { emit(e.Do()) })
			return
		}
		emit(e.Do())
	case model.Compare:
		emit(e.Do())
	case model.FetchMe:
		emit(model.MeLoaded{Answer: answer(e.Seq), User: clickup.User{ID: 1, Name: "Olga Owner"}})
	case model.FetchRosters:
		emit(model.RostersLoaded{Answer: answer(e.Seq), Rosters: w.rosters})
	case model.FetchRoster:
		emit(model.RosterLoaded{Answer: answer(e.Seq), ID: e.Old.ID, Roster: e.Old})
	case model.FetchSeats:
		emit(model.SeatsLoaded{Answer: answer(e.Seq), ID: e.ID, Seats: seatsOf[e.ID]})
	case model.FetchPlan:
		emit(model.PlanLoaded{Answer: answer(e.Seq), ID: e.ID, Plan: clickup.Plan{Name: cmp.Or(w.plan, "Enterprise")}})
	case model.FetchRoles:
		emit(model.RolesLoaded{Answer: answer(e.Seq), ID: e.ID})
	case model.FetchGroups:
		emit(model.GroupsLoaded{Answer: answer(e.Seq), ID: e.ID, Groups: []clickup.UserGroup{
			{Name: "Design", Members: []clickup.UserID{4, 2}}, {Name: "Leads", Members: []clickup.UserID{4, 1}},
		}})
	case model.FetchShares:
		emit(model.SharesLoaded{Answer: answer(e.Seq), ID: e.ID, Guest: e.Guest, Items: shares})
	case model.ListRuns:
		emit(model.RunsListed{Runs: w.runs})
	case model.Copy:
		w.asked = append(w.asked, e)
		emit(model.Copied{What: e.What})
	case model.OpenURL:
		w.asked = append(w.asked, e)
		emit(model.Opened{URL: e.URL})
	default:
		w.act(e, answer, emit)
	}
}

// boot runs the effects of the messages against a world until nothing is left.
func boot(s *model.State, w *world, msgs ...model.Msg) {
	for len(msgs) > 0 {
		msg := msgs[0]
		msgs = msgs[1:]
		for _, e := range s.Update(msg) {
			w.Do(context.Background(), e, func(m model.Msg) { msgs = append(msgs, m) })
		}
	}
}

func deps(s *model.State, w *world) ui.Deps {
	return ui.Deps{
		State: s, Runner: w, Keys: keymap.New(s.Options.ReadOnly), Styles: theme.New(theme.Dark, true),
		Now:     func() time.Time { return today.Add(12 * time.Second) },
		Options: ui.Options{Theme: theme.Dark, Mouse: true, ReducedMotion: true},
	}
}
