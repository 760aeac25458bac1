package main

import (
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/internal/text"
)

const helloWorld = "a hello-world Bubble Tea program at 60 frames a second"

// position returns the text of the screen for the cursor's row and the number of rows.
func position(row, of int) string { return " " + text.Number(row) + "/" + text.Number(of) }

// firstFrames is K1: 10,000 people on disk, and a network that hangs.
func firstFrames(l *lab) []finding {
	var latency atomic.Int64
	server := l.clickUp(sim.Options{People: 10_000, Workspaces: 1, Latency: func(string) time.Duration { return time.Duration(latency.Load()) }})
	server.run("people", "--limit", "1") // stores the roster on disk
	latency.Store(int64(time.Hour))
	var base, paint, live []float64
	for range l.rounds(25, 8) {
		t := l.terminal(nil, l.plain)
		base = append(base, t.start("READY"))
		t.Close()
		t = l.terminal(server.env(), l.cutui)
		paint = append(paint, t.start("/10,000"))
		takesKeys := func() bool { return strings.Contains(t.Written(), ansi.SetModeBracketedPaste) }
		live = append(live, max(paint[len(paint)-1], ms(t.Await("a loop", takesKeys).Sub(t.Started))))
		t.Close()
	}
	return []finding{
		beside("K1", "start to the last roster of 10,000 on the screen, the network hangs", helloWorld, median(base), median(paint), " ms", 0.5),
		beside("K1", "start to the first frame that takes keys", helloWorld, median(base), median(live), " ms", 1.25),
	}
}

// keysToFrames is K2: moving the cursor, at rest and during a refresh.
func keysToFrames(l *lab) (found []finding) {
	base := l.terminal(nil, l.plain)
	ours := l.clickUp(sim.Options{People: l.people, Workspaces: 1}).screen(position(1, l.people))
	pressed, row := 0, 1
	for _, w := range []struct {
		when, first string
		p50, p99    float64
	}{{"at rest", "", 1.1, 1.1}, {"while a refresh streams in", "\x12", 1.15, 1.5}} {
		var hello, cutui []float64
		for range l.rounds(12, 1) {
			for range 25 {
				pressed++
				hello = append(hello, base.frame("j", fmt.Sprintf("READY %d.", pressed)))
			}
			ours.Press(w.first) // ctrl+r: refresh all
			for range 25 {
				row++
				cutui = append(cutui, ours.frame("j", position(row, l.people)))
			}
		}
		found = append(found,
			beside("K2", "key to frame "+w.when+", half of the keys", helloWorld, median(hello), median(cutui), " ms", w.p50),
			beside("K2", "key to frame "+w.when+", 99 of 100 keys", helloWorld, percentile(hello, 0.99), percentile(cutui, 0.99), " ms", w.p99))
	}
	return found
}

// bytesSent is K3: the bytes sent over ssh, compared to tig and fzf.
func bytesSent(l *lab) []finding {
	t := l.clickUp(sim.Options{}).screen("118/120")
	single := median(t.sent(strings.Split("jjjjjjjjjj", "")...))
	before := t.bytes()
	for range 9 {
		t.Press("j")
		t.pause(33 * time.Millisecond)
	}
	held := (t.bytes() - before) / 9
	t.sent("g")
	page, tab, help := t.sent("\x1b[6~")[0], median(t.sent(strings.Split("\t\t\t\t\t\t\t\t", "")...)), t.sent("?", "\x1b")
	tig, fzf := l.other("tig", "j", "j", "\x1b[6~", "h", "q"), l.other("fzf <go.sum", "\x1b[A", "\x1b[A")
	return []finding{
		{"K3", "a cursor key, until the screen rests", "tig", tig[1], single, " B", false, 600},
		{"K3", "a cursor key that is held, 30 a second", "fzf", fzf[1], held, " B", false, 600},
		{"K3", "a page", "tig", tig[2], page, " B", false, 900},
		plain("K3", "a tab", tab, " B", 3000),
		{"K3", "help opened", "tig", tig[3], help[0], " B", false, 6000},
		{"K3", "help closed", "tig", tig[4], help[1], " B", false, 6000},
	}
}

// other returns the bytes that another program writes for each key; zeros if it is missing.
func (l *lab) other(line string, keys ...string) []float64 {
	if _, err := exec.LookPath(strings.Fields(line)[0]); err != nil {
		return make([]float64, len(keys))
	}
	t := l.terminal([]string{"HOME=" + l.dir}, "sh", "-c", "exec "+line)
	t.rest(time.Second)
	return t.sent(keys...)
}

// atRest is K4: an idle screen.
func atRest(l *lab) []finding {
	base, ours := l.terminal(nil, l.plain), l.clickUp(sim.Options{}).screen("118/120")
	ours.rest(3 * time.Second)
	seconds, sent := float64(l.rounds(60, 5)), ours.bytes()
	b, o := spent(base.Cmd.Process.Pid), spent(ours.Cmd.Process.Pid) // both over the same time
	ours.pause(time.Duration(seconds) * time.Second)
	b, o = spent(base.Cmd.Process.Pid).since(b), spent(ours.Cmd.Process.Pid).since(o)
	return []finding{
		plain("K4", "at rest: bytes a minute", (ours.bytes()-sent)*60/seconds, " B", 1000),
		beside("K4", "at rest: context switches a second", helloWorld, b.switches/seconds, o.switches/seconds, "", 1.1),
		beside("K4", "at rest: processor", helloWorld, b.cpu/seconds/10, o.cpu/seconds/10, " %", 1.1),
	}
}

// hugeName is K5: a name and an address of a megabyte among 10,000 people.
func hugeName(l *lab) []finding {
	var huge atomic.Bool
	long := func(op string, body any) any {
		member, ok := body.(map[string]any)
		if ok && op == sim.RosterMember && huge.CompareAndSwap(false, true) {
			user, _ := member["user"].(map[string]any)
			user["username"], user["email"] = strings.Repeat("Anna ", 1<<20/5), strings.Repeat("a", 1<<20)+"@northwind.example"
		}
		return body
	}
	var times [2][]float64
	for i, reshape := range []func(string, any) any{nil, long} {
		t := l.clickUp(sim.Options{People: 10_000, Workspaces: 1, Reshape: reshape}).screen(position(1, 10_000))
		for n := range l.rounds(40, 8) {
			times[i] = append(times[i], t.frame("j", position(n+2, 10_000)))
		}
	}
	return []finding{beside("K5", "a key, with a name and an address of 1 MB among 10,000 people", "the same without", median(times[0]), median(times[1]), " ms", 1.2)}
}

// manyAddresses is K6: pasting 20,000 addresses into the form.
func manyAddresses(l *lab) []finding {
	var shown, key [2]float64
	for i, n := range []int{200, 20_000} {
		t := l.clickUp(sim.Options{Workspaces: 1}).screen("118/120")
		t.sent("i")
		var b strings.Builder
		for a := range n {
			fmt.Fprintf(&b, "guest%d@elsewhere.example\n", a)
		}
		shown[i] = t.frame("\x1b[200~"+b.String()+"\x1b[201~", text.Number(n)+" new")
		t.rest(time.Second)
		var keys []float64
		for k := range 10 {
			keys = append(keys, t.frame("z", strings.Repeat("z", k+1)))
		}
		key[i] = median(keys)
	}
	return []finding{
		{"K6", "20,000 addresses pasted: until the form shows them", "200 addresses", shown[0], shown[1], " ms", false, 500},
		{"K6", "the same: a key after that", "200 addresses", key[0], key[1], " ms", false, 30},
	}
}

// besideTheCode is S1, S2, S3 and S5: Go benchmarks in the packages that they measure.
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

// benchmarks runs benchmarks and returns the smallest of each figure, by name and unit.
func (l *lab) benchmarks(pattern string, packages ...string) map[string]float64 {
	least := map[string]float64{}
	out := l.output("go", append([]string{"test", "-run", "^$", "-count", "3", "-benchtime", "500ms", "-bench", pattern}, packages...)...)
	for line := range strings.Lines(out) {
		fields := strings.Fields(line) // BenchmarkName-processors, rounds, figure, unit, figure, unit …
		for i := 3; i < len(fields); i += 2 {
			name, _, _ := strings.Cut(strings.TrimPrefix(fields[0], "Benchmark"), "-")
			figure, err := strconv.ParseFloat(fields[i-1], 64)
			if key := name + " " + fields[i]; err == nil && (least[key] == 0 || figure < least[key]) {
				least[key] = figure
			}
		}
	}
	return least
}

// slowLink is S4: the first load with a latency of 80 ms and 100 Mbit/s.
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
	first, all := t.start(" 1/"), t.start(position(1, l.people))
	start := ms((<-asked).Sub(t.Started))
	return []finding{
		plain("S4", "80 ms and 100 Mbit/s: first rows after the first byte", first-start-ms(latency), " ms", 20),
		beside("S4", "the same: all people usable", "the first byte and the wire, by `curl`", 1000*wire, all-start, " ms", 1.1),
	}
}

// keysInOneWrite is S7: 200 keys that arrive at once.
func keysInOneWrite(l *lab) []finding {
	table := l.terminal(nil, l.plain, "table")
	table.Shows("ROW 0.")
	ours := l.clickUp(sim.Options{People: 10_000, Workspaces: 1}).screen(position(1, 10_000))
	keys := strings.Repeat("j", 200)
	return []finding{beside("S7", "200 cursor keys in one write, 10,000 people", "the table of bubbles", table.frame(keys, "ROW 200."), ours.frame(keys, position(201, 10_000)), " ms", 0.1)}
}

// memory is M1: the memory of a command and of the screen.
func memory(l *lab) []finding {
	crowd, file := l.clickUp(sim.Options{People: l.people, Workspaces: 1}), filepath.Join(l.dir, "roster.json")
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
		t.pause(4 * time.Second) // until the roster is written to disk
		found = append(found, plain("M1", fmt.Sprintf("the screen's memory with %d people", w.people), memoryOf(t.Cmd.Process.Pid, "VmRSS:")/(1<<20), " MiB", w.limit))
	}
	return found
}

// jqPeople turns ClickUp's answer into the fields of cutui's people document.
const jqPeople = `{people:[.teams[]|{id,name} as $w|.members[]|{id:.user.id,name:.user.username,email:.user.email,initials:.user.initials,
role:.user.role,role_key:.user.role_key,role_subtype:.user.role_subtype,custom_role:.user.custom_role,last_active:.user.last_active,
joined:.user.date_joined,invited:.user.date_invited,invited_by:(.invited_by|if . then {id,name:.username,email} else null end),workspace:$w}]}`

// peopleAsJSON is M2: people as JSON, compared to curl and jq.
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
