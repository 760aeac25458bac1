package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/items"
)

// accessOptions are the flags of access.
type accessOptions struct {
	matrix bool
	within string
}

const accessHelp = `List who has explicit access to tasks and lists, members and guests, and
whether a task has a public link. ClickUp does not say at which level. People
who get in through a user group (Team), or through the list, folder or space,
are not listed.

--matrix reads who is on every list, a call a list, on every plan. It shows for
each client (an e-mail domain of guests) who sees what, where other clients'
people are too, and which tasks are open to the web. It says how many calls
that takes and about how long; ctrl+c stops it and shows what was read so
far, and the next read continues there. What was read in the last 12 hours is
not read again, unless --within says otherwise. --offline asks nothing: it
shows what was read last, also of lists read by --matrix, and how long ago.`

func (sh *shell) accessCmd() *cobra.Command {
	var o accessOptions
	cmd := &cobra.Command{
		Use:     "access ITEM…|--matrix",
		Short:   "List who has access to items, or who sees what",
		Long:    accessHelp,
		Example: "cutui access task:86bb4x7ff\ncutui access ABC-123 list:901500000001 --format csv\ncutui access --matrix --format html > who-sees-what.html",
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.matrix {
				return sh.matrix(cmd.Context(), args, o)
			}
			if err := someArgs("a task or list: task:ID, list:ID, a custom id or a link")(cmd, args); err != nil {
				return err
			}
			return sh.access(cmd.Context(), args)
		},
	}
	sh.outputFlags(cmd, report.ReportFormats(), "access", "matrix")
	cmd.Flags().Lookup("format").Usage += "; markdown and html with --matrix"
	sh.listFlags(cmd, report.AccessColumns())
	cmd.Flags().BoolVar(&o.matrix, "matrix", false, "who of which client is on which list")
	sh.surveyFlags(cmd, &o.within)
	onlyWith(cmd, "matrix", "within")
	notWith(cmd, "matrix", "columns", "sort", "limit")
	return cmd
}

// surveyFlags adds the flags of commands that read who is on which list.
func (sh *shell) surveyFlags(cmd *cobra.Command, within *string) {
	cmd.Flags().StringVar(within, "within", "12h", "reuse what was read of a list at most this `AGE` ago; 0 reads all again")
	sh.offlineFlag(cmd)
}

// readSurvey reads who is on which list or, offline, loads what is kept. If ctx is cancelled,
// what was read so far stays in the state; the caller shows it and returns the error.
func (sh *shell) readSurvey(ctx context.Context, s *app.App, within string) error {
	age, err := surveyAge(within)
	switch {
	case err != nil:
		return err
	case sh.start.Offline || s.State.Offline():
		return sh.drive(ctx, s, model.ShowKept{}, func(st *model.State) bool { return st.KeptShown() })
	}
	return sh.longRead(ctx, s, model.ReadLists{Within: age})
}

func surveyAge(within string) (time.Duration, error) { return parseWithin("--within", within) }

// matrix prints what the people of each client see.
func (sh *shell) matrix(ctx context.Context, args []string, o accessOptions) error {
	if len(args) > 0 {
		return usage("--matrix is about all lists: leave the items out")
	}
	if _, err := surveyAge(o.within); err != nil {
		return err
	}
	return sh.with(ctx, need{old: true, facts: model.Need{Plans: true}}, func(s *app.App) error {
		stopped := sh.readSurvey(ctx, s, o.within)
		if stopped != nil && !interrupted(ctx) {
			return stopped
		}
		st, r := s.State, s.State.Roster()
		note, _ := st.MatrixNote()
		doc := report.MatrixDoc{
			Workspace: here(st), Clients: st.Matrix(), Public: st.Data().Survey.Public, People: r.People, Note: note, Layout: sh.layout(st),
		}
		if err := report.Matrix(sh.Out, sh.format, doc); err != nil {
			return err
		}
		if sh.format == report.TextFormat {
			sh.note("%s.", note)
		}
		return stopped
	})
}

func (sh *shell) access(ctx context.Context, args []string) error {
	if err := sh.setFormat(report.ListFormats()); err != nil {
		return err
	}
	refs, err := parseItems(args, "")
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if ref.Kind == clickup.FolderItem {
			return usage("%s: ClickUp does not say who has access to a folder: look at its lists instead", ref)
		}
	}
	return sh.with(ctx, need{old: true}, func(s *app.App) error {
		about, values, err := sh.accessTo(ctx, s, args)
		if err != nil {
			return err
		}
		sh.noteAccess(s.State, about)
		l := listing{columns: report.AccessColumns(), shown: []string{"item", "name", "email", "role"}}
		return printList(sh, s.State, l, values, func(kept []report.Access) any { return report.AccessTo(here(s.State), about, kept) })
	})
}

// accessTo looks the items up, which must be in this workspace, and reads who has access
// to them. If ClickUp can't be reached, it returns what was read earlier.
func (sh *shell) accessTo(ctx context.Context, s *app.App, args []string) ([]report.AccessItem, []report.Access, error) {
	refs, err := parseItems(args, s.State.Chosen)
	if err != nil {
		return nil, nil, err
	}
	var found map[clickup.ItemRef]items.Item
	if !s.State.Offline() {
		found, err = sh.lookUp(ctx, s, refs)
	}
	switch {
	case s.State.Offline() || unreachable(err):
		found, err = sh.recallAccess(ctx, s, refs, errors.Join(err, s.State.Rosters.Err))
	case err == nil:
		err = sh.loadAccess(ctx, s, refs)
	}
	if err != nil {
		return nil, nil, err
	}
	var about []report.AccessItem
	var out []report.Access
	for _, ref := range refs {
		a := s.State.Data().Access[ref]
		about = append(about, report.AccessItemOf(found[ref].Ref, found[ref].Title(), len(a.Value), s.State.Data().Links[ref]))
		for _, who := range a.Value {
			role := ""
			if p, ok := s.State.Roster().People.ByID(who.ID); ok {
				role = p.Role.String()
			}
			out = append(out, report.AccessOf(found[ref].Ref, found[ref].Title(), who, role))
		}
	}
	return about, out, nil
}

// loadAccess reads who has access to items. If ClickUp can't be reached for one of them, it
// falls back on what was read earlier.
func (sh *shell) loadAccess(ctx context.Context, s *app.App, refs []clickup.ItemRef) error {
	err := sh.askAccess(ctx, s, refs)
	for _, ref := range refs {
		problem := s.State.Data().Access[ref].Err
		if err == nil && unreachable(problem) {
			_, err = sh.recallAccess(ctx, s, []clickup.ItemRef{ref}, problem)
		} else if err == nil && problem != nil {
			err = fmt.Errorf("who has access to %s is not known: %w", ref, problem)
		}
	}
	return err
}

func (sh *shell) askAccess(ctx context.Context, s *app.App, refs []clickup.ItemRef) error {
	var ask model.Batch
	for _, ref := range refs {
		ask.Msgs = append(ask.Msgs, model.LoadAccess{Ref: ref})
	}
	return sh.drive(ctx, s, ask, untilDone)
}

// recallAccess loads who had access to items when that was read last, and notes how old that
// is. why is the reason that ClickUp can't be asked.
func (sh *shell) recallAccess(ctx context.Context, s *app.App, refs []clickup.ItemRef, why error) (map[clickup.ItemRef]items.Item, error) {
	found := map[clickup.ItemRef]items.Item{}
	for _, ref := range refs {
		if err := sh.drive(ctx, s, model.RecallAccess{Ref: ref}, untilDone); err != nil {
			return nil, err
		}
		a := s.State.Data().Access[ref]
		if !a.Has() {
			return nil, neverLoaded(why, "who has access to "+ref.String()+" was never read", "Ask once without --offline; cutui access --matrix reads all lists.")
		}
		found[ref] = items.Item{Ref: ref, Name: s.State.Data().Found[ref].Value.Name}
		sh.noteKept(s.State, "who has access to "+ref.String(), why, a.At)
	}
	return found, nil
}

// noteAccess notes who else may see the items: people without explicit access, and the web.
func (sh *shell) noteAccess(s *model.State, about []report.AccessItem) {
	kinds := map[clickup.ItemKind]bool{}
	for _, item := range about {
		ref, err := items.ParseItem(item.Item, s.Chosen)
		if err != nil {
			continue
		}
		kinds[ref.Kind] = true
		if item.People == 0 {
			sh.note("%s: nobody has explicit access", item.Item)
		}
		if link := item.LinkWords(s.Now.Location()); link != "" {
			sh.note("%s: %s", item.Item, link)
		}
	}
	for _, kind := range []clickup.ItemKind{clickup.TaskItem, clickup.ListItem} {
		if kinds[kind] {
			sh.note("%s.", model.AccessNote(kind))
		}
	}
}
