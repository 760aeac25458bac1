package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/people"
)

// narrowAndSort is P11.
func narrowAndSort(ctx context.Context, l *lab) ([]finding, error) {
	rows, err := l.rows(ctx)
	if err != nil {
		return nil, err
	}
	narrowed, err := narrow(l, people.New(rows))
	if err != nil {
		return nil, err
	}
	sorted, err := sortBy(l, rows)
	return append(narrowed, sorted...), err
}

// narrow times a keystroke that goes on from what was found before, the worst of several.
func narrow(l *lab, crew *people.People) ([]finding, error) {
	worst := finding{ratio: -1}
	for _, text := range []string{"ma", "mar", "mart", "tan", "olu", "client", "xq"} {
		before, err := people.ParseQuery(text[:len(text)-1])
		if err != nil {
			return nil, err
		}
		now, err := people.ParseQuery(text)
		if err != nil {
			return nil, err
		}
		first, _ := people.Job{People: crew, Query: before}.Run(nil)
		full, _ := people.Job{People: crew, Query: now}.Run(nil)
		after, _ := people.Job{People: crew, Query: now, Previous: first}.Run(nil)
		if !slices.Equal(full.Rows, after.Rows) {
			return nil, fmt.Errorf("%w: %s", errDiffers, text)
		}
		d := fight(l.rounds(25, 7),
			func() { people.Job{People: crew, Query: now}.Run(nil) },
			func() { people.Job{People: crew, Query: now, Previous: first}.Run(nil) })
		if f := faster(fmt.Sprintf("a letter more in the filter, worst of seven (%#q)", text), "looking at everybody again", d, 0.8); f.ratio > worst.ratio {
			worst = f
		}
	}
	return []finding{worst}, nil
}

// sortBy times a column that is sorted by for the first time.
func sortBy(l *lab, rows []clickup.Person) ([]finding, error) {
	by := people.Sort{Column: people.ByInviter}
	plain := func() []int32 {
		order := make([]int32, len(rows))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortStableFunc(order, func(a, b int32) int {
			return cmp.Compare(strings.ToLower(inviterOf(&rows[a])), strings.ToLower(inviterOf(&rows[b])))
		})
		return order
	}
	var d duel
	for range l.rounds(5, 3) {
		crew := people.New(rows)
		people.Job{People: crew}.Run(nil) // by name, as at the start
		var want []int32
		var got *people.Result
		d.base = append(d.base, timed(func() { want = plain() }))
		d.ours = append(d.ours, timed(func() { got, _ = people.Job{People: crew, Sort: by}.Run(nil) }))
		if err := sameOrder(rows, want, got.Rows); err != nil {
			return nil, err
		}
	}
	return []finding{faster("sort by another column", "`sort` that lower-cases in its comparator", d, 0.05)}, nil
}

// sameOrder compares what is sorted by; cutui has those without it last.
func sameOrder(rows []clickup.Person, want, got []int32) error {
	nobody := func(i int32) bool { return inviterOf(&rows[i]) == "" }
	said := slices.DeleteFunc(slices.Clone(want), nobody)
	if len(want) != len(got) {
		return errDiffers
	}
	for n, i := range got[:len(said)] {
		if !strings.EqualFold(inviterOf(&rows[i]), inviterOf(&rows[said[n]])) {
			return fmt.Errorf("%w: %s in place %d", errDiffers, inviterOf(&rows[i]), n)
		}
	}
	return nil
}

func inviterOf(p *clickup.Person) string {
	if p.InvitedBy == nil {
		return ""
	}
	return p.InvitedBy.Name
}
