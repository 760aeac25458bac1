package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/model/change"
	"cutui/model/plans"
)

// inviteLike invites people who get the same as a person in the workspace.
func (sh *shell) inviteLike(ctx context.Context, args []string, in inviteOptions) error {
	if err := checkPeople([]string{in.like}); err != nil {
		return usage("--like: %v", err)
	}
	guests, err := sh.invited(args, "")
	if err != nil {
		return err
	}
	emails := make([]string, 0, len(guests))
	for _, g := range guests {
		if !slices.Contains(emails, g.email) {
			emails = append(emails, g.email)
		}
	}
	sh.change.piped = slices.Contains(args, "-")
	return sh.runChange(ctx, forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
		like, err := sh.personToCopy(ctx, s, in.like)
		if err != nil {
			return change.Plan{}, err
		}
		day, err := untilFlag(in.until, s.State.Now)
		if err != nil {
			return change.Plan{}, err
		}
		planContext, _ := s.State.LikeContext(like)
		return plans.Like(planContext, plans.LikeRequest{Emails: emails, Like: like, Until: day})
	})
}

// personToCopy finds the person whose rights and shares are copied, and reads the shares.
func (sh *shell) personToCopy(ctx context.Context, s *app.App, who string) (clickup.UserID, error) {
	ids, err := idsOf(findPeople(s.State.Roster().People, []string{who}))
	if err != nil {
		return 0, err
	}
	return ids[0], sh.readShares(ctx, s, ids)
}

const guestReplaceHelp = `Replace a guest: invite a new one with the rights, the custom role, the user
groups and the shares of the old one, then remove the old one. It is one plan:
the old one is removed only after everything for the new one is done, and undo
takes back both. --keep leaves the old one.`

func (sh *shell) guestReplaceCmd() *cobra.Command {
	keep := false
	cmd := &cobra.Command{
		Use:     "replace OLD NEW",
		Short:   "Replace a guest with another one",
		Long:    guestReplaceHelp,
		Example: "cutui guest replace cleo@client.example carl@client.example --dry-run",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("give the old guest and the address of the new one")
			}
			if err := checkPeople(args[:1]); err != nil {
				return err
			}
			mails, err := sh.addresses(args[1:])
			if err != nil {
				return err
			}
			if len(mails) != 1 {
				return usage("give one address for the new guest")
			}
			return sh.runChange(cmd.Context(), forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
				return sh.planReplace(ctx, s, args[0], mails[0].Email, keep)
			})
		},
	}
	cmd.Flags().BoolVar(&keep, "keep", false, "the old guest stays")
	sh.changeFlags(cmd)
	return cmd
}

// planReplace plans the replacement of a guest. Unless the old guest stays, it reads what they
// hold, so that the review can show it.
func (sh *shell) planReplace(ctx context.Context, s *app.App, who, email string, keep bool) (change.Plan, error) {
	old, err := sh.personToCopy(ctx, s, who)
	if err != nil {
		return change.Plan{}, err
	}
	if !keep {
		if err := sh.readImpact(ctx, s, []clickup.UserID{old}, false); err != nil {
			if interrupted(ctx) {
				return change.Plan{}, err
			}
			sh.note("%v", err)
		}
	}
	planContext, _ := s.State.LikeContext(old)
	p, err := plans.Replace(planContext, plans.ReplaceRequest{Old: old, New: email, Keep: keep})
	if err != nil {
		return p, failed(nothingSent, "%v", err)
	}
	return p, nil
}
