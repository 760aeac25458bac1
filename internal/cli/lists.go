package cli

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/seats"
)

func (sh *shell) workspacesCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "workspaces",
		Short:   "List the workspaces with their plans and seats",
		Example: "cutui workspaces --columns name,plan,members_free",
	}, workspaceList("id", "name", "plan", "people", "members", "member_seats", "guests", "guest_seats"), (*shell).fillWorkspaces)
}

func (sh *shell) seatsCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "seats",
		Short:   "Show seats: filled, bought and free",
		Long:    "Show the seats of every workspace, or of the one named by --workspace:\nfilled, bought and free.",
		Example: "cutui seats --workspace 'Northwind Studio' --format json",
	}, workspaceList("name", "members", "member_seats", "members_free", "guests", "guest_seats", "guests_free"), (*shell).fillWorkspaces)
}

func workspaceList(shown ...string) listing {
	l := listing{columns: report.Columns("id", "name", "plan", "people", "members", "member_seats", "members_free",
		"guests", "guest_seats", "guests_free"), shown: shown}
	for i := range l.columns[3:] {
		l.columns[3+i].Right = true
	}
	return l
}

// listCmd is a command that lists workspaces, filled from the state.
func (sh *shell) listCmd(cmd *cobra.Command, l listing, fill func(*shell, *model.State, *listing) error) *cobra.Command {
	cmd.Args = noArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		facts := model.Need{Seats: true, Plans: true, All: sh.start.Workspace == ""}
		return sh.with(cmd.Context(), need{everywhere: true, old: true, facts: facts}, func(s *app.App) error {
			missing := fill(sh, s.State, &l)
			return errors.Join(sh.print(s.State, l), missing)
		})
	}
	sh.outputFlags(cmd, report.ListFormats(), "workspaces")
	sh.listFlags(cmd, l.columns)
	sh.offlineFlag(cmd)
	return cmd
}

// fillWorkspaces fills in all workspaces, or the one asked for. It fails where a
// fact could be had of none of them.
func (sh *shell) fillWorkspaces(s *model.State, l *listing) error {
	var values []report.Workspace
	var missing error
	known := false
	for _, r := range s.Rosters.Value {
		if sh.start.Workspace != "" && r.ID != s.Chosen {
			continue
		}
		f := s.DataOf(r.ID)
		if err := sh.missing(s, r, f); err != nil {
			missing = err
		} else {
			known = true
		}
		m, g := f.Seats.Value.Members, f.Seats.Value.Guests
		l.rows = append(l.rows, []string{
			string(r.ID), r.Name, f.Plan.Value.Name, strconv.Itoa(r.People.Len()),
			cell(m.Filled), cell(m.Total), cell(seats.Free(m)), cell(g.Filled), cell(g.Total), cell(seats.Free(g)),
		})
		values = append(values, report.WorkspaceOf(r.ID, r.Name, f.Plan.Value, r.People.Len(), f.Seats.Value))
	}
	l.json = func(keep []int) any { return report.Workspaces(sh.loaded(s), pick(values, keep)) }
	if known {
		return nil
	}
	return missing
}

// missing says what ClickUp did not give for a workspace; the others go on.
func (sh *shell) missing(s *model.State, r *model.Roster, f *model.WorkspaceData) error {
	if err := s.NotAllowed(r.ID); err != nil {
		sh.note("this token was not allowed for %s: authorise it again for it", r.Name)
		return err
	}
	if f.Seats.Err != nil {
		sh.note("the seats of %s are not known: %v", r.Name, f.Seats.Err)
	}
	if f.Plan.Err != nil {
		sh.note("the plan of %s is not known: %v", r.Name, f.Plan.Err)
	}
	if f.Seats.Err != nil {
		return f.Seats.Err
	}
	return f.Plan.Err
}
