package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/change"
)

// auditOptions are the flags of audit.
type auditOptions struct {
	chosen            bool // the findings alone are printed, as a list
	inactive, pending int
	failOn            string
	rosters           []string
	shares            bool
	impact            bool
	sharesWithin      string
	within            time.Duration // sharesWithin
	all               bool
	target            targetOptions
}

const auditHelp = `Find people who could go, people who were never here, and what the seats cost.

With --fail-on, findings of that severity or worse exit with 3, which makes the
audit a check for CI. --roster takes an HR list in CSV and finds people who are
not on it. It also takes the CSV that ClickUp's own People page exports, which
it recognizes by its columns: that says who has two-factor authentication, who
sees which list at which level, and when they were last active. Give --roster
twice to use both.

--shares reads what every guest sees. It finds guests who see nothing, who may
do more than view and comment or who still have closed items, people of one
client on something of another's, and tasks that are open to the web. Below the
Enterprise plan it reads who is on every list instead, which finds the last
two. It says how many calls that takes and about how long. ctrl+c stops it and
shows what was read so far; the next audit continues there: what was read in
the last 12 hours is not read again, unless --shares-within says otherwise.

--impact reads what people who could go hold: those who hold something move to
the lane "hand over first". It also looks for tracked time and new tasks:
people who work although ClickUp last saw them long ago move to "review". The
result is kept; audits without --impact use it and say how old it is.

--target says how to get down to a number of filled member seats: which people,
the least harmful first, why, and what it saves; --without and --with change the
choice. If the number can't be reached, it says so and exits with 0.

--columns, --sort and --limit print only the findings, as a list; --fail-on
still considers all of them.`

func (sh *shell) auditCmd() *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:     "audit",
		Short:   "Find seats to take back and people to look at",
		Long:    auditHelp,
		Example: "cutui audit --inactive-days 90 --fail-on high\ncutui audit --roster people.csv --format html > audit.html",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return sh.runAudit(cmd.Context(), cmd, o) },
	}
	sh.outputFlags(cmd, report.ReportFormats(), "audit", "audits")
	f := cmd.Flags()
	f.IntVar(&o.inactive, "inactive-days", 0, "people are inactive after `DAYS`, instead of 60")
	f.IntVar(&o.pending, "pending-days", 0, "invitations are overdue after `DAYS`")
	f.StringVar(&o.failOn, "fail-on", "", "exit 3 from this `SEVERITY` on: info, low, medium, high")
	f.StringArrayVar(&o.rosters, "roster", nil, "an HR `FILE` (CSV) to compare people with, or ClickUp's people export; - for stdin")
	f.BoolVar(&o.shares, "shares", false, "read what every guest sees, a call each (below Enterprise a call a list), for more checks")
	f.StringVar(&o.sharesWithin, "shares-within", "12h", "reuse what was read of a guest up to this `AGE`; 0 reads everything again")
	f.BoolVar(&o.impact, "impact", false, "read what people who could go hold, and who still works: tracked time, tasks created")
	f.StringVar(&o.target.seats, "target", "", "propose how to get down to this many filled member `SEATS`, the least harmful way; cutui target does it")
	sh.targetFlags(cmd, &o.target)
	f.BoolVar(&o.all, "all-workspaces", false, "every workspace of the token")
	sh.listFlags(cmd, report.FindingColumns())
	sh.offlineFlag(cmd)
	onlyWith(cmd, "shares", "shares-within")
	onlyWith(cmd, "target", "by", "with", "without")
	notWith(cmd, "target", "columns", "sort", "limit", "all-workspaces")
	notWith(cmd, "offline", "shares", "impact")
	notWith(cmd, "workspace", "all-workspaces")
	complete(cmd, "fail-on", "info", "low", "medium", "high")
	return cmd
}

func (sh *shell) runAudit(ctx context.Context, cmd *cobra.Command, o auditOptions) error {
	if err := o.check(cmd, sh.format); err != nil {
		return err
	}
	var err error
	failOn := audit.High + 1
	if o.failOn != "" {
		if failOn, err = audit.ParseSeverity(o.failOn); err != nil {
			return usage("--fail-on: %v", err)
		}
	}
	if o.within, err = parseWithin("--shares-within", o.sharesWithin); err != nil {
		return err
	}
	texts, err := sh.rosterTexts(o)
	if err != nil {
		return err
	}
	return sh.open(ctx, func(s *app.App) error {
		rules, err := sh.auditRules(s.State, o, texts)
		if err != nil {
			return err
		}
		if err := sh.drive(ctx, s, rules, settled); err != nil {
			return err
		}
		if err := sh.load(ctx, s, need{everywhere: o.all, old: true, facts: model.Need{All: o.all, Me: true, Seats: true, Plans: true, Groups: true, Roles: true}}); err != nil {
			return err
		}
		docs, err := sh.audits(ctx, s, o)
		if err != nil {
			return err
		}
		if err := sh.writeAudits(s.State, docs, o); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx) // what was read until then is shown
		}
		if err := sh.failOnFindings(docs, failOn); err != nil {
			return err
		}
		return notClean(s.State, docs)
	})
}

// check finds wrong flags, and whether the findings are to be printed as a list.
func (o *auditOptions) check(cmd *cobra.Command, format report.Format) error {
	flags := cmd.Flags()
	for _, name := range []string{"inactive-days", "pending-days"} {
		if n, err := flags.GetInt(name); err == nil && n < 1 && flags.Changed(name) {
			return usage("--%s takes a number from 1 on", name)
		}
	}
	o.target.wanted = flags.Changed("target")
	if err := o.target.check(time.Now()); err != nil {
		return err
	}
	o.chosen = flags.Changed("columns") || flags.Changed("sort") || flags.Changed("limit")
	if o.chosen && !slices.Contains(report.ListFormats(), format) {
		return usage("--columns, --sort and --limit choose from the findings as table, csv or json: a report as %s is always whole", format)
	}
	return nil
}

// audits returns the reports on the chosen workspace, or on all. If ctx is cancelled while
// reading what guests see, they end with that workspace.
func (sh *shell) audits(ctx context.Context, s *app.App, o auditOptions) ([]report.AuditDoc, error) {
	ids := []clickup.WorkspaceID{s.State.Chosen}
	if o.all {
		ids = nil
		for _, r := range s.State.Rosters.Value {
			ids = append(ids, r.ID)
		}
	}
	info, before, compared := sh.lastMonth(s)
	docs := make([]report.AuditDoc, 0, len(ids))
	for _, id := range ids {
		if err := sh.drive(ctx, s, model.ChooseWorkspace{ID: id}, settled); err != nil {
			return nil, err
		}
		sh.noteUnknown(s.State)
		if err := sh.readEveryGuest(ctx, s, o); err != nil {
			return nil, err
		}
		if !interrupted(ctx) {
			if err := sh.readEvidence(ctx, s, o); err != nil && !interrupted(ctx) {
				return nil, err
			}
		}
		if err := sh.drive(ctx, s, model.FindReviews{}, reviewsSettled); err != nil && !interrupted(ctx) {
			return nil, err
		}
		doc := auditDocument(s.State, id, info, before, compared)
		if o.target.wanted {
			proposal, err := o.target.propose(s.State, &doc.Report)
			if err != nil {
				return nil, err
			}
			doc.Target = &proposal
		}
		doc.Offline, doc.Layout = s.State.Offline(), sh.layout(s.State)
		docs = append(docs, doc)
		if interrupted(ctx) {
			break
		}
	}
	return docs, nil
}

// auditDocument returns the report on a workspace. If compared is set, it has the changes
// since an earlier roster.
func auditDocument(s *model.State, id clickup.WorkspaceID, info model.SnapshotInfo, before model.SnapshotLoaded, compared bool) report.AuditDoc {
	var since *audit.Changes
	if compared {
		if done, err := s.Comparing(0, info).Do(before); err == nil {
			since = &done.Changes
		}
	}
	in := s.AuditInput(id)
	doc := report.Document(audit.Run(in), in.People, since)
	doc.Sees, doc.Review = s.KnownMatrix(), s.Review()
	return doc
}

// noteUnknown notes what is not known of the chosen workspace; checks that don't need it
// still run.
func (sh *shell) noteUnknown(s *model.State) {
	f := s.Data()
	_ = sh.missing(s, s.Roster(), f)
	switch {
	case s.Offline() && f.Groups.Has() && f.Roles.Has():
	case s.Offline():
		sh.note("the user groups and custom roles of %s are not kept: guests in a group and admins by a custom role are not looked for", s.Roster().Name)
	case f.Groups.Err != nil && s.NotAllowed(s.Chosen) == nil:
		sh.note("the user groups of %s are not known: %v", s.Roster().Name, f.Groups.Err)
	}
}

// notClean fails if a workspace can't be read with this token: its audit proves nothing.
func notClean(s *model.State, docs []report.AuditDoc) error {
	var unread []string
	for _, doc := range docs {
		if s.NotAllowed(doc.Report.Workspace) != nil {
			unread = append(unread, change.WorkspaceName(doc.Report.Name, doc.Report.Workspace))
		}
	}
	if len(unread) == 0 {
		return nil
	}
	code := ExitRefused
	if len(unread) < len(docs) {
		code = ExitPartly
	}
	return &cliError{code: code, text: "this token was not allowed for " + strings.Join(unread, ", "), hint: "Authorise it again there: this is no clean audit."}
}

// failOnFindings fails with ExitFound if a finding is at least as severe as --fail-on.
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
