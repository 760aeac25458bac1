package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
)

// nothingSent ends the message about a change that was refused before it began.
const nothingSent = "Nothing was sent."

// emptyName refuses a change whose --workspace is empty: a shell variable that is not set
// must not choose the first workspace.
func (sh *shell) emptyName() error {
	if sh.named != nil && sh.named.Changed && strings.TrimSpace(sh.start.Workspace) == "" {
		return usageHint(nothingSent, "--workspace is empty: name the workspace that is changed, by id or name")
	}
	return nil
}

// asks reports whether somebody at a terminal can be asked about a change.
func (sh *shell) asks() bool { return sh.Prompt && !sh.change.piped && !sh.change.yes }

// workspaceNames returns the names of workspaces with their ids.
func workspaceNames(all []*model.Roster) []string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = fmt.Sprintf("%s (%s)", clean.Line(r.Name), r.ID)
	}
	return names
}

// workspaceFor returns the workspace of a change that names none: the only one there is, or
// the one that somebody at the terminal chooses.
func (sh *shell) workspaceFor(ctx context.Context, all []*model.Roster, ask bool) (*model.Roster, error) {
	names := workspaceNames(all)
	switch {
	case len(all) == 1:
		return all[0], nil
	case !ask:
		return nil, usageHint("Name it with --workspace (-w), CUTUI_WORKSPACE or `workspace` in the profile: "+strings.Join(names, ", ")+". "+nothingSent,
			"the token has %d workspaces, and this does not name the one that is changed", len(all))
	}
	for i, name := range names {
		fmt.Fprintf(sh.Err, "%d. %s\n", i+1, name)
	}
	fmt.Fprint(sh.Err, "In which workspace? Its number, id or name: ")
	answer, err := sh.readAnswer(ctx)
	if err != nil {
		return nil, err
	}
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(all) {
		return all[n-1], nil
	}
	if answer == "" {
		return nil, usageHint(nothingSent, "no workspace was chosen")
	}
	return findWorkspace(all, answer)
}

// chooseForChange chooses the workspace of a change that names none, asking if it may.
func (sh *shell) chooseForChange(ctx context.Context, s *app.App, ask bool) error {
	r, err := sh.workspaceFor(ctx, s.State.Rosters.Value, ask)
	if err != nil {
		return err
	}
	return sh.drive(ctx, s, model.ChooseWorkspace{ID: r.ID}, settled)
}
