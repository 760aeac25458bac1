package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/people"
)

func (sh *shell) workspacesCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "workspaces",
		Short:   "List the workspaces with their plans and seats",
		Example: "cutui workspaces --columns name,plan,members_free",
	}, workspaceList("id", "name", "plan", "people", "members", "member_seats", "guests", "guest_seats"), (*shell).workspaces)
}

func (sh *shell) seatsCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "seats",
		Short:   "Show seats: filled, bought and free",
		Long:    "Show the seats of every workspace, or of the one named by --workspace:\nfilled, bought and free.",
		Example: "cutui seats --workspace 'Northwind Studio' --format json",
	}, workspaceList("name", "members", "member_seats", "members_free", "guests", "guest_seats", "guests_free"), (*shell).workspaces)
}

func (sh *shell) peopleCmd() *cobra.Command {
	cmd := sh.listCmd(&cobra.Command{
		Use:     "people",
		Short:   "List members and guests, filtered as on screen",
		Example: "cutui people --filter 'role:guest inactive>60d' --sort last_active\ncutui people --all-workspaces --filter domain:client.example",
	}, listing{
		columns: report.Columns("id", "name", "email", "role", "role_code", "custom_role", "status", "last_active", "date_joined",
			"date_invited", "invited_by", "domain", "billable", "billable_reason", "workspace_id", "workspace"),
		shown: []string{"name", "email", "role", "status", "last_active", "billable", "invited_by"},
	}, (*shell).people)
	cmd.Flags().StringVar(&sh.filter, "filter", "", "words and terms, such as role:guest or inactive>60d")
	cmd.Flags().BoolVar(&sh.everywhere, "all-workspaces", false, "of every workspace")
	return cmd
}

func workspaceList(shown ...string) listing {
	l := listing{columns: report.Columns("id", "name", "plan", "people", "members", "member_seats", "members_free",
		"guests", "guest_seats", "guests_free"), shown: shown, all: true}
	for i := range l.columns[3:] {
		l.columns[3+i].Right = true
	}
	return l
}

// listCmd is a command that prints a listing, filled from the state.
func (sh *shell) listCmd(cmd *cobra.Command, l listing, fill func(*shell, *model.State, *listing) error) *cobra.Command {
	cmd.Args = noArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return sh.list(cmd.Context(), l, fill) }
	sh.listFlags(cmd, l.columns)
	sh.offlineFlag(cmd)
	return cmd
}

func (sh *shell) list(ctx context.Context, l listing, fill func(*shell, *model.State, *listing) error) error {
	format, err := sh.listFormat()
	if err != nil {
		return err
	}
	if err := sh.check(l); err != nil {
		return err
	}
	if _, err := people.ParseQuery(sh.filter); err != nil {
		return usage("--filter: %v", err)
	}
	sh.all = l.all || sh.everywhere
	if sh.everywhere && len(sh.columns) == 0 {
		l.shown = append([]string{"workspace"}, l.shown...)
	}
	if sh.everywhere && sh.start.Workspace != "" {
		return usage("give --workspace or --all-workspaces, not both")
	}
	return sh.with(ctx, func(s *app.App) error {
		if err := sh.learnGroups(ctx, s); err != nil {
			return err
		}
		missing := fill(sh, s.State, &l)
		if err := sh.print(l, format); err != nil {
			return err
		}
		return missing
	})
}

// workspaces fills in all workspaces, or the one asked for. It fails where a
// fact could be had of none of them.
func (sh *shell) workspaces(s *model.State, l *listing) error {
	var values []report.Workspace
	var missing error
	known := false
	for _, r := range s.Rosters.Value {
		if sh.start.Workspace != "" && r.ID != s.Chosen {
			continue
		}
		f := s.DataOf(r.ID)
		if err := sh.missing(r, f); err != nil {
			missing = err
		} else {
			known = true
		}
		m, g := f.Seats.Value.Members, f.Seats.Value.Guests
		l.rows = append(l.rows, []string{
			string(r.ID), r.Name, f.Plan.Value.Name, strconv.Itoa(r.People.Len()),
			cell(m.Filled), cell(m.Total), cell(m.Empty), cell(g.Filled), cell(g.Total), cell(g.Empty),
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
func (sh *shell) missing(r *model.Roster, f *model.WorkspaceData) error {
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

// learnGroups asks for the user groups of all workspaces where a filter may be
// about them.
func (sh *shell) learnGroups(ctx context.Context, s *app.App) error {
	if !sh.everywhere || !strings.Contains(sh.filter, "group") {
		return nil
	}
	var all model.LearnRoles
	for _, r := range s.State.Rosters.Value {
		all.IDs = append(all.IDs, r.ID)
	}
	return sh.drive(ctx, s, all, settled)
}

func (sh *shell) people(s *model.State, l *listing) error {
	query, err := people.ParseQuery(sh.filter)
	if err != nil {
		return err
	}
	var values []report.Person
	var chosen report.WorkspaceRef
	for _, at := range s.SearchTargets() {
		if at.ID != s.Chosen && !sh.everywhere {
			continue
		}
		place := report.WorkspaceRefOf(at.ID, at.Name)
		chosen = place
		found, _ := people.Job{People: at.People, Query: query, Now: s.AsOf(), Own: at.Own, Groups: at.Groups}.Run(nil)
		for _, i := range found.Rows {
			v := report.PersonOf(at.People.At(i), at.Own)
			if sh.everywhere {
				v.Workspace = &place
			}
			values = append(values, v)
			l.rows = append(l.rows, append(personCells(v), string(place.ID), place.Name))
		}
	}
	l.json = func(keep []int) any {
		if sh.everywhere {
			return report.PeopleEverywhere(sh.loaded(s), pick(values, keep))
		}
		return report.People(sh.loaded(s), chosen, pick(values, keep))
	}
	return nil
}

func personCells(v report.Person) []string {
	by := ""
	if v.InvitedBy != nil {
		by = firstOf(v.InvitedBy.Name, v.InvitedBy.Email, v.InvitedBy.ID.String())
	}
	return []string{
		v.ID.String(), v.Name, v.Email, v.Role, strconv.Itoa(int(v.RoleCode)), deref(v.CustomRole), v.Status,
		v.LastActive.String(), v.DateJoined.String(), v.DateInvited.String(), by, v.Domain, v.Billable, v.BillableReason,
	}
}
