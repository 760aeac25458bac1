package model

import (
	"slices"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/plans"
)

// onDomain is a state whose cursor is on a domain of the domains view.
func onDomain(t *testing.T, domain, filter string) *State {
	t.Helper()
	s := New(Options{}, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))
	s.Rosters.Value, s.Chosen = []*Roster{{ID: "333", Name: "Northwind", People: modeltest.People()}}, "333"
	settle(s, s.Update(ShowView{View: people.ViewDomains, Filter: filter}))
	for i, d := range s.Browse().Domains {
		if d.Domain == domain {
			s.moveTo(i)
			return s
		}
	}
	t.Fatalf("%s is not among the domains: %+v", domain, s.Browse().Domains)
	return nil
}

// settle carries out the searches among effects.
func settle(s *State, effects []Effect) {
	for _, e := range effects {
		if r, ok := e.(Rank); ok {
			if ranked, done := r.Do(nil); done {
				s.Update(ranked)
			}
		}
	}
}

func TestOnADomainTheTargetsAreItsGuests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		domain, filter string
		want           []clickup.UserID
	}{
		{"client.example", "", []clickup.UserID{4, 5}},
		{"client.example", "cleo", []clickup.UserID{4}},
		{"northwind.example", "", []clickup.UserID{6}},
	} {
		s := onDomain(t, c.domain, c.filter)
		var got []clickup.UserID
		for _, p := range s.Targets() {
			got = append(got, p.ID)
		}
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("%s filtered by %q: %v, want %v", c.domain, c.filter, got, c.want)
		}
		if domain, ok := s.TargetDomain(); !ok || domain != c.domain {
			t.Errorf("%s: the targets are of %q, %v", c.domain, domain, ok)
		}
		if s.Can(keymap.Remove) != nil || s.Can(keymap.Share) != nil {
			t.Errorf("%s: %v, %v", c.domain, s.Can(keymap.Remove), s.Can(keymap.Share))
		}
	}
}

func TestADomainWithoutGuestsHasNoTargets(t *testing.T) {
	t.Parallel()
	s := onDomain(t, "northwind.example", "role:member")
	if got := s.Targets(); len(got) != 0 {
		t.Errorf("targets: %v", got)
	}
	if err := s.Can(keymap.Remove); err == nil || err.Error() != "nobody on this domain is a guest" {
		t.Errorf("remove: %v", err)
	}
}

func TestMarksComeBeforeTheDomainUnderTheCursor(t *testing.T) {
	t.Parallel()
	s := onDomain(t, "client.example", "")
	s.Update(MarkPerson{ID: 3})
	if got := s.Targets(); len(got) != 1 || got[0].ID != 3 {
		t.Errorf("targets: %v", got)
	}
	if domain, ok := s.TargetDomain(); ok {
		t.Errorf("the targets are of %s", domain)
	}
}

func TestPlanOffboard(t *testing.T) {
	t.Parallel()
	d := worldContext()
	p := plans.Offboard(d, "client.example", []clickup.UserID{4, 5})
	modeltest.Same(t, stepLines(p), `
planned remove-guest cleo@client.example
planned remove-guest pat@client.example`)
	if p.Title != "Off-board client.example: remove 2 guests" || len(p.Warnings) != 1 {
		t.Errorf("%q, warnings %q", p.Title, p.Warnings)
	}
	p = plans.Offboard(d, "northwind.example", []clickup.UserID{6})
	if got := p.Warnings[len(p.Warnings)-1]; got != "3 members on northwind.example keep their access: they are not guests" {
		t.Errorf("warns %q", got)
	}
}
