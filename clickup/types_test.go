package clickup

import (
	"testing"
	"time"
)

func TestStamps(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 2, 14, 2, 0, 0, time.UTC)
	s := StampOf(at)
	if !s.Known() || !s.Time().Equal(at) || s.Time().Location() != time.UTC {
		t.Errorf("%v became %v", at, s.Time())
	}
	for _, s := range []Stamp{Absent, Null} {
		if s.Known() || !s.Time().IsZero() {
			t.Errorf("%d is %v", s, s.Time())
		}
	}
}

func TestPeopleInWords(t *testing.T) {
	t.Parallel()
	p := Person{ID: -7, Role: RoleGuest}
	if p.Display() != "#-7" || !p.Guest() || p.Status() != StatusUnknown || p.Status().String() != "unknown" {
		t.Errorf("got %s, %v", p.Display(), p.Status())
	}
	p.Email, p.Joined = "Cleo@Client.EXAMPLE", Null
	if p.Display() != p.Email || p.Domain() != "client.example" || p.Status().String() != "pending" {
		t.Errorf("got %s, %s, %v", p.Display(), p.Domain(), p.Status())
	}
	p.Name, p.Joined = "Cleo", 1
	if p.Display() != "Cleo" || p.Status().String() != "active" {
		t.Errorf("got %s, %v", p.Display(), p.Status())
	}
	if DomainOf("nobody") != "" || DomainOf(`"a@b"@c.example`) != "c.example" {
		t.Error("domains are what follows the last @")
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	for role, want := range map[Role]string{
		RoleUnknown: "unknown", RoleOwner: "owner", RoleAdmin: "admin", RoleMember: "member", RoleGuest: "guest", 200: "unknown",
	} {
		paid := want == "owner" || want == "admin" || want == "member"
		if role.String() != want || role.Paid() != paid {
			t.Errorf("%d is %s, paid %v", role, role, role.Paid())
		}
	}
}

func TestRights(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, right := range AllRights {
		if right.Key() == "" || right.Label() == "" || seen[right.Key()] {
			t.Errorf("right %d is %q, %q", right, right.Key(), right.Label())
		}
		seen[right.Key()] = true
		on, off := (Rights{}).With(right, true), Rights{}.With(right, true).With(right, false)
		if !on.Has(right) || off.Has(right) || off.Known != right {
			t.Errorf("%s: on %+v, off %+v", right.Key(), on, off)
		}
	}
	if Right(0).Key() != "" || Right(0).Label() != "" {
		t.Error("no right has a name")
	}
}

func TestItemsAndCountsInWords(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		someTask.String():            "task:86bb",
		someFolder.String():          "folder:457",
		customTask.String():          "ABC-1",
		ItemKind(0).String():         "item",
		CountOf(7).String():          "7",
		Unlimited().String():         "unlimited",
		Count{}.String():             "unknown",
		PermissionRead.Label():       "view",
		PermissionComment.Label():    "comment",
		PermissionEdit.Label():       "edit",
		PermissionCreate.Label():     "full",
		Permission("other").Label():  "other",
		string(permission("VIEW")):   "read",
		string(permission("1")):      "read",
		string(permission("3")):      "comment",
		string(permission("4")):      "edit",
		string(permission("5")):      "create",
		string(permission("create")): "create",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for name, below := range map[string]bool{
		"Free Forever": true, "free": true, "Unlimited": true, "Business": true, " business plus ": true,
		"Enterprise": false, "Enterprise Plus": false, "Enterprise Trial": false, "Business Trial": false, "": false,
	} {
		if (Plan{Name: name, ID: 4}).BelowEnterprise() != below {
			t.Errorf("%q: below Enterprise should be %v", name, below)
		}
	}
}

func FuzzAnswers(f *testing.F) {
	f.Add(guestAnswer)
	f.Add(`{"id":{"id":[]},"status":[1],"lists":{"id":"1","lists":["2",{"lists":null}]},"folders":[[]],"custom_role":[],"members":[{},"x"]}`)
	f.Add(`{"members":{"filled_members_seats":"Infinity","total_member_seats":1e999},"user":{"id":"9999999999999999999","role":"\ud800"}}`)
	f.Add(`{"err":{},"ECODE":[],"invalid_permissions":{"a":1},"date_updated":"-1","permission_level":{}}`)
	f.Fuzz(func(t *testing.T, body string) {
		var guest wireGuest
		var items wireItems
		var item wireItem
		var seats wireSeats
		for _, out := range []any{&guest, &items, &item, &seats} {
			_ = decode([]byte(body), out)
		}
		guest.read()
		item.task()
		item.folder()
		for _, task := range each(items.Tasks, (*wireItem).task) {
			if task.ID == "" {
				t.Error("a task without an id")
			}
		}
		if n := seats.members().Filled; n.N < 0 || n.Unlimited && n.Known {
			t.Errorf("seats %+v", n)
		}
		if f, ok := hiddenFault([]byte(body)); ok && len(f.words()) > 4*300 {
			t.Errorf("%d bytes of words", len(f.words()))
		}
	})
}
