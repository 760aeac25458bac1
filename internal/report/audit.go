package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/access"
	"cutui/model/accessreview"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
	"cutui/model/seats"
	"cutui/model/target"
)

// AuditDoc is an audit with everything that a report shows beside it. Only Report is
// required.
type AuditDoc struct {
	Report   audit.Report
	Domains  []rollup.DomainRow
	Inviters []rollup.InviterRow
	Roles    []rollup.RoleRow
	Ledger   []rollup.Month
	Changes  *audit.Changes // since an earlier snapshot, or nil
	Sees     *access.Matrix // who sees what, for HTML and Markdown; nil if it was not read
	People   []clickup.Person
	Review   *accessreview.Review // the latest access review, or nil
	Target   *target.Proposal     // nil if no number of seats was asked for
	Offline  bool                 // ClickUp was not asked: the people are from the last load
	Layout   Layout               // of the text tables
}

// Document returns an audit with its people rolled up by domain, inviter, role and month.
func Document(r audit.Report, people []clickup.Person, changes *audit.Changes) AuditDoc {
	days := r.Options.InactiveDays
	people = r.Export.Merge(people)
	return AuditDoc{
		Report:   r,
		Domains:  rollup.ByDomain(people, r.Own, r.Seen, days),
		Inviters: rollup.ByInviter(people, r.Seen, days),
		Roles:    rollup.ByRole(people, r.Seen, days),
		Ledger:   rollup.ByMonth(people),
		Changes:  changes,
		People:   people,
	}
}

// Audit writes one workspace's audit.
func Audit(w io.Writer, f Format, doc AuditDoc) error {
	if f == JSONFormat {
		return JSON(w, AuditValue(doc))
	}
	return Audits(w, f, []AuditDoc{doc})
}

// Audits writes the audits of several workspaces. In JSON they are a list under "audits".
func Audits(w io.Writer, f Format, docs []AuditDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, AuditsValue(docs))
	case CSVFormat:
		return auditCSV(w, docs)
	case MarkdownFormat:
		return auditMarkdown(w, docs)
	case HTMLFormat:
		return auditPage(w, docs)
	}
	for i, doc := range docs {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := auditText(w, doc); err != nil {
			return err
		}
	}
	return nil
}

// facts returns the summary of an audit, for text and Markdown.
func facts(doc AuditDoc) [][]string {
	r := doc.Report
	s := r.Summary
	var list [][]string
	if words := asOf(doc); words != "" {
		list = append(list, []string{"People as of", words})
	}
	for _, unseen := range r.Unseen {
		list = append(list, []string{"Not visible", unseen})
	}
	list = append(list, [][]string{
		{"Member seats", poolWords(s.Seats.Members)},
		{"Filled by", r.ExplainMembers()},
		{"Guest seats", poolWords(s.Seats.Guests)},
		{"Filled by", r.ExplainGuests()},
		{"People", countWords(s.Counts)},
		{"Own domains", ownWords(r.Own)},
		{"Can be taken back", fmt.Sprintf("%s; findings: %s ready, %s%s review, %s protected", reclaimWords(s.Reclaim), text.Number(s.Ready), handOverWords(s.HandOver), text.Number(s.Review), text.Number(s.Protected))},
	}...)
	if words := costWords(s.Cost); words != "" {
		list = append(list, []string{"Cost", words}, []string{"Avoidable", s.Cost.AvoidableWords()})
	}
	list = append(append(list, hrRows(r)...), exportRows(r)...)
	list = append(list, []string{"Thresholds", thresholdWords(r.Options)})
	if words := r.Turned.Words(); words != "" {
		list = append(list, []string{"Changed thresholds", words})
	}
	return list
}

// countWords counts people, and those of each role that somebody has.
func countWords(c seats.Counts) string {
	return fmt.Sprintf("%s: %s", text.Number(c.People()), kindWords(c, ", "))
}

func kindWords(c seats.Counts, between string) string {
	parts := []string{text.Plural(c.Members(), "member"), text.Plural(c.Guests(), "guest")}
	for _, class := range []seats.Class{seats.ClassLimited, seats.ClassAgent, seats.ClassUnknown} {
		switch n := c.Of(class); {
		case n == 0:
		case class == seats.ClassUnknown:
			parts = append(parts, fmt.Sprintf("%s with an unknown role", text.Number(n)))
		default:
			parts = append(parts, text.Plural(n, class.String()))
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%s of them pending", text.Number(c.Pending))), between)
}

// asOf says how old the people are, or returns "" if they are fresh.
func asOf(doc AuditDoc) string {
	r := doc.Report
	age := r.At.Sub(r.Seen)
	switch words := minute(r.Seen, r.At) + ", " + text.Age(age); {
	case doc.Offline:
		return words + ": ClickUp could not be reached since, and the days since count against nobody"
	case age >= time.Hour:
		return words
	}
	return ""
}

func headline(r audit.Report) string {
	return fmt.Sprintf("Seat audit · %s · %s", title(r), minute(r.At, r.At))
}

func auditText(w io.Writer, doc AuditDoc) error {
	if err := doc.Layout.facts(w, headline(doc.Report), facts(doc)); err != nil {
		return err
	}
	if doc.Changes != nil {
		if err := doc.Layout.facts(w, "Since "+minute(doc.Changes.From, doc.Report.At), changeRows(*doc.Changes)); err != nil {
			return err
		}
	}
	if err := reviewText(w, doc); err != nil {
		return err
	}
	if err := decisionText(w, doc.Layout, doc.Report); err != nil {
		return err
	}
	if err := targetText(w, doc.Layout, doc.Target); err != nil {
		return err
	}
	if len(doc.Report.Findings) == 0 {
		return doc.Layout.sentence(w, nothingWords(doc.Report))
	}
	rows := findingRows(doc.Report.Findings)
	for _, row := range rows { // the longest column last, so that it needs no padding
		row[5], row[6] = row[6], row[5]
	}
	return doc.Layout.Table(w, Columns("lane", "severity", "check", "name", "email", "action", "reason"), rows)
}

func nothingWords(r audit.Report) string {
	if r.Summary.Counts.People() == 0 {
		return "Nobody is in this workspace, so there is nothing to take back. `cutui invite` adds people."
	}
	if len(r.Unseen) > 0 {
		return "Nothing was found in what is visible; this is no clean audit."
	}
	return "Nothing was found."
}

// findingRows returns rows of lane, severity, check, name, address, reason and action.
func findingRows(found []audit.Finding) [][]string {
	rows := make([][]string, len(found))
	for i, f := range found {
		name, email := who(f.Person)
		rows[i] = []string{f.Lane.String(), f.Severity.String(), f.Check.String(), name, email, f.Reason(), f.Action().Words}
	}
	return rows
}

// who returns a person's name and address, or "(workspace)" for a finding about nobody.
func who(p *clickup.Person) (name, email string) {
	switch {
	case p == nil:
		return "(workspace)", ""
	case p.Name == "" && p.Email == "":
		return p.Display(), ""
	}
	return p.Name, p.Email
}

// FindingColumns returns the columns of FindingRows and of an audit as CSV.
func FindingColumns() []Column {
	columns := Columns("workspace_id", "workspace", "lane", "severity", "check", "person_id", "name", "email", "reason", "action")
	return append(columns, Column{Title: "action_words", Heading: "action"})
}

// FindingRows returns a row for each finding of all documents, in their order.
func FindingRows(docs []AuditDoc) [][]string {
	var rows [][]string
	for _, doc := range docs {
		for _, f := range doc.Report.Findings {
			row := []string{
				string(doc.Report.Workspace), doc.Report.Name, f.Lane.String(), f.Severity.String(), f.Check.String(),
				"", "", "", f.Reason(), f.Action().Kind.String(), f.Action().Words,
			}
			if p := f.Person; p != nil {
				row[5], row[6], row[7] = p.ID.String(), p.Name, p.Email
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func auditCSV(w io.Writer, docs []AuditDoc) error {
	var l Layout
	if len(docs) > 0 {
		l = docs[0].Layout
	}
	return l.csv(w, Titles(FindingColumns()), FindingRows(docs))
}

func laneTitle(l audit.Lane) string {
	switch l {
	case audit.Ready:
		return "Ready to take back"
	case audit.HandOver:
		return "Hand over first"
	case audit.Review:
		return "To review"
	}
	return "Protected"
}

func laneAbout(l audit.Lane) string {
	switch l {
	case audit.Ready:
		return "The evidence is clear: these seats can be taken back."
	case audit.HandOver:
		return "The evidence is clear, but these people hold tasks, goals, lists or private spaces: hand those over before you remove them."
	case audit.Review:
		return "Somebody who knows these people has to decide."
	}
	return "The owner, the person who ran the audit, protected people and accepted findings. No action is taken on these."
}

// handOverWords counts the findings of the hand-over lane, or returns "" for none.
func handOverWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s hand over first, ", text.Number(n))
}
