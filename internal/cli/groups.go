package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

const groupHelp = `List, create, fill and delete user groups, which ClickUp's screens call Teams.
The API does this on every plan. A guest who may only view becomes a paid one in
a group: the seats are counted first.`

const groupWordHelp = "a group: its name, handle or id"

func (sh *shell) groupsCmd() *cobra.Command {
	cmd := group("group", "List, create, fill or delete user groups",
		sh.groupListCmd(), sh.groupCreateCmd(),
		sh.groupMembersCmd("add", "Put people in a user group", plans.AddToGroup),
		sh.groupMembersCmd("remove", "Take people out of a user group, not the workspace", plans.RemoveFromGroup),
		sh.groupDeleteCmd())
	cmd.Long = groupHelp
	return cmd
}

func (sh *shell) groupListCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the user groups and who is in them",
		Example: "cutui group list --json name,members",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.with(cmd.Context(), need{old: true, facts: model.Need{Groups: true}}, func(s *app.App) error {
				groups, err := knownGroups(s.State)
				if err != nil {
					return err
				}
				values := make([]report.UserGroup, len(groups))
				for i, g := range groups {
					values[i] = report.UserGroupOf(g, s.State.Roster().People.ByID)
				}
				l := listing{columns: report.UserGroupColumns(), shown: []string{"name", "handle", "people", "guests", "emails"}}
				return printList(sh, s.State, l, values, func(kept []report.UserGroup) any { return report.UserGroups(here(s.State), kept) })
			})
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "groups")
	sh.offlineFlag(cmd)
	sh.listFlags(cmd, report.UserGroupColumns())
	return cmd
}

// knownGroups returns the user groups of the workspace, or why they could not be read.
func knownGroups(s *model.State) ([]clickup.UserGroup, error) {
	groups, known := s.Groups()
	err := s.Data().Groups.Err
	switch {
	case known:
		return groups, nil
	case err == nil && s.Offline():
		return nil, failed("Load them once without --offline: `cutui group list`.", "no user groups of %s are kept", s.Roster().Name)
	case err != nil:
		return nil, fmt.Errorf("the user groups are not known: %w", err)
	}
	return groups, nil
}

func (sh *shell) groupCreateCmd() *cobra.Command {
	handle := ""
	cmd := &cobra.Command{
		Use:     "create NAME [WHO…]",
		Short:   "Create a user group, with people in it",
		Example: "cutui group create Reviewers ines@northwind.example --dry-run",
		Args:    someArgs("a name for the group"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.TrimSpace(args[0])
			if name == "" || name != clean.Line(name) {
				return usage("give the group a name, in one line")
			}
			return sh.changeGroup(cmd.Context(), "", args[1:], func(d plans.Context, r plans.GroupRequest) change.Plan {
				r.Name, r.Handle = name, handle
				return plans.CreateGroup(d, r)
			})
		},
	}
	cmd.Flags().StringVar(&handle, "handle", "", "the `HANDLE` to mention it by; without one ClickUp chooses")
	sh.changeFlags(cmd)
	return cmd
}

func (sh *shell) groupMembersCmd(word, short string, plan func(plans.Context, plans.GroupRequest) change.Plan) *cobra.Command {
	cmd := &cobra.Command{
		Use:     word + " GROUP WHO…",
		Short:   short,
		Example: "cutui group " + word + " Design cleo@client.example",
		Args:    someArgs(groupWordHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("who? Give %s", whoHelp)
			}
			return sh.changeGroup(cmd.Context(), args[0], args[1:], plan)
		},
	}
	sh.changeFlags(cmd)
	return cmd
}

// changeGroup plans and carries out a change of a group and people. If group is empty, the
// plan creates one.
func (sh *shell) changeGroup(ctx context.Context, group string, who []string, plan func(plans.Context, plans.GroupRequest) change.Plan) error {
	if err := checkPeople(who); err != nil {
		return err
	}
	return sh.runChange(ctx, forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
		var r plans.GroupRequest
		groups, err := knownGroups(s.State)
		if err == nil && group != "" {
			r.Group, err = findGroup(groups, group)
		}
		if err != nil {
			return change.Plan{}, err
		}
		if r.Members, err = idsOf(findPeople(s.State.Roster().People, who)); err != nil {
			return change.Plan{}, err
		}
		if err := sh.readShares(ctx, s, r.Members); err != nil { // whether they may only view so far
			return change.Plan{}, err
		}
		planContext, _ := s.State.ChangeContext()
		return unlessBarred(plan(planContext, r))
	})
}

// unlessBarred fails if a plan leaves out somebody who is protected, or can't create its group.
func unlessBarred(p change.Plan) (change.Plan, error) {
	for _, s := range p.Steps {
		if s.State == change.Skipped && (s.Op == change.OpCreateGroup || s.Message == plans.ProtectedHere) {
			return p, failed(nothingSent, "%s: %s", s.Who(), s.Message)
		}
	}
	return p, nil
}

// findGroup finds a group by id, name or handle.
func findGroup(groups []clickup.UserGroup, want string) (clickup.GroupID, error) {
	var found []clickup.GroupID
	names := make([]string, len(groups))
	for i, g := range groups {
		if string(g.ID) == want {
			return g.ID, nil
		}
		if strings.EqualFold(g.Name, want) || g.Handle != "" && strings.EqualFold(g.Handle, strings.TrimPrefix(want, "@")) {
			found = append(found, g.ID)
		}
		names[i] = clean.Line(g.Name)
	}
	switch len(found) {
	case 0:
		return "", failed(nothingSent+" There are: "+cmp.Or(strings.Join(names, ", "), "none")+".", "there is no user group %q", clean.Line(want))
	case 1:
		return found[0], nil
	}
	return "", usageHint("Name it by its id: cutui group list --columns id,name.", "%d groups are called %q", len(found), clean.Line(want))
}

func (sh *shell) groupDeleteCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "delete GROUP…",
		Short:   "Delete user groups; their people stay in the workspace",
		Long:    "Delete user groups. Their people stay in the workspace, and lose what was shared\nwith the group only; undo creates the group again, but does not bring that back.",
		Example: "cutui group delete Reviewers --dry-run",
		Args:    someArgs(groupWordHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runChange(cmd.Context(), forChanges(), func(_ context.Context, s *app.App) (change.Plan, error) {
				ids, err := findGroups(s.State, args)
				if err != nil {
					return change.Plan{}, err
				}
				planContext, _ := s.State.ChangeContext()
				return plans.DeleteGroups(planContext, ids), nil
			})
		},
	}
	sh.changeFlags(cmd)
	return cmd
}

// groupWords offers the names of user groups. Snapshots have none, so they come from
// earlier runs.
func (sh *shell) groupWords(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(args) == 0 && cmd.Name() == "create":
		return nil, cobra.ShellCompDirectiveNoFileComp
	case len(args) > 0 && cmd.Name() != "delete":
		return sh.peopleWords(everybody)(cmd, args, typed)
	}
	var words []string
	known := map[string]bool{}
	for _, p := range sh.pastRuns(cmd) {
		for _, step := range p.Run.Plan.Steps {
			if step.OfGroup() && step.Op != change.OpDeleteGroup && !known[step.Group.Name] {
				known[step.Group.Name] = true
				words = described(words, typed, step.Group.Name, "a user group")
			}
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
