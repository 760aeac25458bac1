package audit

import (
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// Report is what an audit found. Findings are in order of lane, severity (the worst
// first), name and check; those about the workspace come before those about people.
type Report struct {
	Workspace     clickup.WorkspaceID
	Name          string
	Plan          clickup.Plan
	At            time.Time
	Seen          time.Time // when the people were loaded: nobody is judged by the days since
	Own           seats.Domains
	Options       Options
	Turned        Turned // how the findings differ from those with the usual thresholds
	Summary       Summary
	Findings      []Finding
	HR            HRList               // as in the Input
	Export        *peopleexport.Export // as in the Input
	ExportGone    []string             // addresses of the export that are not in the workspace
	ExportMissing int                  // people of the workspace who are not in the export
	Unseen        []string             // as in the Input
	Missing       []string             // addresses of the HR list that are not in the workspace
	Decisions     []Acceptance         // the latest first, including those that have expired
}

// Finding is one thing found about a person, or about the workspace if Person is nil.
// Its sentence is made on demand: a large workspace has far more findings than a screen
// has rows.
type Finding struct {
	Check    Check
	Severity Severity
	Lane     Lane
	detail   int32 // the other account of a duplicate, or the workspace's sentence
	Person   *clickup.Person
	facts    *facts
}

// Reason returns the evidence in a sentence, such as "invited 45 days ago by Olga Owner,
// never joined".
func (f Finding) Reason() string {
	reason := f.evidence() + f.proof() + f.held()
	if a, ok := f.Accepted(); ok {
		reason += " – accepted until " + text.Day(a.ReviewBy)
		if a.Note != "" {
			reason += ": " + a.Note
		}
	}
	return reason
}

// Brief returns Reason without the dates in brackets, for a narrow column.
func (f Finding) Brief() string {
	reason := f.Reason()
	from := 0
	for {
		open := strings.Index(reason[from:], " (")
		if open < 0 {
			return reason
		}
		open += from
		length := strings.IndexByte(reason[open:], ')')
		if length < 0 {
			return reason
		}
		if _, err := time.Parse(text.DayLayout, reason[open+2:open+length]); err == nil {
			reason = reason[:open] + reason[open+length+1:]
			from = open
		} else {
			from = open + 2
		}
	}
}

// Action returns what the finding suggests doing.
func (f Finding) Action() Action {
	a := checks[f.Check].action
	if f.Lane == HandOver {
		a.Words = "hand over, then " + a.Words
	}
	return a
}

// Accepted returns the decision to accept the finding, if one stands.
func (f Finding) Accepted() (Acceptance, bool) {
	if f.facts == nil {
		return Acceptance{}, false
	}
	return f.facts.acceptance(f.Check, f.Person)
}

// Lane returns the findings in one lane.
func (r Report) Lane(l Lane) []Finding {
	from := 0
	for i, n := range [...]int{r.Summary.Ready, r.Summary.HandOver, r.Summary.Review, r.Summary.Protected} {
		if Lane(i+1) == l {
			return r.Findings[from : from+n]
		}
		from += n
	}
	return nil
}

// About returns the findings about one person.
func (r Report) About(id clickup.UserID) []Finding {
	var found []Finding
	for _, f := range r.Findings {
		if f.Person != nil && f.Person.ID == id {
			found = append(found, f)
		}
	}
	return found
}

// Worst returns the highest severity of the findings that nobody has accepted, or the
// zero Severity if there are none.
func (r Report) Worst() Severity {
	worst := Severity(0)
	for _, f := range r.Findings {
		if f.Severity <= worst {
			continue
		}
		if _, accepted := f.Accepted(); !accepted {
			worst = f.Severity
		}
	}
	return worst
}
