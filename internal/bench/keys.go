package main

import (
	"fmt"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"cutui/clickup/sim"
	"cutui/internal/text"
)

const helloWorld = "a hello-world Bubble Tea program at 60 frames a second"

// position is how the screen says which row of how many the cursor is on.
func position(row, of int) string { return " " + text.Number(row) + "/" + text.Number(of) }

// firstFrames is K1: 10,000 people on the disk, and a network that hangs.
func firstFrames(l *lab) []finding {
	var hangs atomic.Bool
	server := l.clickUp(sim.Options{People: 10_000, Workspaces: 1, Latency: func(string) time.Duration {
		if hangs.Load() {
			return time.Hour
		}
		return 0
	}})
	server.run("people", "--limit", "1") // which leaves the roster on the disk
	hangs.Store(true)
	var base, paint, live []float64
	for range l.rounds(25, 8) {
		t := l.terminal(nil, l.plain)
		base = append(base, ms(t.shows("READY").Sub(t.start)))
		t.close()
		t = l.terminal(server.env(), l.cutui)
		paint = append(paint, ms(t.shows("/10,000").Sub(t.start)))
		live = append(live, ms(t.until(func() bool { return t.takes && strings.Contains(t.text(), "/10,000") }).Sub(t.start)))
		t.close()
	}
	return []finding{
		beside("K1", "start to the last roster of 10,000 on the screen, the network hangs", helloWorld, median(base), median(paint), " ms", 0.5),
		beside("K1", "start to the first frame that takes keys", helloWorld, median(base), median(live), " ms", 1.25),
	}
}

// keysToFrames is K2: moving among everybody, at rest and while all is loaded again.
func keysToFrames(l *lab) (found []finding) {
	base := l.terminal(nil, l.plain)
	ours := l.crowd().screen(position(1, l.people))
	ours.rest(2 * time.Second)
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
			ours.press(w.first) // ctrl+r: all workspaces again
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

// bytesSent is K3: what is sent over ssh, beside tig and fzf.
func bytesSent(l *lab) []finding {
	t := l.clickUp(sim.Options{}).screen("118/120")
	single := median(t.sent(strings.Split("jjjjjjjjjj", "")...))
	before := t.bytes
	for range 9 {
		t.press("j")
		t.pause(33 * time.Millisecond)
	}
	held := (t.bytes - before) / 9
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

// other is what keys make another program send; nothing where it is not installed.
func (l *lab) other(line string, keys ...string) []float64 {
	if _, err := exec.LookPath(strings.Fields(line)[0]); err != nil {
		return make([]float64, len(keys))
	}
	t := l.terminal([]string{"HOME=" + l.dir}, "sh", "-c", "exec "+line)
	t.rest(time.Second)
	return t.sent(keys...)
}

// atRest is K4.
func atRest(l *lab) []finding {
	base, ours := l.terminal(nil, l.plain), l.clickUp(sim.Options{}).screen("118/120")
	ours.rest(3 * time.Second)
	d := time.Duration(l.rounds(60, 5)) * time.Second
	sent := ours.bytes
	b, o := spent(base.cmd.Process.Pid), spent(ours.cmd.Process.Pid) // in the same time
	ours.pause(d)
	b, o = spent(base.cmd.Process.Pid).since(b), spent(ours.cmd.Process.Pid).since(o)
	return []finding{
		plain("K4", "at rest: bytes a minute", (ours.bytes-sent)*60/d.Seconds(), " B", 1000),
		beside("K4", "at rest: context switches a second", helloWorld, b.switches/d.Seconds(), o.switches/d.Seconds(), "", 1.1),
		beside("K4", "at rest: processor", helloWorld, 100*b.cpu/ms(d), 100*o.cpu/ms(d), " %", 1.1),
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
		times[i] = append(times[i], t.frame("/", "found"), t.frame("a", "/ a "), t.frame("n", "/ an "))
	}
	return []finding{beside("K5", "a key, with a name and an address of 1 MB among 10,000 people", "the same without", median(times[0]), median(times[1]), " ms", 1.2)}
}

// manyAddresses is K6: 20,000 addresses pasted into the form.
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
