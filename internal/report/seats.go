package report

import (
	"strings"

	"cutui/internal/clean"
	"cutui/model/change"
	"cutui/model/seats"
)

// forecast is what a change may buy, for JSON.
type forecast struct {
	Members atMost `json:"members_bought"`
	Known   bool   `json:"known"`
	Reason  string `json:"reason"`
	AsOf    Moment `json:"seats_as_of"`
}

// atMost is a range; Max is null if it is not known.
type atMost struct {
	Min int  `json:"min"`
	Max *int `json:"max"`
}

// outcome is what a run did to the seats, for JSON.
type outcome struct {
	Members    *int   `json:"members_bought"` // null if it is not known
	AsForeseen *bool  `json:"as_foreseen"`    // null if it is not known
	Reason     string `json:"reason"`
}

func forecastOf(f seats.Forecast) forecast {
	out := forecast{Members: atMost{Min: f.Min}, Known: f.Known, Reason: clean.Line(f.Sentence()), AsOf: Moment(f.AsOf)}
	if f.Known {
		out.Members.Max = &f.Max
	}
	return out
}

// bought returns the upper end of the range, or the lower end if that is not known.
func (f forecast) bought() int {
	if f.Members.Max == nil {
		return f.Members.Min
	}
	return *f.Members.Max
}

// sumForecasts returns the forecast of all workspaces of a plan together.
func sumForecasts(parts []change.Part) forecast {
	sum := forecastOf(parts[0].Seats)
	if len(parts) == 1 {
		return sum
	}
	most, reasons := 0, make([]string, len(parts))
	for i, part := range parts {
		f := forecastOf(part.Seats)
		if i > 0 {
			sum.Members.Min += f.Members.Min
		}
		sum.Known = sum.Known && f.Known
		most += f.bought()
		if at := part.Seats.AsOf; !at.IsZero() && at.Before(parts[0].Seats.AsOf) {
			sum.AsOf = Moment(at)
		}
		reasons[i] = clean.Line(part.Name) + ": " + f.Reason
	}
	sum.Members.Max, sum.Reason = nil, strings.Join(reasons, "; ")
	if sum.Known {
		sum.Members.Max = &most
	}
	return sum
}

// outcomeIn returns what the run did to the seats of one workspace, or nil if they were not
// read.
func (doc ChangeDoc) outcomeIn(part change.Part) *outcome {
	o, ok := doc.Outcomes[part.Workspace]
	if !ok {
		return nil
	}
	out := &outcome{Members: o.Bought, Reason: clean.Line(o.Reason)}
	if o.AsForeseen != seats.Unknown {
		yes := o.AsForeseen == seats.Yes
		out.AsForeseen = &yes
	}
	return out
}

// outcome returns what the run did to the seats of all its workspaces together.
func (doc ChangeDoc) outcome() *outcome {
	parts := doc.Plan.Parts()
	if len(parts) == 1 {
		return doc.outcomeIn(parts[0])
	}
	var all []string
	yes, bought := true, 0
	sum := outcome{AsForeseen: &yes, Members: &bought}
	for _, part := range parts {
		o := doc.outcomeIn(part)
		if o == nil {
			continue
		}
		all = append(all, clean.Line(part.Name)+": "+o.Reason)
		switch {
		case sum.Members == nil || o.Members == nil:
			sum.Members = nil
		default:
			bought += *o.Members
		}
		sum.AsForeseen = both(sum.AsForeseen, o.AsForeseen)
	}
	if len(all) == 0 {
		return nil
	}
	sum.Reason = strings.Join(all, "; ")
	return &sum
}

// both returns false if either is false, else nil if either is nil, else true.
func both(a, b *bool) *bool {
	switch {
	case a != nil && !*a:
		return a
	case b == nil || !*b:
		return b
	}
	return a
}
