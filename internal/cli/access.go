package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/internal/report"
	"cutui/model"
)

func (sh *shell) accessCmd() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:     "access ITEM…",
		Short:   "List who has explicit access to tasks and lists",
		Long:    "List who has explicit access to tasks and lists, members and guests. ClickUp\ndoes not tell at which level, and who gets in through the space or folder is\nnot among them.",
		Example: "cutui access task:86bb4x7ff\ncutui access ABC-123 list:901500000001 --format csv",
		Args:    someArgs("a task or list: task:ID, list:ID, a custom id or a link"),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.access(cmd.Context(), args, o) },
	}
	sh.outputFlags(cmd, report.ListFormats(), "access")
	o.flags(cmd, accessList().columns)
	return cmd
}

func accessList() listing {
	return listing{
		columns: report.Columns("item", "item_name", "id", "name", "email", "role"),
		shown:   []string{"item", "name", "email", "role"},
	}
}

func (sh *shell) access(ctx context.Context, items []string, o listOptions) error {
	l := accessList()
	format, err := sh.listFormat()
	if err != nil {
		return err
	}
	if err := o.check(l); err != nil {
		return err
	}
	refs, err := parseItems(items, "")
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if ref.Kind == clickup.FolderItem {
			return usage("%s: ClickUp does not tell who has access to a folder: ask about its lists", ref)
		}
	}
	return sh.with(ctx, need{}, func(s *app.App) error {
		values, err := sh.accessTo(ctx, s, items)
		if err != nil {
			return err
		}
		for _, v := range values {
			l.rows = append(l.rows, []string{v.Item, v.Name, v.ID.String(), v.Who, v.Email, v.Role})
		}
		r := s.State.Roster()
		l.json = func(keep []int) any {
			return report.AccessTo(report.WorkspaceRefOf(r.ID, r.Name), pick(values, keep))
		}
		sh.note("%s.", model.AccessNote)
		return sh.print(s.State, l, o, format)
	})
}

// accessTo looks the items up, so that they are of this workspace, and asks who
// has access to them.
func (sh *shell) accessTo(ctx context.Context, s *app.App, items []string) ([]report.Access, error) {
	refs, err := parseItems(items, s.State.Chosen)
	if err != nil {
		return nil, err
	}
	found, err := sh.lookUp(ctx, s, refs)
	if err != nil {
		return nil, err
	}
	var ask model.Batch
	for _, ref := range refs {
		ask.Msgs = append(ask.Msgs, model.LoadAccess{Ref: ref})
	}
	err = effect.Drive(ctx, s.Runner, s.State, ask, func(st *model.State) bool {
		for _, ref := range refs {
			if st.Data().Access[ref].Phase == model.Loading {
				return false
			}
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	var out []report.Access
	for _, ref := range refs {
		a := s.State.Data().Access[ref]
		if a.Err != nil {
			return nil, fmt.Errorf("who has access to %s is not known: %w", ref, a.Err)
		}
		for _, who := range a.Value {
			role := ""
			if p, ok := s.State.Roster().People.ByID(who.ID); ok {
				role = p.Role.String()
			}
			out = append(out, report.AccessOf(found[ref].Ref, found[ref].Title(), who, role))
		}
	}
	return out, nil
}
