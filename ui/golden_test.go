package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model"
	"cutui/ui"
	"cutui/ui/uitest"
	"cutui/ui/uitest/fake"
)

// settled runs the program on a state that is completely loaded, so that every screen is
// always the same.
func settled(t *testing.T, width, height int) *uitest.Term {
	t.Helper()
	w := newWorld(29)
	s := model.New(model.Options{}, today)
	boot(s, w, model.Boot{})
	boot(s, w, model.ShowWorkspaces{IDs: []clickup.WorkspaceID{"333", "444", "555"}})
	w.Wait = fake.IsLoad
	return start(t, w, width, height, func(d *ui.Deps) { d.State = s })
}

// start runs the program on a world, in a terminal.
func start(t *testing.T, w *world, width, height int, change ...func(*ui.Deps)) *uitest.Term {
	t.Helper()
	d := deps(model.New(model.Options{}, today), w)
	for _, c := range change {
		c(&d)
	}
	m := ui.New(t.Context(), d)
	return uitest.Start(t, m, width, height, uitest.WithProgram(func(p *tea.Program) { m.Bind(p.Send) }))
}

// The sizes of the design: all panes, two of them, one with tabs.
var screenSizes = [][2]int{{120, 36}, {80, 24}, {60, 16}}

// views has the parts of the program, the keys that lead there, and what the screen then
// shows.
var views = []struct {
	name  string
	keys  []string
	paste string
	wait  []string
}{
	{"people", nil, "", []string{"Greta Gmail", "sorted by name"}},
	{"marked", []string{"j", "space"}, "", []string{"1 marked"}},
	{"filtered", []string{"/"}, "role:owner", []string{"1 found", "1/1"}},
	{"problem", []string{"/"}, "is:x", []string{"is:x is not known", "1/39"}},
	{"domains", []string{"["}, "", []string{"most people first"}},
	{"workspaces", []string{"1"}, "", []string{"Fieldworks", "enter choose"}},
	{"details", []string{"j", "enter"}, "", []string{"cleo@client.example", "Zebra", "nothing that can be seen"}},
	{"seats", []string{"4"}, "", []string{"external", "enter show people"}},
	{"help", []string{"?"}, "", []string{"type to search"}},
	{"palette", []string{":"}, "", []string{"Commands", "INVITE, SHARE"}},
	{"errors", []string{"!"}, "", []string{"Nothing has failed."}},
	{"activity", []string{"y", "wait copied the address", "@"}, "", []string{"Activity", "copied the address"}},
}

func TestScreen(t *testing.T) {
	t.Parallel()
	for _, size := range screenSizes {
		for _, v := range views {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				tm := settled(t, size[0], size[1])
				tm.Wait("Greta Gmail", "sorted by name")
				for _, key := range v.keys {
					if text, ok := strings.CutPrefix(key, "wait "); ok {
						tm.Wait(text)
						continue
					}
					tm.Keys(key)
				}
				if v.paste != "" {
					tm.Wait("39 found")
					tm.Paste(v.paste)
				}
				tm.Wait(v.wait...)
				tm.Golden()
			})
		}
	}
}

// auditViews has the sheets of the audit and what opens over them, with the keys that lead
// there from its first screen.
var auditViews = []struct {
	name string
	keys []string
	wait string
}{
	{"findings", nil, "Ines Idle"},
	{"ready", []string{"]"}, "1/2"},
	{"changes", []string{"d"}, "Leo Leaver"},
	{"months", []string{"d", "]"}, "Aug 2025"},
	{"domains", []string{"d", "]", "]"}, "domain:northwind.example"},
	{"inviters", []string{"d", "]", "]", "]"}, "INVITED BY"},
	{"roles", []string{"[", "[", "[", "[", "["}, "ROLE "},
	{"hr", []string{"H", "P", "e", "o", "p", "l", "e", ".", "c", "s", "v", "enter"}, "HR list 6"},
	{"files", []string{"H"}, "94 B"},
	{"workspaces", []string{"[", "[", "["}, "Fieldworks"},
	{"accept", []string{"A"}, "Back on the list on"},
	{"export", []string{"E"}, "markdown"},
	{"compare", []string{"c"}, "34 days ago"},
}

func TestAuditScreens(t *testing.T) {
	t.Parallel()
	for _, size := range screenSizes {
		for _, v := range auditViews {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				tm := settled(t, size[0], size[1])
				tm.Wait("Greta Gmail", "sorted by name")
				tm.Keys("a")
				tm.Wait("READY")
				if size[0] >= 80 { // else there is no room for its tab
					tm.Wait("changes 3")
				}
				tm.Keys(v.keys...)
				tm.Wait(v.wait)
				tm.Golden()
			})
		}
	}
}
