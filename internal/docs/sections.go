package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cutui/internal/cli"
	"cutui/internal/config"
	"cutui/keymap"
	"cutui/model/people"
)

// sections returns the text of every generated section by its name.
func sections() map[string]string {
	root := cli.Commands()
	all := map[string]string{
		"keys":         keyTables(keymap.New(false)),
		"commands":     commandList(root),
		"global-flags": flagTable(root.PersistentFlags()),
		"screen-flags": flagTable(root.LocalNonPersistentFlags()),
		"terms":        termTable(people.TermHelp()),
		"columns":      columnTable(root),
		"settings":     "```toml\n" + strings.TrimSpace(config.Example()) + "\n```",
	}
	for _, topic := range cli.Topics() {
		name := strings.ToLower(strings.ReplaceAll(topic.Title, " ", "-"))
		all[name] = table("", "meaning", topic.Items)
	}
	return all
}

// keyTables returns a heading and a table for each scope, in the order of the keymap.
func keyTables(m keymap.Map) string {
	var out strings.Builder
	var scope keymap.Scope
	for _, b := range m.All() {
		if b.Scope != scope {
			scope = b.Scope
			fmt.Fprintf(&out, "\n### %s\n\n| keys | action | what it does |\n|---|---|---|\n", scope)
		}
		keys := make([]string, len(b.Keys))
		for i, k := range b.Keys {
			keys[i] = code(keymap.Label(k))
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", strings.Join(keys, " "), b.Action, cell(b.Long))
	}
	return out.String()
}

// commandList describes every command that can be run, including subcommands.
func commandList(parent *cobra.Command) string {
	var out strings.Builder
	for _, c := range parent.Commands() {
		switch {
		case !c.IsAvailableCommand():
			continue
		case c.HasAvailableSubCommands():
			out.WriteString(commandList(c))
			continue
		}
		fmt.Fprintf(&out, "### %s\n\n%s\n\n", strings.TrimSuffix(c.UseLine(), " [flags]"), cmp.Or(c.Long, c.Short+"."))
		if flags := flagTable(c.LocalNonPersistentFlags()); flags != "" {
			out.WriteString(flags + "\n")
		}
		if c.HasExample() {
			fmt.Fprintf(&out, "```\n%s\n```\n\n", c.Example)
		}
	}
	return out.String()
}

// flagTable returns a table with a row for each flag, or "" if there are none.
func flagTable(flags *pflag.FlagSet) string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, about := pflag.UnquoteUsage(f)
		name := strings.TrimSpace("--" + f.Name + " " + value)
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.DefValue != "" && !slices.Contains([]string{"false", "0", "[]"}, f.DefValue) {
			about += " (default " + f.DefValue + ")"
		}
		rows = append(rows, [2]string{name, about})
	})
	if len(rows) == 0 {
		return ""
	}
	return table("flag", "meaning", rows)
}

// termTable returns a table of the filter terms, as in the help of the screen.
func termTable(terms []people.TermUse) string {
	var out strings.Builder
	out.WriteString("| term | example | meaning |\n|---|---|---|\n")
	for _, t := range terms {
		fmt.Fprintf(&out, "| %s | %s | %s |\n", code(t.Name), code(t.Example), cell(t.Meaning))
	}
	return out.String()
}

// columnTable returns a table of the columns of every command that lets you choose them,
// from the same data that the commands use.
func columnTable(root *cobra.Command) string {
	var rows [][2]string
	var add func(*cobra.Command)
	add = func(cmd *cobra.Command) {
		if titles := cli.ColumnsOf(cmd); len(titles) > 0 {
			rows = append(rows, [2]string{cmd.CommandPath(), strings.Join(titles, ", ")})
		}
		for _, sub := range cmd.Commands() {
			add(sub)
		}
	}
	add(root)
	return table("command", "columns", rows)
}

// table returns a table with two columns, the first formatted as code.
func table(first, second string, rows [][2]string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "| %s | %s |\n|---|---|\n", first, second)
	for _, row := range rows {
		fmt.Fprintf(&out, "| %s | %s |\n", code(row[0]), cell(row[1]))
	}
	return out.String()
}

func code(text string) string { return "`" + cell(text) + "`" }

// cell returns a text on one line and escaped, for a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", "\\|")
}
