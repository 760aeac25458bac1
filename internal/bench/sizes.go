package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"cutui/clickup/sim"
	"cutui/internal/text"
)

// hugeName is K5: a name and an address of a megabyte among 10,000 people.
func hugeName(l *lab) []finding {
	const people = 10_000
	var times [2][]time.Duration
	for i, reshape := range []func(string, any) any{nil, hugeMember()} {
		t := l.clickUp(sim.Options{People: people, Workspaces: 1, Reshape: reshape}).screen(fmt.Sprintf(" 1/%s", text.Number(people)))
		for n := range l.rounds(40, 15) {
			times[i] = append(times[i], t.frame("j", fmt.Sprintf(" %s/%s", text.Number(n+2), text.Number(people))))
		}
		times[i] = append(times[i], t.frame("/", "found"), t.frame("a", "/ a "), t.frame("n", "/ an "))
	}
	return []finding{timed("K5", "a key, with a name and an address of 1 MB among 10,000 people", "the same without", median(times[0]), median(times[1]), 1.2)}
}

// hugeMember makes the name and the address of one member a megabyte long.
func hugeMember() func(string, any) any {
	var once sync.Once
	return func(op string, body any) any {
		if member, ok := body.(map[string]any); ok && op == sim.RosterMember {
			once.Do(func() {
				user, _ := member["user"].(map[string]any)
				user["username"], user["email"] = strings.Repeat("Anna ", 1<<20/5), strings.Repeat("a", 1<<20)+"@northwind.example"
			})
		}
		return body
	}
}

// manyAddresses is K6: 20,000 addresses pasted into the form.
func manyAddresses(l *lab) []finding {
	const few, many = 200, 20_000
	var shown, key [2]time.Duration
	for i, n := range []int{few, many} {
		t := l.clickUp(sim.Options{Workspaces: 1}).screen("118/120")
		t.sent("i")
		var b strings.Builder
		for a := range n {
			fmt.Fprintf(&b, "guest%d@elsewhere.example\n", a)
		}
		shown[i] = t.frame("\x1b[200~"+b.String()+"\x1b[201~", fmt.Sprint(n)+" new")
		t.rest(time.Second)
		var keys []time.Duration
		for k := range 10 {
			keys = append(keys, t.frame("z", strings.Repeat("z", k+1)))
		}
		key[i] = median(keys)
	}
	against := fmt.Sprintf("%d addresses", few)
	return []finding{
		within("K6", "20,000 addresses pasted: until the form shows them", against, shown[0], shown[1], 500*time.Millisecond),
		within("K6", "the same: a key after that", against, key[0], key[1], 30*time.Millisecond),
	}
}

// memory is M1.
func memory(l *lab) []finding {
	file := filepath.Join(l.dir, "roster.json")
	l.output("curl", "-sS", "--compressed", "-H", "Authorization: "+sim.Token, "-o", file, l.crowd().base+"/v2/team")
	self, err := os.Executable()
	if err != nil {
		l.fail(err)
	}
	var peaks, times [2][]float64
	for range l.rounds(5, 3) {
		_, plainly := l.measured(nil, self, plainFlag, file)
		_, ours := l.crowd().run("people", "--limit", "1")
		for i, u := range []usage{plainly, ours} {
			peaks[i], times[i] = append(peaks[i], u.peak/(1<<20)), append(times[i], u.cpu.Seconds())
		}
	}
	against := "`io.ReadAll` and `encoding/json` on the same answer"
	found := []finding{
		compared("M1", "`people --limit 1` among all: peak of memory", against, median(peaks[0]), median(peaks[1]), " MiB", 0.8),
		compared("M1", "the same: processor", against, median(times[0]), median(times[1]), " s", 1),
	}
	for _, w := range []struct {
		server *clickUp
		people int
		limit  float64
	}{{l.crowd(), l.people, 60}, {l.clickUp(sim.Options{People: 1000, Workspaces: 1}), 1000, 25}} {
		t := w.server.screen(fmt.Sprintf(" 1/%s", text.Number(w.people)))
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
	var base, ours []time.Duration
	for range l.rounds(9, 4) {
		_, b := l.measured(server.env(), "sh", "-c", pipe)
		_, o := server.run("people", "--format", "json")
		base, ours = append(base, b.took), append(ours, o.took)
	}
	return []finding{timed("M2", "10,000 people as JSON by command", "`curl` piped through `jq` to the same fields", median(base), median(ours), 1)}
}
