package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

func (sh *shell) memberCmd() *cobra.Command {
	return group("member", "Invite, change or remove members",
		sh.memberInviteCmd(), sh.memberEditCmd(), sh.memberMakeGuestCmd(), sh.memberRemoveCmd())
}

// memberInviteOptions are the flags of member invite.
type memberInviteOptions struct {
	admin       bool
	role, until string
}

func (sh *shell) memberInviteCmd() *cobra.Command {
	var in memberInviteOptions
	cmd := &cobra.Command{
		Use:   "invite MAIL…",
		Short: "Invite members; each takes a member seat",
		Args:  someArgs("an address"),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := sh.addresses(args)
			if err != nil {
				return err
			}
			if _, err := untilFlag(in.until, time.Now()); err != nil {
				return err
			}
			emails := make([]string, len(found))
			for i, a := range found {
				emails[i] = a.Email
			}
			return sh.runChange(cmd.Context(), forChanges(), func(_ context.Context, s *app.App) (change.Plan, error) {
				id, err := findRole(s.State.Data().Roles, in.role)
				if err != nil {
					return change.Plan{}, err
				}
				day, err := untilFlag(in.until, s.State.Now)
				if err != nil {
					return change.Plan{}, err
				}
				planContext, _ := s.State.ChangeContext()
				return unlessGuests(planContext, plans.InviteMemberRequest{Emails: emails, Admin: in.admin, Role: id, Until: day})
			})
		},
	}
	cmd.Flags().BoolVar(&in.admin, "admin", false, "as admins")
	cmd.Flags().StringVar(&in.role, "custom-role", "", "a custom `ROLE`, by id or name")
	cmd.Flags().StringVar(&in.until, "until", "", "note the `DATE` they are to stay until, or 3m; see cutui until")
	sh.changeFlags(cmd)
	return cmd
}

// unlessGuests refuses to invite guests as members: the API can't.
func unlessGuests(planContext plans.Context, r plans.InviteMemberRequest) (change.Plan, error) {
	for _, email := range r.Emails {
		if err := ambiguous(planContext.People, email); err != nil {
			return change.Plan{}, usageHint(nothingSent, "%v", err)
		}
		if p, ok := planContext.People.ByEmail(email); ok && p.Guest() {
			where := nothingSent + " In ClickUp: Settings → People, " + change.PeopleURL(planContext.Workspace)
			return change.Plan{}, failed(where, "%s is a guest: ClickUp's API can't make a member of a guest", email)
		}
	}
	return plans.InviteMembers(planContext, r), nil
}

// memberEditOptions are the flags of member edit.
type memberEditOptions struct {
	name, role string
	admin      bool
}

func (sh *shell) memberEditCmd() *cobra.Command {
	var in memberEditOptions
	cmd := &cobra.Command{
		Use:     "edit WHO",
		Short:   "Change a name, admin right or custom role",
		Example: "cutui member edit ines@northwind.example --admin=false",
		Args:    oneArg(whoHelp),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.editMember(cmd, args, in) },
	}
	f := cmd.Flags()
	f.StringVar(&in.name, "name", "", "another `NAME`")
	f.BoolVar(&in.admin, "admin", false, "make an admin, or with =false no longer")
	f.StringVar(&in.role, "custom-role", "", "a custom `ROLE`, by id or name, or none")
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) editMember(cmd *cobra.Command, who []string, in memberEditOptions) error {
	set := cmd.Flags().Changed
	if !set("name") && !set("admin") && in.role == "" {
		return usage("what to change? Give --name, --admin or --custom-role")
	}
	if set("name") && in.name == "" {
		return usage("--name needs a name")
	}
	return sh.changePeople(cmd.Context(), who, forChanges(), membersOnly, func(_ context.Context, s *app.App, ids []clickup.UserID) (_ change.Plan, err error) {
		r := plans.EditMemberRequest{Member: ids[0]}
		if set("name") {
			r.Name = &in.name
		}
		if set("admin") {
			r.Admin = &in.admin
		}
		if r.Role, err = roleFlag(s, in.role); err != nil {
			return change.Plan{}, err
		}
		planContext, _ := s.State.ChangeContext()
		return unlessLeftOut(plans.EditMember(planContext, r), nil)
	})
}

func (sh *shell) memberRemoveCmd() *cobra.Command {
	var leave leaveOptions
	cmd := &cobra.Command{
		Use:     "remove WHO…",
		Short:   "Remove members from the workspace",
		Long:    memberRemoveHelp,
		Example: "cutui member remove ines@x.example --to robin@x.example",
		Args:    someArgs(whoHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := leave.check(); err != nil {
				return err
			}
			return sh.changePeople(cmd.Context(), args, forRemovals(), membersOnly, func(ctx context.Context, s *app.App, ids []clickup.UserID) (change.Plan, error) {
				return unlessLeftOut(sh.planLeave(ctx, s, ids, leave))
			})
		},
	}
	leave.flags(cmd)
	sh.removalFlags(cmd)
	return cmd
}

const memberRemoveHelp = `Remove members from the workspace. What they hold is read and shown first.

With --to everything that can be handed over goes to a successor first: open
tasks, goals, and the lists they own where those are known. The removal waits
until that is done. Below the Enterprise plan everything is handed over, and the
removal itself is left to a hand-off (exit code 5).`

// membersOnly finds people who must not be guests.
func membersOnly(s *model.State, wanted []string) ([]clickup.UserID, error) {
	found, err := findPeople(s.Roster().People, wanted)
	if err != nil {
		return nil, err
	}
	for _, p := range found {
		if p.Guest() {
			return nil, failed(nothingSent+" `cutui guest` is for guests.", "%s is a guest, not a member", p.Display())
		}
	}
	return idsOf(found, nil)
}
