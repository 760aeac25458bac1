package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/model"
)

type shareFlags struct {
	to         []string
	permission string
}

const shareHelp = `Share tasks, lists and folders with guests of the workspace.

An item is task:ID, list:ID, folder:ID, a custom id (ABC-123) or a link. What
is shared at that level already is skipped; another level is changed.`

func (sh *shell) shareCmd() *cobra.Command {
	var in shareFlags
	cmd := &cobra.Command{
		Use:     "share ITEM…",
		Short:   "Share items with guests who are there",
		Long:    shareHelp,
		Example: "cutui share --to cleo@client.example ABC-123 --permission comment",
		Args:    someArgs("an item: task:ID, list:ID, folder:ID, a custom id or a link"),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.share(cmd.Context(), args, in) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&in.to, "to", nil, "a guest, by address or id; may be repeated")
	f.StringVar(&in.permission, "permission", "read", "read, comment, edit or create (full)")
	complete(cmd, "permission", "read", "comment", "edit", "create")
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) share(ctx context.Context, items []string, in shareFlags) error {
	permission, err := parsePermission(in.permission)
	if err != nil {
		return usage("--permission: %v", err)
	}
	if len(in.to) == 0 {
		return usage("with whom? Give --to MAIL or --to ID")
	}
	if _, err := parseItems(items, ""); err != nil {
		return err
	}
	if err := checkPeople(in.to); err != nil {
		return err
	}
	return sh.perform(ctx, false, func(ctx context.Context, s *Session) (model.Plan, error) {
		guests, err := guestsOnly(s.State, in.to)
		if err != nil {
			return model.Plan{}, err
		}
		refs, err := parseItems(items, s.State.Chosen)
		if err != nil {
			return model.Plan{}, err
		}
		found, err := sh.lookUp(ctx, s, refs)
		if err != nil {
			return model.Plan{}, err
		}
		r := model.ShareRequest{Guests: guests, Permission: permission}
		for _, ref := range refs {
			r.Items = append(r.Items, found[ref])
		}
		if err := sh.readShares(ctx, s, guests); err != nil {
			return model.Plan{}, err
		}
		desk, _ := s.State.Desk()
		return model.PlanShare(desk, r), nil
	})
}

// guestsOnly finds people who must be guests.
func guestsOnly(s *model.State, wanted []string) ([]clickup.UserID, error) {
	found, err := findPeople(s.Roster().People, wanted)
	if err != nil {
		return nil, err
	}
	ids := make([]clickup.UserID, len(found))
	for i, p := range found {
		if !p.Guest() {
			return nil, &exit{
				code: ExitFailed, text: fmt.Sprintf("%s is no guest here but %s", p.Display(), p.Role),
				hint: "Nothing was sent. Members get access in ClickUp itself.",
			}
		}
		ids[i] = p.ID
	}
	return ids, nil
}
