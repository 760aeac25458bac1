package people

import (
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
)

// Job is a search for people: who is shown, and in what order.
type Job struct {
	People *People
	View   View
	Sort   Sort
	Query  Query
	Now    time.Time
	Own    seats.Domains
	Groups map[clickup.UserID][]string // names of the user groups people are in; nil: not known
	Plan   string                      // the workspace's; empty if not known
	Roles  []clickup.CustomRole
	Shares map[clickup.UserID][]clickup.SharedItem // only the guests who were read
	Until  *UntilDays
	Today  time.Time // compared with the days of Until; Now is when the people were loaded

	// Previous is the result of an earlier job, or nil. A job that narrows it looks only
	// at its people; one that goes back to an earlier query costs nothing.
	Previous *Result
}

// SeatFacts returns what decides about people's seats.
func (j Job) SeatFacts() seats.Facts {
	return seats.Facts{Rules: seats.Rules{Plan: j.Plan, Own: j.Own}, Roles: j.Roles, Groups: j.Groups, Shares: j.Shares}
}

// Result is what a job found. It is never changed.
type Result struct {
	// Rows are the people found, best first; the slice is shared and must not
	// be changed.
	Rows []int32

	Job   Job
	hits  search.Bitset
	tip   search.Needle // the query's last word
	spots []search.Spot // where tip is in the hits, in order of rows
}

// freshness is how long a result may be reused if its query compares ages.
const freshness = time.Minute

// Run finds the people and orders them: by rank and name if the query has words to find,
// else by Sort. It returns false if it was cancelled; cancelled may be nil.
func (j Job) Run(cancelled func() bool) (*Result, bool) {
	base := j.base()
	if base != nil && base.Job.Query.equal(j.Query) && base.Job.View == j.View && base.Job.order() == j.order() {
		return base, true
	}
	s := j.search(base)
	for from := 0; from < len(s.hits); from += chunk {
		if cancelled != nil && cancelled() {
			return nil, false
		}
		s.scan(from, min(from+chunk, len(s.hits)))
	}
	if base != nil && base.Job.Query.equal(j.Query) {
		base = base.Job.Previous // only the order or view differs: no query to go back to
	}
	j.Previous = base
	return s.result(j), true
}

// base returns the latest previous result that contains everybody this job can find, or nil.
func (j Job) base() *Result {
	r := j.Previous
	for r != nil && !j.narrows(r.Job) {
		r = r.Job.Previous
	}
	return r
}

// narrows reports whether old found everybody that this job finds.
func (j Job) narrows(old Job) bool {
	if old.People != j.People || old.View.trait() != 0 && old.View != j.View {
		return false
	}
	return slices.Equal(old.Own.List, j.Own.List) && old.Plan == j.Plan && len(old.Shares) == len(j.Shares) && !old.Query.HasTerm(TermGroup) && old.Until == j.Until && j.Query.narrows(old.Query) &&
		(!old.Query.aged() || j.Now.Sub(old.Now).Abs() < freshness && j.Today.Sub(old.Today).Abs() < freshness)
}

// ordered returns all rows in the order of Sort.
func (j Job) ordered() []int32 {
	if j.Sort.Column == ByUntil {
		return j.People.byKey(j.Sort.Desc, j.untilKey())
	}
	return j.People.ordered(j.Sort, j.SeatFacts())
}

// order returns what the rows are sorted by. A query with words to find has only one order.
func (j Job) order() Sort {
	if j.Query.IsRanked() {
		return Sort{}
	}
	return j.Sort
}
