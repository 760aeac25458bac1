package report

import (
	"fmt"
	"io"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/seats"
	"cutui/model/target"
)

// seatTarget is a proposal to get down to a number of member seats, for JSON. Reachable is
// null if it is not known.
type seatTarget struct {
	Seats       int          `json:"seats"`
	By          *string      `json:"by"`
	Filled      int          `json:"filled"`
	FilledKnown bool         `json:"filled_known"`
	Bought      Number       `json:"bought"`
	Needed      int          `json:"needed"`
	Frees       seats.Range  `json:"frees"`
	Left        int          `json:"left"`
	Reachable   *bool        `json:"reachable"`
	Words       string       `json:"words"`
	Saves       *float64     `json:"saves_per_month"`
	SavesWords  string       `json:"saves_words"`
	Notes       []string     `json:"notes"`
	People      []targetName `json:"people"`
}

// targetName is a person who could give a seat back, for JSON.
type targetName struct {
	Person *PersonRef `json:"person"`
	Way    string     `json:"way"`
	Taken  bool       `json:"taken"`
	Chosen string     `json:"chosen"`
	Sure   bool       `json:"sure"`
	Reason string     `json:"reason"`
	Why    string     `json:"why_here"`
}

func targetOf(p *target.Proposal) *seatTarget {
	if p == nil {
		return nil
	}
	out := &seatTarget{
		Seats: p.Seats, By: dayOrNull(p.By), Filled: p.Filled, FilledKnown: p.FilledKnown, Bought: Number(p.Bought), Needed: p.Need, Frees: p.Frees, Left: p.Left(),
		Words: clean.Line(p.Sentence()), SavesWords: clean.Line(p.Saves()), Notes: nonNil(cleanCells(p.Notes())), People: make([]targetName, len(p.Candidates)),
	}
	if reached := p.Reachable(); reached != seats.Unknown {
		yes := reached == seats.Yes
		out.Reachable = &yes
	}
	if amount, ok := p.Amount(); ok {
		out.Saves = &amount
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		out.People[i] = targetName{
			Person: personRef(c.Person), Way: c.Way.String(), Taken: c.Taken, Chosen: c.Choice.String(), Sure: c.Sure,
			Reason: clean.Line(c.Reason()), Why: c.Way.Why(),
		}
	}
	return out
}

// targetTitle returns a title such as "Target: 38 member seats by 1 Mar 2027".
func targetTitle(p *target.Proposal) string {
	words := "Target: " + text.Plural(p.Seats, "member seat")
	if !p.By.IsZero() {
		words += " by " + text.Day(p.By)
	}
	return words
}

// targetFacts returns the result, savings and notes of a proposal.
func targetFacts(p *target.Proposal) [][]string {
	rows := [][]string{{"Result", p.Sentence()}}
	if saves := p.Saves(); saves != "" {
		rows = append(rows, []string{"Saves", saves})
	}
	for _, note := range p.Notes() {
		rows = append(rows, []string{"Note", note})
	}
	return rows
}

// targetRows returns the people in the proposal, in order, with the reasons.
func targetRows(p *target.Proposal) [][]string {
	var rows [][]string
	for i := range p.Candidates {
		c := &p.Candidates[i]
		if !c.Taken {
			continue
		}
		name, email := who(c.Person)
		rows = append(rows, []string{fmt.Sprint(len(rows) + 1), name, email, c.Way.Words(), c.Reason(), c.Way.Why()})
	}
	return rows
}

func targetColumns() []Column {
	return Columns("order", "name", "email", "what", "reason", "why here")
}

func targetText(w io.Writer, l Layout, p *target.Proposal) error {
	if p == nil {
		return nil
	}
	if err := l.facts(w, targetTitle(p), targetFacts(p)); err != nil {
		return err
	}
	rows := targetRows(p)
	if len(rows) == 0 {
		return nil
	}
	if err := l.Table(w, targetColumns(), rows); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (p *page) target(t *target.Proposal) {
	if t == nil {
		return
	}
	p.add("<section class=\"lane\"><h2>%s</h2>\n", targetTitle(t))
	for _, row := range targetFacts(t) {
		p.add("<p>%s: %s</p>\n", row[0], row[1])
	}
	if rows := targetRows(t); len(rows) > 0 {
		p.table(targetTitle(t), heading{"who", "Who"}, heading{"reason", "Why"}, heading{"check", "What"}, heading{"reason", "Why in this order"})
		for _, row := range rows[:min(len(rows), laneRows)] {
			p.add("<tr><td class=\"who\"><b>%s</b><span>%s</span></td><td class=\"reason\">%s</td><td class=\"check\">%s</td><td class=\"reason\">%s</td></tr>\n", row[1], row[2], row[4], row[3], row[5])
		}
		p.tableEnd()
	}
	p.add("</section>\n")
}
