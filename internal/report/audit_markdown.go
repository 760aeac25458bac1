package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
)

func auditMarkdown(w io.Writer, docs []AuditDoc) error {
	var b strings.Builder
	for i, doc := range docs {
		if i > 0 {
			b.WriteString("\n")
		}
		markdownAudit(&b, doc)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownAudit(b *strings.Builder, doc AuditDoc) {
	r := doc.Report
	fmt.Fprintf(b, "# Seat audit: %s\n\n%s\n\n", markdownText(title(r)), minute(r.At, r.At))
	for _, f := range facts(doc) {
		fmt.Fprintf(b, "- **%s:** %s\n", f.name, markdownText(f.value))
	}
	if doc.Changes != nil {
		fmt.Fprintf(b, "\n## Since %s\n\n", minute(doc.Changes.From, r.At))
		markdownChanges(b, *doc.Changes)
	}
	markdownTarget(b, doc.Target)
	for lane := audit.Ready; lane <= audit.Protected; lane++ {
		found := r.Lane(lane)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "\n## %s (%s)\n\n%s\n\n", laneTitle(lane), text.Number(len(found)), laneAbout(lane))
		rows := findingRows(found)
		for i := range rows {
			rows[i] = rows[i][1:]
		}
		markdownTable(b, Columns("severity", "check", "name", "email", "reason", "action"), rows)
	}
	if len(r.Findings) == 0 {
		b.WriteString("\n" + nothingWords(r) + "\n")
	}
	if sees, known := doc.sees(); known {
		b.WriteString("\n## Who sees what\n\n")
		markdownSees(b, sees, "###")
	}
	markdownReview(b, doc)
	markdownDecisions(b, r)
	markdownTallies(b, "E-mail domains", Columns("domain", "kind"), domainRows(doc.Domains))
	markdownTallies(b, "Who invited", Columns("inviter", "here"), inviterRows(doc.Inviters))
	markdownTallies(b, "Roles", Columns("role", "custom role"), roleRows(doc.Roles))
	markdownLedger(b, doc.Ledger)
}

func markdownTallies(b *strings.Builder, title string, of []Column, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n## %s\n\n", title)
		markdownTable(b, append(of, numbers("people", "members", "guests", "pending", "inactive")...), rows)
	}
}

func markdownLedger(b *strings.Builder, months []rollup.Month) {
	if len(months) == 0 {
		return
	}
	b.WriteString("\n## Seats by month\n\n")
	markdownTable(b, append(Columns("month"), numbers("members joined", "guests joined", "still invited")...), ledgerRows(months))
}

func ledgerRows(months []rollup.Month) [][]string {
	rows := make([][]string, len(months))
	for i, m := range months {
		rows[i] = []string{m.Month.Format("Jan 2006"), strconv.Itoa(m.Members), strconv.Itoa(m.Guests), strconv.Itoa(m.Invited)}
	}
	return rows
}
