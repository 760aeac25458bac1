package demo_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

type faults func(op string, r *http.Request, n int) *simtest.Fault

func always(f simtest.Fault) faults {
	return func(string, *http.Request, int) *simtest.Fault { return &f }
}

func only(op string, f simtest.Fault) faults {
	return func(called string, _ *http.Request, _ int) *simtest.Fault {
		if called == op {
			return &f
		}
		return nil
	}
}

func teams(body string) faults {
	return only("GetAuthorizedTeams", simtest.Fault{Status: http.StatusOK, Body: body, ContentType: "application/json"})
}

// Whatever goes wrong is explained in a sentence that says what to do, and no key makes it
// worse.
func TestTroubleIsExplained(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		fault faults
		at    []string // on the first screen
		told  []string // where errors are shown
	}{
		{
			"wrong token", always(simtest.Fault{Status: 401, Code: "OAUTH_025", Message: "Token invalid"}),
			[]string{"Nothing could be loaded. R tries again, ! says what failed."},
			[]string{"Token invalid", "Make a new personal token in ClickUp under Settings > Apps", "HTTP 401 · OAUTH_025"},
		},
		{
			"HTML", always(simtest.Fault{Status: 404, Body: "<!doctype html><h1>Not here</h1>"}),
			[]string{"Nothing could be loaded."},
			[]string{"the answer is a web page", "check the API address", "HTTP 404"},
		},
		{
			"truncated", only("GetAuthorizedTeams", simtest.Fault{Truncate: true}),
			[]string{"the answer broke off"},
			[]string{"the answer broke off", "Try again"},
		},
		{
			"lost", always(simtest.Fault{Reset: true}),
			[]string{"Nothing could be loaded.", "offline"},
			[]string{"the connection was lost", "Check the network and try again."},
		},
		{
			"trouble", always(simtest.Fault{Status: 500}),
			[]string{"Nothing could be loaded."},
			[]string{"ClickUp is having trouble: try again in a minute"},
		},
		{
			"no JSON", teams("hello"),
			[]string{"Nothing could be loaded."},
			[]string{"the answer is not what was expected", "Try again"},
		},
		{"no workspace", teams(`{"teams":[]}`), []string{"This token sees no workspace: create a token as a user who is in one."}, nil},
		{"nobody", teams(`{"teams":[{"id":"9013000101","name":"Empty","members":[]}]}`), []string{"There is nobody here."}, nil},
		{"no names", teams(`{"teams":[{"id":"9013000101","name":null}]}`), []string{"There is nobody here."}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := open(t, 120, 36, sim.Options{Intercept: simtest.Faults(c.fault)})
			for _, text := range c.at {
				w.see(text)
			}
			w.press("!")
			for _, text := range c.told {
				w.see(text)
			}
			w.press("esc")
			w.everywhere()
			w.press("i")
			w.Paste("zoe@client.example")
			w.settle("the address")
			w.press("enter", "enter", "enter", "enter", "esc", "esc", "esc", "esc", "esc", "esc")
			if n := w.App.Sim.CountEffects("InviteGuestToWorkspace"); n > 1 {
				t.Errorf("%d invitations", n)
			}
		})
	}
}

// The program draws in terminals of any size, with any overlay open.
func TestEverySizeOfTerminal(t *testing.T) {
	t.Parallel()
	w := open(t, 120, 36, sim.Options{Reshape: simtest.Hostile(payloads()...)})
	for _, keys := range [][]string{{}, {"i"}, {"a"}, {"?"}, {"s"}, {"!"}, {"x"}} {
		w.press(keys...)
		for _, size := range [][2]int{{1, 1}, {2, 1}, {1, 50}, {59, 16}, {60, 15}, {60, 16}, {61, 17}, {79, 24}, {100, 20}, {500, 1}, {500, 200}, {120, 36}} {
			w.Resize(size[0], size[1])
			w.settle(fmt.Sprint(size, " with ", keys))
		}
		w.press("esc", "esc", "esc")
	}
	w.see("1/164")
}

// A paste of 200 addresses is checked at once, submits nothing, and is still there after the
// form was closed.
func TestManyAddresses(t *testing.T) {
	t.Parallel()
	w := open(t, 120, 36, sim.Options{})
	var list strings.Builder
	for i := range 200 {
		fmt.Fprintf(&list, "Guest %d <guest.%d@client.example>,\r\n", i, i)
	}
	w.press("i")
	w.Paste(list.String())
	w.settle("the paste")
	w.see("1 addresses · 2 rights")
	w.see("guest.0@client.example")
	w.press("enter", "enter", "enter")
	w.see("200 invites")
	w.press("enter") // a plan of this size has to be confirmed by typing a count
	w.press("esc", "esc", "esc", "esc", "esc")
	w.press("i")
	w.see("guest.0@client.example")
	if n := w.App.Sim.CountEffects("InviteGuestToWorkspace"); n != 0 {
		t.Errorf("%d invitations were sent", n)
	}
}

// A workspace that the token is not allowed for says so, and its audit is not clean.
func TestTokenForOneWorkspace(t *testing.T) {
	t.Parallel()
	w := open(t, 120, 36, sim.Options{AllowedWorkspaces: []string{sim.Northwind}})
	w.see("token not allowed here")
	w.press("1", "down", "enter")
	w.see("all 11")
	w.press("2", "a")
	w.see("this token was not allowed for this workspace: authorise it again for it")
	w.press("esc", "!")
	w.see("This token was not allowed for this workspace: authorise it again for it, or check the id.")
	w.press("esc")
}
