package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/config"
	"cutui/internal/report"
	"cutui/internal/secret"
)

// Exit codes.
const (
	ExitFine        = 0
	ExitFailed      = 1   // it failed, or an item or person is unknown
	ExitUsage       = 2   // the command line or the settings, a missing --yes, no terminal
	ExitFound       = 3   // an audit, a diff or a watch found what --fail-on names
	ExitRefused     = 4   // the token was not accepted, or every call refused for plan or rights
	ExitPartly      = 5   // partly done, or the outcome is not known
	ExitSeats       = 6   // done, but ClickUp's seats afterwards are not those foreseen
	ExitInterrupted = 130 // stopped by a signal
)

// cliError is an error with its own exit code. Its text is empty if the message was printed already.
type cliError struct {
	code  int
	text  string
	hint  string
	cause *clickup.Error // ClickUp's answer, instead of a text
}

func (e *cliError) Error() string {
	if e.cause != nil {
		return e.cause.Error()
	}
	return e.text
}

// usage returns an error about the command line, with ExitUsage.
func usage(format string, args ...any) error { return usageHint("", format, args...) }

func usageHint(hint, format string, args ...any) error {
	return &cliError{code: ExitUsage, text: fmt.Sprintf(format, args...), hint: hint}
}

// failed returns an error with ExitFailed.
func failed(hint, format string, args ...any) error {
	return &cliError{code: ExitFailed, text: fmt.Sprintf(format, args...), hint: hint}
}

// errorDocument is an error as JSON.
type errorDocument struct {
	SchemaVersion int      `json:"schema_version"`
	Error         problem  `json:"error"`
	Notes         []string `json:"notes,omitempty"`
}

// problem is an error as JSON has it. Status is 0 if ClickUp did not answer.
type problem struct {
	Op      string `json:"op"`
	Status  int    `json:"status"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// printError writes an error to stderr, in one line, and returns its exit code.
func (sh *shell) printError(err error) int {
	p, code := sh.problemOf(err)
	switch {
	case p.Message == "":
	case sh.isJSON():
		_ = report.JSONLine(sh.Err, errorDocument{report.SchemaVersion, p, sh.output.notes}) // there is nowhere left to report this
	default:
		_, _ = io.WriteString(sh.Err, "cutui: "+p.line()+"\n")
	}
	return code
}

// problemOf classifies an error, and adds to a rejected token where it came from.
func (sh *shell) problemOf(err error) (problem, int) {
	p, code := classify(err)
	if rejectsToken(err) {
		p.Hint = strings.TrimSpace(p.Hint + " " + sh.from)
	}
	return p, code
}

// rejectsToken reports whether ClickUp did not accept the token.
func rejectsToken(err error) bool {
	if e, ok := errors.AsType[*cliError](err); ok && e.cause != nil {
		return e.cause.Is(clickup.ErrUnauthorized)
	}
	return errors.Is(err, clickup.ErrUnauthorized)
}

// line returns the problem as a line for people.
func (p problem) line() string {
	text := p.Message
	if p.Op != "" {
		text = (&clickup.Error{Op: p.Op, Status: p.Status, Code: p.Code, Message: p.Message}).Error()
	}
	if p.Hint != "" {
		text = strings.TrimSuffix(text, ".") + ". " + p.Hint
	}
	return text
}

// classify returns the parts of an error and its exit code.
func classify(err error) (problem, int) {
	if e, ok := errors.AsType[*clickup.Error](err); ok {
		return answered(e), exitOf(e)
	}
	p := problem{Message: clean.Line(err.Error())}
	if e, ok := errors.AsType[*cliError](err); ok {
		if e.cause != nil {
			p = answered(e.cause)
		}
		p.Hint = clean.Line(strings.TrimSpace(p.Hint + " " + e.hint))
		return p, e.code
	}
	_, settings := errors.AsType[*config.Error](err)
	switch {
	case errors.Is(err, context.Canceled):
		return problem{Message: "stopped"}, ExitInterrupted
	case settings, strings.HasPrefix(p.Message, "unknown command"): // of cobra's own commands
		return p, ExitUsage
	case errors.Is(err, app.ErrNothingKept):
		p.Hint = "Load once with a token and without --offline; the settings may turn keeping off."
	case errors.Is(err, secret.ErrNone), errors.Is(err, secret.ErrUnusable):
		return p, ExitRefused
	}
	return p, ExitFailed
}

func answered(e *clickup.Error) problem {
	return problem{e.Op, e.Status, e.Code, clean.Line(e.Message), clean.Line(e.Hint)}
}

// exitOf returns the exit code of a failed load.
func exitOf(e *clickup.Error) int {
	switch {
	case errors.Is(e, context.Canceled):
		return ExitInterrupted
	case e.Is(clickup.ErrBaseURL):
		return ExitUsage
	case refuses(e):
		return ExitRefused
	}
	return ExitFailed
}

// refuses reports whether the token, the plan or the caller's rights are in the
// way. An answer that can also mean a wrong id does not count.
func refuses(e *clickup.Error) bool {
	return slices.ContainsFunc([]error{clickup.ErrUnauthorized, clickup.ErrPlanRequired, clickup.ErrReadOnly}, e.Is) ||
		e.Is(clickup.ErrWorkspaceNotAllowed) || e.Is(clickup.ErrForbidden) && !e.Is(clickup.ErrNotFound)
}

// noArgs accepts no arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrongArgs(cmd, "takes no %q", clean.Line(args[0]))
	}
	return nil
}

// someArgs accepts one argument or more.
func someArgs(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrongArgs(cmd, "needs %s", what)
		}
		return nil
	}
}

// oneArg accepts one argument, atMostOne one or none.
func oneArg(what string) cobra.PositionalArgs    { return fewArgs(1, what) }
func atMostOne(what string) cobra.PositionalArgs { return fewArgs(0, what) }

func fewArgs(least int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > 1 {
			return wrongArgs(cmd, "takes %s, not %d", what, len(args))
		}
		return nil
	}
}

func wrongArgs(cmd *cobra.Command, format string, args ...any) error {
	return usageHint(cmd.CommandPath()+" --help shows what it takes.", cmd.CommandPath()+" "+format, args...)
}

// onlyCommands refuses what is no command, and says what may have been meant.
func onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	hint := didYouMean(cmd.SuggestionsFor(args[0]), cmd.CommandPath()+" --help lists the commands.")
	return usageHint(hint, "%s has no command %q", cmd.CommandPath(), clean.Line(args[0]))
}

// didYouMean suggests the nearest names, or says where to look if there are none.
func didYouMean(near []string, look string) string {
	if len(near) == 0 {
		return look
	}
	return "Did you mean " + strings.Join(near, " or ") + "?"
}
