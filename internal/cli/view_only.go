package cli

import (
	"context"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/model/change"
)

const viewOnlyHelp = `Lower all that is shared with guests to view, and take their rights away.

On ClickUp's paid plans guests who may only view are free; on your own domain
that takes a paid member seat back. What is shared is read first, a call a
guest. A user group (Team) still makes a guest a paid one: the plan says so.
cutui undo brings levels and rights back.`

func (sh *shell) guestViewOnlyCmd() *cobra.Command {
	var o changeOptions
	cmd := &cobra.Command{
		Use:     "view-only WHO…",
		Short:   "Let guests only view what is shared with them",
		Long:    viewOnlyHelp,
		Example: "cutui guest view-only ida@northwind.example --dry-run",
		Args:    someArgs(whoHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkPeople(args); err != nil {
				return err
			}
			return sh.runChange(cmd.Context(), o, forChanges(), false, func(ctx context.Context, s *app.App) (change.Plan, error) {
				ids, err := guestsOnly(s.State, args)
				if err != nil {
					return change.Plan{}, err
				}
				if err := sh.readShares(ctx, s, ids); err != nil {
					return change.Plan{}, err
				}
				desk, _ := s.State.ChangeContext()
				return change.PlanViewOnly(desk, ids), nil
			})
		},
	}
	sh.changeFlags(cmd, &o)
	return cmd
}
