package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/events"
	"cutui/model/when"
)

func (sh *shell) snapshotsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "snapshots",
		Short: "List the rosters kept so far",
		Long:  "List the rosters kept so far: one for each load that brought a change.\n`cutui diff` compares with them.",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.open(cmd.Context(), sh.listSnapshots)
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "snapshots")
	sh.offlineFlag(cmd)
	sh.listFlags(cmd, report.SnapshotColumns())
	return cmd
}

func (sh *shell) listSnapshots(s *app.App) error {
	list, err := s.Runner.Snapshots()
	if err != nil {
		return err
	}
	values := make([]report.Snapshot, len(list))
	for i, info := range list {
		values[i] = report.SnapshotOf(info)
	}
	l := listing{columns: report.SnapshotColumns(), shown: []string{"id", "seen", "workspaces", "people"}}
	return printList(sh, s.State, l, values, report.Snapshots)
}

const diffHelp = `Show what changed since an earlier roster: who joined, left, changed role,
accepted or went quiet, and the seats.

It says who invited the newcomers and, by your prices, what new seats cost.
With --fail-on seat-bought,role-up it exits with 3 if one of these events is
among the changes.

Without an argument it compares with the latest snapshot that is at least a day
old; with --since 30d, with the roster of that time. A snapshot is named by its
id or the beginning of its id.`

func (sh *shell) diffCmd() *cobra.Command {
	var since string
	var failOn []string
	cmd := &cobra.Command{
		Use:     "diff [SNAPSHOT]",
		Short:   "Show what changed since an earlier roster",
		Long:    diffHelp,
		Example: "cutui diff --since 30d\ncutui diff 20261101 --format markdown",
		Args:    atMostOne("a snapshot"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.diff(cmd.Context(), strings.Join(args, ""), since, failOn)
		},
	}
	sh.outputFlags(cmd, report.ReportFormats(), "diff")
	sh.offlineFlag(cmd)
	failOnFlag(cmd, &failOn)
	cmd.Flags().StringVar(&since, "since", "", "compare with the roster of that `AGE` or date: 12h, 30d, 6w, 3m, 1y, 2026-11-01")
	return cmd
}

// failOnFlag adds the --fail-on of events.
func failOnFlag(cmd *cobra.Command, kinds *[]string) {
	cmd.Flags().StringSliceVar(kinds, "fail-on", nil, "exit 3 if one of these `EVENTS` is found: "+strings.Join(events.Names(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeList(events.Names()))
}

func (sh *shell) diff(ctx context.Context, id, since string, failOn []string) error {
	kinds, err := events.ParseKinds(failOn)
	if err != nil {
		return usage("--fail-on: %v", err)
	}
	var age when.Age
	switch {
	case id != "" && since != "":
		return usage("give a snapshot or --since, not both")
	case since != "":
		if age, err = parseAge("--since", since); err != nil {
			return err
		}
	}
	return sh.with(ctx, need{old: true, facts: model.Need{Seats: true}}, func(s *app.App) error {
		info, before, err := sh.snapshot(ctx, s, id, age)
		if err != nil {
			return err
		}
		now := s.State.Roster()
		done, err := s.State.Comparing(0, info).Do(before)
		if err != nil {
			return failed("`cutui snapshots` lists the others.", "the snapshot does not know %s", now.Name)
		}
		found := s.State.EventsOf(now, done.Changes)
		doc := report.DiffDoc{Workspace: here(s.State), Changes: done.Changes, Events: found, Offline: s.State.Offline(), Layout: sh.layout(s.State)}
		if err := report.Diff(sh.Out, sh.format, doc); err != nil {
			return err
		}
		return sh.failOnEvents(found, kinds)
	})
}

// failOnEvents fails with ExitFound if one of the events is of one of kinds.
func (sh *shell) failOnEvents(found []events.Event, kinds []events.Kind) error {
	e, ok := events.Any(found, kinds)
	if !ok {
		return nil
	}
	sh.note("%s: %s", e.Kind, e.Words())
	return &cliError{code: ExitFound}
}

// parseAge reads an age or a date that a flag is given.
func parseAge(flag, text string) (when.Age, error) {
	age, err := when.Parse(clean.Line(text))
	if err != nil {
		return age, usage("%s: %v", flag, err)
	}
	return age, nil
}

// parseWithin parses the age up to which an earlier read is used; 0 means that none is.
func parseWithin(flag, text string) (time.Duration, error) {
	age, err := parseAge(flag, text)
	if err != nil {
		return 0, err
	}
	now := time.Now()
	return now.Sub(age.Before(now)), nil
}

// snapshot reads the snapshot with an id, of an age, or the latest that is a day old.
func (sh *shell) snapshot(ctx context.Context, s *app.App, id string, age when.Age) (model.SnapshotInfo, model.SnapshotLoaded, error) {
	info, err := sh.pickSnapshot(ctx, s, id, age)
	if err != nil {
		return info, model.SnapshotLoaded{}, err
	}
	before, err := s.Runner.Snapshot(info.ID)
	return info, before, err
}

func (sh *shell) pickSnapshot(ctx context.Context, s *app.App, id string, age when.Age) (model.SnapshotInfo, error) {
	list, err := s.Runner.Snapshots()
	if err != nil {
		return model.SnapshotInfo{}, err
	}
	if id != "" {
		if at := slices.IndexFunc(list, named(id)); at >= 0 {
			return list[at], nil
		}
		return model.SnapshotInfo{}, failed("`cutui snapshots` lists them.", "there is no snapshot %q", clean.Line(id))
	}
	earlier := s.State.EarlierOf(list)
	if len(earlier) == 0 {
		return model.SnapshotInfo{}, noEarlier(ctx, s)
	}
	if age == (when.Age{}) {
		found := s.State.DayOld(earlier)
		if age := s.State.AsOf().Sub(found.At); age < model.ShortestSpan {
			sh.note("the oldest roster is of %s, %s; it is compared with that", found.At.In(s.State.Now.Location()).Format("2 Jan 15:04"), text.Age(age))
		}
		return found, nil
	}
	then := age.Before(s.State.AsOf())
	found, _ := model.SnapshotAt(earlier, then)
	if found.At.After(then) {
		sh.note("the oldest roster is of %s; it is compared with that", found.At.Format(time.DateOnly))
	}
	return found, nil
}

// noEarlier says that there is nothing to compare with, and whether there will be next time.
func noEarlier(ctx context.Context, s *app.App) error {
	hint := "This load is kept: compare with it next time."
	switch {
	case s.State.Offline():
		hint = "Load once without --offline: what is shown is the only load that is kept."
	case !s.Config.Snapshots.Keep:
		hint = "The settings turn keeping them off: set keep = true under [snapshots]."
	default:
		if err := s.Runner.Flush(ctx); err != nil {
			hint = fmt.Sprintf("This load could not be kept: %v", err)
		}
	}
	return failed(hint, "there is no earlier roster yet")
}

// lastMonth returns the roster of about a month ago, if an earlier one is kept.
func (sh *shell) lastMonth(s *app.App) (info model.SnapshotInfo, before model.SnapshotLoaded, ok bool) {
	list, err := s.Runner.Snapshots()
	if info, ok = s.State.DefaultBaseline(s.State.EarlierOf(list)); !ok || err != nil {
		return info, before, false
	}
	if before, err = s.Runner.Snapshot(info.ID); err != nil {
		sh.note("what changed since %s is not known: %v", text.Day(info.At), err)
	}
	return info, before, err == nil
}

// named finds snapshots whose id begins with what was typed, with or without the
// punctuation of a date.
func named(typed string) func(model.SnapshotInfo) bool {
	typed = strings.NewReplacer("-", "", ":", "").Replace(typed)
	return func(i model.SnapshotInfo) bool { return strings.HasPrefix(i.ID, typed) }
}
