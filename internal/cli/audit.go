package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/audit"
)

type auditFlags struct {
	inactive, pending int
	failOn            string
	roster            string
	shares            bool
	sharesWithin      time.Duration
}

const auditHelp = `Check who could go, who was never here, and what the seats cost.

With --fail-on, findings that bad or worse exit with 3, which makes the audit
a check for CI. --roster takes an HR list in CSV and finds who is not on it.
--shares reads what every guest sees and finds those who see nothing, may do
more than view and comment, or still have closed items; ctrl+c stops it, and the
next one goes on where it was: what was read in the last 12 hours is not asked
again, unless --shares-within says otherwise.

--columns, --sort and --limit print the findings alone, as a list; --fail-on
goes by all of them.`

func (sh *shell) auditCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "audit",
		Short:   "Find seats to take back and people to look at",
		Long:    auditHelp,
		Example: "cutui audit --inactive-days 90 --fail-on high\ncutui audit --roster people.csv --format html > audit.html",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return sh.runAudit(cmd.Context(), cmd) },
	}
	f := cmd.Flags()
	f.IntVar(&sh.audit.inactive, "inactive-days", 0, "inactive after so many days, instead of 60")
	f.IntVar(&sh.audit.pending, "pending-days", 0, "invitations are overdue after so many days")
	f.StringVar(&sh.audit.failOn, "fail-on", "", "exit 3 from this on: info, low, medium, high")
	f.StringVar(&sh.audit.roster, "roster", "", "an HR list (CSV) to hold people against")
	f.BoolVar(&sh.audit.shares, "shares", false, "read what every guest sees (Enterprise, a call each), for three more checks")
	f.DurationVar(&sh.audit.sharesWithin, "shares-within", model.SharesWithin, "how old what was read of a guest may be; 0 reads all again")
	f.BoolVar(&sh.all, "all-workspaces", false, "every workspace of the token")
	sh.listFlags(cmd, report.FindingColumns())
	sh.offlineFlag(cmd)
	complete(cmd, "fail-on", "info", "low", "medium", "high")
	return cmd
}

func (sh *shell) runAudit(ctx context.Context, cmd *cobra.Command) error {
	format, err := sh.formatOf(report.ReportFormats())
	if err != nil {
		return err
	}
	chosen, err := sh.findingsChosen(cmd, format)
	if err != nil {
		return err
	}
	for _, flag := range []string{"inactive-days", "pending-days"} {
		if n, err := cmd.Flags().GetInt(flag); err == nil && n < 1 && cmd.Flags().Changed(flag) {
			return usage("--%s takes a number from 1 on", flag)
		}
	}
	failOn := audit.High + 1
	if sh.audit.failOn != "" {
		if failOn, err = audit.ParseSeverity(sh.audit.failOn); err != nil {
			return usage("--fail-on: %v", err)
		}
	}
	list, err := sh.hrText()
	if err != nil {
		return err
	}
	if sh.audit.shares && sh.start.Offline {
		return usage("--shares asks ClickUp about every guest: it does not go with --offline")
	}
	if sh.audit.sharesWithin < 0 {
		return usage("--shares-within takes a time like 90m or 12h; 0 reads all again")
	}
	return sh.open(ctx, func(s *app.App) error {
		if err := sh.takeHR(s.State, list); err != nil {
			return err
		}
		sh.thresholds(&s.State.Options.Audit)
		if err := sh.load(ctx, s); err != nil {
			return err
		}
		docs, err := sh.audits(ctx, s)
		if err != nil {
			return err
		}
		if err := sh.writeAudits(format, docs, chosen); err != nil {
			return err
		}
		return sh.failOnFindings(docs, failOn)
	})
}

// thresholds puts what the flags say in the place of the settings.
func (sh *shell) thresholds(o *audit.Options) {
	if sh.audit.inactive > 0 {
		o.InactiveDays = sh.audit.inactive
	}
	if sh.audit.pending > 0 {
		o.PendingDays = sh.audit.pending
	}
}

// hrText reads the file of --roster; empty: there is none.
func (sh *shell) hrText() (string, error) {
	if sh.audit.roster == "" {
		return "", nil
	}
	text, err := sh.readInput(sh.audit.roster)
	if err != nil {
		return "", usage("--roster: %v", err)
	}
	return text, nil
}

// takeHR holds people against the list of --roster, and says what it took from it.
func (sh *shell) takeHR(s *model.State, text string) error {
	if sh.audit.roster == "" {
		return nil
	}
	list, err := audit.ParseHR(text, s.Now)
	if err != nil {
		return usage("--roster: %s: %v", sh.audit.roster, err)
	}
	if list.File = sh.audit.roster; list.File == "-" {
		list.File = "stdin"
	}
	s.Options.HR = list
	sh.note("%s: %s", clean.Line(list.File), list.Words())
	return nil
}

// audits checks the chosen workspace, or all of them.
func (sh *shell) audits(ctx context.Context, s *app.App) ([]report.AuditDoc, error) {
	ids := []clickup.WorkspaceID{s.State.Chosen}
	if sh.all {
		ids = nil
		for _, r := range s.State.Rosters.Value {
			ids = append(ids, r.ID)
		}
	}
	info, before, compared := sh.lastMonth(s)
	docs := make([]report.AuditDoc, len(ids))
	for i, id := range ids {
		if err := sh.drive(ctx, s, model.ChooseWorkspace{ID: id}, settled); err != nil {
			return nil, err
		}
		sh.noteUnknown(s.State)
		if err := sh.readEveryGuest(ctx, s); err != nil {
			return nil, err
		}
		var since *audit.Changes
		if compared {
			if done, err := s.State.Comparing(0, info).Do(before); err == nil {
				since = &done.Changes
			}
		}
		in := s.State.AuditInput(id)
		docs[i] = report.Document(audit.Run(in), in.People, since)
		docs[i].Offline = s.State.Offline()
	}
	return docs, nil
}

// noteUnknown says what is not known of the chosen workspace; the checks that don't need
// it go on.
func (sh *shell) noteUnknown(s *model.State) {
	f := s.Data()
	_ = sh.missing(s.Roster(), f)
	switch {
	case s.Offline():
		sh.note("the user groups and custom roles of %s are not kept: guests in a group and admins by a custom role are not looked for", s.Roster().Name)
	case f.Groups.Err != nil:
		sh.note("the user groups of %s are not known: %v", s.Roster().Name, f.Groups.Err)
	}
}

// failOnFindings fails where something is as bad as --fail-on says.
func (sh *shell) failOnFindings(docs []report.AuditDoc, failOn audit.Severity) error {
	bad, where := 0, 0
	for _, doc := range docs {
		if doc.Report.Worst() >= failOn {
			where++
		}
		for _, f := range doc.Report.Findings {
			if _, accepted := f.Accepted(); !accepted && f.Severity >= failOn {
				bad++
			}
		}
	}
	if where == 0 {
		return nil
	}
	sh.note("%s of severity %s or worse", text.Plural(bad, "finding"), failOn)
	return &cliError{code: ExitFound}
}
