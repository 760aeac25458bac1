package main

import (
	"slices"
	"testing"

	"cutui/clickup"
)

func TestBothFindTheSame(t *testing.T) {
	rows := []clickup.Person{
		{ID: 1, Name: "Łukasz Nowak", Email: "lukasz@client.example"},
		{ID: 2, Name: "Zoë Sørensen", Email: "zoe@x.example"},
		{ID: 3, Name: "Marta Tanaka", Email: "marta.tanaka@northwind.example"},
		{ID: 4, Email: "pending@client.example"},
	}
	theirs, ours := newMatcher(rows), newFilter(rows)
	for _, q := range append(queries(), "sor", "MT", "ex") {
		if r, err := compare(theirs, ours, q, 1); err != nil || r.Matches > len(rows) || r.Ratio <= 0 {
			t.Errorf("%s: %+v, %v", q, r, err)
		}
	}
	if found := theirs.match("lukasz"); !slices.Equal(found, []int32{0}) {
		t.Errorf("fzf finds %v", found)
	}
}
