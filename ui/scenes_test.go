package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest/fake"
)

// scene is a screen that is compared in every look.
type scene struct {
	name string
	// elsewhere: its text is compared by another test.
	elsewhere bool
	frame     func(t *testing.T, w, h int, theme string, st *theme.Styles) string
	// of and to are its world and what leads to it; nil for the welcome.
	of func() *world
	to func(*screen)
	// opens: something lies over the panes; it is known once the scene was played.
	opens bool
}

// at returns a scene that is reached from the people pane of a world.
func at(name string, of func() *world, to func(*screen)) scene {
	return scene{name: name, of: of, to: to, frame: func(t *testing.T, w, h int, theme string, st *theme.Styles) (frame string) {
		t.Helper()
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, of(), w, h, func(d *ui.Deps) { d.Options.Theme, d.Styles = theme, st })
			to(s)
			frame = s.View().Content
		})
		return frame
	}}
}

func usual() *world { return newWorld(29) }

// keyed returns a function that presses keys.
func keyed(first string, keys []string) func(*screen) {
	return func(s *screen) {
		for _, key := range append(strings.Fields(first), keys...) {
			if !strings.HasPrefix(key, "wait ") {
				s.keys(key)
			}
		}
	}
}

// scenes returns the screens whose cells are compared in every theme and size.
func scenes() []scene {
	var all []scene
	for _, v := range views {
		all = append(all, at(v.name, usual, func(s *screen) {
			keyed("", v.keys)(s)
			for _, r := range v.paste {
				s.keys(string(r))
			}
		}))
	}
	for _, v := range auditViews {
		all = append(all, at("audit-"+v.name, usual, keyed("a", v.keys)))
	}
	for i := range all {
		all[i].elsewhere = true
	}
	all = append(all,
		at("invite", usual, func(s *screen) { s.keys("i"); s.types("sam@client.example ines2@northwind.example joe@gmial.com") }),
		at("rights", usual, func(s *screen) { s.keys("i"); s.types("sam@client.example"); s.keys("enter") }),
		at("review", usual, func(s *screen) { s.keys("i"); s.types("sam@client.example"); s.keys("enter", "enter", "enter") }),
		at("refused", usual, keyed("u", nil)),
	)
	return append(append(all, beginnings()...), runScenes()...)
}

// beginnings returns the screens that have nothing to show yet, or nothing new.
func beginnings() []scene {
	still := func(*screen) {}
	empty := func() *world {
		w := newWorld(0)
		w.Rosters = []*model.Roster{{ID: "333", Name: "Northwind Studio", People: people.New(nil)}}
		w.Past = monthAgo(nil)
		return w
	}
	return []scene{
		{name: "welcome", elsewhere: true, frame: welcomeFrame("")},
		{name: "welcome-refused", frame: welcomeFrame(canary)},
		at("loading", func() *world { return &world{Wait: fake.IsLoad} }, still),
		at("not-loaded", func() *world { return &world{Err: clickup.ErrNetwork} }, still),
		at("no-workspace", func() *world { return &world{} }, still),
		at("empty", empty, still),
		at("empty-audit", empty, keyed("a", nil)),
		at("offline", usual, func(s *screen) {
			s.world.Err = fmt.Errorf("%w: no such host", clickup.ErrNetwork)
			s.state.Rosters.At = today.Add(-3 * time.Hour)
			s.keys("ctrl+r")
		}),
	}
}

// welcomeFrame draws the welcome screen; if there is a token, after ClickUp rejected it.
func welcomeFrame(token string) func(*testing.T, int, int, string, *theme.Styles) string {
	return func(t *testing.T, w, h int, theme string, st *theme.Styles) string {
		t.Helper()
		wl := newWelcome(t, w, h, func(d *ui.WelcomeDeps) { d.Theme, d.Styles = theme, st })
		wl.answer = func(bool) (string, bool, error) {
			return "", false, &clickup.Error{Op: "GetAuthorizedUser", Status: 401, Code: "OAUTH_025", Message: "Token invalid", Hint: "make a new one"}
		}
		if token != "" {
			wl.give(tea.PasteMsg{Content: token})
			wl.keys("enter")
		}
		return wl.View().Content
	}
}

// runScenes returns the scenes of a run: under way, seen from the panes, and at its end.
func runScenes() []scene {
	sent := func(s *screen) {
		s.keys("i")
		s.types("sam@client.example ned@client.example pat@client.example")
		s.keys("enter", "enter")
		s.types("zebra")
		s.keys("tab", "enter", "enter")
	}
	refusing := func() *world {
		w := usual()
		w.Refuse = map[string]string{"ned@client.example": "Guests from client.example are not allowed"}
		return w
	}
	held := func() *world {
		w := refusing()
		w.Wait = fake.FromStep(4)
		return w
	}
	return []scene{
		at("running", held, sent),
		at("running-panes", held, func(s *screen) { sent(s); s.keys("esc") }),
		at("paused", held, func(s *screen) { sent(s); s.keys("p") }),
		at("finished", usual, sent),
		at("finished-partly", refusing, sent),
		at("runs", usual, func(s *screen) { sent(s); s.keys("esc", "C") }),
	}
}
