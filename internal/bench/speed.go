package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"cutui/clickup/sim"
)

// besideTheCode is S1, S2, S3 and S5: benchmarks that stand beside what they measure.
func besideTheCode(l *lab) []finding {
	if l.short {
		return missing("S1, S2, S3, S5", "`go test -bench` builds the tests of four packages")
	}
	of := l.benchmarks("Filter$|FuzzyMatch|KeyToFrame|Roster|100k", "./model/people", "./ui", "./clickup", "./model/audit")
	worst, product, words := 0.0, 1.0, 0.0
	for name, base := range of {
		if word, ok := strings.CutPrefix(name, "FuzzyMatchV2/"); ok && strings.HasSuffix(word, " ns/op") {
			ratio := of["Filter/"+word] / base
			worst, product, words = max(worst, ratio), product*ratio, words+1
		}
	}
	const ms, fzf, plainly = 1e6, "FuzzyMatchV2 of fzf, in one thread", "`io.ReadAll` and `encoding/json`"
	return []finding{
		{"S1", "a key in the filter to ranked rows of 100,000, the slowest of several words", fzf, 0, worst, "×", false, 0.33},
		{"S1", "the same: the geometric mean", fzf, 0, math.Pow(product, 1/words), "×", false, 0.15},
		beside("S2", "a key and its frame among 100,000 people", "among 100", of["KeyToFrame/100 ns/op"]/ms, of["KeyToFrame/100000 ns/op"]/ms, " ms", 1.2),
		beside("S3", "decoding 10,000 people: time", plainly, of["RosterReference ns/op"]/ms, of["Roster ns/op"]/ms, " ms", 0.25),
		beside("S3", "the same: memory that was asked for", plainly, of["RosterReference B/op"]/(1<<20), of["Roster B/op"]/(1<<20), " MiB", 0.25),
		beside("S5", "an audit of 100,000 people", "a pass that touches every field", of["OnePass100k ns/op"]/ms, of["Audit100k ns/op"]/ms, " ms", 10),
	}
}

// benchmarks runs some and returns the least of each of their figures, by name and unit.
func (l *lab) benchmarks(pattern string, packages ...string) map[string]float64 {
	least := map[string]float64{}
	out := l.output("go", append([]string{"test", "-run", "^$", "-count", "3", "-benchtime", "500ms", "-bench", pattern}, packages...)...)
	for line := range strings.Lines(out) {
		name, isOne := strings.CutPrefix(line, "Benchmark")
		fields := strings.Fields(name)
		if !isOne || len(fields) < 4 {
			continue
		}
		name = fields[0][:strings.LastIndexByte(fields[0], '-')] // without the processors
		for i := 2; i+1 < len(fields); i += 2 {
			figure, _ := strconv.ParseFloat(fields[i], 64)
			if key := name + " " + fields[i+1]; least[key] == 0 || figure < least[key] {
				least[key] = figure
			}
		}
	}
	return least
}

// slowLink is S4: the first load over 80 ms and 100 Mbit/s.
func slowLink(l *lab) []finding {
	const latency, speed = 80 * time.Millisecond, 100_000_000 / 8
	asked := make(chan time.Time, 2)
	server := l.clickUp(sim.Options{People: l.people, Workspaces: 1, BytesPerSecond: speed, Latency: func(op string) time.Duration {
		if op == "GetAuthorizedTeams" {
			asked <- time.Now()
		}
		return latency
	}})
	curl := l.output("curl", "-sS", "--compressed", "-o", filepath.Join(l.dir, "answer"), "-w", "%{time_total}", "-H", "Authorization: "+sim.Token, server.base+"/v2/team")
	wire, _ := strconv.ParseFloat(curl, 64)
	<-asked
	t := l.terminal(server.env(), l.cutui)
	first := t.until(func() bool { return strings.Contains(t.text(), " 1/") })
	all := t.shows(position(1, l.people))
	if l.err != nil {
		return nil
	}
	start := <-asked
	return []finding{
		plain("S4", "80 ms and 100 Mbit/s: first rows after the first byte", ms(first.Sub(start)-latency), " ms", 20),
		beside("S4", "the same: all people usable", "the first byte and the wire, by `curl`", 1000*wire, ms(all.Sub(start)), " ms", 1.1),
	}
}

// keysInOneWrite is S7.
func keysInOneWrite(l *lab) []finding {
	table := l.terminal(nil, l.plain, "table")
	table.shows("ROW 0.")
	ours := l.clickUp(sim.Options{People: 10_000, Workspaces: 1}).screen(position(1, 10_000))
	keys := strings.Repeat("j", 200)
	return []finding{beside("S7", "200 cursor keys in one write, 10,000 people", "the table of bubbles", table.frame(keys, "ROW 200."), ours.frame(keys, position(201, 10_000)), " ms", 0.1)}
}

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
