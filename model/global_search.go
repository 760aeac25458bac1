package model

import (
	"cutui/model/change"
	"cutui/model/people"
)

// SearchAllWorkspaces searches the people of all workspaces. Text has the syntax of the
// filter.
type SearchAllWorkspaces struct {
	Text string
}

// SearchWorkspaces searches the people of several workspaces.
type SearchWorkspaces struct {
	request
	Gen    uint64
	Search people.GlobalQuery
}

// AllWorkspacesSearched answers SearchWorkspaces.
type AllWorkspacesSearched struct {
	Gen   uint64
	Found people.GlobalSearch
}

func (m SearchAllWorkspaces) apply(s *State) []Effect {
	q, err := people.ParseQuery(m.Text)
	s.searchGen, s.searchText = s.next(), m.Text
	if q.Empty() {
		s.GlobalSearch = people.GlobalSearch{Text: m.Text, Problem: err}
		return nil
	}
	s.GlobalSearch.Problem = err
	return append(s.fetchFor(q), SearchWorkspaces{Gen: s.searchGen, Search: people.GlobalQuery{Query: q, Text: m.Text, Places: s.SearchTargets()}})
}

// fetchFor loads the user groups and plans that a query needs, in every workspace where they
// were not loaded yet.
func (s *State) fetchFor(q people.Query) []Effect {
	if s.Offline() {
		return nil
	}
	var out []Effect
	for _, r := range s.Rosters.Value {
		f := s.DataOf(r.ID)
		if q.HasTerm(people.TermGroup) && f.Groups.Phase == Idle {
			out = append(out, FetchGroups{Seq: f.Groups.begin(s.next()), ID: r.ID})
		}
		if q.NeedsPlan() && f.Plan.Phase == Idle && !f.Plan.Has() {
			out = append(out, FetchPlan{Seq: f.Plan.begin(s.next()), ID: r.ID})
		}
	}
	return out
}

// searchAgain repeats the last search of all workspaces, after new facts arrived, if its
// query depends on them.
func (s *State) searchAgain(depends func(people.Query) bool) []Effect {
	if q, _ := people.ParseQuery(s.searchText); !depends(q) {
		return nil
	}
	return SearchAllWorkspaces{Text: s.searchText}.apply(s)
}

// hasTerm returns a function that reports whether a query has a term.
func hasTerm(key people.TermKey) func(people.Query) bool {
	return func(q people.Query) bool { return q.HasTerm(key) }
}

// SearchTargets returns all workspaces as targets of a search.
func (s *State) SearchTargets() []people.SearchTarget {
	var out []people.SearchTarget
	for _, r := range s.Rosters.Value {
		out = append(out, people.SearchTarget{Job: s.searchJob(r), ID: r.ID, Name: change.WorkspaceName(r.Name, r.ID)})
	}
	return out
}

func (m AllWorkspacesSearched) apply(s *State) []Effect {
	if !late(m.Gen, s.searchGen) {
		problem := s.GlobalSearch.Problem
		s.GlobalSearch = m.Found
		s.GlobalSearch.Problem = problem
	}
	return nil
}

// Do searches the workspaces. ok is false if it was cancelled.
func (e SearchWorkspaces) Do(cancelled func() bool) (result AllWorkspacesSearched, ok bool) {
	found, ok := e.Search.Run(cancelled)
	return AllWorkspacesSearched{Gen: e.Gen, Found: found}, ok
}
