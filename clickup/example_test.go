package clickup_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"cutui/clickup"
	"cutui/clickup/sim"
)

// simulated returns a client of a simulated ClickUp. A real program passes New a real token and
// no transport.
func simulated() *clickup.Client {
	c, err := clickup.New(sim.Token, clickup.WithTransport(sim.New(sim.Options{}).Transport()))
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleNew() {
	server := sim.New(sim.Options{})
	c, err := clickup.New(sim.Token, clickup.WithTransport(server.Transport()), clickup.WithUserAgent("example/1"))
	if err != nil {
		log.Fatal(err)
	}
	user, err := c.User(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(user.Name, user.Email)
	// Output: Olga Owner olga@northwind.example
}

func ExampleClient_InviteGuest() {
	c, ctx := simulated(), context.Background()
	guest, err := c.InviteGuest(ctx, sim.Northwind, clickup.GuestInvite{
		Email:  "sam@client.example",
		Rights: clickup.Rights{}.With(clickup.EditTags, true),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(guest.Email, guest.Role, guest.Status())

	task := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}
	shared, err := c.Share(ctx, sim.Northwind, guest.ID, task, clickup.PermissionRead)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(shared.Shared[0].Name, shared.Shared[0].Permission.Label())
	// Output:
	// sam@client.example guest pending
	// Zebra launch checklist view
}

// The people of a large workspace can be used while they arrive.
func ExampleClient_StreamWorkspaces() {
	people := map[clickup.Role]int{}
	for batch, err := range simulated().StreamWorkspaces(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		if batch.ID != sim.Fieldworks {
			continue
		}
		for _, p := range batch.People {
			people[p.Role]++
		}
	}
	fmt.Println(people[clickup.RoleMember], "members and", people[clickup.RoleGuest], "guests")
	// Output: 7 members and 2 guests
}

// Pages are read as they are needed: after the break no more are requested.
func ExampleClient_WorkspaceTasks() {
	tasks := simulated().WorkspaceTasks(context.Background(), sim.Northwind, clickup.TaskQuery{OrderBy: "updated"})
	for page, err := range tasks {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(len(page.Tasks), "tasks, and that is all:", page.Last)
		break
	}
	// Output: 100 tasks, and that is all: false
}

// ClickUp may answer without an error although it assigned nobody, so TookEffect checks the
// answer.
func ExampleClient_AssignTask() {
	c, ctx := simulated(), context.Background()
	me, err := c.User(ctx)
	if err != nil {
		log.Fatal(err)
	}
	change := clickup.AssigneeChange{Add: []clickup.UserID{me.ID}}
	task, err := c.AssignTask(ctx, sim.Northwind, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}, change)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(task.Name, change.TookEffect(task))
	// Output: Zebra launch checklist true
}

func ExampleClient_CreateGroup() {
	c, ctx := simulated(), context.Background()
	group, err := c.CreateGroup(ctx, sim.Northwind, clickup.GroupCreate{Name: "Night shift"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(group.Name, group.Handle, len(group.Members))
	// Output: Night shift nightshift 0
}

// The kind of an error says what happened: here the workspace's plan does not include guests.
func ExampleError() {
	_, err := simulated().InviteGuest(context.Background(), sim.Labs, clickup.GuestInvite{Email: "sam@client.example"})
	var e *clickup.Error
	fmt.Println(errors.Is(err, clickup.ErrPlanRequired), errors.As(err, &e) && e.Op == "InviteGuestToWorkspace")
	// Output: true true
}
