package ui_test

import (
	"context"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest/fake"
)

// today is the time of all these tests.
var today = fake.Today()

type world = fake.ClickUp

// newWorld returns Northwind with a number of additional guests, and two smaller workspaces.
// The guests see three items.
func newWorld(more int) *world {
	crew := append(fake.Northwind(), fake.Crowd(more)...)
	w := fake.New("Northwind Studio", crew)
	w.Rosters = append(
		w.Rosters,
		&model.Roster{ID: "444", Name: "Fieldworks", Color: "#E65100", People: people.New(crew[:5])},
		&model.Roster{ID: "555", Name: "Labs", People: people.New(crew[:2])},
	)
	w.Seats["444"] = clickup.Seats{Members: fake.Pool(9, 9), Guests: fake.Pool(12, 45)}
	w.Seats["555"] = clickup.Seats{Members: fake.Pool(3, 5), Guests: clickup.SeatPool{Filled: clickup.CountOf(2), Total: clickup.Unlimited(), Empty: clickup.Unlimited()}}
	w.Groups = []clickup.UserGroup{{Name: "Design", Members: []clickup.UserID{4, 2}}, {Name: "Leads", Members: []clickup.UserID{4, 1}}}
	w.Past = monthAgo(crew)
	for _, p := range crew {
		w.Shares[p.ID] = []clickup.SharedItem{
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}, Name: "Zebra launch checklist", Permission: clickup.PermissionRead},
			{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Quarterly rollout", Permission: clickup.PermissionEdit},
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b2"}, Name: "Old brief", Permission: clickup.PermissionComment, Closed: true},
		}
	}
	return w
}

// monthAgo returns the roster that the audit compares with: Cleo was not there yet, Abel was a
// member, and it has somebody who has left since.
func monthAgo(crew []clickup.Person) []clickup.Person {
	past := []clickup.Person{{
		ID: 50, Name: "Leo Leaver", Email: "leo@northwind.example", Role: clickup.RoleMember, Joined: fake.DaysAgo(500), LastActive: fake.DaysAgo(33),
	}}
	for _, p := range crew {
		switch p.Name {
		case "Abel Admin":
			p.Role = clickup.RoleMember
		case "Cleo Client":
			continue
		}
		past = append(past, p)
	}
	return past
}

// boot applies messages and runs their effects against a world until none is left.
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

// sent returns the steps that a world was sent, one per line.
func sent(w *world) string { return strings.Join(w.Steps(), "\n") }

// types types a text, key by key.
func (s *screen) types(text string) {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		s.keys(name)
	}
}
