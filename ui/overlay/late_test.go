package overlay_test

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/uitest/fake"
)

// lateWorld answers about plans and custom roles only when it is released.
func lateWorld() *world {
	w := newWorld()
	w.Plan = "Business"
	w.Wait = fake.Either(fake.Is[model.FetchRoles], fake.Is[model.FetchPlan])
	w.Roles = []clickup.CustomRole{{ID: 77, Name: "Client viewer", Inherits: clickup.RoleGuest}, {ID: 78, Name: "Billing", Inherits: clickup.RoleMember}}
	olga := people.New(w.People()[:1])
	w.Rosters = append(w.Rosters, &model.Roster{ID: "444", Name: "Fieldworks", People: olga}, &model.Roster{ID: "555", Name: "Labs", People: olga})
	return w
}

func TestLateFactsReachTheInvitation(t *testing.T) {
	t.Parallel()
	d := newSession(t, lateWorld())
	draft := &changeui.InviteDraft{}
	d.open(changeui.NewInvite(d.env, draft)).paste("sam@new.example").keys("enter")
	d.shows("Custom role – loading…", "Fieldworks (plan: loading…)", "Labs (plan: loading…)")
	d.keys("down", "tab", "tab", "tab", "down", " ") // commenter, and into Labs
	before := titles(d)
	d.release()
	d.shows("Client viewer", "Fieldworks (not on Enterprise", "Labs (not on Enterprise", "ClickUp's API does this on the Enterprise plan only")
	d.hides("loading…", "Billing")
	if after := titles(d); after != before {
		t.Errorf("the fields were\n%s\nand are\n%s", before, after)
	}
	d.keys("up", " ") // the focus and the cursor are where they were: Fieldworks
	if got := draft.Choice; got.Preset != 1 || len(got.Into) != 2 || got.Role != 0 {
		t.Errorf("chosen is %+v", got)
	}
	d.keys("shift+tab", "down")
	if draft.Choice.Role != 77 {
		t.Errorf("the role is %d", draft.Choice.Role)
	}
}

func TestLateRolesReachEveryForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		who       clickup.UserID
		open      func(*session) *overlay.Guide
		keys      []string
		wait, has string
	}{
		{"guest", 3, func(d *session) *overlay.Guide { return must(changeui.NewEdit(d.env)) }, nil, "Custom role – loading…", "Client viewer"},
		{"member", 5, func(d *session) *overlay.Guide { return must(changeui.NewEdit(d.env)) }, nil, "custom roles: loading…", "Billing (custom)"},
		{"new member", 5, func(d *session) *overlay.Guide { return changeui.NewInviteMember(d.env, &changeui.MemberDraft{}) }, []string{"max@new.example", "enter"}, "custom roles: loading…", "Billing (custom)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := newSession(t, lateWorld()).mark(c.who)
			d.open(c.open(d)).keys(c.keys...).shows(c.wait)
			before := titles(d)
			d.release().shows(c.has).hides("loading…")
			if after := titles(d); after != before {
				t.Errorf("the fields were\n%s\nand are\n%s", before, after)
			}
		})
	}
}

func must(g *overlay.Guide, err error) *overlay.Guide {
	if err != nil {
		panic(err)
	}
	return g
}

// titles are those of the fields on the page, in order, without how far they have come.
func titles(d *session) string {
	var out []string
	for line := range strings.SplitSeq(d.text(118, 60), "\n") {
		line = strings.Trim(line, " │┃")
		for _, title := range []string{"What the guest may do", "Flags", "Custom role", "Invite into these", "Role", "Name"} {
			if strings.HasPrefix(line, title) {
				out = append(out, title)
			}
		}
	}
	return strings.Join(out, "\n")
}

func TestLateRostersReachTheComparison(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Past = fake.Crew()
	w.Wait = fake.Is[model.ListSnapshots]
	d := newSession(t, w)
	d.intend(model.OpenAudit{})
	d.open(overlay.NewBaseline(d.env)).shows("No older roster is kept yet.")
	d.release().shows("34 days ago, 5 people in 1 workspace")
}
