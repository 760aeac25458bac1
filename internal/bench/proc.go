package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// memoryOf is a line of Linux's account of a program's memory, in bytes.
func memoryOf(pid int, name string) float64 {
	return 1 << 10 * numberOf(fmt.Sprintf("/proc/%d/status", pid), name)
}

// peakMemory looks at a program's memory every millisecond until it has ended, and returns
// the most that it had, in bytes. What the system tells afterwards would not do: it counts
// the moment before the program began, in which the process was a copy of the bench.
func peakMemory(pid int) (peak float64) {
	for range time.Tick(time.Millisecond) {
		now := memoryOf(pid, "VmHWM:")
		if now == 0 {
			break
		}
		peak = max(peak, now)
	}
	return peak
}

// account is how often a program was switched, and for how long it had a processor, in
// milliseconds.
type account struct{ switches, cpu float64 }

func (a account) since(b account) account { return account{a.switches - b.switches, a.cpu - b.cpu} }

// spent is what a program had so far.
func spent(pid int) (a account) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	for _, t := range threads {
		a.switches += numberOf(t+"/status", "voluntary_ctxt_switches:") + numberOf(t+"/status", "nonvoluntary_ctxt_switches:")
		a.cpu += numberOf(t+"/schedstat", "") / 1e6 // from nanoseconds
	}
	return a
}

// numberOf is the number after a name in an account; the first of all for no name.
func numberOf(file, name string) float64 {
	text, _ := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			if fields := strings.Fields(rest); len(fields) > 0 {
				n, _ := strconv.ParseFloat(fields[0], 64)
				return n
			}
		}
	}
	return 0
}
