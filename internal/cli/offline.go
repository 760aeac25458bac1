package cli

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
)

// offlineFlag adds --offline to a command that only shows: it shows what was loaded last.
func (sh *shell) offlineFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&sh.start.Offline, "offline", false, "show what was loaded last, without asking ClickUp")
}

// fallBack loads what was loaded last if ClickUp can't be reached, and notes how
// old it is.
func (sh *shell) fallBack(ctx context.Context, s *app.App, n need) error {
	st, why := s.State, s.State.Rosters.Err
	if !n.old || !unreachable(why) {
		return why
	}
	if err := sh.drive(ctx, s, model.ShowLast{}, untilDone); err != nil {
		return err
	}
	for _, n := range st.Notices {
		if n.Level == model.Warn && n.Err != nil {
			sh.note("%s: %v", n.Text, n.Err)
		}
	}
	if !st.Rosters.Has() || st.Partial {
		return neverLoaded(why, "no earlier load is kept", "Load once without --offline; the settings may turn keeping off.")
	}
	sh.noteShown(why, "this is "+age(st))
	return nil
}

// unreachable reports whether a later try may succeed: there is no network, or
// ClickUp has trouble.
func unreachable(err error) bool {
	return errors.Is(err, clickup.ErrNetwork) || errors.Is(err, clickup.ErrServer) || errors.Is(err, clickup.ErrOffline)
}

// unlessUnreachable returns nil if err is a reason to show what was read earlier.
func unlessUnreachable(err error) error {
	if unreachable(err) {
		return nil
	}
	return err
}

// unlessOffline returns nil if err is only that the user asked to be offline.
func unlessOffline(err error) error {
	if errors.Is(err, clickup.ErrOffline) {
		return nil
	}
	return err
}

// untilDone is the condition of drive that waits until nothing is under way.
func untilDone(*model.State) bool { return false }

// noteKept notes how old the kept data is that is shown instead of an answer.
func (sh *shell) noteKept(s *model.State, what string, why error, at time.Time) {
	sh.noteShown(why, what+" was read "+text.Age(s.Now.Sub(at))+" ("+s.Moment(at)+")")
}

// noteShown says what is shown in place of an answer, and why there is none; however quiet it
// should be where the user has not asked for that.
func (sh *shell) noteShown(why error, what string) {
	if errors.Is(why, clickup.ErrOffline) {
		sh.note("offline: %s", what)
		return
	}
	quiet := sh.quiet
	sh.quiet = false
	sh.note("%v; %s", why, what)
	sh.quiet = quiet
}

// neverLoaded says that nothing can be shown in place of an answer: with --offline by text and
// hint, else by why there is no answer.
func neverLoaded(why error, text, hint string) error {
	if errors.Is(why, clickup.ErrOffline) {
		return failed(hint, "%s", text)
	}
	return why
}

// age returns how old the people shown are: "what was loaded 3 h ago (25 Nov 2026 19:40)".
func age(s *model.State) string {
	return "what was loaded " + text.Age(s.Now.Sub(s.Rosters.At)) + " (" + text.Minute(s.Rosters.At.In(s.Now.Location())) + ")"
}

// loaded returns when the people were loaded, for JSON.
func (sh *shell) loaded(s *model.State) report.Loaded {
	return report.Loaded{AsOf: report.Moment(s.Rosters.At), Offline: s.Rosters.Phase == model.LoadFailed}
}

// here returns the chosen workspace, for JSON.
func here(s *model.State) report.WorkspaceRef {
	r := s.Roster()
	return report.WorkspaceRefOf(r.ID, r.Name)
}
