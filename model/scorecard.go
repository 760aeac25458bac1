package model

import (
	"fmt"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/seats"
)

// Lane is a group of the audit's findings.
type Lane audit.Lane

// The lanes in the order they are shown: all findings, those that are safe to act on,
// those about people who hold something, those that somebody must decide, and those about
// protected people.
const (
	LaneAll       Lane = 0
	LaneReady          = Lane(audit.Ready)
	LaneHandOver       = Lane(audit.HandOver)
	LaneReview         = Lane(audit.Review)
	LaneProtected      = Lane(audit.Protected)
	lanes              = LaneProtected + 1
)

// String returns the lane's name on its tab.
func (l Lane) String() string {
	return [...]string{"all", "ready", "hand over first", "review", "protected"}[min(l, LaneProtected)]
}

// About says what the findings of a lane have in common. It is empty for LaneAll.
func (l Lane) About() string {
	switch l {
	case LaneReady:
		return "the evidence is clear"
	case LaneHandOver:
		return "the evidence is clear, and they hold something"
	case LaneReview:
		return "somebody has to decide"
	case LaneProtected:
		return "never suggested, or accepted by somebody"
	}
	return ""
}

// Scorecard is the audit of a workspace in numbers.
type Scorecard struct {
	At              time.Time // zero: there is no audit yet
	Members, Guests SeatUse
	Pending         int
	Lanes           [lanes]int // number of findings by lane
	BackMembers     int        // member seats that removing the people in the ready lane frees
	BackGuests      int        // the same for guest seats
	Spare           int        // free member seats above those kept on purpose
	Cost            string     // what the seats cost a month; empty: no prices
	CostWords       string     // how Cost is calculated: "45 × $19 = $855"
	Save, SaveFrom  string     // the avoidable part of Cost, and from which day
	SaveProduct     string     // Save as a multiplication: "8 × $19 = $152"
	SaveSeats       string     // the seats in Save: "6 member seats + 2 of 4 free ones (2 kept spare)"
	SaveFree        string     // the seats that cost nothing: "12 guest seats: no cost"
	SaveWords       string     // SaveSeats, SaveProduct and SaveFrom in one sentence
	InactiveDays    int
	Turned          string // how many findings differ from those with the thresholds at the start; empty: none
	Own, OwnWhy     string // the own domains, and how they were found
	Recomputing     bool   // a new audit is under way
}

// Scorecard returns the audit of the chosen workspace in numbers.
func (s *State) Scorecard() Scorecard { return s.scorecard(s.Chosen) }

func (s *State) scorecard(id clickup.WorkspaceID) Scorecard {
	f := s.DataOf(id)
	sum := &f.Report.Value.Summary
	c := Scorecard{
		At:      f.Report.At,
		Members: f.MemberSeats(), Guests: f.GuestSeats(), Pending: sum.Counts.Pending,
		Lanes:       [lanes]int{len(f.Report.Value.Findings), sum.Ready, sum.HandOver, sum.Review, sum.Protected},
		BackMembers: sum.Reclaim.Members, BackGuests: sum.Reclaim.Guests,
		InactiveDays: s.Options.Audit.InactiveDays, Turned: f.Report.Value.Turned.Words(),
		Own: f.Own.String(), OwnWhy: f.Own.Why,
		Recomputing: f.Report.Phase == Loading,
	}
	if free, ok := c.Members.Free(); ok {
		c.Spare = max(0, free-s.Options.Audit.SeatBuffer)
	}
	if sum.Cost != nil {
		c.price(sum.Cost)
	}
	return c
}

func (c *Scorecard) price(cost *audit.Cost) {
	if cost.NowKnown {
		c.Cost, c.CostWords = seats.Money(cost.Now, cost.Currency), cost.NowWords()
	}
	c.Save, c.SaveFrom = seats.Money(cost.Avoidable, cost.Currency), cost.From()
	c.SaveProduct, c.SaveWords = cost.Product(), cost.AvoidableWords()
	c.SaveSeats, c.SaveFree = cost.Seats(), cost.Free()
}

// Standing says how the roster compares with the baseline: "compared with 2 Oct: 4 new, 3
// gone". It is empty if there is no comparison.
func (s *State) Standing() string {
	f := s.Data()
	if !f.Since.Has() {
		return ""
	}
	c := &f.Since.Value.Changes
	day := c.From.In(s.Now.Location())
	words := day.Format("2 Jan")
	if day.Year() != s.Now.Year() {
		words = text.Day(day)
	}
	return fmt.Sprintf("compared with %s: %s new, %s gone", words, text.Number(c.Count(audit.Joined)), text.Number(c.Count(audit.Left)))
}

// SinceWords says what changed since the baseline, including seats.
func (s *State) SinceWords() string {
	f := s.Data()
	if !f.Since.Has() {
		return ""
	}
	c := &f.Since.Value.Changes
	parts := []string{changeWords(*c)}
	if parts[0] == "" {
		parts[0] = "the same people"
	}
	for _, seats := range []struct {
		name   string
		change audit.SeatChange
	}{{"member seats", c.MembersFilled}, {"guest seats", c.GuestsFilled}} {
		if n, known := seats.change.Delta(); known && n != 0 {
			parts = append(parts, fmt.Sprintf("%s %s → %s", seats.name, seats.change.Before, seats.change.After))
		}
	}
	return strings.Join(parts, "; ")
}

// SinceDay returns the day of the baseline, empty if there is no comparison.
func (s *State) SinceDay() string {
	f := s.Data()
	if !f.Since.Has() {
		return ""
	}
	return text.Day(f.Since.Value.Changes.From.In(s.Now.Location()))
}

// SinceCount returns the number of changes since the baseline.
func (s *State) SinceCount() int { return len(s.Data().Since.Value.Changes.List) }

// SinceChange returns change i since the baseline.
func (s *State) SinceChange(i int) ChangeRow {
	return changeRow(&s.Data().Since.Value.Changes.List[i])
}

// FindingRow is a finding in words.
type FindingRow struct {
	Key      FindingKey
	ID       clickup.UserID // 0 if the finding is about the workspace
	Who      string
	Severity string // high, medium, low or info
	Lane     Lane
	Check    string
	About    string // what the check finds, and why that matters
	Reason   string
	Brief    string // Reason without dates
	Action   string
	Saves    string // what Action saves a month, such as "−$19"; empty: nothing, or no prices
	Accepted bool
}

// FindingCount returns the number of findings in a lane.
func (s *State) FindingCount(l Lane) int { return len(s.findings(l)) }

// Finding returns finding i of a lane. They are sorted by lane, then by severity.
func (s *State) Finding(l Lane, i int) FindingRow {
	f := s.findings(l)[i]
	out := FindingRow{
		Who:      "the workspace",
		Severity: f.Severity.String(),
		Lane:     Lane(f.Lane),
		Check:    f.Check.String(),
		About:    f.Check.About(),
		Reason:   f.Reason(),
		Brief:    f.Brief(),
		Action:   f.Action().Words,
	}
	if f.Person != nil {
		out.ID, out.Who = f.Person.ID, f.Person.Display()
		out.Saves = s.saves(f)
	}
	out.Key = FindingKey{f.Check, out.ID}
	_, out.Accepted = f.Accepted()
	return out
}

// FindingGroup returns the lane and severity of finding i of a lane, by which the rows of the
// audit are grouped, and what the group has in common. It is cheaper than Finding.
func (s *State) FindingGroup(l Lane, i int) (lane Lane, severity, about string) {
	f := &s.findings(l)[i]
	lane = Lane(f.Lane)
	about = lane.About()
	if f.Severity == audit.High && lane == LaneReady { // no other check is ready and high
		about = "their until date has come"
	}
	return lane, f.Severity.String(), about
}

// saves returns what the action of a finding saves a month, if it frees a paid seat.
func (s *State) saves(f audit.Finding) string {
	price := s.Options.Prices
	kind := f.Action().Kind
	if price.Member <= 0 || kind != audit.RemoveAction && kind != audit.WithdrawAction || s.SeatOf(f.Person).Paid != seats.Yes {
		return ""
	}
	return "−" + seats.Money(price.Member, price.Currency)
}

// findings returns the findings of a lane.
func (s *State) findings(l Lane) []audit.Finding {
	r := &s.Data().Report.Value
	if l == LaneAll {
		return r.Findings
	}
	return r.Lane(audit.Lane(l))
}
