package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// matching is what the program in the module fzf says of a query.
type matching struct {
	Query   string        `json:"query"`
	Matches int           `json:"matches"`
	Fzf     time.Duration `json:"fzf"`
	Ours    time.Duration `json:"ours"`
	Ratio   float64       `json:"ratio"`
}

// search is P3.
func search(ctx context.Context, l *lab) ([]finding, error) {
	file, err := l.rosterFile(ctx)
	if err != nil {
		return nil, err
	}
	program, err := l.build(ctx, filepath.Join("internal", "bench", "fzf"), ".")
	if err != nil {
		return nil, err
	}
	out, err := exec.CommandContext(ctx, program, file, strconv.Itoa(l.rounds(25, 7))).Output()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil, errors.New(firstLine(failed.Stderr, err))
	}
	if err != nil {
		return nil, err
	}
	var all []matching
	if err := json.Unmarshal(out, &all); err != nil || len(all) == 0 {
		return nil, fmt.Errorf("the comparison with fzf said nothing: %w", err)
	}
	var worst matching
	var ratios []float64
	for _, m := range all {
		fmt.Fprintf(os.Stderr, "   %-8s %6d matches, fzf %s, cutui %s\n", m.Query, m.Matches, figure(m.Fzf), figure(m.Ours))
		ratios = append(ratios, m.Ratio)
		if m.Ratio > worst.Ratio {
			worst = m
		}
	}
	return []finding{
		{
			what: fmt.Sprintf("a filter to ranked rows, the worst of %d (%#q)", len(all), worst.Query), against: "fzf's FuzzyMatchV2 0.65.2, one thread, same matches",
			base: figure(worst.Fzf), ours: figure(worst.Ours), ratio: worst.Ratio, limit: 0.33,
		},
		{what: "the same: geometric mean", against: "fzf's FuzzyMatchV2", ratio: geometricMean(ratios), limit: 0.12},
	}, nil
}
