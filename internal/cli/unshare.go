package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// unshareOptions are the flags of guest unshare.
type unshareOptions struct {
	from []string
	all  bool
	via  string
}

func (sh *shell) guestUnshareCmd() *cobra.Command {
	var in unshareOptions
	cmd := &cobra.Command{
		Use:     "unshare ITEM…|--all --from WHO",
		Short:   "Take items away from guests",
		Long:    "Take tasks, lists and folders away from guests, who stay in the workspace.\n\n" + viaHelp,
		Example: "cutui guest unshare --from cleo@client.example ABC-123\ncutui guest unshare --from cleo@client.example --all --dry-run",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.unshare(cmd.Context(), args, in) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&in.from, "from", nil, "a guest, by address or id (`WHO`); may be repeated")
	f.BoolVar(&in.all, "all", false, "everything that is shared with them")
	viaFlag(cmd, &in.via)
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) unshare(ctx context.Context, items []string, in unshareOptions) error {
	switch {
	case len(in.from) == 0:
		return usage("who loses it? Give --from MAIL or --from ID")
	case in.all == (len(items) > 0):
		return usage("give items, or --all")
	}
	if _, err := parseItems(items, ""); err != nil {
		return err
	}
	switch byACL, err := checkVia(in.via); {
	case err != nil:
		return err
	case byACL && in.all:
		return usage("--all needs what is shared with them, which the newer API does not say: name the items")
	case byACL:
		return sh.byACL(ctx, aclRequest{items: items, who: in.from})
	}
	return sh.changePeople(ctx, in.from, forChanges(), guestsOnly, func(ctx context.Context, s *app.App, guests []clickup.UserID) (change.Plan, error) {
		wanted, err := sh.sharedRefs(ctx, s, items)
		if err != nil {
			return change.Plan{}, err
		}
		if err := sh.readShares(ctx, s, guests); err != nil {
			return change.Plan{}, err
		}
		return planUnshare(s.State, guests, wanted, in.all)
	})
}

// sharedRefs parses items. It looks up only custom ids, since deleted items can be taken away too.
func (sh *shell) sharedRefs(ctx context.Context, s *app.App, items []string) ([]clickup.ItemRef, error) {
	refs, err := parseItems(items, s.State.Chosen)
	if err != nil {
		return nil, err
	}
	var custom []clickup.ItemRef
	for _, ref := range refs {
		if ref.Custom {
			custom = append(custom, ref)
		}
	}
	found, err := sh.lookUp(ctx, s, custom)
	for i, ref := range refs {
		if ref.Custom {
			refs[i] = found[ref].Ref
		}
	}
	return refs, err
}

func planUnshare(s *model.State, guests []clickup.UserID, wanted []clickup.ItemRef, all bool) (change.Plan, error) {
	planContext, _ := s.ChangeContext()
	var plan change.Plan
	for i, id := range guests {
		shared, read := planContext.Shares[id]
		items := shared
		switch {
		case all && !read:
			return plan, fmt.Errorf("what is shared with #%d could not be read; name the items instead of --all", id)
		case !all:
			items = itemsAmong(shared, wanted)
		}
		p := plans.Unshare(planContext, id, items)
		if i == 0 {
			plan = p
		} else {
			plan.Steps = append(plan.Steps, p.Steps...)
		}
	}
	return plan, nil
}

// itemsAmong returns the wanted items, with names and levels if they are among shared.
func itemsAmong(shared []clickup.SharedItem, wanted []clickup.ItemRef) []clickup.SharedItem {
	items := make([]clickup.SharedItem, len(wanted))
	for i, ref := range wanted {
		items[i].Ref = ref
		if at := slices.IndexFunc(shared, func(x clickup.SharedItem) bool { return x.Ref == ref }); at >= 0 {
			items[i] = shared[at]
		}
	}
	return items
}
