package report

import (
	"io"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/audit"
)

// decision is an accepted finding, for JSON. Person is 0 if it is about the workspace.
type decision struct {
	Check     string         `json:"check"`
	Person    clickup.UserID `json:"person_id"`
	Who       string         `json:"who"`
	Note      string         `json:"note"`
	By        string         `json:"decided_by"`
	DecidedAt Moment         `json:"decided_at"`
	ReviewBy  Moment         `json:"review_by"`
	Stands    bool           `json:"stands"`
}

func decisionsOf(r audit.Report) []decision {
	var out []decision
	for _, a := range r.Decisions {
		out = append(out, decision{
			Check: a.Check.String(), Person: a.Person, Who: clean.Line(a.Who), Note: clean.Line(a.Note), By: clean.Line(a.By),
			DecidedAt: Moment(a.At), ReviewBy: Moment(a.ReviewBy), Stands: a.Stands(r.At),
		})
	}
	return out
}

const decisionsTitle = "What was decided"

func decisionColumns() []Column {
	return Columns("decided", "by", "check", "about", "until", "note")
}

func decisionRows(r audit.Report) [][]string {
	rows := make([][]string, len(r.Decisions))
	for i, a := range r.Decisions {
		subject, until := a.Who, text.Day(a.ReviewBy)
		if a.Person == 0 {
			subject = "(workspace)"
		}
		if !a.Stands(r.At) {
			until += ", expired"
		}
		decided := ""
		if !a.At.IsZero() {
			decided = text.Day(a.At)
		}
		rows[i] = []string{decided, a.By, a.Check.String(), subject, until, a.Note}
	}
	return rows
}

func decisionText(w io.Writer, l Layout, r audit.Report) error {
	if len(r.Decisions) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(decisionsTitle + "\n")
	if err := l.Table(&b, decisionColumns(), decisionRows(r)); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String()+"\n")
	return err
}

func (p *page) decisions(r audit.Report) {
	if len(r.Decisions) == 0 {
		return
	}
	p.add("<section class=\"lane\"><h2>%s<span>%s</span></h2><p>Findings that somebody has accepted. They return to the list when the date in the last column has passed.</p>\n",
		decisionsTitle, text.Number(len(r.Decisions)))
	p.table(decisionsTitle, heading{"when", "Decided"}, heading{"who", "About"}, heading{"reason", "Why"}, heading{"check", "Check"}, heading{"when", "Until"})
	for i, row := range decisionRows(r) {
		p.add("<tr><td>%s<span>%s</span></td><td class=\"who\"><b>%s</b></td><td class=\"reason\">%s</td><td class=\"check\">%s</td><td>%s</td></tr>\n",
			row[0], byWords(r.Decisions[i]), row[3], row[5], row[2], row[4])
	}
	p.tableEnd()
	p.add("</section>\n")
}

func byWords(a audit.Acceptance) string {
	if a.By == "" {
		return ""
	}
	return " by " + a.By
}
