package cli

import (
	"context"
	"slices"
	"strings"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/model"
)

// open opens the app, runs do and closes the app.
func (sh *shell) open(ctx context.Context, do func(*app.App) error) error {
	s, err := sh.Open(ctx, sh.options())
	if err != nil {
		return err
	}
	sh.output.color = s.Config.Color
	sh.from = s.RejectedWords()
	if kept := s.Kept(); kept != "" {
		sh.note("%s", kept)
	}
	defer func() {
		if closing := s.Close(); closing != nil {
			sh.note("what was loaded is not kept: %v", closing)
		}
	}()
	return do(s)
}

// need says what a command loads before it begins.
type need struct {
	everywhere bool       // it is about all workspaces, and none is chosen
	changes    bool       // it changes one workspace, which must be named
	ask        bool       // if it is not named, somebody can be asked
	old        bool       // the last load that is kept will do if ClickUp can't be reached
	facts      model.Need // besides the people
}

// forChanges returns what the plan of a change depends on.
func forChanges() model.Need {
	return model.Need{Me: true, Seats: true, Plans: true, Groups: true, Roles: true}
}

// forRemovals returns what a plan depends on that only removes.
func forRemovals() model.Need { return model.Need{Me: true, Seats: true, Plans: true} }

// with opens the app, loads what a command needs and runs do.
func (sh *shell) with(ctx context.Context, n need, do func(*app.App) error) error {
	return sh.open(ctx, func(s *app.App) error {
		if err := sh.load(ctx, s, n); err != nil {
			return err
		}
		return do(s)
	})
}

// load waits for the caller, the people of all workspaces, and what else is needed.
func (sh *shell) load(ctx context.Context, s *app.App, n need) error {
	st := s.State
	n.facts.Named = n.changes || st.Options.Workspace != "" && !sh.aboutAll(n)
	if err := sh.drive(ctx, s, model.LoadNeeded{Need: n.facts}, settled); err != nil {
		return err
	}
	if st.Rosters.Phase == model.LoadFailed {
		if err := sh.fallBack(ctx, s, n); err != nil {
			return err
		}
	}
	if len(st.Rosters.Value) == 0 {
		return failed("Ask an owner or admin for an invitation to one.", "the token sees no workspace")
	}
	if st.Me.Phase == model.LoadFailed && !st.Me.Has() {
		sh.note("your own account could not be read: %v", st.Me.Err)
	}
	if err := sh.choose(ctx, s, n); err != nil {
		return err
	}
	for _, r := range st.Rosters.Value {
		if r.Unread > 0 && (r.ID == st.Chosen || n.everywhere) {
			sh.note("%s", model.UnreadWords(r))
		}
	}
	return nil
}

// aboutAll reports whether a command is about all workspaces, and the flags name none.
func (sh *shell) aboutAll(n need) bool { return n.everywhere && sh.start.Workspace == "" }

// settled reports whether everything that a command waits for has arrived.
func settled(s *model.State) bool {
	if slices.Contains([]model.LoadPhase{s.Rosters.Phase, s.Me.Phase, s.Decisions.Phase}, model.Loading) {
		return false
	}
	if s.Merging() || !s.UntilSettled() {
		return false
	}
	for _, r := range s.Rosters.Value {
		f := s.DataOf(r.ID)
		if slices.Contains([]model.LoadPhase{f.Seats.Phase, f.Plan.Phase, f.Groups.Phase, f.Roles.Phase}, model.Loading) {
			return false
		}
	}
	return true
}

// choose chooses the workspace that was asked for. If none was and there are several, it
// notes which one is chosen.
func (sh *shell) choose(ctx context.Context, s *app.App, n need) error {
	all, want := s.State.Rosters.Value, s.State.Options.Workspace
	if sh.aboutAll(n) {
		return nil
	}
	if want == "" && n.changes {
		return sh.chooseForChange(ctx, s, n.ask)
	}
	if want == "" {
		if r := s.State.Roster(); len(all) > 1 {
			sh.note("this is about %s (%s), the first of %d workspaces; choose another with --workspace (-w)", r.Name, r.ID, len(all))
		}
		return nil
	}
	r, err := findWorkspace(all, want)
	if err != nil {
		return err
	}
	return sh.drive(ctx, s, model.ChooseWorkspace{ID: r.ID}, settled)
}

// findWorkspace finds a workspace by id or name.
func findWorkspace(all []*model.Roster, want string) (*model.Roster, error) {
	var found []*model.Roster
	for _, r := range all {
		if string(r.ID) == want {
			found = []*model.Roster{r}
			break
		}
		if r.Named(want) {
			found = append(found, r)
		}
	}
	names := strings.Join(workspaceNames(all), ", ")
	switch len(found) {
	case 0:
		return nil, failed("Choose one of "+names+".", "there is no workspace %q", clean.Line(want))
	case 1:
		return found[0], nil
	}
	return nil, usageHint("Choose by id: "+names+".", "there are %d workspaces called %q", len(found), want)
}
