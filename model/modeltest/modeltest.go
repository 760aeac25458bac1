// Package modeltest has the small workspace that tests of the core use.
package modeltest

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
)

// People returns an owner, an admin, a member and a guest, a guest who has not accepted
// yet, and a guest on the workspace's own domain.
func People() *people.People {
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

// Task is the task that tests share.
var Task = clickup.ItemRef{Kind: clickup.TaskItem, ID: "t1"}

// Zebra returns Task with its name.
func Zebra() items.Item { return items.Item{Ref: Task, Name: "Zebra"} }

// Shares returns what is shared with Cleo Client: Task, at view.
func Shares() map[clickup.UserID][]clickup.SharedItem {
	return map[clickup.UserID][]clickup.SharedItem{4: {{Ref: Task, Name: "Zebra", Permission: clickup.PermissionRead}}}
}

// Pool returns seats with that many filled.
func Pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(max(0, total-filled))}
}

// Seats returns seats with one member seat and one guest seat free.
func Seats() clickup.Seats { return clickup.Seats{Members: Pool(4, 5), Guests: Pool(2, 3)} }

// Same fails the test unless got equals want without the white space around it.
func Same(t testing.TB, got, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Lines returns a plan's steps in words, a line each, to be compared.
func Lines(p change.Plan) string {
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
