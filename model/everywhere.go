package model

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
)

// LookEverywhere searches the people of all workspaces, with the words and terms
// of the filter.
type LookEverywhere struct {
	message
	Text string
}

// FoundEverywhere answers it.
type FoundEverywhere struct {
	message
	Gen   uint64
	Found Everywhere
}

// ScanEverywhere is the search, off the key path; an older Gen may be dropped.
type ScanEverywhere struct {
	request
	Gen    uint64
	Search EverywhereJob
}

// EverywhereJob is a search over several workspaces.
type EverywhereJob struct {
	Query  Query
	Text   string
	Now    time.Time
	Places []Lookout
}

// Lookout is a workspace to search.
type Lookout struct {
	ID     clickup.WorkspaceID
	Name   string
	People *People
	Own    audit.Domains
	Groups map[clickup.UserID][]string
}

// Everywhere is who was found in all workspaces: the best of each, somebody who
// is in several under one another.
type Everywhere struct {
	Text    string // what was looked for
	Problem error  // what could not be understood of it
	Domains []DomainSighting
	People  []Sighting
	Total   int // people found, each counted in every workspace
	In      int // workspaces with somebody found
}

// Sighting is a person in one of the workspaces.
type Sighting struct {
	Workspace clickup.WorkspaceID
	Place     string
	Person    *clickup.Person
	fit       rank // how well the words are in it
	turn      int  // in its workspace
}

// DomainSighting is a domain in one of the workspaces, with all its people there.
type DomainSighting struct {
	Workspace clickup.WorkspaceID
	Place     string
	Row       DomainRow
}

// most is how many people of a workspace are shown, and how many domains.
const (
	mostSightings = 200
	mostDomains   = 20
)

func (s *State) lookEverywhere(text string) []Effect {
	q, err := ParseQuery(text)
	s.everywhereGen = s.next()
	if q.Empty() {
		s.Everywhere = Everywhere{Text: text, Problem: err}
		return nil
	}
	s.Everywhere.Problem = err
	return []Effect{ScanEverywhere{Gen: s.everywhereGen, Search: EverywhereJob{Query: q, Text: text, Now: s.AsOf(), Places: s.Lookouts()}}}
}

// Lookouts are all workspaces, to be searched.
func (s *State) Lookouts() []Lookout {
	var out []Lookout
	for _, r := range s.Rosters.Value {
		f := s.FactsOf(r.ID)
		out = append(out, Lookout{ID: r.ID, Name: workspaceWords(r.Name, r.ID), People: r.People, Own: f.Own, Groups: f.membership})
	}
	return out
}

func (s *State) foundEverywhere(m FoundEverywhere) []Effect {
	if m.Gen == s.everywhereGen {
		problem := s.Everywhere.Problem
		s.Everywhere = m.Found
		s.Everywhere.Problem = problem
	}
	return nil
}

// Do searches; it gives up with false when cancelled says so.
func (e ScanEverywhere) Do(cancelled func() bool) (FoundEverywhere, bool) {
	found, ok := e.Search.Run(cancelled)
	return FoundEverywhere{Gen: e.Gen, Found: found}, ok
}

// Run searches; it gives up with false when cancelled says so.
func (e EverywhereJob) Run(cancelled func() bool) (Everywhere, bool) {
	out := Everywhere{Text: e.Text}
	needles := e.Query.needles()
	for _, at := range e.Places {
		found, ok := Job{People: at.People, Query: e.Query, Now: e.Now, Own: at.Own, Groups: at.Groups}.Run(cancelled)
		if !ok {
			return Everywhere{}, false
		}
		out.Total += len(found.Rows)
		if len(found.Rows) > 0 {
			out.In++
		}
		for turn, row := range found.Rows[:min(mostSightings, len(found.Rows))] {
			fit := at.People.text.fit(row, needles)
			out.People = append(out.People, Sighting{at.ID, at.Name, at.People.At(row), fit, turn})
		}
	}
	out.together()
	out.Domains = e.domains()
	return out, true
}

// together puts the same person's rows under one another, who fits best first: the
// first of a workspace may still fit worse than many of another.
func (e *Everywhere) together() {
	better := func(a, b *Sighting) int {
		return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(a.turn, b.turn))
	}
	key := func(s *Sighting) string { return cmp.Or(foldMail(s.Person.Email), s.Person.ID.String()) }
	best := map[string]Sighting{}
	for i := range e.People {
		s := &e.People[i]
		if known, ok := best[key(s)]; !ok || better(s, &known) < 0 {
			best[key(s)] = *s
		}
	}
	slices.SortStableFunc(e.People, func(a, b Sighting) int {
		x, y := key(&a), key(&b)
		p, q := best[x], best[y]
		return cmp.Or(better(&p, &q), cmp.Compare(x, y))
	})
}

// domains are those that were meant themselves, with all their people.
func (e EverywhereJob) domains() []DomainSighting {
	var out []DomainSighting
	for _, at := range e.Places {
		if !slices.ContainsFunc(at.People.domains.names, e.Query.meansDomain) {
			continue
		}
		for _, row := range at.People.DomainRows() {
			if e.Query.meansDomain(row.Domain) {
				out = append(out, DomainSighting{at.ID, at.Name, row})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b DomainSighting) int { return cmp.Compare(a.Row.Domain, b.Row.Domain) })
	return out[:min(mostDomains, len(out))]
}

// meansDomain reports whether a query may be about a domain as a whole: it names
// it, or has nothing but words that are in it.
func (q Query) meansDomain(domain string) bool {
	if domain == "" || q.Empty() {
		return false
	}
	for _, t := range q.Terms {
		if t.Key != TermDomain || t.Not || !slices.Contains(t.Values, domain) {
			return false
		}
	}
	for _, w := range q.Words {
		if w.Not || len(w.Text) < 2 || !strings.Contains(domain, strings.TrimPrefix(w.Text, "@")) {
			return false
		}
	}
	return true
}
