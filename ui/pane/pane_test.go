package pane

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/theme"
)

var now = time.Date(2025, time.November, 5, 14, 2, 0, 0, time.UTC)

func days(n int) clickup.Stamp { return clickup.StampOf(now.AddDate(0, 0, -n)) }

// look returns the theme of these tests.
func look() *theme.Styles { return theme.New(theme.Dark, true) }

// tell sends messages to the state, and carries out the rankings and audits that it asks for.
func tell(s *model.State, msgs ...model.Msg) {
	for len(msgs) > 0 {
		msg := msgs[0]
		msgs = msgs[1:]
		for _, e := range s.Update(msg) {
			switch e := e.(type) {
			case model.Rank:
				if out, ok := e.Do(nil); ok {
					msgs = append(msgs, out)
				}
			case model.Audit:
				msgs = append(msgs, e.Do())
			}
		}
	}
}

// loaded returns a state with a number of workspaces, each with these people.
func loaded(workspaces int, crew ...clickup.Person) *model.State {
	s := model.New(model.Options{OwnDomains: []string{"northwind.example"}}, now)
	s.Update(model.Boot{})
	var rosters []*model.Roster
	for i := range workspaces {
		rosters = append(rosters, &model.Roster{ID: clickup.WorkspaceID(fmt.Sprint(i + 1)), Name: fmt.Sprintf("Workspace %02d", i+1), People: people.New(crew)})
	}
	tell(s, model.RostersLoaded{Answer: model.Answer{Seq: s.Rosters.Seq, At: now}, Rosters: rosters})
	return s
}

func guests(n int) []clickup.Person {
	out := make([]clickup.Person, n)
	for i := range out {
		out[i] = clickup.Person{
			ID: clickup.UserID(i + 1), Name: fmt.Sprintf("Guest %03d", i), Email: fmt.Sprintf("g%d@client.example", i),
			Role: clickup.RoleGuest, Joined: days(90), LastActive: days(1),
		}
	}
	return out
}

func drawn(t *testing.T, p Pane, w, h int) string {
	t.Helper()
	text := ansi.Strip(p.Render(w, h, true))
	lines := strings.Split(text, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines instead of %d", len(lines), h)
	}
	for _, l := range lines {
		if n := ansi.StringWidth(l); n != w {
			t.Fatalf("a line of %d cells instead of %d: %q", n, w, l)
		}
	}
	return text
}

func has(t *testing.T, screen string, texts ...string) {
	t.Helper()
	for _, want := range texts {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is missing:\n%s", want, screen)
		}
	}
}

func giveSeats(s *model.State, id clickup.WorkspaceID, err error, seats clickup.Seats) {
	f := s.DataOf(id)
	tell(s, model.SeatsLoaded{Answer: model.Answer{Seq: f.Seats.Seq, At: now, Err: err}, ID: id, Seats: seats})
}

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total)}
}

func TestWorkspacesShowTheirSeats(t *testing.T) {
	t.Parallel()
	s := loaded(4, guests(2)...)
	giveSeats(s, "1", nil, clickup.Seats{Members: pool(9, 9), Guests: pool(1, 5)})
	giveSeats(s, "2", nil, clickup.Seats{Members: clickup.SeatPool{Filled: clickup.CountOf(3), Total: clickup.Unlimited()}})
	giveSeats(s, "3", errors.New("no"), clickup.Seats{})
	tell(s, model.PlanLoaded{Answer: model.Answer{Seq: s.DataOf("1").Plan.Seq, At: now}, ID: "1", Plan: clickup.Plan{Name: "Business"}})
	p := NewWorkspaces(s, look(), keymap.New(false))
	has(t, drawn(t, p, 44, 12), "▸ Workspace 01", "▲", "seats 9/9 · guest 1/5 · Business", "seats 3 · guest unknown", "seats not loaded; R tries again", "2 people, seats…")
}

func TestWorkspacesScrollAndChoose(t *testing.T) {
	t.Parallel()
	s := loaded(30, guests(1)...)
	p := NewWorkspaces(s, look(), keymap.New(false))
	drawn(t, p, 30, 12)
	for a, want := range map[keymap.Action]string{keymap.Bottom: "30/30", keymap.Top: "1/30", keymap.Down: "2/30", keymap.Up: "1/30", keymap.PageDown: "3/30", keymap.PageUp: "1/30"} {
		p.move(map[keymap.Action]int{keymap.Up: 1, keymap.PageUp: 2}[a])
		p.Do(a)
		has(t, drawn(t, p, 30, 12), want)
		p.move(0)
	}
	p.Wheel(5)
	has(t, drawn(t, p, 30, 12), "▸ Workspace 06", "6/30")
	if got := p.Do(keymap.Open); len(got) != 1 || got[0] != (model.ChooseWorkspace{ID: "6"}) {
		t.Errorf("enter wants %v", got)
	}
	if got := p.Do(keymap.Copy); len(got) != 1 || got[0] != (model.CopyText{Text: "6", What: "the workspace's id"}) {
		t.Errorf("copying wants %v", got)
	}
	if to, ok := p.Leads(keymap.Open); !ok || to != keymap.People {
		t.Error("choosing does not lead to the people")
	}
	if got := p.Click(5, 3, true); len(got) != 1 {
		t.Errorf("a double click wants %v", got)
	}
}

func TestWorkspacesWithoutAny(t *testing.T) {
	t.Parallel()
	s := model.New(model.Options{}, now)
	p := NewWorkspaces(s, look(), keymap.New(false))
	s.Update(model.Boot{})
	has(t, drawn(t, p, 30, 8), "Loading…")
	tell(s, model.RostersLoaded{Answer: model.Answer{Seq: s.Rosters.Seq, Err: errors.New("no")}})
	has(t, drawn(t, p, 30, 8), "Not loaded. R tries again")
	for _, a := range []keymap.Action{keymap.Open, keymap.Copy, keymap.Down, keymap.Bottom} {
		if got := p.Do(a); got != nil {
			t.Errorf("%s wants %v", a, got)
		}
	}
}

func TestSeatsKnownUnknownAndStale(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(3)...)
	p := NewSeats(s, look())
	has(t, drawn(t, p, 60, 8), "loading member seats", "      0 pending people")
	giveSeats(s, "1", errors.New("no"), clickup.Seats{})
	has(t, drawn(t, p, 60, 8), "unknown member seats", "not loaded")
	tell(s, model.Reload{All: true})
	tell(s, model.RostersLoaded{Answer: model.Answer{Seq: s.Rosters.Seq, At: now}, Rosters: s.Rosters.Value})
	giveSeats(s, "1", nil, clickup.Seats{Members: pool(41, 45), Guests: clickup.SeatPool{Filled: clickup.CountOf(3), Total: clickup.Unlimited()}})
	has(t, drawn(t, p, 60, 8), "41/45 member seats ━", "    3 guest seats, no limit", "    4 free member seats")
	tell(s, model.Reload{All: true})
	tell(s, model.RostersLoaded{Answer: model.Answer{Seq: s.Rosters.Seq, At: now}, Rosters: s.Rosters.Value})
	giveSeats(s, "1", errors.New("no"), clickup.Seats{})
	has(t, drawn(t, p, 60, 8), "41/45", "not up to date")
	p.Wheel(2)
	if got := p.Do(keymap.Open); len(got) != 1 || got[0] != (model.ShowView{View: people.ViewPending}) {
		t.Errorf("enter on pending wants %v", got)
	}
	p.Do(keymap.Bottom)
	has(t, drawn(t, p, 28, 5), "4 free member seats")
	p.Do(keymap.Top)
	has(t, drawn(t, p, 28, 5), "▸ 41/45 member seats")
}

func TestPeopleSayWhyTheyAreEmpty(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(3)...)
	p := NewPeople(s, look(), keymap.New(false))
	for view, want := range map[people.View]string{
		people.ViewPending: "There are no open invitations.",
		people.ViewMembers: "There are no members here.",
		people.ViewAdmins:  "There are no owners or admins here.",
	} {
		tell(s, model.ShowView{View: view})
		has(t, drawn(t, p, 80, 10), want)
	}
	tell(s, model.ShowView{View: people.ViewAll, Filter: "nobody@nowhere"})
	has(t, drawn(t, p, 80, 10), "Nobody here matches the filter. esc clears it.", "/ nobody@nowhere", "0 found")
	empty := loaded(1)
	has(t, drawn(t, NewPeople(empty, look(), keymap.New(false)), 80, 10), "There is nobody here.")
	tell(empty, model.ShowView{View: people.ViewGuests})
	has(t, drawn(t, NewPeople(empty, look(), keymap.New(false)), 80, 10), "There are no guests here. i invites somebody.")
}

func TestRangeNamesItsKey(t *testing.T) {
	t.Parallel()
	keys, err := keymap.New(false).Remap(map[string][]string{"people.range": {"f5"}})
	if err != nil {
		t.Fatal(err)
	}
	s := loaded(1, guests(3)...)
	tell(s, model.MarkRange{})
	has(t, drawn(t, NewPeople(s, look(), keys), 80, 10), "f5 marks up to here")
}

func TestNarrowPeopleDropColumns(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(3)...)
	p := NewPeople(s, look(), keymap.New(false))
	for _, tt := range []struct {
		w         int
		has, gone string
	}{{100, "INVITED BY", ""}, {80, "DOMAIN", "INVITED BY"}, {58, "LAST SEEN", "DOMAIN"}, {44, "NAME", "SEAT"}} {
		got := drawn(t, p, tt.w, 8)
		has(t, got, tt.has)
		if tt.gone != "" && strings.Contains(got, tt.gone) {
			t.Errorf("%s is still there at %d cells:\n%s", tt.gone, tt.w, got)
		}
	}
}

func TestDetailsScrollToEveryShare(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(1)...)
	s.Update(model.LoadShares{Guest: 1})
	var items []clickup.SharedItem
	for i := range 500 {
		items = append(items, clickup.SharedItem{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: fmt.Sprint(i)}, Name: fmt.Sprintf("Task %03d", i), Permission: clickup.PermissionRead})
	}
	tell(s, model.SharesLoaded{Answer: model.Answer{Seq: s.Data().Shares[1].Seq, At: now}, ID: "1", Guest: 1, Items: items})
	p := NewDetails(s, look(), keymap.New(false))
	has(t, drawn(t, p, 60, 9), "Guest 000", "g0@client.example", "more lines")
	p.Do(keymap.Bottom)
	has(t, drawn(t, p, 60, 9), "▸ task    view  Task 499")
	if n, ok := p.SharedItem(); n != 499 || !ok {
		t.Errorf("the cursor is on item %d, %v", n, ok)
	}
	p.Do(keymap.PageUp)
	p.Do(keymap.Up)
	has(t, drawn(t, p, 60, 9), "▸ task    view  Task 495")
	p.Wheel(-1000)
	has(t, drawn(t, p, 60, 9), "g0@client.example")
	p.Click(20, 7, false)
	if n, _ := p.SharedItem(); n != 1 {
		t.Errorf("the click chose item %d", n)
	}
	has(t, drawn(t, p, 120, 12), "E-mail    g0@client.example", "Shared  ")
}

func TestDoubleClickOnDetailsIsEnter(t *testing.T) {
	t.Parallel()
	for _, plan := range []string{"Enterprise", "Business"} {
		s := loaded(1, guests(1)...)
		tell(s, model.PlanLoaded{Answer: model.Answer{Seq: s.Data().Plan.Seq, At: now}, ID: "1", Plan: clickup.Plan{Name: plan}})
		p := NewDetails(s, look(), keymap.New(false))
		if key, click := fmt.Sprintf("%+v", p.Do(keymap.Open)), fmt.Sprintf("%+v", p.Click(5, 3, true)); key != click {
			t.Errorf("on %s enter wants %s, a double click %s", plan, key, click)
		}
	}
}

func TestDetailsSayThatAGuestIsGone(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(1)...)
	s.Update(model.LoadShares{Guest: 1})
	missing := &clickup.Error{Op: "GetGuest", Status: 404, Message: "Guest not found", Kinds: []error{clickup.ErrNotFound}}
	tell(s, model.SharesLoaded{Answer: model.Answer{Seq: s.Data().Shares[1].Seq, At: now, Err: missing}, ID: "1", Guest: 1})
	p := NewDetails(s, look(), keymap.New(false))
	has(t, drawn(t, p, 103, 12), "this person is no longer a guest of the workspace – r reloads the people")
}

func TestGroupFilterWithoutGroups(t *testing.T) {
	t.Parallel()
	s := loaded(1, guests(3)...)
	p := NewPeople(s, look(), keymap.New(false))
	for phase, want := range map[model.LoadPhase]string{
		model.Loading:    "Nobody can be found: the user groups are still loading. esc clears the filter.",
		model.LoadFailed: "Nobody can be found: the user groups are not known. ! says why. esc clears the filter.",
		model.Loaded:     "Nobody here matches the filter. esc clears it.",
	} {
		s.Data().Groups.Phase = phase
		tell(s, model.ShowView{View: people.ViewAll, Filter: "group:clients"})
		has(t, drawn(t, p, 110, 10), want)
	}
}
