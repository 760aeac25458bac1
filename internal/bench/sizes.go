package main

import (
	"fmt"
	"path/filepath"
	"time"

	"cutui/clickup/sim"
)

// memory is M1.
func memory(l *lab) []finding {
	crowd, file := l.crowd(), filepath.Join(l.dir, "roster.json")
	l.output("curl", "-sS", "--compressed", "-H", "Authorization: "+sim.Token, "-o", file, crowd.base+"/v2/team")
	var peaks, times [2][]float64
	for range l.rounds(5, 1) {
		_, plain := l.measured(nil, l.plain, "roster", file)
		_, ours := crowd.run("people", "--limit", "1")
		for i, u := range []usage{plain, ours} {
			peaks[i], times[i] = append(peaks[i], u.peak/(1<<20)), append(times[i], u.cpu)
		}
	}
	against := "`io.ReadAll` and `encoding/json` on the same answer"
	found := []finding{
		beside("M1", "`people --limit 1` among all: peak of memory", against, median(peaks[0]), median(peaks[1]), " MiB", 0.8),
		beside("M1", "the same: processor", against, median(times[0]), median(times[1]), " ms", 1),
	}
	for _, w := range []struct {
		server *clickUp
		people int
		limit  float64
	}{{crowd, l.people, 60}, {l.clickUp(sim.Options{People: 1000, Workspaces: 1}), 1000, 25}} {
		t := w.server.screen(position(1, w.people))
		t.pause(4 * time.Second) // until the roster is written to the disk
		found = append(found, plain("M1", fmt.Sprintf("the screen's memory with %d people", w.people), memoryOf(t.cmd.Process.Pid, "VmRSS:")/(1<<20), " MiB", w.limit))
	}
	return found
}

// jqPeople makes of the answer what cutui's document of people has of it.
const jqPeople = `{people:[.teams[]|{id,name} as $w|.members[]|{id:.user.id,name:.user.username,email:.user.email,initials:.user.initials,
role:.user.role,role_key:.user.role_key,role_subtype:.user.role_subtype,custom_role:.user.custom_role,last_active:.user.last_active,
joined:.user.date_joined,invited:.user.date_invited,invited_by:(.invited_by|if . then {id,name:.username,email} else null end),workspace:$w}]}`

// peopleAsJSON is M2.
func peopleAsJSON(l *lab) []finding {
	server := l.clickUp(sim.Options{People: 10_000, Workspaces: 1})
	pipe := fmt.Sprintf("curl -sS --compressed -H 'Authorization: %s' %s/v2/team | jq '%s'", sim.Token, server.base, jqPeople)
	var base, ours []float64
	for range l.rounds(9, 2) {
		_, b := l.measured(server.env(), "sh", "-c", pipe)
		_, o := server.run("people", "--format", "json")
		base, ours = append(base, b.took), append(ours, o.took)
	}
	return []finding{beside("M2", "10,000 people as JSON by command", "`curl` piped through `jq` to the same fields", median(base), median(ours), " ms", 1)}
}
