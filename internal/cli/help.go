package cli

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// helpWidth is how wide the help may be.
const helpWidth = 80

// help writes what a command is for, in plain text.
func help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(cmp.Or(cmd.Long, cmd.Short)) + "\n\nUSAGE\n")
	if cmd.Runnable() {
		b.WriteString("  " + cmd.UseLine() + "\n")
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("  " + cmd.CommandPath() + " COMMAND\n")
	}
	if cmd.HasExample() {
		b.WriteString("\nEXAMPLES\n  " + strings.ReplaceAll(cmd.Example, "\n", "\n  ") + "\n")
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nCOMMANDS\n" + listed(cmd.Commands()))
	}
	if cmd.HasAvailableLocalFlags() {
		b.WriteString("\nFLAGS\n" + cmd.LocalFlags().FlagUsagesWrapped(helpWidth))
	}
	if cmd.HasAvailableInheritedFlags() {
		b.WriteString("\nFLAGS OF ALL COMMANDS\n" + cmd.InheritedFlags().FlagUsagesWrapped(helpWidth))
	}
	fmt.Fprint(cmd.OutOrStdout(), b.String())
}

// listed are the commands with what each is for, a line each.
func listed(commands []*cobra.Command) string {
	widest := 0
	for _, c := range commands {
		if c.IsAvailableCommand() {
			widest = max(widest, utf8.RuneCountInString(use(c)))
		}
	}
	var b strings.Builder
	for _, c := range commands {
		if c.IsAvailableCommand() {
			fmt.Fprintf(&b, "  %-*s  %s\n", widest, use(c), c.Short)
		}
	}
	return b.String()
}

// use is a command's name with its arguments.
func use(c *cobra.Command) string { return strings.TrimSuffix(c.Use, " [flags]") }

// version is what --version says, with the beginning of the commit and its day
// if they are known.
func (sh *shell) version() string {
	const short = 7
	var known []string
	if len(sh.Commit) >= short {
		known = append(known, sh.Commit[:short])
	}
	if sh.Built != "" {
		known = append(known, sh.Built)
	}
	if len(known) == 0 {
		return sh.start.Version
	}
	return sh.start.Version + " (" + strings.Join(known, ", ") + ")"
}
