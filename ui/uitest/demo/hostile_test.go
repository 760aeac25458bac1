package demo_test

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/ui/uitest/demo"
)

// walker presses keys and checks that the program survives each.
type walker struct {
	*demo.Program
	t *testing.T
}

func open(t *testing.T, w, h int, o sim.Options) walker {
	t.Helper()
	home := t.TempDir()
	p, err := demo.Open(t.Context(), demo.Options{W: w, H: h, App: app.Options{
		Sim: o, SaveDir: home, Browser: func(string) error { return nil },
		Env: func(name string) string {
			if name == "HOME" || strings.HasPrefix(name, "XDG_") {
				return filepath.Join(home, name)
			}
			return ""
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	wk := walker{p, t}
	wk.settle("the start")
	return wk
}

func (w walker) settle(after string) {
	w.t.Helper()
	if err := w.Settle(); err != nil {
		w.t.Fatalf("after %s: %v", after, err)
	}
	if strings.Contains(w.Screen(), "A bug stopped cutui") {
		w.t.Fatalf("after %s:\n%s", after, w.Screen())
	}
}

func (w walker) press(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		if err := w.Keys(key); err != nil {
			w.t.Fatal(err)
		}
		w.settle(key)
	}
}

func (w walker) see(text string) {
	w.t.Helper()
	if screen := w.Screen(); !strings.Contains(screen, text) {
		w.t.Fatalf("%q is not on the screen:\n%s", text, screen)
	}
}

// everywhere visits the screens and overlays that a key opens.
func (w walker) everywhere() {
	w.t.Helper()
	w.press("j", "enter", "y", "Y", "esc", "esc", "]", "]", "]", "]", "]", "enter", "esc", "[", "[", "[", "[", "[", "S", "S", "S", "ctrl+s", "G", "g")
	w.press("1", "j", "k", "3", "enter", "4", "j", "enter", "esc", "2")
	w.press("/")
	w.Type("role:guest client")
	w.settle("filter")
	w.press("enter", "space", "space", "*", "esc", "esc", "esc")
	w.press("?", "down", "esc", ":", "down", "esc", "!", "down", "esc", "@", "down", "esc")
	w.press("a", "j", "]", "]", "]", "+", "-", "G", "enter", "esc")
	w.press("s", "right", "down", "tab", "right", "tab", "enter", "down", "esc", "esc", "esc", "esc")
	w.press("x", "esc", "e", "esc", "esc", "u", "esc", "I", "esc", "esc", "o")
}

// deeper visits what opens over other overlays.
func (w walker) deeper() {
	w.t.Helper()
	over := func(key, title string, more ...string) {
		w.t.Helper()
		w.press(key)
		w.see(title)
		w.press(more...)
	}
	over("F", "Find in all workspaces")
	w.Type("client")
	w.settle("a search everywhere")
	w.press("down", "down", "enter", "esc", "esc", "a")
	over("A", "Accept 1 finding", "esc")
	over("E", "Export the audit", "down", "enter")
	w.see("saved")
	over("c", "Compare", "down", "enter")
	over("H", "HR list", "down", "esc")
	w.press("D")
	for range 12 { // sheets
		w.press("]", "down", "G")
	}
	w.press("esc", "esc")
	w.press("/")
	w.Type("cleo")
	w.settle("the filter")
	w.press("enter", "s")
	w.Type("zebra")
	w.settle("the search")
	over("ctrl+g", "Who has", "down", "esc")
	w.press("esc", "esc", "esc", "esc", "esc")
}

// past visits the list of runs and their steps.
func (w walker) past() {
	w.t.Helper()
	w.press("C")
	w.see("Runs")
	w.press("down", "up", "enter", "down", "esc", "esc")
}

// invite fills in the form and sends it, or hands it off.
func (w walker) invite(mail, end string) {
	w.t.Helper()
	w.press("i")
	w.Paste(mail)
	w.settle("the address")
	w.press("enter", "tab", "shift+tab", "enter")
	w.Type("zebra")
	w.settle("the search")
	w.press("tab", "enter")
	w.see("Review")
	w.press("down", "up", "enter")
	w.see(end)
	w.press("up", "down", "esc", "!", "esc", "@", "esc", "U", "esc", "esc", "esc", "esc")
}

// canary is a token that must not show anywhere, even if ClickUp sends it back.
const canary = "pk_4480000_CANARYCANARYCANARY"

// hostile returns a ClickUp whose people, items, plans and errors have payloads as texts.
func hostile(enterprise bool) sim.Options {
	evil := payloads()
	refuse := func(op string, r *http.Request, n int) *simtest.Fault {
		text := evil[n%len(evil)]
		switch {
		case op == "AddGuestToTask", op == "GetCustomRoles":
			return &simtest.Fault{Status: 400, Code: text, Message: text + " again " + canary + text}
		case op == "GetWorkspaceplan" && enterprise:
			return &simtest.Fault{Status: 200, Body: `{"plan_id":4,"plan_name":"Enterprise"}`, ContentType: "application/json"}
		case op == "GetWorkspaceplan": // on a plan of an unknown name cutui would try the calls
			return &simtest.Fault{Status: 200, Body: `{"plan_id":3,"plan_name":"Business"}`, ContentType: "application/json"}
		case op == "GetWorkspaceseats" && strings.Contains(r.URL.Path, sim.Labs):
			return &simtest.Fault{Status: 404, Body: "<h1>" + strings.Join(evil, canary) + "</h1>"}
		}
		return nil
	}
	return sim.Options{Token: canary, Reshape: simtest.Hostile(evil...), Intercept: simtest.Faults(refuse)}
}

// Whatever ClickUp sends, the terminal gets only the program's own sequences and visible
// characters.
func TestHostileTextIsTamedEverywhere(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {60, 16}} {
		for end, enterprise := range map[string]bool{"R retry failed": true, "Hand-off": false} {
			t.Run(fmt.Sprintf("%dx%d %s", size[0], size[1], end), func(t *testing.T) {
				t.Parallel()
				w := open(t, size[0], size[1], hostile(enterprise))
				w.everywhere()
				w.deeper()
				w.invite("zoe@client.example", end)
				w.past()
				raw := string(w.Raw())
				if found := inspect(raw); len(found) > 0 {
					t.Errorf("%d times, first %s", len(found), found[0])
				}
				for _, p := range payloads() {
					if strings.ContainsAny(p, "\x1b\u009b\u009d") && strings.Contains(raw, p) {
						t.Errorf("%q reached the terminal", p)
					}
				}
				if strings.Contains(raw, "CANARY") || strings.Contains(w.Clipboard(), "CANARY") {
					t.Error("the token reached the terminal")
				}
				if w.Clipboard() == "" {
					t.Error("nothing was copied")
				}
			})
		}
	}
}
