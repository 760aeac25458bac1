package report

import (
	"io"
	"strconv"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/accessreview"
)

// ReviewDoc is a document about an access review.
type ReviewDoc struct {
	Review *accessreview.Review
	Files  []string // the sheets and forms just written
	Now    time.Time
	Layout Layout
}

// accessReview is an access review, for JSON.
type accessReview struct {
	ID       string         `json:"id"`
	By       string         `json:"by"` // inviter or domain
	AskedBy  string         `json:"asked_by"`
	AskedAt  Moment         `json:"asked_at"`
	Due      Moment         `json:"due"`
	Overdue  bool           `json:"overdue"` // somebody has not answered and the date has passed
	Asked    int            `json:"asked"`
	Keep     int            `json:"keep"`
	Remove   int            `json:"remove"`
	Waiting  int            `json:"waiting"`
	Late     int            `json:"late"`
	Files    []string       `json:"files,omitempty"`
	Sheets   []reviewSheet  `json:"reviewers"`
	Verdicts []reviewAnswer `json:"people"`
}

type reviewSheet struct {
	Reviewer *string `json:"reviewer"` // null if nobody is known who could answer
	Email    string  `json:"email"`
	Asked    int     `json:"asked"`
	Keep     int     `json:"keep"`
	Remove   int     `json:"remove"`
	Waiting  int     `json:"waiting"`
	Late     int     `json:"late"`
}

type reviewAnswer struct {
	Person     PersonRef `json:"person"`
	Reviewer   *string   `json:"reviewer"`
	Answer     *string   `json:"answer"` // keep, remove, or null
	Reason     string    `json:"reason"`
	AnsweredBy string    `json:"answered_by"`
	AnsweredOn Moment    `json:"answered_on"`
	Late       bool      `json:"late"`
}

type reviewDocument struct {
	SchemaVersion int          `json:"schema_version"`
	Workspace     WorkspaceRef `json:"workspace"`
	accessReview
}

// reviewValue returns the JSON document of a review.
func reviewValue(doc ReviewDoc) any {
	out := accessReviewOf(doc.Review, doc.Now)
	out.Files = cleanCells(doc.Files)
	return reviewDocument{SchemaVersion: SchemaVersion, Workspace: WorkspaceRefOf(doc.Review.Workspace, doc.Review.Name), accessReview: *out}
}

func accessReviewOf(r *accessreview.Review, now time.Time) *accessReview {
	if r == nil {
		return nil
	}
	all := r.Total()
	out := &accessReview{
		ID: r.ID, By: string(r.By), AskedBy: clean.Line(r.Asker), AskedAt: Moment(r.At), Due: Moment(r.Due), Overdue: all.Waiting() > 0 && r.Overdue(now),
		Asked: all.Asked, Keep: all.Keep, Remove: all.Remove, Waiting: all.Waiting(), Late: all.Late, Sheets: []reviewSheet{}, Verdicts: []reviewAnswer{},
	}
	for i, c := range r.Counts() {
		s := &r.Sheets[i]
		who := orNull(clean.Line(s.Reviewer))
		out.Sheets = append(out.Sheets, reviewSheet{who, clean.Line(s.Email), c.Asked, c.Keep, c.Remove, c.Waiting(), c.Late})
		for j := range s.Rows {
			out.Verdicts = append(out.Verdicts, verdictOf(r, &s.Rows[j], who))
		}
	}
	return out
}

func verdictOf(r *accessreview.Review, row *accessreview.Row, who *string) reviewAnswer {
	v := reviewAnswer{Person: PersonRef{ID: row.Person, Name: clean.Line(row.Name), Email: clean.Line(row.Email)}, Reviewer: who}
	if a, ok := r.Answer(row.Person); ok {
		word := a.Word()
		v.Answer, v.Reason, v.AnsweredBy, v.AnsweredOn, v.Late = &word, clean.Line(a.Reason), clean.Line(a.By), Moment(a.On), a.Late
	}
	return v
}

const reviewTitle = "What the reviewers answered"

// Review writes the progress of an access review: who has answered what.
func Review(w io.Writer, f Format, doc ReviewDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, reviewValue(doc))
	case CSVFormat:
		return doc.Layout.csv(w, []string{"reviewer", "person", "email", "answer", "answered_by", "answered_on", "reason", "person_id", "late"}, verdictRows(doc.Review))
	}
	r := doc.Review
	if err := doc.Layout.sentence(w, "Review "+r.ID+" of "+r.Name+". "+r.Words(doc.Now)); err != nil {
		return err
	}
	var rows [][]string
	for i, c := range r.Counts() {
		s := &r.Sheets[i]
		rows = append(rows, []string{s.Title(), s.Email, c.Standing(), strconv.Itoa(c.Asked), strconv.Itoa(c.Keep), strconv.Itoa(c.Remove), strconv.Itoa(c.Waiting()), strconv.Itoa(c.Late)})
	}
	return doc.Layout.Table(w, Columns("reviewer", "email", "state", "asked", "keep", "remove", "waiting", "late"), rows)
}

func reviewColumns() []Column {
	return Columns("reviewer", "person", "email", "answer", "answered_by", "answered_on", "reason")
}

// verdictRows returns the rows of a review as CSV; cells are empty where JSON has null.
func verdictRows(r *accessreview.Review) [][]string {
	var rows [][]string
	for i := range r.Sheets {
		for j := range r.Sheets[i].Rows {
			v := verdictOf(r, &r.Sheets[i].Rows[j], nil)
			rows = append(rows, []string{
				r.Sheets[i].Title(), v.Person.Name, v.Person.Email, orEmpty(v.Answer), v.AnsweredBy, v.AnsweredOn.String(), v.Reason, v.Person.ID.String(), yesOrNo(v.Late),
			})
		}
	}
	return rows
}

// reviewRows returns everybody asked about, and the answers.
func reviewRows(r *accessreview.Review) [][]string {
	var rows [][]string
	for i := range r.Sheets {
		s := &r.Sheets[i]
		for j := range s.Rows {
			p := &s.Rows[j]
			row := []string{s.Title(), p.Name, p.Email, "no answer", "", "", ""}
			if a, ok := r.Answer(p.Person); ok {
				day := text.Day(a.On)
				if a.Late {
					day += ", late"
				}
				row[3], row[4], row[5], row[6] = a.Word(), a.By, day, a.Reason
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func reviewText(w io.Writer, doc AuditDoc) error {
	if doc.Review == nil {
		return nil
	}
	var b strings.Builder
	b.WriteString(reviewTitle + "\n" + doc.Layout.wrapped(doc.Review.Words(doc.Report.At), 0) + "\n")
	if err := doc.Layout.Table(&b, reviewColumns(), reviewRows(doc.Review)); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String()+"\n")
	return err
}

// review writes the whole review for an auditor: who was asked about which people, and the
// answers.
func (p *page) review(doc AuditDoc) {
	if doc.Review == nil {
		return
	}
	rows := reviewRows(doc.Review)
	p.add("<section class=\"lane\"><h2>%s<span>%s</span></h2><p>%s.</p>\n", reviewTitle, text.Number(len(rows)), doc.Review.Words(doc.Report.At))
	p.table(reviewTitle, heading{"who", "Asked"}, heading{"who", "About"}, heading{"check", "Answer"}, heading{"when", "By"}, heading{"reason", "Why"})
	for _, row := range rows[:min(len(rows), laneRows)] {
		p.add("<tr><td class=\"who\">%s</td><td class=\"who\"><b>%s</b><span>%s</span></td><td>%s</td><td>%s<span>%s</span></td><td class=\"reason\">%s</td></tr>\n",
			row[0], row[1], row[2], row[3], row[4], row[5], row[6])
	}
	p.tableEnd()
	p.laneEnd(len(rows), "JSON report")
}
