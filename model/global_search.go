package model

import (
	"cutui/model/change"
	"cutui/model/people"
)

// SearchAllWorkspaces searches the people of all workspaces, with the words and terms
// of the filter.
type SearchAllWorkspaces struct {
	Text string
}

// AllWorkspacesSearched answers it.
type AllWorkspacesSearched struct {
	Gen   uint64
	Found people.GlobalSearch
}

// SearchWorkspaces searches the people of several workspaces.
type SearchWorkspaces struct {
	request
	Gen    uint64
	Search people.GlobalQuery
}

func (m SearchAllWorkspaces) apply(s *State) []Effect { return s.searchAllWorkspaces(m.Text) }

func (s *State) searchAllWorkspaces(text string) []Effect {
	q, err := people.ParseQuery(text)
	s.searchGen, s.searchText = s.next(), text
	if q.Empty() {
		s.GlobalSearch = people.GlobalSearch{Text: text, Problem: err}
		return nil
	}
	s.GlobalSearch.Problem = err
	return append(s.fetchFor(q), SearchWorkspaces{Gen: s.searchGen, Search: people.GlobalQuery{Query: q, Text: text, Places: s.SearchTargets()}})
}

// fetchFor asks for what the terms of a query are about, of every workspace where it was not asked for yet.
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

// searchAgain searches with facts that came meanwhile, where the terms are about them.
func (s *State) searchAgain(about func(people.Query) bool) []Effect {
	if q, _ := people.ParseQuery(s.searchText); !about(q) {
		return nil
	}
	return s.searchAllWorkspaces(s.searchText)
}

// byTerm reports whether a query has a term.
func byTerm(key people.TermKey) func(people.Query) bool {
	return func(q people.Query) bool { return q.HasTerm(key) }
}

// SearchTargets are all workspaces, to be searched.
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

// Do searches; it returns false where it was cancelled.
func (e SearchWorkspaces) Do(cancelled func() bool) (AllWorkspacesSearched, bool) {
	found, ok := e.Search.Run(cancelled)
	return AllWorkspacesSearched{Gen: e.Gen, Found: found}, ok
}
