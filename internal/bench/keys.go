package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// keyToFrame is P2: moving among everybody while the roster is loaded anew.
func keyToFrame(ctx context.Context, l *lab) ([]finding, error) {
	hello, err := l.build(ctx, ".", "./internal/bench/hello")
	if err != nil {
		return nil, err
	}
	cutui, err := l.build(ctx, ".", ".")
	if err != nil {
		return nil, err
	}
	a, err := l.visited(ctx, l.people)
	if err != nil {
		return nil, err
	}
	base, err := open(ctx, nil, hello, strconv.Itoa(framesPerSecond))
	if err != nil {
		return nil, err
	}
	defer base.close()
	ours, err := open(ctx, a.variables(), cutui)
	if err != nil {
		return nil, err
	}
	defer ours.close()
	if _, err := base.shows("READY 0."); err != nil {
		return nil, err
	}
	if _, err := ours.shows(fmt.Sprintf(" 1/%d", l.people)); err != nil {
		return nil, err
	}
	ours.rest(2 * time.Second)
	var d duel
	const block = 25
	pressed, row := 0, 1
	for range l.rounds(16, 5) {
		times, err := base.keys(block, func(int) (string, string) {
			pressed++
			return "j", fmt.Sprintf("READY %d.", pressed)
		})
		if err != nil {
			return nil, err
		}
		d.base = append(d.base, times...)
		times, err = ours.keys(block, func(i int) (string, string) {
			row++
			return "j", fmt.Sprintf(" %d/%d", row, l.people)
		}, "\x12") // ctrl+r: all workspaces again
		if err != nil {
			return nil, err
		}
		d.ours = append(d.ours, times...)
	}
	return quantiles(d), nil
}

func quantiles(d duel) []finding {
	var found []finding
	for _, q := range []struct {
		name  string
		p     float64
		limit float64
	}{{"half of the keys", 0.5, 1.1}, {"99 of 100 keys", 0.99, 1.3}} {
		base, ours := percentile(d.base, q.p), percentile(d.ours, q.p)
		found = append(found, finding{
			what:    "key to frame among everybody while a refresh streams in, " + q.name,
			against: "the hello-world program, as many frames a second", base: figure(base), ours: figure(ours),
			ratio: float64(ours) / float64(base), limit: q.limit,
		})
	}
	return found
}

// keys presses keys at uneven times and is how long each took to show what it should.
// Before the first one, it presses what begins something in the background.
func (t *terminal) keys(n int, next func(i int) (key, text string), first ...string) ([]time.Duration, error) {
	for _, key := range first {
		if err := t.press(key); err != nil {
			return nil, err
		}
		t.rest(50 * time.Millisecond)
	}
	times := make([]time.Duration, 0, n)
	for i := range n {
		key, text := next(i)
		start := time.Now()
		if err := t.press(key); err != nil {
			return nil, err
		}
		at, err := t.shows(text)
		if err != nil {
			return nil, err
		}
		times = append(times, at.Sub(start))
		t.pause(10*time.Millisecond + rand.N(20*time.Millisecond))
	}
	return times, nil
}

// pause takes what comes for some time.
func (t *terminal) pause(d time.Duration) {
	end := time.After(d)
	for {
		select {
		case o, open := <-t.output:
			if !open {
				return
			}
			t.takeOutput(o)
		case <-end:
			return
		}
	}
}

// burst is P10.
func burst(ctx context.Context, l *lab) ([]finding, error) {
	const people = 10_000
	rows, err := l.build(ctx, ".", "./internal/bench/rows")
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
	base, err := open(ctx, nil, rows)
	if err != nil {
		return nil, err
	}
	defer base.close()
	ours, err := open(ctx, a.variables(), cutui)
	if err != nil {
		return nil, err
	}
	defer ours.close()
	if _, err := base.shows("READY 1."); err != nil {
		return nil, err
	}
	if _, err := ours.shows(fmt.Sprintf(" 1/%d", people)); err != nil {
		return nil, err
	}
	ours.rest(time.Second)
	var d duel
	for i := range l.rounds(10, 4) {
		key, at := "j", 201
		if i%2 == 1 {
			key, at = "k", 1
		}
		took, err := base.run(strings.Repeat(key, 200), fmt.Sprintf("READY %d.", at))
		if err != nil {
			return nil, err
		}
		d.base = append(d.base, took)
		if took, err = ours.run(strings.Repeat(key, 200), fmt.Sprintf(" %d/%d", at, people)); err != nil {
			return nil, err
		}
		d.ours = append(d.ours, took)
	}
	return []finding{faster("200 cursor keys in one write, 10,000 people, to the last byte", "bubbles' table", d, 0.1)}, nil
}

// run presses many keys at once and is how long it took to the last byte.
func (t *terminal) run(keys, text string) (time.Duration, error) {
	start := time.Now()
	if err := t.press(keys); err != nil {
		return 0, err
	}
	at, err := t.shows(text)
	if last := t.rest(50 * time.Millisecond); last.After(at) {
		at = last
	}
	return at.Sub(start), err
}
