package clickup

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
	"reflect"
	"testing"
	"time"
)

// operation is a method of the client, the request it must send, and a good answer to it.
type operation struct {
	name    string
	run     func(context.Context, *Client) error
	request string // "METHOD target"
	body    string // JSON, empty for none
	answer  string
}

// result drops a method's value and returns its error.
func result[T any](_ T, err error) error { return err }

var (
	someTask   = ItemRef{Kind: TaskItem, ID: "86bb"}
	customTask = ItemRef{Kind: TaskItem, ID: "ABC-1", Custom: true}
	someList   = ItemRef{Kind: ListItem, ID: "124"}
	someFolder = ItemRef{Kind: FolderItem, ID: "457"}
)

const (
	guestAnswer   = `{"guest":{"user":{"id":184,"email":"guest@example.com"}}}`
	memberAnswer  = `{"member":{"user":{"id":184,"email":"guest@example.com"}}}`
	invitedAnswer = `{"team":{"id":"9","members":[{"user":{"id":1,"email":"a@x.example"}},{"user":{"id":184,"email":"Guest@Example.com"}}]}}`
	removedAnswer = `{"team":{"id":"9","members":[]}}`
)

func reads() []operation {
	const noItems = `{"spaces":[],"folders":[],"lists":[],"tasks":[],"groups":[],"custom_roles":[],"members":[]}`
	return append([]operation{
		{"User", func(ctx context.Context, c *Client) error { return result(c.User(ctx)) }, "GET /v2/user", "", `{"user":{"id":1}}`},
		{"Workspaces", func(ctx context.Context, c *Client) error { return result(c.Workspaces(ctx)) }, "GET /v2/team", "", `{"teams":[]}`},
		{"Seats", func(ctx context.Context, c *Client) error { return result(c.Seats(ctx, "9")) }, "GET /v2/team/9/seats", "", `{"members":{}}`},
		{"Plan", func(ctx context.Context, c *Client) error { return result(c.Plan(ctx, "9")) }, "GET /v2/team/9/plan", "", `{"plan_name":"Free"}`},
		{
			"CustomRoles", func(ctx context.Context, c *Client) error { return result(c.CustomRoles(ctx, "9", false)) },
			"GET /v2/team/9/customroles", "", noItems,
		},
		{
			"CustomRoles with members", func(ctx context.Context, c *Client) error { return result(c.CustomRoles(ctx, "9", true)) },
			"GET /v2/team/9/customroles?include_members=true", "", noItems,
		},
		{"UserGroups", func(ctx context.Context, c *Client) error { return result(c.UserGroups(ctx, "9")) }, "GET /v2/group?team_id=9", "", noItems},
		{"Spaces", func(ctx context.Context, c *Client) error { return result(c.Spaces(ctx, "9")) }, "GET /v2/team/9/space?archived=false", "", noItems},
		{"Folders", func(ctx context.Context, c *Client) error { return result(c.Folders(ctx, "7")) }, "GET /v2/space/7/folder?archived=false", "", noItems},
		{"FolderLists", func(ctx context.Context, c *Client) error { return result(c.FolderLists(ctx, "7")) }, "GET /v2/folder/7/list?archived=false", "", noItems},
		{"SpaceLists", func(ctx context.Context, c *Client) error { return result(c.SpaceLists(ctx, "7")) }, "GET /v2/space/7/list?archived=false", "", noItems},
		{"List", func(ctx context.Context, c *Client) error { return result(c.List(ctx, "124")) }, "GET /v2/list/124", "", `{"id":"124"}`},
		{"Folder", func(ctx context.Context, c *Client) error { return result(c.Folder(ctx, "457")) }, "GET /v2/folder/457", "", `{"id":"457"}`},
		{"Task", func(ctx context.Context, c *Client) error { return result(c.Task(ctx, "9", someTask)) }, "GET /v2/task/86bb", "", `{"id":"86bb"}`},
		{
			"Task by custom id", func(ctx context.Context, c *Client) error { return result(c.Task(ctx, "9", customTask)) },
			"GET /v2/task/ABC-1?custom_task_ids=true&team_id=9", "", `{"id":"86bb"}`,
		},
		{"TaskMembers", func(ctx context.Context, c *Client) error { return result(c.TaskMembers(ctx, "9", someTask)) }, "GET /v2/task/86bb/member", "", noItems},
		{"ListMembers", func(ctx context.Context, c *Client) error { return result(c.ListMembers(ctx, "124")) }, "GET /v2/list/124/member", "", noItems},
		{"Guest", func(ctx context.Context, c *Client) error { return result(c.Guest(ctx, "9", 184)) }, "GET /v2/team/9/guest/184", "", guestAnswer},
		{"Member", func(ctx context.Context, c *Client) error { return result(c.Member(ctx, "9", 184)) }, "GET /v2/team/9/user/184", "", memberAnswer},
		{
			"ListTasks", func(ctx context.Context, c *Client) error { return drain(c.ListTasks(ctx, "124", TaskQuery{})) },
			"GET /v2/list/124/task?page=0", "", noItems,
		},
		{"WorkspaceTasks", func(ctx context.Context, c *Client) error {
			return drain(c.WorkspaceTasks(ctx, "9", TaskQuery{
				Closed: true, Subtasks: true, OrderBy: "updated", Reverse: true, UpdatedAfter: time.UnixMilli(1700000000000),
				Spaces: []SpaceID{"1", "2"}, Folders: []FolderID{"3"}, Lists: []ListID{"4"},
			}))
		}, "GET /v2/team/9/task?date_updated_gt=1700000000000&include_closed=true&list_ids%5B%5D=4&order_by=updated&page=0&project_ids%5B%5D=3" +
			"&reverse=true&space_ids%5B%5D=1&space_ids%5B%5D=2&subtasks=true", "", noItems},
	}, readsOfHoldings()...)
}

func changes() []operation {
	name, admin, role, none := "New Name", false, RoleID(12), RoleID(0)
	share := func(item ItemRef, p Permission) func(context.Context, *Client) error {
		return func(ctx context.Context, c *Client) error { return result(c.Share(ctx, "9", 184, item, p)) }
	}
	unshare := func(item ItemRef) func(context.Context, *Client) error {
		return func(ctx context.Context, c *Client) error { return c.Unshare(ctx, "9", 184, item) }
	}
	return append([]operation{
		{"InviteGuest", func(ctx context.Context, c *Client) error {
			rights := Rights{}.With(EditTags, false).With(SeePoints, true)
			return result(c.InviteGuest(ctx, "9", GuestInvite{Email: "guest@example.com", Rights: rights, Role: 12}))
		}, "POST /v2/team/9/guest", `{"email":"guest@example.com","can_edit_tags":false,"can_see_points_estimated":true,"custom_role_id":12}`, invitedAnswer},
		{"InviteGuest with least", func(ctx context.Context, c *Client) error {
			return result(c.InviteGuest(ctx, "9", GuestInvite{Email: "guest@example.com"}))
		}, "POST /v2/team/9/guest", `{"email":"guest@example.com"}`, invitedAnswer},
		{"EditGuest", func(ctx context.Context, c *Client) error {
			return result(c.EditGuest(ctx, "9", 184, GuestEdit{Rights: Rights{}.With(CreateViews, true), Role: &role}))
		}, "PUT /v2/team/9/guest/184", `{"can_create_views":true,"custom_role_id":12}`, guestAnswer},
		{"EditGuest without role", func(ctx context.Context, c *Client) error {
			return result(c.EditGuest(ctx, "9", 184, GuestEdit{Role: &none}))
		}, "PUT /v2/team/9/guest/184", `{"custom_role_id":null}`, guestAnswer},
		{
			"RemoveGuest", func(ctx context.Context, c *Client) error { return c.RemoveGuest(ctx, "9", 184) },
			"DELETE /v2/team/9/guest/184", "", removedAnswer,
		},
		{"Share task", share(someTask, PermissionRead), "POST /v2/task/86bb/guest/184", `{"permission_level":"read"}`, guestAnswer},
		{
			"Share custom task", share(customTask, PermissionEdit), "POST /v2/task/ABC-1/guest/184?custom_task_ids=true&team_id=9",
			`{"permission_level":"edit"}`, guestAnswer,
		},
		{"Share list", share(someList, PermissionComment), "POST /v2/list/124/guest/184", `{"permission_level":"comment"}`, guestAnswer},
		{"Share folder", share(someFolder, PermissionCreate), "POST /v2/folder/457/guest/184", `{"permission_level":"create"}`, guestAnswer},
		{"Unshare task", unshare(someTask), "DELETE /v2/task/86bb/guest/184", "", guestAnswer},
		{"Unshare custom task", unshare(customTask), "DELETE /v2/task/ABC-1/guest/184?custom_task_ids=true&team_id=9", "", guestAnswer},
		{"Unshare list", unshare(someList), "DELETE /v2/list/124/guest/184", "", guestAnswer},
		{"Unshare folder", unshare(someFolder), "DELETE /v2/folder/457/guest/184", "", guestAnswer},
		{"InviteMember", func(ctx context.Context, c *Client) error {
			return result(c.InviteMember(ctx, "9", MemberInvite{Email: "guest@example.com", Admin: true, Role: 12}))
		}, "POST /v2/team/9/user", `{"email":"guest@example.com","admin":true,"custom_role_id":12}`, invitedAnswer},
		{"EditMember", func(ctx context.Context, c *Client) error {
			return result(c.EditMember(ctx, "9", 184, MemberEdit{Name: &name, Admin: &admin, Role: &role}))
		}, "PUT /v2/team/9/user/184", `{"username":"New Name","admin":false,"custom_role_id":12}`, memberAnswer},
		{"EditMember a little", func(ctx context.Context, c *Client) error {
			return result(c.EditMember(ctx, "9", 184, MemberEdit{Admin: &admin}))
		}, "PUT /v2/team/9/user/184", `{"admin":false}`, memberAnswer},
		{
			"RemoveMember", func(ctx context.Context, c *Client) error { return c.RemoveMember(ctx, "9", 184) },
			"DELETE /v2/team/9/user/184", "", removedAnswer,
		},
	}, changesOfHoldings()...)
}

// drain reads all pages.
func drain[T any](pages iter.Seq2[T, error]) error {
	for _, err := range pages {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestOperationsSendWhatTheReferenceSays(t *testing.T) {
	t.Parallel()
	for _, op := range append(reads(), changes()...) {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, always(http.StatusOK, op.answer))
			if err := op.run(t.Context(), connect(t, server, WithUserAgent("cutui/test"))); err != nil {
				t.Fatal(err)
			}
			sent := server.log()
			if len(sent) != 1 {
				t.Fatalf("sent %d requests", len(sent))
			}
			if got := sent[0].method + " " + sent[0].target; got != op.request[:len(sent[0].method)+1]+"/api"+op.request[len(sent[0].method)+1:] {
				t.Errorf("sent %s, want %s", got, op.request)
			}
			if sent[0].agent != "cutui/test" {
				t.Errorf("user agent %q", sent[0].agent)
			}
			var want map[string]any
			if op.body != "" {
				if err := json.Unmarshal([]byte(op.body), &want); err != nil {
					t.Fatal(err)
				}
			}
			if !reflect.DeepEqual(sent[0].body, want) {
				t.Errorf("body %v, want %v", sent[0].body, want)
			}
		})
	}
}

func TestChangesSucceedWith200And201And204(t *testing.T) {
	t.Parallel()
	for _, op := range changes() {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			if err := op.run(t.Context(), connect(t, serve(t, always(http.StatusCreated, op.answer)))); err != nil {
				t.Errorf("201: %v", err)
			}
			err := op.run(t.Context(), connect(t, serve(t, always(http.StatusNoContent, ""))))
			invites := needsAnswer(op)
			if lost := errors.Is(err, ErrOutcomeUnknown) && errors.Is(err, ErrBadResponse); (err != nil) != invites || lost != invites {
				t.Errorf("204: %v", err)
			}
		})
	}
}

func TestInvitedAreFoundByAddress(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	p, err := answering(t, invitedAnswer).InviteGuest(ctx, "9", GuestInvite{Email: " guest@EXAMPLE.com"})
	if err != nil || p.ID != 184 {
		t.Errorf("got %+v, %v", p, err)
	}
	_, err = answering(t, invitedAnswer).InviteMember(ctx, "9", MemberInvite{Email: "other@example.com"})
	if !errors.Is(err, ErrBadResponse) || !errors.Is(err, ErrOutcomeUnknown) {
		t.Errorf("an answer without them: %v", err)
	}
}

func TestUnsentCalls(t *testing.T) {
	t.Parallel()
	call := ShareCall("333", 184, customTask, PermissionRead)
	if call.Op != "AddGuestToTask" || call.Target() != "/v2/task/ABC-1/guest/184?custom_task_ids=true&team_id=333" || !call.Changes() {
		t.Errorf("got %+v", call)
	}
	if got := RemoveMemberCall("333", -4); got.Op != "RemoveUserFromWorkspace" || got.Path != "/v2/team/333/user/-4" || got.Body != nil {
		t.Errorf("got %+v", got)
	}
	if got := InviteGuestCall("333", GuestInvite{Email: "a@x.example"}); got.Path != "/v2/team/333/guest" || got.Op != "InviteGuestToWorkspace" {
		t.Errorf("got %+v", got)
	}
}

func TestIDsCannotChangeThePath(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{"id":"1"}`))
	c := connect(t, server)
	for _, id := range []string{"", ".", "..", "..."} {
		if _, err := c.Task(t.Context(), "9", ItemRef{Kind: TaskItem, ID: id}); !errors.Is(err, ErrInvalid) {
			t.Errorf("id %q: %v", id, err)
		}
	}
	if len(server.log()) != 0 {
		t.Errorf("sent %v", server.log())
	}
	if _, err := c.Task(t.Context(), "9", ItemRef{Kind: TaskItem, ID: "../team/9?x=1#y"}); err != nil {
		t.Fatal(err)
	}
	if got := server.log()[0].target; got != "/api/v2/task/..%2Fteam%2F9%3Fx=1%23y" {
		t.Errorf("asked for %s", got)
	}
}
