package clickup

import (
	"context"
	"errors"
	"reflect"
	"testing"
)

// check calls the client of a server that answers with body, and compares the result.
func check[T any](t *testing.T, body string, ask func(context.Context, *Client) (T, error), want T) {
	t.Helper()
	got, err := ask(t.Context(), answering(t, body))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\ngot  %+v, %v\nwant %+v", body, got, err, want)
	}
}

func TestUser(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (User, error) { return c.User(ctx) }
	check(t, `{"user":{"id":123,"username":"John Doe","email":"user@company.com","color":"#000000","initials":"JD","timezone":"America/Los_Angeles"}}`,
		ask, User{ID: 123, Name: "John Doe", Email: "user@company.com", Color: "#000000", Initials: "JD", Timezone: "America/Los_Angeles"})
	check(t, `{"user":{"id":"123","username":null,"timezeone":"UTC","color":null}}`, ask, User{ID: 123, Timezone: "UTC"})
	check(t, `{"id":5,"username":"Ann"}`, ask, User{ID: 5, Name: "Ann"})

	_, err := answering(t, `{"user":{}}`).User(t.Context())
	if !errors.Is(err, ErrBadResponse) {
		t.Errorf("an answer without a user: %v", err)
	}
}

func TestSeats(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (Seats, error) { return c.Seats(ctx, "9") }
	pool := func(filled, total, empty Count) SeatPool { return SeatPool{Filled: filled, Total: total, Empty: empty} }
	n, all, no := CountOf, Unlimited(), Count{}
	tests := []struct {
		body string
		want Seats
	}{
		{
			`{"members":{"filled_members_seats":9,"total_member_seats":9,"empty_member_seats":0},
			  "guests":{"filled_guest_seats":2,"total_guest_seats":"Infinity","empty_guest_seats":"Infinity"}}`,
			Seats{pool(n(9), n(9), n(0)), pool(n(2), all, all)},
		},
		{
			`{"members":{"filled_member_seats":"9","total_member_seats":9.0,"empty_member_seats":null},
			  "guests":{"filled_guest_seats":2,"total_guest_seats":-1,"empty_guest_seats":"many"}}`,
			Seats{pool(n(9), n(9), no), pool(n(2), no, no)},
		},
		{
			`{"filled_members_seats":3,"total_member_seats":5,"empty_member_seats":2,"filled_guest_seats":0,"total_guest_seats":"unlimited"}`,
			Seats{pool(n(3), n(5), n(2)), pool(n(0), all, no)},
		},
		{`{"members":{"filled_members_seats":null,"filled_member_seats":4},"guests":[]}`, Seats{Members: pool(n(4), no, no)}},
		{`{"members":null,"guests":7}`, Seats{}},
		{`{}`, Seats{}},
	}
	for _, tt := range tests {
		check(t, tt.body, ask, tt.want)
	}
}

func TestPlan(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (Plan, error) { return c.Plan(ctx, "9") }
	check(t, `{"plan_name":"Enterprise","plan_id":4}`, ask, Plan{Name: "Enterprise", ID: 4})
	check(t, `{"plan_name":"Free Forever","plan_id":"13"}`, ask, Plan{Name: "Free Forever", ID: 13})
	check(t, `{"plan_name":"Odd","plan_id":null}`, ask, Plan{Name: "Odd"})

	_, err := answering(t, `{"plan_id":4}`).Plan(t.Context(), "9")
	if !errors.Is(err, ErrBadResponse) {
		t.Errorf("an answer without a name: %v", err)
	}
}

func TestCustomRoles(t *testing.T) {
	t.Parallel()
	check(t, `{"custom_roles":[
		{"id":4547089,"team_id":"301539","name":"guest custom","inherited_role":4,"members":[12345,"67899",{"id":5},null]},
		{"id":"2","name":"odd","inherited_role":"2","members":null},
		{"id":3,"name":"odder","inherited_role":9}]}`,
		func(ctx context.Context, c *Client) ([]CustomRole, error) { return c.CustomRoles(ctx, "9", true) },
		[]CustomRole{
			{ID: 4547089, Name: "guest custom", Inherits: RoleGuest, Members: []UserID{12345, 67899, 5}},
			{ID: 2, Name: "odd", Inherits: RoleAdmin, Members: []UserID{}},
			{ID: 3, Name: "odder", Members: []UserID{}},
		})
}

func TestUserGroups(t *testing.T) {
	t.Parallel()
	check(t, `{"groups":[{"id":"4bfdfcec","team_id":"9","userid":301123,"name":"product managers","handle":"product",
		"members":[{"id":183,"username":"Jerry"},{"id":184},185]},{"id":"x","name":null,"members":{}}]}`,
		func(ctx context.Context, c *Client) ([]UserGroup, error) { return c.UserGroups(ctx, "9") },
		[]UserGroup{
			{ID: "4bfdfcec", Name: "product managers", Handle: "product", Members: []UserID{183, 184, 185}},
			{ID: "x", Members: []UserID{}},
		})
}

func TestHierarchy(t *testing.T) {
	t.Parallel()
	check(t, `{"spaces":[{"id":"790","name":"A","private":true},{"id":791,"name":"B"}]}`,
		func(ctx context.Context, c *Client) ([]Space, error) { return c.Spaces(ctx, "9") },
		[]Space{{ID: "790", Name: "A", Private: true}, {ID: "791", Name: "B"}})

	folders := func(ctx context.Context, c *Client) ([]Folder, error) { return c.Folders(ctx, "790") }
	full := Folder{ID: "457", Name: "F", Lists: []List{{ID: "1", Name: "L", RawName: "L", Tasks: 5}, {ID: "2", Archived: true}}}
	const folder = `{"id":"457","name":"F","task_count":"20","lists":[{"id":"1","name":"L","task_count":"5"},{"id":2,"archived":true}]}`
	check(t, `{"folders":[`+folder+`,{"id":"458","lists":["77"]}]}`, folders,
		[]Folder{full, {ID: "458", Lists: []List{{ID: "77"}}}})
	check(t, `{"folders":`+folder+`}`, folders, []Folder{full})
	check(t, `{"folders":null}`, folders, []Folder{})
	check(t, folder, func(ctx context.Context, c *Client) (Folder, error) { return c.Folder(ctx, "457") }, full)

	lists := []List{{ID: "124", Name: "L", RawName: "L", Tasks: 7, Space: "1"}}
	const listsBody = `{"lists":[{"id":"124","name":"L","task_count":7,"space":{"id":"1"}},{"name":"without id"}]}`
	check(t, listsBody, func(ctx context.Context, c *Client) ([]List, error) { return c.FolderLists(ctx, "457") }, lists)
	check(t, listsBody, func(ctx context.Context, c *Client) ([]List, error) { return c.SpaceLists(ctx, "790") }, lists)
	check(t, `{"id":"124","name":"L","status":null,"task_count":7,"space":{"id":1}}`,
		func(ctx context.Context, c *Client) (List, error) { return c.List(ctx, "124") }, lists[0])
}

func TestTask(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (Task, error) {
		return c.Task(ctx, "9", ItemRef{Kind: TaskItem, ID: "86bb"})
	}
	check(t, `{"id":"86bb4x7ff","custom_id":"ABC-1","name":"T","status":{"status":"done","type":"closed"},"url":"https://app.clickup.com/t/86bb4x7ff",
		"orderindex":"1.000000000000000000000000000000000001","date_updated":"1574722145869","date_closed":null,"assignees":["odd",{}],"priority":null,
		"list":{"id":"1","name":"L"},"folder":{"id":"2","name":"F","hidden":false},"space":{"id":"3"}}`, ask,
		Task{
			ID: "86bb4x7ff", CustomID: "ABC-1", Name: "T", Status: "done", Closed: true, URL: "https://app.clickup.com/t/86bb4x7ff",
			List: "1", ListName: "L", Folder: "2", FolderName: "F", Space: "3", Updated: 1574722145869, Assignees: []UserID{},
		})
	check(t, `{"id":"a","status":{"status":"open","type":"open"},"date_closed":"1574722145869","folder":{"id":"2","name":"hidden","hidden":true}}`,
		ask, Task{ID: "a", Status: "open"})
	check(t, `{"id":"a","status":"gone","date_closed":"1574722145869","list":null,"folder":"x"}`, ask, Task{ID: "a", Status: "gone", Closed: true})

	_, err := answering(t, `{}`).Task(t.Context(), "9", ItemRef{Kind: TaskItem, ID: "a"})
	if !errors.Is(err, ErrBadResponse) {
		t.Errorf("an answer without a task: %v", err)
	}
}

func TestAccess(t *testing.T) {
	t.Parallel()
	want := []Access{{ID: 812, Name: "John", Email: "john@example.com"}, {ID: 813}}
	const flat = `{"members":[{"id":812,"username":"John","email":"john@example.com","profileInfo":{"x":null}},{"id":"813"},{}]}`
	const wrapped = `{"members":[{"user":{"id":812,"username":"John","email":"john@example.com"}},{"user":{"id":813}}]}`
	list := func(ctx context.Context, c *Client) ([]Access, error) { return c.ListMembers(ctx, "1") }
	task := func(ctx context.Context, c *Client) ([]Access, error) {
		return c.TaskMembers(ctx, "9", ItemRef{Kind: TaskItem, ID: "a"})
	}
	check(t, flat, list, want)
	check(t, flat, task, want)
	check(t, wrapped, list, want)
	check(t, `{"members":null}`, list, []Access{})
}

func TestGuest(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (Guest, error) { return c.Guest(ctx, "9", 184) }
	person := Person{
		ID: 184, Email: "guest@example.com", Role: RoleGuest, RoleCode: 4, Joined: Null,
		Rights: Rights{}.With(EditTags, true), InvitedBy: &Inviter{ID: 183, Name: "Jerry"},
	}
	const row = `"user":{"id":184,"username":null,"email":"guest@example.com","role":4,"date_joined":null},
		"invited_by":{"id":183,"username":"Jerry"},"can_edit_tags":true`
	const items = `{"tasks":[{"id":"c04","name":"T","status":{"type":"closed"},"permission_level":"read"},"c05"],
		"lists":[{"id":"1427","name":"L","archived":true,"permission_level":4}],
		"folders":[{"id":1057,"name":"F","permission_level":"full"},null]}`
	shared := []SharedItem{
		{Ref: ItemRef{Kind: TaskItem, ID: "c04"}, Name: "T", Permission: PermissionRead, Closed: true},
		{Ref: ItemRef{Kind: TaskItem, ID: "c05"}},
		{Ref: ItemRef{Kind: ListItem, ID: "1427"}, Name: "L", Permission: PermissionEdit, Closed: true},
		{Ref: ItemRef{Kind: FolderItem, ID: "1057"}, Name: "F", Permission: PermissionCreate},
	}
	check(t, `{"guest":{`+row+`,"shared":`+items+`}}`, ask, Guest{Person: person, Shared: shared})
	check(t, `{`+row+`,"shared":{"tasks":[],"lists":null}}`, ask, Guest{Person: person, Shared: []SharedItem{}})
	check(t, `{"guest":{`+row+`}}`, ask, Guest{Person: person})
	check(t, `{"member":{`+row+`,"shared":`+items+`}}`,
		func(ctx context.Context, c *Client) (Member, error) { return c.Member(ctx, "9", 184) },
		Member{Person: person, Shared: shared})

	_, err := answering(t, `{}`).Guest(t.Context(), "9", 184)
	if !errors.Is(err, ErrBadResponse) || errors.Is(err, ErrOutcomeUnknown) {
		t.Errorf("an answer without a guest: %v", err)
	}
}
