package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"cutui/clickup/sim"
)

const perMinute = 100 // calls, as most workspaces have

// commandCalls is C1: commands about one workspace of 43, each from an empty home folder.
func commandCalls(l *lab) (found []finding) {
	for _, c := range []struct {
		line  string
		limit float64
	}{
		{"people --columns name", 2},
		{"people --columns name,seat_kind", 4},
		{"seats", 3},
		{"audit", 6},
		{"member remove hana@fieldworks.example --dry-run", 4 + 5}, // with what she holds
	} {
		server := l.clickUp(sim.Options{Workspaces: 43, RateLimit: perMinute})
		server.run(append(strings.Fields(c.line), "-w", sim.Fieldworks)...)
		found = append(found, plain("C1", "`"+c.line+"`, one workspace of 43", float64(server.calls("")), " calls", c.limit))
	}
	return found
}

// startCalls is C2 and C3: the screen with 63 workspaces, and an invitation right after its
// start, when every row has come into view.
func startCalls(l *lab) []finding {
	server := l.clickUp(sim.Options{Workspaces: 63, RateLimit: perMinute})
	t := l.terminal(server.env(), l.cutui)
	t.pause(3 * time.Second)
	start := server.calls("")
	t.sent("1")
	t.press(strings.Repeat("j", 62))
	t.sent("g", "\r", "2", "i", "\x1b[200~new@client.example\x1b[201~")
	invited := func(string) bool { return server.calls("InviteGuestToWorkspace") > 0 }
	var confirmed time.Time
	for tries := 0; !invited("") && l.err == nil; tries++ {
		confirmed = time.Now()
		t.press("\r")
		for waited := 0; waited < 20 && !invited(""); waited++ {
			t.pause(20 * time.Millisecond)
		}
		if tries == 8 {
			t.until(invited)
		}
	}
	return []finding{
		plain("C2", "the screen's first 3 s with 63 workspaces, 100 calls a minute", float64(start), " calls", 40),
		plain("C3", fmt.Sprintf("an invitation confirmed then, after %d calls", server.calls("")), time.Since(confirmed).Seconds(), " s", 2),
	}
}

// pickerCalls is C4: the picker over sixty spaces of a ClickUp that says nothing of its limit.
func pickerCalls(l *lab) []finding {
	o := sim.Options{Workspaces: 1, Lists: 60 * 30, RateLimit: perMinute, NoRateHeaders: true}
	server := l.clickUp(o)
	t := server.screen("Cleo Client", "--filter", "cleo")
	before, first := server.calls(""), 0
	t.press("s")
	t.until(func(string) bool { return server.calls("GetFilteredTeamTasks") > 0 })
	for i, c := range server.Calls() {
		if c.Op == "GetFilteredTeamTasks" && first == 0 {
			first = i + 1 - before
		}
	}
	server = l.clickUp(o)
	took := server.screen("Cleo Client", "--filter", "cleo").frame("s"+sim.ZebraTask, "Zebra launch checklist")
	return []finding{
		plain("C4", "the picker over 60 spaces: first tasks", float64(first), " calls", 2),
		plain("C4", "the same: an id that was typed", float64(server.calls("GetTask")), " calls", 1),
		plain("C4", "the same: until it is there", took.Seconds(), " s", 1),
	}
}

// everyList is C5: what every guest sees by list, in real time.
func everyList(l *lab) []finding {
	if l.short {
		return []finding{{row: "C5", what: "what every guest sees by list takes minutes: not measured in short"}}
	}
	server := l.clickUp(sim.Options{Workspaces: 1, Lists: 300, RateLimit: perMinute})
	_, u := server.run("access", "--matrix", "--format", "json")
	calls := server.calls("")
	least := time.Duration((calls-1)/perMinute) * time.Minute
	server.run("access", "--matrix", "--format", "json")
	again := server.calls("") - calls
	return []finding{
		timed("C5", fmt.Sprintf("what every guest sees by %d lists; with finding them %d calls", server.calls("GetListMembers"), calls), "the minutes that these calls take at the limit", least, u.took, 1.05),
		plain("C5", "the same a second time, with the roster", float64(again), " calls", 2),
	}
}

// impactCalls is C6: what twenty people hold.
func impactCalls(l *lab) []finding {
	var doc struct {
		People []struct {
			Email     string `json:"email"`
			OpenTasks int    `json:"open_tasks"`
		} `json:"people"`
	}
	read := func(server *clickUp, args ...string) {
		out, _ := server.run(append(args, "-w", sim.Northwind, "--format", "json")...)
		if err := json.Unmarshal([]byte(out), &doc); err != nil && l.err == nil {
			l.fail(err)
		}
	}
	read(l.clickUp(sim.Options{}), "people", "--filter", "role:member", "--limit", "20")
	args := []string{"impact"}
	for _, p := range doc.People {
		args = append(args, p.Email)
	}
	server := l.clickUp(sim.Options{RateLimit: perMinute})
	read(server, args...)
	tasks := 0
	for _, p := range doc.People {
		tasks += p.OpenTasks
	}
	return []finding{plain("C6", fmt.Sprintf("impact of %d people with %d open tasks", len(args)-1, tasks), float64(server.calls("")), " calls", float64((tasks+99)/100+5))}
}
