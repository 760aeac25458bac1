package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"cutui/internal/report"
	"cutui/model/audit"
)

// findingList is the findings of audits as a list, which --columns, --sort and
// --limit choose from. Without docs it serves to check these flags.
func findingList(docs []report.AuditDoc) listing {
	l := listing{
		columns: report.FindingColumns(), shown: []string{"lane", "severity", "check", "name", "email", "action_words", "reason"},
		rows: report.FindingRows(docs),
		ranks: map[string][]string{
			"lane":     {audit.Ready.String(), audit.Review.String(), audit.Protected.String()},
			"severity": {audit.Info.String(), audit.Low.String(), audit.Medium.String(), audit.High.String()},
		},
	}
	if len(docs) > 1 {
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
	return true, sh.check(findingList(nil))
}

// writeAudits prints the reports, or of their findings what was chosen.
func (sh *shell) writeAudits(format report.Format, docs []report.AuditDoc, chosen bool) error {
	if chosen && format != report.JSONFormat {
		l := findingList(docs)
		if len(sh.columns) == 0 && format == report.CSVFormat {
			l.shown = nil
			for _, c := range l.columns {
				l.shown = append(l.shown, c.Title)
			}
		}
		return sh.print(l, format)
	}
	if chosen {
		docs = sh.chooseFindings(docs)
	}
	if sh.all {
		return report.Audits(sh.Out, format, docs)
	}
	return report.Audit(sh.Out, format, docs[0])
}

// chooseFindings gives copies of the documents with the findings that are to be
// printed, in their order. What the documents count stays that of all findings.
func (sh *shell) chooseFindings(docs []report.AuditDoc) []report.AuditDoc {
	type place struct{ doc, finding int }
	var places []place
	for d, doc := range docs {
		for f := range doc.Report.Findings {
			places = append(places, place{d, f})
		}
	}
	out := slices.Clone(docs)
	for i := range out {
		out[i].Report.Findings = nil
	}
	for _, i := range sh.order(findingList(docs)) {
		at := places[i]
		out[at.doc].Report.Findings = append(out[at.doc].Report.Findings, docs[at.doc].Report.Findings[at.finding])
	}
	return out
}
