package main

import (
	"fmt"
	"os/exec"
	"strings"
	"time"

	"cutui/clickup/sim"
	"cutui/internal/text"
)

const helloWorld = "a hello-world Bubble Tea program at 60 frames a second"

// firstFrames is K1: 10,000 people on the disk, and a network that hangs.
func firstFrames(l *lab) []finding {
	const people = 10_000
	server := l.clickUp(sim.Options{People: people, Workspaces: 1})
	server.run("people", "--limit", "1") // which leaves the roster on the disk
	server.hang.Store(true)
	var base, paint, live []time.Duration
	for range l.rounds(25, 8) {
		t := l.terminal(nil, l.hello)
		base = append(base, t.shows("READY").Sub(t.start))
		t = l.terminal(server.env(), l.cutui)
		at := t.shows(fmt.Sprintf("/%s", text.Number(people)))
		paint = append(paint, at.Sub(t.start))
		if !t.takes {
			at = t.until(func(screen string) bool {
				return t.takes && strings.Contains(screen, fmt.Sprintf("/%s", text.Number(people)))
			})
		}
		live = append(live, at.Sub(t.start))
		l.closeTerminals()
	}
	return []finding{
		timed("K1", "start to the last roster of 10,000 on the screen, the network hangs", helloWorld, median(base), median(paint), 0.5),
		timed("K1", "start to the first frame that takes keys", helloWorld, median(base), median(live), 1.25),
	}
}

// keysToFrames is K2: moving among everybody, at rest and while all is loaded again.
func keysToFrames(l *lab) (found []finding) {
	base := l.terminal(nil, l.hello)
	ours := l.crowd().screen(fmt.Sprintf(" 1/%s", text.Number(l.people)))
	ours.rest(2 * time.Second)
	pressed, row := 0, 1
	for _, w := range []struct {
		when, first string
		p50, p99    float64
	}{{"at rest", "", 1.1, 1.1}, {"while a refresh streams in", "\x12", 1.15, 1.5}} {
		var hello, cutui []time.Duration
		for range l.rounds(12, 4) {
			for range 25 {
				pressed++
				hello = append(hello, base.frame("j", fmt.Sprintf("READY %d.", pressed)))
			}
			ours.press(w.first) // ctrl+r: all workspaces again
			ours.pause(50 * time.Millisecond)
			for range 25 {
				row++
				cutui = append(cutui, ours.frame("j", fmt.Sprintf(" %s/%s", text.Number(row), text.Number(l.people))))
			}
		}
		found = append(found,
			timed("K2", "key to frame "+w.when+", half of the keys", helloWorld, median(hello), median(cutui), w.p50),
			timed("K2", "key to frame "+w.when+", 99 of 100 keys", helloWorld, percentile(hello, 0.99), percentile(cutui, 0.99), w.p99))
	}
	return found
}

// bytesSent is K3: what is sent over ssh, beside tig and fzf.
func bytesSent(l *lab) []finding {
	t := l.clickUp(sim.Options{}).screen("118/120")
	key := median(t.sent(repeat("j", 10)...))
	const held = 9
	before := t.bytes
	for range held {
		t.press("j")
		t.pause(33 * time.Millisecond)
	}
	moved := (t.bytes - before) / held
	t.sent("g")
	page, tabs, help := t.sent("\x1b[6~")[0], t.sent(repeat("\t", 8)...), t.sent("?", "\x1b")
	found := []finding{
		plain("K3", "a cursor key, until the screen rests", float64(key), " B", 600),
		plain("K3", "a cursor key that is held, 30 a second", float64(moved), " B", 600),
		plain("K3", "a page", float64(page), " B", 900),
		plain("K3", "a tab", float64(median(tabs)), " B", 3000),
		plain("K3", "help opened", float64(help[0]), " B", 6000),
		plain("K3", "help closed", float64(help[1]), " B", 6000),
	}
	tigs := l.other("tig", append(repeat("j", 10), "\x1b[6~", "h", "q")...)
	fzfs := l.other("fzf", repeat("\x1b[A", 10)...)
	for i, pressed := range [][]int{first(tigs, 0, 10), first(fzfs, 0, 10), first(tigs, 10, 11), nil, first(tigs, 11, 12), first(tigs, 12, 13)} {
		if len(pressed) > 0 {
			found[i].against, found[i].base = []string{"tig", "fzf", "tig", "", "tig", "tig"}[i], fmt.Sprint(median(pressed), " B")
		}
	}
	return found
}

// other is what keys make another program send; nothing where it is not installed.
func (l *lab) other(name string, keys ...string) []int {
	if _, err := exec.LookPath(name); err != nil {
		return nil
	}
	t := l.terminal([]string{"HOME=" + l.dir}, "sh", "-c", map[string]string{"tig": "tig", "fzf": "fzf <go.sum"}[name])
	t.rest(time.Second)
	return t.sent(keys...)
}

// first is a part of what there is.
func first(all []int, from, to int) []int { return all[min(from, len(all)):min(to, len(all))] }

// atRest is K4.
func atRest(l *lab) []finding {
	base := l.terminal(nil, l.hello)
	ours := l.clickUp(sim.Options{}).screen("118/120")
	ours.rest(3 * time.Second)
	d := time.Duration(l.rounds(60, 10)) * time.Second
	switches, cpu := base.spent(d)
	sent := ours.bytes
	more, busy := ours.spent(d)
	return []finding{
		plain("K4", "at rest: bytes a minute", float64(ours.bytes-sent)*60/d.Seconds(), " B", 1000),
		compared("K4", "at rest: context switches a second", helloWorld, switches, more, "", 1.1),
		compared("K4", "at rest: processor", helloWorld, 100*cpu, 100*busy, " %", 1.1),
	}
}

// spent is how often a program is switched in a second, and the share of a processor that it
// takes, over a time.
func (t *terminal) spent(d time.Duration) (switches, cpu float64) {
	s, c := contextSwitches(t.cmd.Process.Pid), cpuTime(t.cmd.Process.Pid)
	t.pause(d)
	return float64(contextSwitches(t.cmd.Process.Pid)-s) / d.Seconds(), (cpuTime(t.cmd.Process.Pid) - c).Seconds() / d.Seconds()
}
