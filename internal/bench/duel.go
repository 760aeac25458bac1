package main

import (
	"math"
	"runtime"
	"slices"
	"time"

	"cutui/internal/bench/stopwatch"
)

// duel is two things timed in turns, so that a machine that is busy for a while is
// so for both.
type duel struct{ base, ours []time.Duration }

// fight times both, of which neither waits for anything, as often as there are rounds,
// after one to warm up.
func fight(rounds int, base, ours func()) duel {
	base()
	ours()
	var d duel
	for range rounds {
		d.base = append(d.base, timed(base))
		d.ours = append(d.ours, timed(ours))
	}
	return d
}

// timed leaves no garbage of what was before to f.
func timed(f func()) time.Duration {
	runtime.GC()
	return stopwatch.Time(f)
}

// ratio is ours to the other: the median of the rounds.
func (d duel) ratio() float64 {
	all := make([]float64, len(d.ours))
	for i := range d.ours {
		all[i] = float64(d.ours[i]) / float64(d.base[i])
	}
	slices.Sort(all)
	return quantile(all, 0.5)
}

func median(all []time.Duration) time.Duration { return percentile(all, 0.5) }

// percentile is the time that the share p of all does not exceed.
func percentile(all []time.Duration, p float64) time.Duration {
	return quantile(slices.Sorted(slices.Values(all)), p)
}

// quantile takes it from sorted values.
func quantile[T any](sorted []T, p float64) (none T) {
	if len(sorted) == 0 {
		return none
	}
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

func geometricMean(all []float64) float64 {
	sum := 0.0
	for _, v := range all {
		sum += math.Log(v)
	}
	return math.Exp(sum / float64(len(all)))
}
