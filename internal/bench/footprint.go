package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

// footprint is P12: the program's size, its memory, and what it does when nobody asks
// anything of it.
func footprint(ctx context.Context, l *lab) ([]finding, error) {
	cutui, err := l.build(ctx, ".", ".")
	if err != nil {
		return nil, err
	}
	file, err := os.Stat(cutui)
	if err != nil {
		return nil, err
	}
	found := []finding{megabytes("stripped program", float64(file.Size()), 14)}
	for _, w := range []struct {
		people int
		limit  float64
	}{{l.people, 45}, {1000, 25}} {
		more, err := resident(ctx, l, cutui, w.people, w.limit)
		if err != nil {
			return found, err
		}
		found = append(found, more...)
	}
	return found, nil
}

func megabytes(what string, n, limit float64) finding {
	return finding{what: what, ours: mebibytes(n), ratio: n / (1 << 20), unit: " MiB", limit: limit}
}

// resident loads a workspace from the network and looks at the program once it rests.
func resident(ctx context.Context, l *lab, cutui string, people int, limit float64) ([]finding, error) {
	a, err := l.visited(ctx, people)
	if err != nil {
		return nil, err
	}
	t, err := open(ctx, a.variables(), cutui)
	if err != nil {
		return nil, err
	}
	defer t.close()
	if _, err := t.shows(fmt.Sprintf(" 1/%d", people)); err != nil {
		return nil, err
	}
	const settle = 4 * time.Second // the roster is loaded, and written to the disk
	t.pause(settle)
	found := []finding{megabytes(fmt.Sprintf("resident memory with %d people", people), t.memory(), limit)}
	if people > 1000 {
		return found, nil
	}
	before := t.reads
	idle := time.Duration(l.rounds(30, 11)) * time.Second
	t.pause(idle)
	frames := float64(t.reads - before)
	return append(found, finding{
		what: fmt.Sprintf("frames in %s at rest", idle), ours: number(frames), ratio: frames, unit: " ", limit: idle.Seconds()/10 + 1,
	}), nil
}
