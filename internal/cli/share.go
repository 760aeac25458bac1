package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// shareOptions are the flags of share.
type shareOptions struct {
	to         []string
	permission string
	via        string
}

const shareHelp = `Share tasks, lists and folders with guests of the workspace.

An item is task:ID, list:ID, folder:ID, a custom id (ABC-123) or a link. What
is shared at that level already is skipped; a different level is changed.

` + viaHelp

func (sh *shell) shareCmd() *cobra.Command {
	var in shareOptions
	cmd := &cobra.Command{
		Use:     "share ITEM… --to WHO",
		Short:   "Share items with guests who are there",
		Long:    shareHelp,
		Example: "cutui share --to cleo@client.example ABC-123 --permission comment\ncutui share --to ines@northwind.example,group:Design list:901 --via acl",
		Args:    someArgs("an item: task:ID, list:ID, folder:ID, a custom id or a link"),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.share(cmd.Context(), args, in) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&in.to, "to", nil, "a guest, by address or id (`WHO`); may be repeated")
	f.StringVar(&in.permission, "permission", "read", "`LEVEL`: read, comment, edit or create (full)")
	complete(cmd, "permission", "read", "comment", "edit", "create")
	viaFlag(cmd, &in.via)
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) share(ctx context.Context, args []string, in shareOptions) error {
	items, more := partition(args)
	in.to = append(in.to, more...)
	permission, err := parsePermission(in.permission)
	if err != nil {
		return usage("--permission: %v", err)
	}
	switch {
	case len(in.to) == 0:
		return usage("who is it shared with? Give --to MAIL or --to ID")
	case len(items) == 0:
		return usage("what to share? Give task:ID, list:ID, folder:ID, a custom id or a link")
	}
	if _, err := parseItems(items, ""); err != nil {
		return err
	}
	byACL, err := checkVia(in.via)
	if err != nil {
		return err
	}
	if byACL {
		return sh.byACL(ctx, aclRequest{items, in.to, permission})
	}
	return sh.changePeople(ctx, in.to, forChanges(), guestsOnly, func(ctx context.Context, s *app.App, guests []clickup.UserID) (_ change.Plan, err error) {
		r := plans.ShareRequest{Guests: guests, Permission: permission}
		if r.Items, err = sh.itemsNamed(ctx, s, items); err != nil {
			return change.Plan{}, err
		}
		if err := sh.readShares(ctx, s, guests); err != nil {
			return change.Plan{}, err
		}
		planContext, _ := s.State.ChangeContext()
		return plans.Share(planContext, r), nil
	})
}

// partition splits arguments into items and addresses: --to takes only one word, and people
// write several after it.
func partition(args []string) (items, addresses []string) {
	for _, arg := range args {
		if strings.Contains(arg, "@") && !strings.Contains(arg, "://") {
			addresses = append(addresses, arg)
		} else {
			items = append(items, arg)
		}
	}
	return items, addresses
}

// guestsOnly finds people who must be guests.
func guestsOnly(s *model.State, wanted []string) ([]clickup.UserID, error) {
	return guestsElse(s, wanted, "Members get access in ClickUp itself.")
}

// guestsElse is guestsOnly with the hint for members given.
func guestsElse(s *model.State, wanted []string, members string) ([]clickup.UserID, error) {
	found, err := findPeople(s.Roster().People, wanted)
	if err != nil {
		return nil, err
	}
	return onlyGuests(found, nothingSent+" "+members)
}

// onlyGuests returns the ids of people, who must all be guests; hint is for the error.
func onlyGuests(found []*clickup.Person, hint string) ([]clickup.UserID, error) {
	for _, p := range found {
		if !p.Guest() {
			return nil, failed(hint, "%s is not a guest here but %s", p.Display(), p.Role)
		}
	}
	return idsOf(found, nil)
}
