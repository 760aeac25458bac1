package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
)

// impactOptions are the flags of impact.
type impactOptions struct {
	filter           string
	everywhere, docs bool
}

const impactHelp = `Show what people hold: open tasks (only theirs, due within 14 days), goals,
lists they own, private spaces they are alone in, user groups they are the last
in, and the time they tracked in 30 days. It works on every plan.

All of them are read in one go: a call for each 100 open tasks, and four more.
--docs adds one call a person. What is not known is null; not_visible says why,
and what no call can show.`

func (sh *shell) impactCmd() *cobra.Command {
	var o impactOptions
	cmd := &cobra.Command{
		Use:     "impact WHO…|--filter FILTER",
		Short:   "Show what people hold, before you remove them",
		Long:    impactHelp,
		Example: "cutui impact ines@northwind.example\ncutui impact --filter 'role:member inactive>90d' --format json",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.impact(cmd.Context(), args, o) },
	}
	sh.outputFlags(cmd, report.ListFormats(), "impact")
	sh.offlineFlag(cmd)
	sh.listFlags(cmd, report.ImpactColumns())
	f := cmd.Flags()
	f.StringVar(&o.filter, "filter", "", "people who match a `FILTER`, such as role:member inactive>90d")
	f.BoolVar(&o.everywhere, "all-workspaces", false, "in every workspace that they are in")
	f.BoolVar(&o.docs, "docs", false, "also count the docs they created: one call a person")
	notWith(cmd, "workspace", "all-workspaces")
	cmd.Annotations[filterKey] = "people"
	_ = cmd.RegisterFlagCompletionFunc("filter", sh.filterWords)
	return cmd
}

func (sh *shell) impact(ctx context.Context, who []string, o impactOptions) error {
	query, err := o.query(who)
	if err != nil {
		return err
	}
	if err := checkPeople(who); err != nil {
		return err
	}
	facts := model.Need{All: o.everywhere, Groups: query.HasTerm(people.TermGroup)}
	facts.Plans = query.NeedsPlan() || sh.showsSeats(impactList(), "person")
	return sh.with(ctx, need{everywhere: o.everywhere, old: true, facts: facts}, func(s *app.App) error {
		held, err := sh.heldBy(ctx, s, who, query, o)
		if err != nil {
			return err
		}
		return sh.printImpact(s, held, o)
	})
}

// query parses the filter, and refuses arguments that contradict each other.
func (o *impactOptions) query(who []string) (people.Query, error) {
	switch {
	case len(who) == 0 && o.filter == "":
		return people.Query{}, usage("who is it about? Give %s, or --filter", readHelp)
	case len(who) > 0 && o.filter != "":
		return people.Query{}, usage("give people or --filter, not both")
	}
	q, err := people.ParseQuery(o.filter)
	if err != nil {
		return q, usageHint("cutui impact --help lists the terms.", "--filter: %v", err)
	}
	return q, nil
}

// peopleIn is a workspace with the people whose holdings are read.
type peopleIn struct {
	workspace *model.Roster
	ids       []clickup.UserID
}

// heldBy reads what the people hold, workspace by workspace.
func (sh *shell) heldBy(ctx context.Context, s *app.App, who []string, query people.Query, o impactOptions) ([]report.Held, error) {
	all, err := peopleHeld(s.State, who, query, o)
	if err != nil {
		return nil, err
	}
	sh.sayImpactCalls(s.State, all, o)
	var out []report.Held
	for _, in := range all {
		held, err := sh.heldIn(ctx, s, in, o)
		if err != nil {
			return nil, err
		}
		out = append(out, held...)
	}
	return out, nil
}

// peopleHeld returns the people asked about by workspace: of the chosen one, or of all.
func peopleHeld(s *model.State, who []string, query people.Query, o impactOptions) ([]peopleIn, error) {
	var all []peopleIn
	found := map[string]bool{}
	for _, r := range s.Rosters.Value {
		if r.ID != s.Chosen && !o.everywhere {
			continue
		}
		ids := matching(s, r, query)
		if len(who) > 0 {
			var err error
			if ids, err = present(r.People, who, found, o.everywhere); err != nil {
				return nil, err
			}
		}
		if len(ids) > 0 {
			all = append(all, peopleIn{r, ids})
		}
	}
	for _, name := range who {
		if o.everywhere && !found[name] {
			return nil, failed("`cutui people --all-workspaces` lists who is there.", "in none of your workspaces: %s", name)
		}
	}
	return all, nil
}

// sayImpactCalls notes, before the first call, how many calls reading several workspaces takes.
// A workspace that takes many also notes its own.
func (sh *shell) sayImpactCalls(s *model.State, all []peopleIn, o impactOptions) {
	if len(all) < 2 || s.Offline() || sh.isJSON() { // notes are part of the document, which is read at the end
		return
	}
	total := model.LongRead{What: "what people hold in " + text.Plural(len(all), "workspace")}
	for _, in := range all {
		total.Least += (&model.FetchImpact{People: in.ids, Docs: o.docs}).LeastCalls()
	}
	if intro := s.Intro(total); intro != "" {
		sh.note("%s", intro)
	}
}

// matching returns the people of a workspace who match a filter.
func matching(s *model.State, r *model.Roster, query people.Query) []clickup.UserID {
	var ids []clickup.UserID
	for _, at := range s.SearchTargets() {
		if at.ID != r.ID {
			continue
		}
		found, _ := at.Find(query, nil)
		for _, i := range found.Rows {
			ids = append(ids, at.People.At(i).ID)
		}
	}
	return ids
}

// present returns those of who that a workspace has. Unless everywhere is set it must have all.
func present(all *people.People, who []string, found map[string]bool, everywhere bool) ([]clickup.UserID, error) {
	if !everywhere {
		return idsOf(findNamed(all, who))
	}
	var ids []clickup.UserID
	for _, name := range who {
		here, err := findNamed(all, []string{name})
		if e, ok := errors.AsType[*cliError](err); ok && e.code == ExitUsage {
			return nil, err // several people have this name
		}
		if err == nil {
			found[name] = true
			ids = append(ids, here[0].ID)
		}
	}
	return ids, nil
}

func idsOf(found []*clickup.Person, err error) ([]clickup.UserID, error) {
	ids := make([]clickup.UserID, len(found))
	for i, p := range found {
		ids[i] = p.ID
	}
	return ids, err
}

// heldIn reads what people of one workspace hold, and makes that workspace the chosen one.
func (sh *shell) heldIn(ctx context.Context, s *app.App, in peopleIn, o impactOptions) ([]report.Held, error) {
	r, ids := in.workspace, in.ids
	if err := sh.drive(ctx, s, model.ChooseWorkspace{ID: r.ID}, settled); err != nil {
		return nil, err
	}
	if err := sh.impactOrKept(ctx, s, ids, o.docs); err != nil {
		return nil, err
	}
	place := report.WorkspaceRefOf(r.ID, r.Name)
	held := s.State.HoldingsOf(r.ID)
	var out []report.Held
	for _, id := range ids {
		h := held[id]
		p, _ := r.People.ByID(id)
		one := report.HeldBy(p, s.State.SeatFacts(r.ID), s.State.UntilOf(p), &h)
		if o.everywhere {
			one.Workspace = &place
		}
		out = append(out, one)
	}
	return out, nil
}

// impactOrKept reads what people of the chosen workspace hold. Where ClickUp can't be asked,
// what was read earlier is shown, and it is said how old that is.
func (sh *shell) impactOrKept(ctx context.Context, s *app.App, ids []clickup.UserID, docs bool) error {
	why := s.State.Rosters.Err
	if !s.State.Offline() {
		why = sh.readImpact(ctx, s, ids, docs)
	}
	if !unreachable(why) {
		return why
	}
	if err := sh.drive(ctx, s, model.RecallImpact{}, untilDone); err != nil {
		return err
	}
	held := s.State.HoldingsOf(s.State.Chosen)
	oldest := s.State.Now
	for _, id := range ids {
		h, known := held[id]
		if !known {
			p, _ := s.State.Roster().People.ByID(id)
			return neverLoaded(why, "what "+p.Display()+" holds was never read", "Ask once without --offline.")
		}
		if h.At.Before(oldest) {
			oldest = h.At
		}
	}
	sh.noteKept(s.State, "what they hold", why, oldest)
	return nil
}

// readImpact reads what people of the chosen workspace hold.
func (sh *shell) readImpact(ctx context.Context, s *app.App, ids []clickup.UserID, docs bool) error {
	if err := sh.longRead(ctx, s, model.LoadImpact{People: ids, Docs: docs}); err != nil {
		return err
	}
	for _, id := range ids {
		if err := s.State.ImpactOf(id).Err; err != nil {
			return fmt.Errorf("what they hold could not be read: %w", err)
		}
	}
	return nil
}

func impactList() listing {
	return listing{
		columns: report.ImpactColumns(),
		shown:   []string{"name", "open_tasks", "sole_assignee", "due_soon", "goals", "lists", "alone_in_spaces", "last_in_groups", "tracked_hours_30d"},
	}
}

func (sh *shell) printImpact(s *app.App, held []report.Held, o impactOptions) error {
	l := impactList()
	var place *report.WorkspaceRef
	if o.everywhere {
		l.shown = append([]string{"workspace"}, l.shown...)
	} else {
		place = new(here(s.State))
	}
	if sh.format == report.TextFormat && len(held) == 1 && len(sh.list.columns) == 0 && !sh.output.noHeaders {
		return held[0].Text(sh.Out, sh.layout(s.State), cmp.Or(held[0].Workspace, place).Name)
	}
	if sh.format == report.TextFormat && len(held) > 0 {
		for _, line := range held[0].NotVisible {
			sh.note("not seen: %s", line)
		}
	}
	return printList(sh, s.State, l, held, func(kept []report.Held) any { return report.Impact(place, kept) })
}

// leaveOptions are the flags for handing over what removed people hold.
type leaveOptions struct {
	to, shared string
}

func (o *leaveOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "hand their tasks, goals and lists over to a `SUCCESSOR` first")
	f.StringVar(&o.shared, "shared", "", "with --to: what to do with tasks that have other assignees too, a `CHOICE` of take-out, hand-over or leave")
	complete(cmd, "shared", plans.SharedChoices()...)
	onlyWith(cmd, "to", "shared")
}

// check finds what is wrong with the flags before anything is asked of ClickUp.
func (o *leaveOptions) check() error {
	if _, ok := plans.ParseShared(o.shared); !ok {
		return usage("--shared %q: use take-out, hand-over or leave", o.shared)
	}
	if o.to == "" {
		return nil
	}
	if err := checkPeople([]string{o.to}); err != nil {
		return usageHint("One person takes over everything; remove in several runs to choose several.", "--to: %v", err)
	}
	return nil
}

// planLeave reads what the people hold and what is shared with them, and plans their removal with the hand-over.
func (sh *shell) planLeave(ctx context.Context, s *app.App, ids []clickup.UserID, o leaveOptions) (change.Plan, error) {
	h := plans.HandOver{}
	h.Shared, _ = plans.ParseShared(o.shared)
	if o.to != "" {
		to, err := idsOf(findPeople(s.State.Roster().People, []string{o.to}))
		if err != nil {
			return change.Plan{}, err
		}
		h.To = to[0]
	}
	planContext, _ := s.State.ChangeContext()
	if h.To != 0 {
		if err := plans.CheckSuccessor(planContext, h.To, ids); err != nil {
			return change.Plan{}, usageHint(nothingSent, "--to: %v", err)
		}
	}
	if err := sh.readShares(ctx, s, ids); err != nil {
		return change.Plan{}, err
	}
	if err := sh.readImpact(ctx, s, ids, false); err != nil {
		if h.To != 0 || ctx.Err() != nil {
			return change.Plan{}, err
		}
		sh.note("%v", err)
	}
	if h.To != 0 && unread(s.State, ids) {
		return change.Plan{}, failed(nothingSent, "the open tasks could not be read: nothing can be handed over")
	}
	planContext, _ = s.State.ChangeContext()
	return plans.Leave(planContext, ids, h)
}

// unread reports whether the tasks of one of the people are not known.
func unread(s *model.State, ids []clickup.UserID) bool {
	held := s.HoldingsOf(s.Chosen)
	return slices.ContainsFunc(ids, func(id clickup.UserID) bool { return held[id].Tasks == nil })
}

// readEvidence reads what the people who could go hold, and the traces of everybody's work.
// Without --impact it uses what is kept from earlier.
func (sh *shell) readEvidence(ctx context.Context, s *app.App, o auditOptions) error {
	if err := sh.drive(ctx, s, model.RecallImpact{}, untilDone); err != nil {
		return err
	}
	if !o.impact || s.State.Offline() {
		return nil
	}
	ids := audit.Run(s.State.AuditInput(s.State.Chosen)).Candidates()
	err := sh.longRead(ctx, s, model.LoadImpact{People: ids, Traces: true})
	if interrupted(ctx) {
		return nil
	}
	return err
}
