package cli

import (
	"slices"

	"cutui/internal/report"
	"cutui/model"
	"cutui/model/audit"
)

// findingList is the findings of audits as a list, which --columns, --sort and
// --limit choose from.
func (o *auditOptions) findingList(docs []report.AuditDoc) listing {
	l := listing{
		columns: report.FindingColumns(), shown: []string{"lane", "severity", "check", "name", "email", "action_words", "reason"},
		rows: report.FindingRows(docs),
		ranks: map[string][]string{
			"lane":     {audit.Ready.String(), audit.HandOver.String(), audit.Review.String(), audit.Protected.String()},
			"severity": {audit.Info.String(), audit.Low.String(), audit.Medium.String(), audit.High.String()},
		},
		json: func(keep []int) any {
			chosen := chooseFindings(docs, keep)
			if o.all {
				return report.AuditsValue(chosen)
			}
			return report.AuditValue(chosen[0])
		},
	}
	if len(docs) > 1 {
		l.shown = append([]string{"workspace"}, l.shown...)
	}
	return l
}

// writeAudits prints the reports, or of their findings what was chosen.
func (sh *shell) writeAudits(s *model.State, docs []report.AuditDoc, o auditOptions) error {
	switch {
	case o.chosen:
		return sh.print(s, o.findingList(docs))
	case o.all:
		return report.Audits(sh.Out, sh.format, docs)
	}
	return report.Audit(sh.Out, sh.format, docs[0])
}

// chooseFindings returns copies of the documents with only the findings to keep. Their
// counts stay those of all findings.
func chooseFindings(docs []report.AuditDoc, keep []int) []report.AuditDoc {
	type place struct{ doc, finding int }
	var places []place
	out := slices.Clone(docs)
	for d, doc := range docs {
		for f := range doc.Report.Findings {
			places = append(places, place{d, f})
		}
		out[d].Report.Findings = nil
	}
	for _, i := range keep {
		at := places[i]
		out[at.doc].Report.Findings = append(out[at.doc].Report.Findings, docs[at.doc].Report.Findings[at.finding])
	}
	return out
}
