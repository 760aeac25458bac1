package people

import (
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
)

// GlobalQuery is a search over several workspaces.
type GlobalQuery struct {
	Query  Query
	Text   string
	Places []SearchTarget
}

// SearchTarget is a workspace to search, with a job that lacks only the query.
type SearchTarget struct {
	Job

	ID   clickup.WorkspaceID
	Name string
}

// Find finds the people who match a query; see Job.Run.
func (at SearchTarget) Find(q Query, cancelled func() bool) (*Result, bool) {
	at.Query = q
	return at.Run(cancelled)
}

// GlobalSearch is the best matches in all workspaces. The matches of somebody who is in
// several workspaces follow one another.
type GlobalSearch struct {
	Text    string // the query as typed
	Problem error  // which part of it could not be understood
	Domains []DomainMatch
	People  []Match
	Total   int // people found, counted once in each workspace
	In      int // number of workspaces with a match
}

// Match is a person in one of the workspaces.
type Match struct {
	Workspace clickup.WorkspaceID
	Place     string
	Person    *clickup.Person
	fit       search.Rank // how well the query's words fit
	turn      int         // position among the workspace's matches
}

// DomainMatch is a domain in one of the workspaces, with all its people there.
type DomainMatch struct {
	Workspace clickup.WorkspaceID
	Place     string
	Row       DomainRow
}

// maxMatches caps the people shown for each workspace, maxDomains the domains shown in all.
const (
	maxMatches = 200
	maxDomains = 20
)

// Run searches all workspaces. It returns false if it was cancelled.
func (e GlobalQuery) Run(cancelled func() bool) (GlobalSearch, bool) {
	out := GlobalSearch{Text: e.Text}
	needles := e.Query.needles()
	apart := false // the matches so far only have the letters in order, not together
	for _, at := range e.Places {
		found, ok := at.Find(e.Query, cancelled)
		if !ok {
			return GlobalSearch{}, false
		}
		if len(found.Rows) == 0 {
			continue
		}
		here := at.People.text.Fit(found.Rows[0], needles) <= search.Together
		switch {
		case here && !apart && out.Total > 0:
			continue // somebody elsewhere fits better
		case !here && apart:
			out.People, out.Total, out.In = nil, 0, 0
		}
		apart = here
		out.Total += len(found.Rows)
		out.In++
		for turn, row := range found.Rows[:min(maxMatches, len(found.Rows))] {
			fit := at.People.text.Fit(row, needles)
			out.People = append(out.People, Match{at.ID, at.Name, at.People.At(row), fit, turn})
		}
	}
	out.together()
	out.Domains = e.domains()
	return out, true
}

// together sorts the matches, the best first, so that those of one person follow one another.
func (e *GlobalSearch) together() {
	better := func(a, b *Match) int {
		return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(a.turn, b.turn))
	}
	key := func(s *Match) string { return cmp.Or(FoldMail(s.Person.Email), s.Person.ID.String()) }
	best := map[string]Match{}
	for i := range e.People {
		s := &e.People[i]
		if known, ok := best[key(s)]; !ok || better(s, &known) < 0 {
			best[key(s)] = *s
		}
	}
	slices.SortStableFunc(e.People, func(a, b Match) int {
		x, y := key(&a), key(&b)
		p, q := best[x], best[y]
		return cmp.Or(better(&p, &q), cmp.Compare(x, y))
	})
}

// domains returns the domains that the query may be about, with all their people.
func (e GlobalQuery) domains() []DomainMatch {
	var out []DomainMatch
	for _, at := range e.Places {
		if !slices.ContainsFunc(at.People.domains.names, e.Query.meansDomain) {
			continue
		}
		for _, row := range at.People.DomainRows() {
			if e.Query.meansDomain(row.Domain) {
				out = append(out, DomainMatch{at.ID, at.Name, row})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b DomainMatch) int { return cmp.Compare(a.Row.Domain, b.Row.Domain) })
	return out[:min(maxDomains, len(out))]
}

// meansDomain reports whether a query may be about a domain as a whole: it names the
// domain, or has only words that are part of its name.
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
