package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/sheet"
	"cutui/model/when"
)

const untilHelp = `Note until when somebody is to be in the workspace, member or guest: a day such
as 2027-03-01, or how long from now: 30d, 6w, 3m, 1y. "none" removes the day.

It is kept on this machine, per workspace. Nothing happens by itself: cutui due
lists people whose day has come; cutui due --remove removes them after a review.
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
		day, err := model.ParseUntil(typed, s.State.Now)
		if err != nil {
			return dayProblem("", typed, err)
		}
		ids, err := idsOf(findPeople(s.State.Roster().People, who))
		if err != nil {
			return err
		}
		changes, nameless := s.State.UntilChanges(ids, day)
		if nameless > 0 {
			return usage("%s without an address: the day is kept by address", text.PeopleOf(nameless))
		}
		if err := sh.saveUntil(ctx, s, model.SetUntil{Changes: changes}); err != nil {
			return err
		}
		if day.IsZero() {
			sh.note("no end date any more for %s", text.PeopleOf(len(changes)))
			return nil
		}
		sh.note("noted for %s; nothing happens by itself: `cutui due` lists whose day has come", text.PeopleOf(len(changes)))
		return nil
	})
}

// saveUntil keeps days, and fails if they can't be written.
func (sh *shell) saveUntil(ctx context.Context, s *app.App, m model.Msg) error {
	if err := sh.drive(ctx, s, m, (*model.State).UntilSettled); err != nil {
		return err
	}
	if err := s.State.UntilFailed; err != nil {
		return fmt.Errorf("the day could not be saved: %w", err)
	}
	return nil
}

// untilFlag parses the day of --until; it is the zero time if not given.
func untilFlag(typed string, now time.Time) (time.Time, error) {
	if typed == "" {
		return time.Time{}, nil
	}
	day, err := model.ParseUntil(typed, now)
	if err != nil {
		return day, dayProblem("--until: ", typed, err)
	}
	return day, nil
}

// dayProblem returns the error for an invalid day, which it quotes.
func dayProblem(flag, typed string, err error) error {
	if errors.Is(err, when.ErrForm) {
		return usage("%s%v", flag, err)
	}
	return usage("%s%q: %v", flag, clean.Clip(clean.Line(typed), longestShown), err)
}

// untilRow is somebody with their day.
type untilRow struct {
	person *clickup.Person // nil: not here (any more, or yet)
	people.Until
}

// untilRows returns the days kept for the chosen workspace. If due is set, it returns only
// those that have come, of people who are here.
func untilRows(st *model.State, due bool) []untilRow {
	var out []untilRow
	for _, u := range st.Data().Until.List() {
		p, here := st.Roster().People.ByEmail(u.Email)
		if !here {
			p = nil
		}
		if !due || here && u.Due(st.Now) {
			out = append(out, untilRow{p, u})
		}
	}
	return out
}

func (sh *shell) untilListCmd(use, short string, due bool) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: noArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return sh.listUntil(cmd.Context(), due)
	}}
	sh.outputFlags(cmd, report.ListFormats(), "until")
	sh.offlineFlag(cmd)
	return cmd
}

func (sh *shell) listUntil(ctx context.Context, due bool) error {
	if err := sh.setFormat(report.ListFormats()); err != nil { // cutui due has more with --remove
		return err
	}
	return sh.with(ctx, need{old: true}, func(s *app.App) error {
		rows := untilRows(s.State, due)
		l := listing{columns: report.Columns("until", "due", "email", "name", "id"), shown: []string{"until", "due", "email", "name"}}
		values := make([]report.UntilRow, len(rows))
		for i, r := range rows {
			values[i] = report.UntilOf(r.Until, r.person, s.State.Now)
		}
		return printList(sh, s.State, l, values, func(kept []report.UntilRow) any { return report.UntilList(here(s.State), kept) })
	})
}

func (sh *shell) untilExportCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export", Short: "Write the days as CSV, for cutui until import", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.with(cmd.Context(), need{old: true}, func(s *app.App) error {
				rows := untilRows(s.State, false)
				cells := make([][]string, len(rows))
				for i, r := range rows {
					cells[i] = []string{r.Email, r.Day.Format(time.DateOnly)}
				}
				return report.CSV(sh.Out, []string{"email", "until"}, cells)
			})
		},
	}
	sh.offlineFlag(cmd)
	return cmd
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
				if err := sh.saveUntil(cmd.Context(), s, model.SetUntil{Changes: changes}); err != nil {
					return err
				}
				sh.note("noted for %s", text.PeopleOf(len(changes)))
				if away := absent(s.State.Roster().People, changes); away > 0 {
					sh.note("%s of them are not in %s: their days are kept for when they are", text.Number(away), s.State.Roster().Name)
				}
				return nil
			})
		},
	}
}

// absent returns how many of the addresses belong to nobody in the workspace.
func absent(all *people.People, changes []people.Until) int {
	n := 0
	for _, u := range changes {
		if _, here := all.ByEmail(u.Email); !here {
			n++
		}
	}
	return n
}

// readUntil parses days from a CSV. The error lists every problem with its line. Days in the
// past are accepted: they are due.
func readUntil(raw string) ([]people.Until, error) {
	rows, err := sheet.Read(raw)
	switch {
	case errors.Is(err, sheet.ErrEmpty):
		return nil, usage("the file is empty")
	case err != nil:
		return nil, usage("%v", err)
	}
	columns := make([]string, len(rows[0].Cells))
	for i, cell := range rows[0].Cells {
		columns[i] = sheet.Heading(cell)
	}
	if !slices.Contains(columns, "email") || !slices.Contains(columns, "until") {
		return nil, usage("the first line must name the columns email and until")
	}
	var out []people.Until
	var wrong problems
	lines, days := map[string]int{}, map[string]time.Time{} // by address
	for _, r := range rows[1:] {
		row := rowOf(columns, r.Cells)
		if len(row) == 0 {
			continue
		}
		u, err := untilOfRow(row)
		key := people.FoldMail(u.Email)
		line, twice := lines[key]
		more := beyond(columns, r.Cells)
		switch {
		case more != "":
			wrong.add("line %d: %q has no column in the header", r.Line, clean.Clip(clean.Line(more), longestShown))
		case err != nil:
			wrong.add("line %d: %v", r.Line, err)
		case !twice:
			lines[key], days[key] = r.Line, u.Day
			out = append(out, u)
		case !days[key].Equal(u.Day):
			wrong.add("lines %d and %d: %s has two days", line, r.Line, u.Email)
		}
	}
	return out, wrong.err()
}

// untilOfRow reads a row of columns email and until.
func untilOfRow(row map[string]string) (people.Until, error) {
	found := address.ParseAddresses(row["email"])
	if len(found) != 1 || found[0].Problem != "" {
		return people.Until{}, fmt.Errorf("%q is no address", clean.Clip(clean.Line(row["email"]), longestShown))
	}
	u := people.Until{Email: found[0].Email}
	age, err := when.Parse(row["until"])
	u.Day = when.Midnight(age.After(time.Now()))
	return u, err
}

const dueHelp = `List people whose day has come (see cutui until). --remove removes them after a
review: what they hold is read first and, with --to, handed over. Removing
people also removes their day; undo brings it back.`

func (sh *shell) dueCmd() *cobra.Command {
	var leave leaveOptions
	remove := false
	cmd := &cobra.Command{
		Use: "due", Short: "List people whose day has come, or remove them", Long: dueHelp, Args: noArgs,
		Example: "cutui due\ncutui due --remove --dry-run",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !remove {
				return sh.listUntil(cmd.Context(), true)
			}
			if err := leave.check(); err != nil {
				return err
			}
			return sh.runChange(cmd.Context(), forRemovals(), func(ctx context.Context, s *app.App) (change.Plan, error) {
				return sh.planDue(ctx, s, leave)
			})
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "remove them")
	sh.offlineFlag(cmd)
	leave.flags(cmd)
	sh.removalFlags(cmd)
	onlyWith(cmd, "remove", "to", "shared", "dry-run", "yes", "allow-paid-seats", "confirm-removals")
	notWith(cmd, "remove", "offline")
	format := cmd.Flags().Lookup("format")
	format.Usage = strings.Replace(format.Usage, handOffFormats, "with --remove, "+handOffFormats, 1)
	cmd.Annotations[documentKey] = "until,change"
	return cmd
}

func (sh *shell) planDue(ctx context.Context, s *app.App, leave leaveOptions) (change.Plan, error) {
	var ids []clickup.UserID
	for _, r := range untilRows(s.State, true) {
		ids = append(ids, r.person.ID)
	}
	if len(ids) == 0 { // not an error: a nightly script usually finds nobody
		sh.note("nobody in %s is due", s.State.Roster().Name)
	}
	return sh.planLeave(ctx, s, ids, leave)
}
