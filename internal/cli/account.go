package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/secret"
	"cutui/model"
)

func (sh *shell) authCmd() *cobra.Command {
	return group("auth", "Keep, show or remove the API token", sh.loginCmd(), sh.statusCmd(), sh.logoutCmd())
}

// account prepares the profile; it refuses a demo, which has none.
func (sh *shell) account(ctx context.Context) (*app.Setup, error) {
	if sh.start.Demo {
		return nil, usage("the demo has no token and keeps nothing")
	}
	return app.Prepare(ctx, sh.start) // login reads a token from stdin itself
}

const loginHelp = `Keep a personal API token (ClickUp: Settings > Apps) after asking ClickUp
whose it is: in the system's keyring or, if you agree, in a file that only you
can read. What you type is not shown; --token-stdin reads a pipe instead. A new
profile named by --profile is added to the settings.`

func (sh *shell) loginCmd() *cobra.Command {
	var plainFile bool
	cmd := &cobra.Command{
		Use:     "login",
		Short:   "Check a token and keep it",
		Long:    loginHelp,
		Example: "cutui auth login\npass clickup | cutui auth login --token-stdin --plain-file",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return sh.login(cmd.Context(), plainFile) },
	}
	cmd.Flags().BoolVar(&plainFile, "plain-file", false, "without a keyring, keep it in a 0600 file")
	return cmd
}

func (sh *shell) login(ctx context.Context, plainFile bool) error {
	sh.start.Fresh = true
	a, err := sh.account(ctx)
	if err != nil {
		return err
	}
	token, err := sh.readToken(ctx)
	if err != nil {
		return err
	}
	user, from, err := a.Login(ctx, token, plainFile)
	if errors.Is(err, secret.ErrConsent) && sh.Prompt && !sh.tokenStdin {
		yes, problem := sh.saysYes(ctx, err.Error()+"\nKeep it in a file that only you can read?")
		if problem != nil {
			return problem
		}
		if yes {
			user, from, err = a.Login(ctx, token, true)
		}
	}
	switch {
	case errors.Is(err, secret.ErrConsent):
		return usageHint("Allow the file with --plain-file, or set CLICKUP_API_TOKEN where you need it.", "%v", err)
	case err != nil:
		return err
	}
	fmt.Fprintf(sh.Out, "The token of %s is kept: %s\n", cmp.Or(user.Email, user.Name, "#"+user.ID.String()), from)
	if sh.start.Env(string(secret.FromEnv)) != "" {
		sh.note("%s is set and comes before it", secret.FromEnv)
	}
	return nil
}

// readToken reads the token from a pipe, or from the terminal without showing it.
func (sh *shell) readToken(ctx context.Context) (string, error) {
	if sh.tokenStdin {
		return sh.readInput("-")
	}
	f, ok := sh.In.(*os.File)
	if !sh.Prompt || !ok {
		return "", usage("without a terminal, pipe the token: cutui auth login --token-stdin < FILE")
	}
	fmt.Fprint(sh.Err, "Personal API token (it is not shown): ")
	before, err := term.GetState(f.Fd())
	if err != nil {
		return "", err
	}
	text, err := waitFor(ctx, func() (string, error) {
		text, err := term.ReadPassword(f.Fd())
		return string(text), err
	})
	fmt.Fprintln(sh.Err)
	return text, errors.Join(err, term.Restore(f.Fd(), before))
}

func (sh *shell) statusCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say where the token is and whose it is",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.checkUp(cmd.Context(), nil, "profile", "API", "keyring", "token", "ClickUp")
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "checks")
	return cmd
}

func (sh *shell) doctorCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Show versions, paths, and what the token may do",
		Long:  "Show versions, paths, where the token is, and of each workspace, or of the one\nnamed by --workspace: your role, the plan, the seats, what the token may do, and\nwhat was learned about ClickUp's newer API. It takes two calls for a workspace.",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return sh.checkUp(cmd.Context(), sh.standings) },
	}
	sh.outputFlags(cmd, report.ListFormats(), "checks")
	return cmd
}

// checkUp prints doctor's checks, or those with the names given. The last check decides
// the exit code: a missing keyring does no harm if there is a token.
func (sh *shell) checkUp(ctx context.Context, more func(context.Context) ([]model.Standing, error), names ...string) error {
	a, err := app.Prepare(ctx, sh.options())
	if err != nil {
		return err
	}
	var values []report.Check
	var problem error
	for _, c := range a.Doctor(ctx) {
		if len(names) > 0 && !slices.Contains(names, c.Name) {
			continue
		}
		values = append(values, report.CheckOf(c.Name, c.Value, c.Err))
		problem = c.Err
	}
	var standings []report.Standing
	if more != nil && problem == nil {
		all, err := more(ctx)
		for _, st := range all {
			v, checks := report.StandingOf(st)
			standings, values = append(standings, v), append(values, checks...)
		}
		problem = err
	}
	l := listing{columns: report.Columns("check", "value", "problem"), shown: []string{"check", "value", "problem"}}
	if err := printList(sh, nil, l, values, func(all []report.Check) any { return report.Checks(all, standings) }); err != nil {
		return err
	}
	if problem == nil || more != nil && standings == nil {
		return problem
	}
	_, code := classify(problem)
	return &cliError{code: code}
}

// standings returns what the token may do in each workspace, or in the one named by --workspace.
func (sh *shell) standings(ctx context.Context) (out []model.Standing, err error) {
	facts := model.Need{Me: true, Seats: true, Plans: true, Unkept: true, All: sh.start.Workspace == ""}
	err = sh.with(ctx, need{everywhere: true, facts: facts}, func(s *app.App) error {
		var learn model.LearnNewerAPI
		for _, r := range s.State.Rosters.Value {
			learn.IDs = append(learn.IDs, r.ID)
		}
		if err := sh.drive(ctx, s, learn, untilDone); err != nil {
			return err
		}
		for _, st := range s.State.Standings() {
			if sh.start.Workspace == "" || st.ID == s.State.Chosen {
				out = append(out, st)
			}
		}
		return nil
	})
	return out, err
}

func (sh *shell) logoutCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "logout",
		Short: "Remove the token of the profile",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, err := sh.account(cmd.Context())
			if err != nil {
				return err
			}
			gone, err := a.Logout(cmd.Context())
			for _, from := range gone {
				fmt.Fprintf(sh.Out, "The token is removed: %s\n", from)
			}
			noKeyring := errors.Is(err, secret.ErrKeyring)
			switch {
			case err != nil && !noKeyring:
				return err
			case noKeyring: // so it holds no token either
				sh.note("%v", err)
			}
			if len(gone) == 0 {
				sh.note("there was no token to remove")
			} else {
				sh.note("what was loaded stays on this machine: cutui --offline shows it, cutui data purge removes it")
			}
			if sh.start.Env(string(secret.FromEnv)) != "" {
				sh.note("%s is still set", secret.FromEnv)
			}
			return nil
		},
	}
}
