package main

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest/pty"
)

const perMinute = 100 // the rate limit of most plans, in calls

// commandCalls is C1: commands on one of 43 workspaces, each with an empty home folder.
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
		found = append(found, plain("C1", "`"+c.line+"`, one workspace of 43", server.calls(""), " calls", c.limit))
	}
	return found
}

// startCalls is C2 and C3: starting the screen with 63 workspaces, and an invitation right
// after that, once every row has been in view.
func startCalls(l *lab) []finding {
	server := l.clickUp(sim.Options{Workspaces: 63, RateLimit: perMinute})
	t := l.terminal(server.env(), l.cutui)
	t.pause(3 * time.Second)
	start := server.calls("")
	for _, keys := range []string{"1", strings.Repeat("j", 62), "g", "\r", "2", "i", "\x1b[200~new@client.example\x1b[201~", "\r", "\r", "\r"} {
		t.Press(keys) // to the review
		t.pause(400 * time.Millisecond)
	}
	confirmed := time.Now()
	t.Press("\r")
	for server.calls("InviteGuestToWorkspace") == 0 && time.Since(confirmed) < pty.Patience {
		t.pause(5 * time.Millisecond)
	}
	return []finding{
		plain("C2", "the screen's first 3 s with 63 workspaces, 100 calls a minute", start, " calls", 40),
		plain("C3", fmt.Sprintf("an invitation confirmed then, after %.0f calls", server.calls("")), time.Since(confirmed).Seconds(), " s", 2),
	}
}

// pickerCalls is C4: the picker over 60 spaces of a ClickUp without rate limit headers.
func pickerCalls(l *lab) []finding {
	server := l.clickUp(sim.Options{Workspaces: 1, Lists: 60 * 30, RateLimit: perMinute, NoRateHeaders: true})
	t := server.screen("Cleo Client", "--filter", "cleo")
	before := int(server.calls(""))
	t.Press("s")
	t.Await("the first tasks", func() bool { return server.calls("GetFilteredTeamTasks") > 0 })
	first := 1 + slices.IndexFunc(server.Calls()[before:], func(c sim.Call) bool { return c.Op == "GetFilteredTeamTasks" })
	t.Shows("type a name, list, folder or id")
	named := func() int { return strings.Count(t.Text(), "Zebra launch checklist") }
	elsewhere, typed := named(), time.Now() // it is also among the items shared with Cleo
	t.Press(sim.ZebraTask)
	took := ms(t.Await("the task", func() bool { return named() > elsewhere }).Sub(typed))
	return []finding{
		plain("C4", "the picker over 60 spaces: first tasks", float64(first), " calls", 2),
		plain("C4", "the same: an id that was typed", server.calls("GetTask"), " calls", 1),
		plain("C4", "the same: until it is there", took, " ms", 1000),
	}
}

// everyList is C5, what every guest sees by list, and S6, how much of the limit that uses.
func everyList(l *lab) []finding {
	if l.short {
		return missing("C5, S6", "what every guest sees by list takes minutes")
	}
	server := l.clickUp(sim.Options{Workspaces: 1, Lists: 300, RateLimit: perMinute})
	_, u := server.run("access", "--matrix", "--format", "json")
	calls, refused := server.calls(""), server.count(func(c sim.Call) bool { return c.Status == http.StatusTooManyRequests })
	least := math.Floor((calls-1)/perMinute) * ms(time.Minute)
	server.run("access", "--matrix", "--format", "json")
	return []finding{
		beside("C5", fmt.Sprintf("what every guest sees by %.0f lists; with finding them %.0f calls", server.calls("GetListMembers"), calls), "the minutes that these calls take at the limit", least, u.took, " ms", 1.05),
		plain("C5", "the same a second time, with the roster", server.calls("")-calls, " calls", 2),
		plain("S6", "the same: how much of the limit stays unused", 100*(1-least/u.took), " %", 5),
		plain("S6", "the same: calls that ClickUp refuses", refused, " calls", 0),
	}
}

// impactCalls is C6: what 20 people hold.
func impactCalls(l *lab) []finding {
	in := []string{"-w", sim.Northwind}
	emails, _ := l.clickUp(sim.Options{}).run(append(in, "people", "--filter", "role:member", "--limit", "20", "--jq", ".people[].email")...)
	server := l.clickUp(sim.Options{RateLimit: perMinute})
	out, _ := server.run(append(append(in, "impact", "--jq", "[.people[].open_tasks] | add"), strings.Fields(emails)...)...)
	tasks, err := strconv.ParseFloat(strings.TrimSpace(out), 64)
	check(err)
	return []finding{plain("C6", fmt.Sprintf("impact of 20 people with %.0f open tasks", tasks), server.calls(""), " calls", math.Ceil(tasks/100)+5)}
}
