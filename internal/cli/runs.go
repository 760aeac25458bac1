package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

func (sh *shell) runsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "runs [RUN]",
		Short: "List the changes made so far, or show one",
		Args:  atMostOne("a run"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f := cmd.Flags(); len(args) > 0 && (f.Changed("columns") || f.Changed("sort") || f.Changed("limit")) {
				return usage("--columns, --sort and --limit are for the list: leave them or the run out")
			}
			return sh.open(cmd.Context(), func(s *app.App) error {
				runs, err := sh.findRuns(cmd.Context(), s)
				if len(args) == 0 {
					return cmp.Or(sh.listRuns(s, runs), err)
				}
				id, problem := findRun(runs, args[0])
				for _, p := range runs {
					if p.Run.ID == id {
						if want := sh.start.Workspace; want != "" && !actsIn(&p.Run.Plan, want) {
							return usageHint("Leave --workspace out.", "the run %s changes nothing in a workspace %q", id, clean.Line(want))
						}
						return report.Change(sh.Out, sh.format, report.ChangeDoc{Plan: p.Run.Plan, Run: p.Run.ID, Layout: sh.layout(s.State)})
					}
				}
				return cmp.Or(err, problem)
			})
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "runs", "change")
	sh.offlineFlag(cmd)
	sh.listFlags(cmd, report.RunColumns())
	return cmd
}

// findRuns reads the journals. The error is about those that can't be read; the
// others come with it.
func (sh *shell) findRuns(ctx context.Context, s *app.App) ([]model.RunRecord, error) {
	said := s.State.NoticeCount()
	if err := sh.drive(ctx, s, model.FindRuns{}, untilDone); err != nil {
		return nil, err
	}
	for _, n := range s.State.Notices[len(s.State.Notices)-min(s.State.NoticeCount()-said, len(s.State.Notices)):] {
		if n.Err != nil {
			return s.State.Runs(), n.Err
		}
	}
	return s.State.Runs(), nil
}

func (sh *shell) listRuns(s *app.App, runs []model.RunRecord) error {
	var values []report.RunRecord
	want := sh.start.Workspace
	for _, p := range runs {
		if want == "" || actsIn(&p.Run.Plan, want) {
			values = append(values, report.RunRecordOf(p))
		}
	}
	if want != "" && len(values) == 0 {
		if err := sh.knownHere(s, runs, want); err != nil {
			return err
		}
	}
	l := listing{columns: report.RunColumns(), shown: []string{"id", "state", "title", "workspace", "done", "skipped", "failed", "unknown", "left"}}
	return printList(sh, s.State, l, values, report.Runs)
}

// knownHere refuses a workspace that neither a run nor the last load that is kept has. It
// makes no call, and notes if nothing is kept to check against.
func (sh *shell) knownHere(s *app.App, runs []model.RunRecord, want string) error {
	var known []*model.Roster
	if kept, err := s.Runner.Snapshots(); err == nil && len(kept) > 0 {
		last, _ := s.Runner.Snapshot(kept[0].ID) // one that can't be read has no workspaces
		known = last.Rosters
	}
	for _, p := range runs {
		for _, in := range p.Run.Plan.Parts() {
			if !slices.ContainsFunc(known, func(r *model.Roster) bool { return r.ID == in.Workspace }) {
				known = append(known, &model.Roster{ID: in.Workspace, Name: in.Name})
			}
		}
	}
	if slices.ContainsFunc(known, func(r *model.Roster) bool { return r.Named(want) }) {
		return nil
	}
	if len(known) == 0 {
		sh.note("nothing is kept on this machine that says whether there is a workspace %q", clean.Line(want))
		return nil
	}
	return usageHint("Known on this machine: "+strings.Join(workspaceNames(known), ", ")+". `cutui workspaces` asks ClickUp.", "there is no workspace %q", clean.Line(want))
}

// actsIn reports whether one of the workspaces that a plan changes has this id or name.
func actsIn(p *change.Plan, want string) bool {
	return slices.ContainsFunc(p.Parts(), func(in change.Part) bool {
		return (&model.Roster{ID: in.Workspace, Name: in.Name}).Named(want)
	})
}

// findRun returns the run with an id, or the only one whose id begins or ends with it.
func findRun(runs []model.RunRecord, typed string) (change.RunID, error) {
	const least = 3 // characters that a short id needs
	var near []string
	for _, p := range runs {
		id := string(p.Run.ID)
		if id == typed {
			return p.Run.ID, nil
		}
		if len(typed) >= least && (strings.HasPrefix(id, typed) || strings.HasSuffix(id, typed)) {
			near = append(near, id)
		}
	}
	switch len(near) {
	case 0:
		return "", noRun(typed)
	case 1:
		return change.RunID(near[0]), nil
	}
	return "", usageHint("Name one of "+strings.Join(near[:min(len(near), 5)], ", ")+".", "%d runs are called %s", len(near), clean.Line(typed))
}

func noRun(id string) error {
	return failed("`cutui runs` lists them.", "there is no run %q", clean.Line(id))
}

func (sh *shell) resumeCmd() *cobra.Command {
	var retry bool
	cmd := &cobra.Command{
		Use:   "resume [RUN]",
		Short: "Continue a run that was interrupted",
		Long:  "Continue a run, the latest interrupted one unless another is named. It first\nchecks what may already have been sent, and never sends that twice.",
		Args:  atMostOne("a run"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.changeEarlierRun(cmd.Context(), "", args, func(s *model.State) (change.RunID, error) { return resumable(s, retry) },
				func(s *model.State, id change.RunID) (change.Plan, model.Msg, error) {
					plan, err := s.ResumePlan(id, retry)
					return plan, model.ResumeRun{ID: id, Retry: retry}, err
				})
		},
	}
	cmd.Flags().BoolVar(&retry, "retry", false, "also retry what failed")
	sh.removalFlags(cmd)
	return cmd
}

// resumable returns the latest run with something left or, for a retry, with something
// that failed.
func resumable(s *model.State, retry bool) (change.RunID, error) {
	for _, p := range s.Runs() {
		if p.Open() || retry && p.Status() == model.StatusFailed {
			return p.Run.ID, nil
		}
	}
	return "", failed("`cutui runs` lists them all.", "there is no run to go on with")
}

func (sh *shell) undoCmd() *cobra.Command {
	var level string
	cmd := &cobra.Command{
		Use:   "undo [RUN]",
		Short: "Take back what a run did",
		Long:  "Take back what a run did, the latest one unless another is named. The plan\nsays beforehand what can't come back. Where the newer API changed access whose\nlevel is not known, --level says which level to give back.",
		Args:  atMostOne("a run"),
		RunE: func(cmd *cobra.Command, args []string) error {
			back, err := parseUndoLevel(level)
			if err != nil {
				return err
			}
			return sh.changeEarlierRun(cmd.Context(), back, args, func(s *model.State) (change.RunID, error) {
				p, err := s.Undoable()
				return p.Run.ID, err
			}, func(s *model.State, id change.RunID) (change.Plan, model.Msg, error) {
				plan, err := s.UndoPlan(id)
				return plan, model.StartRun{Plan: plan}, err
			})
		},
	}
	cmd.Flags().StringVar(&level, "level", "", "the `LEVEL` to give back where it is not known: read, comment, edit, create, none")
	complete(cmd, "level", "read", "comment", "edit", "create", string(plans.TakeAway))
	sh.removalFlags(cmd)
	return cmd
}

// changeEarlierRun carries out the plan for an earlier run: the one named, or the one that choose
// returns. Access whose level is not known is restored at the level back.
func (sh *shell) changeEarlierRun(ctx context.Context, back clickup.Permission, args []string, choose func(*model.State) (change.RunID, error),
	plan func(*model.State, change.RunID) (change.Plan, model.Msg, error),
) error {
	if err := sh.mayAsk(); err != nil {
		return err
	}
	return sh.with(ctx, need{everywhere: true, facts: model.Need{Me: true}}, func(s *app.App) error {
		_, unread := sh.findRuns(ctx, s)
		var err error
		id := change.RunID(strings.Join(args, ""))
		if unread != nil && id != "" && strings.Contains(unread.Error(), string(id)+".") {
			return unread // it is the run that was asked for
		}
		if unread != nil {
			sh.note("%v", unread)
		}
		if id == "" {
			id, err = choose(s.State)
		} else {
			id, err = findRun(s.State.Runs(), string(id))
		}
		if err != nil {
			return err
		}
		p, ok := s.State.RunByID(id)
		if !ok {
			return noRun(string(id))
		}
		if err := sh.loadFor(ctx, s, &p.Run.Plan); err != nil {
			return err
		}
		again := func(st *model.State) (change.Plan, model.Msg, error) { return plan(st, id) }
		todo, _, err := sh.planEarlier(ctx, s, back, again)
		if err != nil {
			return err
		}
		// What is lost is recorded, in all workspaces of the plan.
		if err := sh.readAllShares(ctx, s, s.State.SharesToRead(&todo, change.OpRemoveGuest)); err != nil {
			return err
		}
		todo, start, err := again(s.State)
		if err != nil {
			return err
		}
		return sh.showOrRun(ctx, s, todo, start)
	})
}

// loadFor chooses the workspace of a plan, and loads what changes need in all of its workspaces.
func (sh *shell) loadFor(ctx context.Context, s *app.App, p *change.Plan) error {
	var where model.ShowWorkspaces
	for _, part := range p.Parts() {
		where.IDs = append(where.IDs, part.Workspace)
	}
	for _, m := range []model.Msg{model.ChooseWorkspace{ID: p.Workspace}, model.AlsoLoad{Need: forChanges()}, where} {
		if err := sh.drive(ctx, s, m, settled); err != nil {
			return err
		}
	}
	return nil
}

// planEarlier makes the plan about an earlier run; it asks for a level where the plan needs one.
func (sh *shell) planEarlier(ctx context.Context, s *app.App, back clickup.Permission, plan func(*model.State) (change.Plan, model.Msg, error)) (change.Plan, model.Msg, error) {
	none := func(*model.State) bool { return true }
	if err := sh.drive(ctx, s, model.RestoreAs{Level: back}, none); err != nil {
		return change.Plan{}, nil, err
	}
	todo, start, err := plan(s.State)
	if err != nil || !todo.AsksLevel() || sh.change.dryRun {
		return todo, start, err
	}
	level, err := sh.askUndoLevel(ctx)
	if err == nil {
		err = sh.drive(ctx, s, model.RestoreAs{Level: level}, none)
	}
	if err != nil {
		return todo, start, err
	}
	return plan(s.State)
}
