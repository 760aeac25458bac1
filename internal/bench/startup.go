package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// framesPerSecond is cutui's rate.
const framesPerSecond = 60

// startUp is P1: with 10,000 people on the disk and a network that hangs.
func startUp(ctx context.Context, l *lab) ([]finding, error) {
	const people = 10_000
	hello, err := l.build(ctx, ".", "./internal/bench/hello")
	if err != nil {
		return nil, err
	}
	cutui, err := l.build(ctx, ".", ".")
	if err != nil {
		return nil, err
	}
	a, err := l.visited(ctx, people)
	if err != nil {
		return nil, err
	}
	a.hang.Store(true)
	defer a.hang.Store(false)
	filled := func(screen string) bool {
		return strings.Contains(screen, "Northwind") && strings.Contains(screen, fmt.Sprintf("/%d", people))
	}
	var paint, live duel
	for range l.rounds(30, 12) {
		_, base, err := firstFrames(ctx, nil, func(s string) bool { return strings.Contains(s, "READY") }, hello, strconv.Itoa(framesPerSecond))
		if err != nil {
			return nil, err
		}
		first, inLoop, err := firstFrames(ctx, a.variables(), filled, cutui)
		if err != nil {
			return nil, err
		}
		paint.base, paint.ours = append(paint.base, base), append(paint.ours, first)
		live.base, live.ours = append(live.base, base), append(live.ours, inLoop)
	}
	against := fmt.Sprintf("a hello-world Bubble Tea program's first frame, %d a second", framesPerSecond)
	return []finding{
		faster("start to first paint with content (10,000 people on the disk, network hung)", against, paint, 0.5),
		faster("the same: first frame that takes keys", against, live, 1.15),
	}, nil
}

// firstFrames is when the screen was filled first, and when it was so while the
// program's loop had taken over the terminal, which it says by asking for pastes.
func firstFrames(ctx context.Context, env []string, filled func(string) bool, program string, args ...string) (paint, live time.Duration, err error) {
	t, err := open(ctx, env, program, args...)
	if err != nil {
		return 0, 0, err
	}
	defer t.close()
	late := time.NewTimer(patience)
	defer late.Stop()
	taken := false
	for live == 0 {
		select {
		case o, more := <-t.output:
			if !more {
				return 0, 0, fmt.Errorf("%s ended:\n%s", program, t.text())
			}
			t.takeOutput(o)
			taken = taken || bytes.Contains(o.data, []byte("\x1b[?2004h"))
			if !filled(t.text()) {
				continue
			}
			if paint == 0 {
				paint = o.at.Sub(t.start)
			}
			if taken {
				live = o.at.Sub(t.start)
			}
		case <-late.C:
			return 0, 0, fmt.Errorf("%s shows nothing but\n%s", program, t.text())
		}
	}
	return paint, live, nil
}
