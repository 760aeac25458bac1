package cli

import (
	"context"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

const viewOnlyHelp = `Lower all that is shared with guests to view, and take their rights away.

On ClickUp's paid plans guests who may only view are free; on your own domain
that takes a paid member seat back. What is shared is read first, a call a
guest. A user group (Team) still makes a guest a paid one: the plan says so.
cutui undo brings levels and rights back.

Below the Enterprise plan, and for limited members who are no guests, ClickUp's
API can't do it: the steps are written down for somebody who does them on
ClickUp's People page, and the exit code is 4.`

func (sh *shell) guestViewOnlyCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "view-only WHO…",
		Short:   "Let guests only view what is shared with them",
		Long:    viewOnlyHelp,
		Example: "cutui guest view-only ida@northwind.example --dry-run",
		Args:    someArgs(whoHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.changePeople(cmd.Context(), args, forChanges(), mayBeViewOnly, func(ctx context.Context, s *app.App, ids []clickup.UserID) (change.Plan, error) {
				if err := sh.readShares(ctx, s, ids); err != nil {
					return change.Plan{}, err
				}
				planContext, _ := s.State.ChangeContext()
				return plans.ViewOnly(planContext, ids), nil
			})
		},
	}
	sh.changeFlags(cmd)
	return cmd
}

// mayBeViewOnly finds guests and limited members.
func mayBeViewOnly(s *model.State, wanted []string) ([]clickup.UserID, error) {
	found, err := findPeople(s.Roster().People, wanted)
	if err != nil {
		return nil, err
	}
	for _, p := range found {
		if !plans.MayBeViewOnly(p) {
			return nil, failed(nothingSent+" `cutui member make-guest` is for members.", "%s is not a guest here but %s", p.Display(), p.Role)
		}
	}
	return idsOf(found, nil)
}

const makeGuestHelp = `Write down how members become guests.

No call of ClickUp's API makes a member a guest, and members who are removed and
invited again lose the private items that they never shared. On ClickUp's
People page an owner or admin can change the role. This writes the steps down,
with what each person's seat saves, and exits with 4: nothing is sent.
--dry-run exits with 0.`

func (sh *shell) memberMakeGuestCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "make-guest WHO…",
		Short:   "Write down how members become guests",
		Long:    makeGuestHelp,
		Example: "cutui member make-guest m@x.example --dry-run --format html > guests.html",
		Args:    someArgs(whoHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.changePeople(cmd.Context(), args, forChanges(), membersOnly, func(_ context.Context, s *app.App, ids []clickup.UserID) (change.Plan, error) {
				planContext, _ := s.State.ChangeContext()
				return plans.MakeGuests(planContext, ids), nil
			})
		},
	}
	sh.changeFlags(cmd)
	return cmd
}
