package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cutui/internal/clean"
)

// flagProblem says what is wrong with a flag, and what would be right.
func flagProblem(cmd *cobra.Command, err error) error {
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		f := bad.GetFlag()
		return usage("--%s %s: use %s", f.Name, clean.Line(bad.GetValue()), form(f))
	}
	if bare, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		f := bare.GetFlag()
		return usage("--%s: what is missing is %s", f.Name, form(f))
	}
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return usageHint(flagHint(cmd, unknown.GetSpecifiedName()), "%v", err)
	}
	return usage("%v", err)
}

// form is what a flag's value looks like.
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

// flagHint names the flags of a command that somebody may have meant.
func flagHint(cmd *cobra.Command, name string) string {
	if name == "format" || name == "json" || name == "jq" {
		return cmd.CommandPath() + " has one format only; " + cmd.CommandPath() + " --help lists its flags."
	}
	var near []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && len(name) > 1 && (strings.HasPrefix(f.Name, name) || strings.HasPrefix(name, f.Name)) {
			near = append(near, "--"+f.Name)
		}
	})
	return didYouMean(near, cmd.CommandPath()+" --help lists its flags.")
}
