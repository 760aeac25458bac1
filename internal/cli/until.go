package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"cutui/model/people"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/sheet"
)

const untilHelp = `Note until when somebody is to be in the workspace, member or guest: a day such
as 2027-03-01, or how long from now: 30d, 6w, 3m, 1y. "none" takes it away.

It is kept on this machine, per workspace. Nothing happens by itself: cutui due
lists whose day has come, and cutui due --remove removes them after a review.
A team shares the days with cutui until export and cutui until import.`

func (sh *shell) untilCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "until WHO… DATE",
		Short:   "Note until when people are to be here",
		Long:    untilHelp,
		Example: "cutui until cleo@client.example 2027-03-01\ncutui until list",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("give one person or more, and the day, 3m or none")
			}
			return sh.setUntil(cmd.Context(), args[:len(args)-1], args[len(args)-1])
		},
	}
	cmd.AddCommand(sh.untilListCmd("list", "List the days, the next one first", false), sh.untilExportCmd(), sh.untilImportCmd())
	return cmd
}

func (sh *shell) setUntil(ctx context.Context, who []string, typed string) error {
	if err := checkPeople(who); err != nil {
		return err
	}
	return sh.with(ctx, need{changes: true, ask: sh.Prompt}, func(s *app.App) error {
		day, err := untilDay(typed, s.State.Now)
		if err != nil {
			return err
		}
		found, err := findPeople(s.State.Roster().People, who)
		if err != nil {
			return err
		}
		changes := make([]people.Until, 0, len(found))
		for _, p := range found {
			if p.Email == "" {
				return usage("#%d has no address: the day is kept by address", p.ID)
			}
			changes = append(changes, people.Until{Email: p.Email, Day: day})
		}
		if err := s.Runner.SetUntil(ctx, s.State.Chosen, changes); err != nil {
			return err
		}
		sh.note("noted for %s; nothing happens by itself: `cutui due` lists whose day has come", text.PeopleOf(len(changes)))
		return nil
	})
}

// untilDay reads a day that lies ahead; "none" is the zero day.
func untilDay(typed string, now time.Time) (time.Time, error) {
	if strings.EqualFold(strings.TrimSpace(typed), "none") {
		return time.Time{}, nil
	}
	day, err := model.ParseReviewBy(typed, now)
	if err != nil {
		return day, usage("%q: %v", typed, err)
	}
	return text.Midnight(day, now.Location()), nil
}

// untilRow is somebody with their day.
type untilRow struct {
	person *clickup.Person // nil: not here (any more, or yet)
	people.Until
}

// untilRows are the days of the chosen workspace; due: only those that have come, of people
// who are here.
func untilRows(s *app.App, due bool) ([]untilRow, error) {
	now := s.State.Now
	list, err := s.Runner.Until(s.State.Chosen, now.Location())
	if err != nil {
		return nil, err
	}
	var out []untilRow
	for _, u := range list {
		p, here := s.State.Roster().People.ByEmail(u.Email)
		if !here {
			p = nil
		}
		if !due || here && u.Due(now) {
			out = append(out, untilRow{p, u})
		}
	}
	return out, nil
}

func (sh *shell) untilListCmd(use, short string, due bool) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: noArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return sh.listUntil(cmd.Context(), due)
	}}
	sh.outputFlags(cmd, report.ListFormats(), "until")
	return cmd
}

func (sh *shell) listUntil(ctx context.Context, due bool) error {
	format, err := sh.listFormat()
	if err != nil {
		return err
	}
	return sh.with(ctx, need{}, func(s *app.App) error {
		rows, err := untilRows(s, due)
		if err != nil {
			return err
		}
		l := listing{columns: report.Columns("until", "due", "email", "name", "id"), shown: []string{"until", "due", "email", "name"}}
		values := make([]report.UntilRow, len(rows))
		for i, r := range rows {
			values[i] = report.UntilOf(r.Until, r.person, s.State.Now)
			l.rows = append(l.rows, values[i].Cells())
		}
		r := s.State.Roster()
		l.json = func(keep []int) any {
			return report.UntilList(report.WorkspaceRefOf(r.ID, r.Name), pick(values, keep))
		}
		return sh.print(s.State, l, listOptions{}, format)
	})
}

func (sh *shell) untilExportCmd() *cobra.Command {
	return &cobra.Command{
		Use: "export", Short: "Write the days as CSV, for cutui until import", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.with(cmd.Context(), need{}, func(s *app.App) error {
				rows, err := untilRows(s, false)
				if err != nil {
					return err
				}
				cells := make([][]string, len(rows))
				for i, r := range rows {
					cells[i] = []string{r.Email, r.Day.Format(time.DateOnly)}
				}
				return report.CSV(sh.Out, []string{"email", "until"}, cells)
			})
		},
	}
}

func (sh *shell) untilImportCmd() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE", Short: "Take days from a CSV: email and until; - is stdin", Args: oneArg("a CSV file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := sh.readInput(args[0])
			if err != nil {
				return usage("%v", err)
			}
			changes, err := readUntil(raw)
			if err != nil {
				return err
			}
			return sh.with(cmd.Context(), need{changes: true, ask: sh.Prompt && args[0] != "-"}, func(s *app.App) error {
				if err := s.Runner.SetUntil(cmd.Context(), s.State.Chosen, changes); err != nil {
					return err
				}
				sh.note("noted for %s", text.PeopleOf(len(changes)))
				return nil
			})
		},
	}
}

// readUntil reads days from a CSV; what is wrong is said with its line. Days that have
// passed are taken: they are due.
func readUntil(raw string) ([]people.Until, error) {
	rows, err := sheet.Read(raw)
	if err != nil {
		return nil, usage("%v", err)
	}
	mail, day := -1, -1
	var out []people.Until
	var wrong problems
	for i, row := range rows {
		if i == 0 {
			for c, cell := range row.Cells {
				switch sheet.Heading(cell) {
				case "email":
					mail = c
				case "until":
					day = c
				}
			}
			if mail < 0 || day < 0 {
				return nil, usage("the first line must name the columns email and until")
			}
			continue
		}
		if mail >= len(row.Cells) || day >= len(row.Cells) {
			wrong.add("line %d: a cell is missing", row.Line)
			continue
		}
		at, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(row.Cells[day]), time.Local) //nolint:gosmopolitan // a day is where the reader is
		if err != nil || checkPeople(row.Cells[mail:mail+1]) != nil {
			wrong.add("line %d: %q until %q is no address and day", row.Line, row.Cells[mail], row.Cells[day])
			continue
		}
		out = append(out, people.Until{Email: strings.TrimSpace(row.Cells[mail]), Day: at})
	}
	return out, wrong.err()
}

const dueHelp = `List whose day has come, see cutui until. --remove removes them, after a review:
what they hold is read first and, with --to, handed over. Their days stay until
they are gone from the list with cutui until WHO none.`

func (sh *shell) dueCmd() *cobra.Command {
	var o changeOptions
	var leave leaveOptions
	remove := false
	cmd := &cobra.Command{
		Use: "due", Short: "List whose day has come, or remove them", Long: dueHelp, Args: noArgs,
		Example: "cutui due\ncutui due --remove --dry-run",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !remove {
				return sh.listUntil(cmd.Context(), true)
			}
			if err := leave.check(); err != nil {
				return err
			}
			return sh.runChange(cmd.Context(), o, forRemovals(), false, func(ctx context.Context, s *app.App) (change.Plan, error) {
				return sh.planDue(ctx, s, leave)
			})
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "remove them")
	leave.flags(cmd)
	sh.removalFlags(cmd, &o)
	cmd.Annotations[documentKey] = "until,change"
	return cmd
}

func (sh *shell) planDue(ctx context.Context, s *app.App, leave leaveOptions) (change.Plan, error) {
	rows, err := untilRows(s, true)
	if err != nil {
		return change.Plan{}, err
	}
	var ids, guests []clickup.UserID
	for _, r := range rows {
		ids = append(ids, r.person.ID)
		if r.person.Guest() {
			guests = append(guests, r.person.ID)
		}
	}
	if len(ids) == 0 {
		return change.Plan{}, &cliError{code: ExitFailed, text: fmt.Sprintf("nobody in %s is due", s.State.Roster().Name), hint: "Nothing was sent."}
	}
	if err := sh.readShares(ctx, s, guests); err != nil {
		return change.Plan{}, err
	}
	return sh.planLeave(ctx, s, ids, leave)
}

// noteUntil notes the day of --until for those whom the run has invited into the chosen
// workspace, or who were there already.
func (sh *shell) noteUntil(ctx context.Context, s *app.App, o changeOptions) error {
	run := s.State.Run
	if o.until == "" || run == nil {
		return nil
	}
	day, err := untilDay(o.until, s.State.Now)
	if err != nil {
		return err
	}
	var changes []people.Until
	for i := range run.Plan.Steps {
		step := &run.Plan.Steps[i]
		invited := step.Op == change.OpInviteGuest || step.Op == change.OpInviteMember
		there := step.State == change.Done || step.State == change.Skipped && !step.Withheld()
		if invited && there && run.Plan.WorkspaceOf(*step) == s.State.Chosen {
			changes = append(changes, people.Until{Email: step.Email, Day: day})
		}
	}
	if len(changes) == 0 {
		return nil
	}
	return s.Runner.SetUntil(ctx, s.State.Chosen, changes)
}
