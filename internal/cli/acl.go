package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// viaHelp explains --via in the help of share and guest unshare.
const viaHelp = `With --via acl it goes by ClickUp's newer API: for people who are there, members
too, and for user groups (group:NAME), on plans that ClickUp does not name, and
maybe at a charge. Access of people to tasks and lists is checked afterwards;
levels, groups and folders are sent, not checked.`

// viaNames are the values of --via.
var viaNames = []string{"guest", string(change.ViaACL)}

// viaFlag adds --via to a command.
func viaFlag(cmd *cobra.Command, via *string) {
	cmd.Flags().StringVar(via, "via", viaNames[0], "the `API` to share by: guest (Enterprise), or acl, the newer one")
	complete(cmd, "via", viaNames...)
}

// checkVia checks the value of --via, and reports whether it is acl.
func checkVia(via string) (byACL bool, err error) {
	if !slices.Contains(viaNames, via) {
		return false, usage("--via: %q is not an API: use %s", clean.Line(via), strings.Join(viaNames, " or "))
	}
	return via == string(change.ViaACL), nil
}

// groupPrefix marks an argument as a user group rather than a person.
const groupPrefix = "group:"

// splitGroups splits arguments into people and the names of user groups.
func splitGroups(wanted []string) (people, groups []string) {
	for _, w := range wanted {
		if name, ok := strings.CutPrefix(strings.TrimSpace(w), groupPrefix); ok {
			groups = append(groups, name)
		} else {
			people = append(people, w)
		}
	}
	return people, groups
}

// aclRequest is a request to share items by the newer API. An empty permission takes access away.
type aclRequest struct {
	items, who []string
	permission clickup.Permission
}

// byACL carries out a request by the newer API.
func (sh *shell) byACL(ctx context.Context, in aclRequest) error {
	who, groupNames := splitGroups(in.who)
	if err := checkPeople(who); err != nil {
		return err
	}
	return sh.runChange(ctx, forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
		r := plans.ACLRequest{Permission: in.permission}
		var err error
		if r.People, err = idsOf(findPeople(s.State.Roster().People, who)); err != nil {
			return change.Plan{}, err
		}
		if r.Groups, err = findGroups(s.State, groupNames); err != nil {
			return change.Plan{}, err
		}
		if r.Items, err = sh.itemsNamed(ctx, s, in.items); err != nil {
			return change.Plan{}, err
		}
		if err := sh.readShares(ctx, s, r.People); err != nil {
			return change.Plan{}, err
		}
		return sh.withAccess(ctx, s, func(d plans.Context) change.Plan { return plans.ACL(d, r) })
	})
}

func findGroups(s *model.State, names []string) ([]clickup.GroupID, error) {
	if len(names) == 0 {
		return nil, nil // the groups need not be loaded
	}
	groups, err := knownGroups(s)
	if err != nil {
		return nil, err
	}
	var ids []clickup.GroupID
	for _, name := range names {
		id, err := findGroup(groups, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// withAccess makes a plan by the newer API after reading who has access to its tasks and lists
// now, so that undo takes away only what was not there before.
func (sh *shell) withAccess(ctx context.Context, s *app.App, plan func(plans.Context) change.Plan) (change.Plan, error) {
	d, _ := s.State.ChangeContext()
	p := plan(d)
	err := sh.askAccess(ctx, s, p.AccessItems())
	d, _ = s.State.ChangeContext()
	return plan(d), err
}

// offerACL offers the newer API for what the guest API can't do. It asks if there is a
// terminal, else it notes the flag. ok reports whether the offer was accepted.
func (sh *shell) offerACL(ctx context.Context, s *app.App, p change.Plan) (q change.Plan, ok bool, err error) {
	if err := sh.drive(ctx, s, model.LearnNewerAPI{}, untilDone); err != nil {
		return q, false, err
	}
	if !s.State.OffersACL(p) {
		return q, false, nil
	}
	if sh.change.yes || sh.change.dryRun || !sh.Prompt {
		sh.note("%s: cutui share --via acl", plans.ACLOffer)
		return q, false, nil
	}
	if yes, err := sh.saysYes(ctx, plans.ACLOffer+". Look at the plan for it?"); !yes {
		return q, false, err
	}
	q, err = sh.withAccess(ctx, s, func(d plans.Context) change.Plan {
		q, _ := plans.ByACL(d, p)
		return q
	})
	return q, err == nil, err
}

// parseUndoLevel parses the level at which undo restores access whose level is not known.
func parseUndoLevel(level string) (clickup.Permission, error) {
	if strings.EqualFold(level, string(plans.TakeAway)) {
		return plans.TakeAway, nil
	}
	p, err := parsePermission(level)
	if err != nil {
		return "", usage("--level: %v, or none to take it away", err)
	}
	return p, nil
}

// askUndoLevel asks for that level, or fails with a hint at the flag that sets it.
func (sh *shell) askUndoLevel(ctx context.Context) (clickup.Permission, error) {
	const words = "at which level some of it was shared before is not known"
	if sh.change.yes || !sh.Prompt {
		return "", usageHint("Give --level read, comment, edit or create, or none to take it away; nothing was sent.", words)
	}
	fmt.Fprintf(sh.Err, "%s. Give it back as read, comment, edit or create, or none to take it away: ", strings.ToUpper(words[:1])+words[1:])
	answer, err := sh.readAnswer(ctx)
	if err != nil {
		return "", err
	}
	level, err := parseUndoLevel(answer)
	if err == nil && level == "" {
		err = usage("not confirmed; nothing was sent")
	}
	return level, err
}
