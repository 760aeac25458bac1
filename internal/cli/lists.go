package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
)

func (sh *shell) workspacesCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "workspaces",
		Short:   "List the workspaces with their plans and seats",
		Example: "cutui workspaces --columns name,plan,members_free",
	}, "id", "name", "plan", "people", "members", "member_seats", "guests", "guest_seats")
}

func (sh *shell) seatsCmd() *cobra.Command {
	return sh.listCmd(&cobra.Command{
		Use:     "seats",
		Short:   "Show seats: filled, bought and free",
		Long:    "Show the seats of every workspace, or of the one named by --workspace:\nfilled, bought and free.",
		Example: "cutui seats --workspace 'Northwind Studio' --format json",
	}, "name", "members", "member_seats", "members_free", "guests", "guest_seats", "guests_free")
}

// listCmd completes a command that lists workspaces with their seats.
func (sh *shell) listCmd(cmd *cobra.Command, shown ...string) *cobra.Command {
	cmd.Args = noArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		facts := model.Need{Seats: true, Plans: true, All: sh.start.Workspace == ""}
		return sh.with(cmd.Context(), need{everywhere: true, old: true, facts: facts}, func(s *app.App) error {
			values, missing := sh.listed(s.State)
			return errors.Join(printList(sh, s.State, listing{columns: report.WorkspaceColumns(), shown: shown}, values, func(kept []report.Workspace) any {
				return report.Workspaces(sh.loaded(s.State), kept)
			}), missing)
		})
	}
	sh.outputFlags(cmd, report.ListFormats(), "workspaces")
	sh.listFlags(cmd, report.WorkspaceColumns())
	sh.offlineFlag(cmd)
	return cmd
}

// listed returns all workspaces, or the one asked for. It fails if seats or plan are missing
// for every one of them.
func (sh *shell) listed(s *model.State) (values []report.Workspace, missing error) {
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
		values = append(values, report.WorkspaceOf(r.ID, r.Name, f.Plan.Value, r.People.Len(), f.Seats.Value))
	}
	if known {
		return values, nil
	}
	return values, missing
}

// missing notes what could not be read of a workspace, and returns why.
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
