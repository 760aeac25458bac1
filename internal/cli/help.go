package cli

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"cutui/model/people"
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
		b.WriteString(grouped(cmd))
	}
	if cmd.HasAvailableLocalFlags() {
		b.WriteString("\nFLAGS\n" + cmd.LocalFlags().FlagUsagesWrapped(helpWidth))
	}
	if cmd.HasAvailableInheritedFlags() {
		b.WriteString("\nFLAGS OF ALL COMMANDS\n" + cmd.InheritedFlags().FlagUsagesWrapped(helpWidth))
	}
	b.WriteString(termHelp(cmd) + columnHelp(cmd))
	fmt.Fprint(cmd.OutOrStdout(), b.String())
}

// filterKey annotates a command with what its --filter is about.
const filterKey = "filter"

// termHelp explains --filter from the parser's own table.
func termHelp(cmd *cobra.Command) string {
	if cmd.Annotations[filterKey] == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nFILTER\n" + filterRules)
	for _, t := range people.TermHelp() {
		fmt.Fprintf(&b, "  %-26s %s\n", t.Example, wrapped(t.Meaning, helpWidth-29, 29))
	}
	return b.String()
}

const filterRules = "  Words match names and addresses. Every term must match; a minus in front\n  of a term negates it.\n\n"

// columnHelp lists the columns that --columns and --sort know.
func columnHelp(cmd *cobra.Command) string {
	known := ColumnsOf(cmd)
	if known == nil {
		return ""
	}
	return "\nCOLUMNS\n  " + wrapped(strings.Join(known, ", "), helpWidth-2, 2) + "\n"
}

// wrapped breaks a text into lines of a width; all but the first are indented.
func wrapped(text string, width, indent int) string {
	return strings.ReplaceAll(ansi.Wordwrap(text, width, ""), "\n", "\n"+strings.Repeat(" ", indent))
}

// grouped returns a command's subcommands with their summaries, one per line, by group.
func grouped(cmd *cobra.Command) string {
	widest := 0
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			widest = max(widest, utf8.RuneCountInString(use(c)))
		}
	}
	groups := cmd.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: "COMMANDS"}}
	}
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "\n%s\n", g.Title)
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() && c.GroupID == g.ID {
				fmt.Fprintf(&b, "  %-*s  %s\n", widest, use(c), c.Short)
			}
		}
	}
	return b.String()
}

// use returns a command's name with its arguments.
func use(c *cobra.Command) string { return strings.TrimSuffix(c.Use, " [flags]") }

// version returns the text of --version, with the beginning of the commit and its day
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
