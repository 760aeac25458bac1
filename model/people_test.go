package model

import (
	"slices"
	"testing"

	"cutui/clickup"
)

func people(names ...string) *People {
	rows := make([]clickup.Person, len(names))
	for i, n := range names {
		rows[i] = clickup.Person{ID: clickup.UserID(i + 1), Name: n}
	}
	return NewPeople(rows)
}

func found(t *testing.T, p *People, query string) []string {
	t.Helper()
	q, err := ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	r, ok := Job{People: p, Query: q}.Run(nil)
	if !ok {
		t.Fatal("gave up")
	}
	names := []string{}
	for _, i := range r.Rows {
		names = append(names, p.At(i).Display())
	}
	return names
}

func TestFoldedNamesAreFound(t *testing.T) {
	p := people("Łukasz Nowak", "Olga Owner", "Lukas Kasz")
	if got := found(t, p, "lukasz"); !slices.Equal(got, []string{"Łukasz Nowak", "Lukas Kasz"}) {
		t.Errorf("got %q", got)
	}
}
