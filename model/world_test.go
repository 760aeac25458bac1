package model

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
	"cutui/model/seats"
)

func worldPeople() *people.People {
	joined := clickup.Stamp(1_700_000_000_000)
	return people.New([]clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: joined},
		{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example", Role: clickup.RoleAdmin, Joined: joined},
		{ID: 3, Name: "Mia Member", Email: "mia@northwind.example", Role: clickup.RoleMember, Joined: joined},
		{
			ID: 4, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: joined,
			Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false),
		},
		{ID: 5, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null},
		{ID: 6, Name: "Inside Guest", Email: "inside@northwind.example", Role: clickup.RoleGuest, Joined: joined},
	})
}

func worldContext() change.Context {
	p := worldPeople()
	return change.Context{
		Workspace: "333", Name: "Northwind", People: p, Caller: 2,
		Seats:  seats.Reading{Seats: clickup.Seats{Members: seatPool(4, 5), Guests: seatPool(2, 3)}},
		Own:    seats.OwnDomains(seats.CountDomains(p.Rows()), []string{"northwind.example"}),
		Shares: map[clickup.UserID][]clickup.SharedItem{4: {{Ref: worldTask, Name: "Zebra", Permission: clickup.PermissionRead}}},
	}
}

var worldTask = clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}

func worldItem() items.Item { return items.Item{Ref: worldTask, Name: "Zebra"} }

// lines puts a plan's steps into words, for comparing.
func stepLines(p change.Plan) string {
	var out []string
	for _, s := range p.Steps {
		words := []string{string(s.State), string(s.Op), s.Who()}
		if s.ItemName != "" {
			words = append(words, strings.TrimSpace(s.ItemName+" "+string(s.Permission)))
		}
		if s.Message != "" {
			words = append(words, "("+s.Message+")")
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n")
}

func sameText(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func seatPool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(max(0, total-filled))}
}
