package overlay_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/items"
	changeui "cutui/ui/change"
	"cutui/ui/uitest"
	"cutui/ui/uitest/fake"
)

func invite(t testing.TB, w *world) (*session, *changeui.InviteDraft) {
	t.Helper()
	d, draft := newSession(t, w), &changeui.InviteDraft{}
	d.open(changeui.NewInvite(d.env, draft))
	return d, draft
}

func TestInviteFromAddressToLastCall(t *testing.T) {
	t.Parallel()
	d, draft := invite(t, newWorld())
	d.shows("Invite guests to Northwind Studio", "1 addresses · 2 rights · 3 share · 4 review")
	d.keys("sam@new.example, cleo@client.example").shows("Guest seats 118 of 120 taken: 0 to 1 more – nothing is bought", "already a guest – will only be shared with")
	d.keys("enter").shows("for sam@new.example, cleo@client.example", "view only")
	d.keys("enter").shows("share nothing now", "Marketing", "go on without sharing")
	d.keys("zebra", "enter").shows("Review · 1 invite, 1 share", "already a guest", "already shared: view", "nothing is bought; no new seat is taken")
	d.keys("enter", "enter").shows()
	d.sent("invite-guest sam@new.example", "share sam@new.example Zebra launch checklist read")
	if draft.Text != "" {
		t.Errorf("the draft %q is still there after the run began", draft.Text)
	}
}

func TestInviteGoesBackWithoutLoss(t *testing.T) {
	t.Parallel()
	d, draft := invite(t, newWorld())
	d.keys("sam@new.example", "enter", "down", "enter", "zeb", "tab", "enter").shows("Review", "comment")
	d.keys("esc").shows("1 picked", "Zebra")
	d.keys("esc", "esc").shows("commenter")
	d.keys("esc").shows("sam@new.example")
	d.keys("esc")
	if d.stack.Top() != nil {
		t.Fatal("esc on the first page did not close the overlay")
	}
	d.open(changeui.NewInvite(d.env, draft)).shows("sam@new.example")
	d.keys("enter").shows("▸ commenter")
	d.keys("enter").shows("1 picked")
	d.sent()
}

func TestInvitePastesManyLines(t *testing.T) {
	t.Parallel()
	d, draft := invite(t, newWorld())
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "Guest %d <g%d@big.example>\n", i, i)
	}
	d.paste(b.String()).shows("200 new", "may buy up to 198 member")
	if strings.Contains(draft.Text, "\n") || !strings.HasSuffix(draft.Text, "g199@big.example, ") {
		t.Errorf("the field holds %.60q…", draft.Text)
	}
	d.keys("enter").shows("What the guest may do")
	d.sent()
}

func TestInviteTakesSuggestionsAndCompletesDomains(t *testing.T) {
	t.Parallel()
	d, draft := invite(t, newWorld())
	d.keys("joe@gmial.com, ").shows("did you mean gmail.com? (ctrl+y takes it)")
	d.keys("ctrl+y")
	if draft.Text != "joe@gmail.com, " {
		t.Errorf("the field holds %q", draft.Text)
	}
	d.keys("sam@cl").shows("tab completes sam@client.example").hides("✗")
	d.keys("tab")
	if draft.Text != "joe@gmail.com, sam@client.example" {
		t.Errorf("the field holds %q", draft.Text)
	}
	d.keys("tab").shows("What the guest may do")
}

func TestInviteConfirmsLeavingAddressesOut(t *testing.T) {
	t.Parallel()
	d, _ := invite(t, newWorld())
	d.keys("enter").shows("type or paste at least one address")
	d.keys("nobody").hides("✗")
	d.keys("enter").shows("none of this can be invited yet", "✗ nobody")
	d.keys(", sam@new.example", "enter").shows("1 can't be invited and will be left out – press enter again to go on")
	d.keys("enter").shows("for sam@new.example")
}

func TestInviteShowsDoubtfulAddressesFirst(t *testing.T) {
	t.Parallel()
	d, _ := invite(t, newWorld())
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprintf("g%d@big.example", i))
	}
	d.paste(strings.Join(append(all, "joe@gmial.com", "x@northwind.example"), ", "))
	d.shows("did you mean gmail.com?", "your own domain: will be billed as a member")
}

func TestInviteSendsFlagsAndRole(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = []clickup.CustomRole{{ID: 77, Name: "Client viewer", Inherits: clickup.RoleGuest}, {ID: 78, Name: "Team lead", Inherits: clickup.RoleMember}}
	d, _ := invite(t, w)
	d.keys("sam@new.example", "enter").shows("Custom role", "Client viewer").hides("Team lead")
	d.keys("down", "down").shows("[✓] edit tags", "[✓] see time spent", "[ ] see points")
	d.keys("tab", " ", "tab", "down", "enter", "enter", "enter")
	if len(w.Sent) != 1 {
		t.Fatalf("sent %q", w.Steps())
	}
	want := clickup.Rights{}.With(clickup.SeeTimeSpent, true).With(clickup.SeeTimeEstimated, true)
	if s := w.Sent[0]; s.Rights != want || s.Role == nil || *s.Role != 77 {
		t.Errorf("rights %+v, role %v", s.Rights, s.Role)
	}
}

func TestInviteBelowEnterpriseHandsOff(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Plan = "Business"
	d, _ := invite(t, w)
	d.shows("ClickUp's API does this on the Enterprise plan only; this workspace is on Business.")
	d.keys("sam@new.example", "enter", "enter", "enter").shows("enter hand off", "esc pick an item first", "Review · 1 invite")
	d.keys("enter").shows("Hand-off", "[ ] Invite sam@new.example as a guest: choose a task, list or folder")
	d.sent()
	d.keys("y", "Y", "E")
	saved, copied := fake.Of[model.WriteDocument](w.Asked), w.Copied()
	if len(saved) != 2 || len(copied) != 3 || !strings.Contains(copied[1], "- [ ] Invite `sam@new.example`") || copied[2] != "sam@new.example" {
		t.Errorf("saved %v, copied %q", saved, copied)
	}
	d.keys("esc").shows("Review")
}

func TestInviteOfPaidSeatIsTyped(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Seats["333"] = clickup.Seats{Members: fake.Pool(45, 45), Guests: fake.Pool(120, 120)}
	d, _ := invite(t, w)
	d.keys("sam@new.example").shows("may buy 1 member seat")
	d.keys("enter", "enter", "enter").shows("type “unknown seats” to go on")
	d.keys("enter", "yes", "enter").sent()
	d.paste("unknown seats").shows("this has to be typed, not pasted").keys("enter").sent()
	d.keys("backspace", "backspace", "backspace", "unknown seats", "enter").sent("invite-guest sam@new.example")
}

func TestInviteElsewhereStartsEmpty(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	draft := &changeui.InviteDraft{Workspace: "999", Text: "sam@new.example", Picks: changeui.Picks{Items: []items.Item{{Name: "theirs"}}}}
	d.open(changeui.NewInvite(d.env, draft)).hides("sam@new.example")
	if len(draft.Picks.Items) != 0 {
		t.Error("items of another workspace are still picked")
	}
}

// The sizes of the design, less header and footer.
var bodies = []struct {
	name string
	w, h int
}{{"120x36", 120, 34}, {"80x24", 80, 22}, {"60x16", 60, 13}}

func TestInviteScreens(t *testing.T) {
	t.Parallel()
	for _, b := range bodies {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld()
			w.Refuse = map[string]string{"Quarterly rollout": "You have no access to this list"}
			d, _ := invite(t, w)
			golden := func(name string) {
				t.Run(name, func(t *testing.T) { uitest.Golden(t, d.text(b.w, b.h)) })
			}
			golden("empty")
			d.keys("Cleo <cleo@client.example>, sam@new.example, ines@northwind.example, joe@gmial.com, no, hugo@cl")
			golden("addresses")
			d.keys("tab", "enter", "enter", "down", "down")
			golden("rights")
			d.keys("enter")
			golden("spaces")
			d.keys("down", "right", "right")
			golden("inside")
			d.keys("zeb", "tab", "esc", "rollout", "tab")
			golden("picked")
			d.keys("enter")
			golden("review")
			d.keys("buy 1 seat", "enter")
			golden("finished")
		})
	}
}

// What thousands of addresses do is worked out when nobody types, and before anything is done
// with it.
func TestLongTextWaitsForPause(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, _ := invite(t, newWorld())
		var text strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&text, "guest%d@big.example\n", i)
		}
		d.paste(text.String())
		shows := func(words string) {
			t.Helper()
			if screen := d.text(118, 34); !strings.Contains(screen, words) {
				t.Fatalf("%q is not in\n%s", words, screen)
			}
		}
		shows("1,000 new")
		d.keys("z", "@")
		shows("z@") // at once
		top := d.stack.Top()
		cmd, _ := top.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		d.stack.Follow()
		if cmd == nil {
			t.Fatal("nobody looks for rest")
		}
		shows("1,000 new")
		top.Update(cmd())
		d.stack.Follow()
		shows("1,000 new · 1 not possible")
		d.keys(".", "e", "x", "a", "m", "p", "l", "e", "enter")
		d.keys("esc")
		shows("1,001 new")
	})
}
