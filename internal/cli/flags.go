package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cutui/internal/clean"
)

// flagProblem returns the error for a flag that could not be parsed, with what is allowed.
func flagProblem(cmd *cobra.Command, err error) error {
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		f := bad.GetFlag()
		return usage("--%s %s: use %s", f.Name, clean.Line(bad.GetValue()), form(f))
	}
	if bare, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		f := bare.GetFlag()
		return usage("--%s needs a value: %s", f.Name, form(f))
	}
	if words := cmd.Flags().Args(); len(words) > 0 && cmd.HasSubCommands() && cmd.Use == cmd.Name() {
		return onlyCommands(cmd, words)
	}
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return usageHint(flagHint(cmd, unknown.GetSpecifiedName()), "%v", err)
	}
	return usage("%v", err)
}

// form returns a description of the values that a flag takes.
func form(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a whole number, such as 20"
	case "duration":
		return "how long, such as 90m or 12h"
	case "bool":
		return "true or false"
	}
	_, about := pflag.UnquoteUsage(f)
	return about
}

// Annotations of flags: the flags they need, and the flags they can't be combined with.
const (
	onlyWithKey = "only-with"
	notWithKey  = "not-with"
)

// onlyWith makes flags an error without another one.
func onlyWith(cmd *cobra.Command, other string, names ...string) {
	pair(cmd, onlyWithKey, other, names)
}

// notWith makes flags an error together with another one.
func notWith(cmd *cobra.Command, other string, names ...string) { pair(cmd, notWithKey, other, names) }

func pair(cmd *cobra.Command, key, other string, names []string) {
	for _, name := range names {
		f := cmd.Flags().Lookup(name)
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations[key] = append(f.Annotations[key], other)
	}
}

// checkGlobals refuses global flags that have no meaning for a command.
func (sh *shell) checkGlobals(cmd *cobra.Command) error {
	top := cmd
	for top.HasParent() && top.Parent().HasParent() {
		top = top.Parent()
	}
	switch none := []string{"api", "auth", "completion", "config", "data", "licences", "man", "schema", "snapshots", "version"}; {
	case sh.named.Changed && slices.Contains(none, top.Name()):
		return usage("%s is not about one workspace: leave --workspace out", cmd.CommandPath())
	case sh.tokenStdin && sh.start.Demo:
		return usage("--demo needs no token: leave --token-stdin out")
	}
	return nil
}

// checkPairs refuses flags against the rules of onlyWith and notWith.
func checkPairs(cmd *cobra.Command) (err error) {
	given := func(name string) bool { return cmd.Flags().Changed(name) }
	cmd.Flags().Visit(func(f *pflag.Flag) {
		for _, other := range f.Annotations[onlyWithKey] {
			if !given(other) {
				err = usage("--%s goes with --%s", f.Name, other)
			}
		}
		for _, other := range f.Annotations[notWithKey] {
			if given(other) {
				err = usage("give --%s or --%s, not both", other, f.Name)
			}
		}
	})
	return err
}

// flagHint returns a hint at the flag that may have been meant by an unknown one.
func flagHint(cmd *cobra.Command, name string) string {
	has := func(flag string) bool { return cmd.Flags().Lookup(flag) != nil }
	switch name {
	case "json", "jq":
		switch {
		case has("format") && has("jq"):
			return "Use --format json, and --jq to choose from it."
		case has("format"):
			return "Use --format json: it writes a document a line, which jq reads."
		case has("jq"):
			return "It writes JSON already; --jq chooses from it."
		}
		fallthrough
	case "format", "o":
		if cmd.Use != cmd.Name() || !cmd.HasSubCommands() {
			return cmd.CommandPath() + " has one format only; " + cmd.CommandPath() + " --help lists its flags."
		}
	case "columns", "sort", "limit":
		if has("json") {
			return "Its table is always whole: choose fields with --json " + strings.Join(columnsAsFields(cmd), ",") + ", and rows with --jq."
		}
	}
	var near []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && len(name) > 1 && (strings.HasPrefix(f.Name, name) || strings.HasPrefix(name, f.Name)) {
			near = append(near, "--"+f.Name)
		}
	})
	return didYouMean(near, cmd.CommandPath()+" --help lists its flags.")
}
