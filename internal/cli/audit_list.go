package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"cutui/internal/report"
	"cutui/model/audit"
)

// findingList is the findings of audits as a list, which --columns, --sort and
// --limit choose from. Without docs it serves to check these flags.
func (sh *shell) findingList(docs []report.AuditDoc, format report.Format) listing {
	l := listing{
		columns: report.FindingColumns(), shown: []string{"lane", "severity", "check", "name", "email", "action_words", "reason"},
		rows: report.FindingRows(docs),
		ranks: map[string][]string{
			"lane":     {audit.Ready.String(), audit.Review.String(), audit.Protected.String()},
			"severity": {audit.Info.String(), audit.Low.String(), audit.Medium.String(), audit.High.String()},
		},
		json: func(keep []int) any {
			chosen := chooseFindings(docs, keep)
			if sh.all {
				return report.AuditsValue(chosen)
			}
			return report.AuditValue(chosen[0])
		},
	}
	switch {
	case format == report.CSVFormat: // as without a choice
		l.shown = report.Titles(l.columns)
	case len(docs) > 1:
		l.shown = append([]string{"workspace"}, l.shown...)
	}
	return l
}

// findingsChosen says whether the audit is to be the list of its findings, and
// finds wrong flags for it.
func (sh *shell) findingsChosen(cmd *cobra.Command, format report.Format) (bool, error) {
	flags := cmd.Flags()
	if !flags.Changed("columns") && !flags.Changed("sort") && !flags.Changed("limit") {
		return false, nil
	}
	if !slices.Contains(report.ListFormats(), format) {
		return false, usage("--columns, --sort and --limit choose from the findings as table, csv or json: a report as %s is always whole", format)
	}
	return true, sh.check(sh.findingList(nil, format))
}

// writeAudits prints the reports, or of their findings what was chosen.
func (sh *shell) writeAudits(format report.Format, docs []report.AuditDoc, chosen bool) error {
	switch {
	case chosen:
		return sh.print(sh.findingList(docs, format), format)
	case sh.all:
		return report.Audits(sh.Out, format, docs)
	}
	return report.Audit(sh.Out, format, docs[0])
}

// chooseFindings gives copies of the documents with the findings to keep, of all in
// their order. What the documents count stays that of all findings.
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
