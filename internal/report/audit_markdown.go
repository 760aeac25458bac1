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
	markdownFacts(b, facts(doc))
	if c := doc.Changes; c != nil {
		markdownSection(b, "Since "+minute(c.From, r.At), "", changeRows(*c), personChangeColumns(), personChangeRows(*c))
	}
	if t := doc.Target; t != nil {
		markdownSection(b, targetTitle(t), "", targetFacts(t), targetColumns(), targetRows(t))
	}
	for lane := audit.Ready; lane <= audit.Protected; lane++ {
		found := r.Lane(lane)
		if len(found) == 0 {
			continue
		}
		rows := findingRows(found)
		for i := range rows {
			rows[i] = rows[i][1:]
		}
		title := fmt.Sprintf("%s (%s)", laneTitle(lane), text.Number(len(found)))
		markdownSection(b, title, laneAbout(lane), nil, Columns("severity", "check", "name", "email", "reason", "action"), rows)
	}
	if len(r.Findings) == 0 {
		b.WriteString("\n" + nothingWords(r) + "\n")
	}
	if sees, known := doc.sees(); known {
		b.WriteString("\n## Who sees what\n\n")
		markdownSees(b, sees, "###")
	}
	if doc.Review != nil {
		markdownSection(b, reviewTitle, markdownText(doc.Review.Words(r.At))+".", nil, reviewColumns(), reviewRows(doc.Review))
	}
	for _, part := range []struct {
		title   string
		columns []Column
		rows    [][]string
	}{
		{decisionsTitle, decisionColumns(), decisionRows(r)},
		{"E-mail domains", tallyColumns("domain", "kind"), tallyRows(byDomain(doc.Domains))},
		{"Inviters", tallyColumns("inviter", "here"), tallyRows(byInviter(doc.Inviters))},
		{"Roles", tallyColumns("role", "custom role"), tallyRows(byRole(doc.Roles))},
		{"Seats by month", append(Columns("month"), numbers("members joined", "guests joined", "still invited")...), ledgerRows(doc.Ledger)},
	} {
		if len(part.rows) > 0 {
			markdownSection(b, part.title, "", nil, part.columns, part.rows)
		}
	}
}

func tallyColumns(of ...string) []Column {
	return append(Columns(of...), numbers("people", "members", "guests", "pending", "inactive")...)
}

func ledgerRows(months []rollup.Month) [][]string {
	rows := make([][]string, len(months))
	for i, m := range months {
		rows[i] = []string{m.Month.Format("Jan 2006"), strconv.Itoa(m.Members), strconv.Itoa(m.Guests), strconv.Itoa(m.Invited)}
	}
	return rows
}
