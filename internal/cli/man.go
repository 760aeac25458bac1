package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cutui/model/people"
)

func (sh *shell) manCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Write the manual page",
		Example: "cutui man > cutui.1\ncutui man | man -l -",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(sh.Out, sh.manual(root))
			return err
		},
	}
}

// manual returns the manual page about all commands, in roff.
func (sh *shell) manual(root *cobra.Command) string {
	m := &manPage{}
	m.line(".TH CUTUI 1 %q %q %q", cmp.Or(sh.Built, time.Now().Format(time.DateOnly)), strings.TrimSpace("cutui "+sh.start.Version), "cutui manual")
	m.line(".SH NAME\ncutui \\- %s", roff(root.Short))
	m.line(".SH SYNOPSIS\n.B cutui\n[flags]\n.br\n.B cutui\n.I command\n[flags]")
	m.line(".SH DESCRIPTION")
	m.paragraphs(root.Long)
	m.line(".SH OPTIONS\nThose of all commands come first.")
	m.flags(root.PersistentFlags())
	m.flags(root.LocalNonPersistentFlags())
	m.line(".SH COMMANDS")
	m.commands(root)
	m.line(".SH FILTER")
	m.paragraphs(strings.TrimSpace(filterRules))
	for _, t := range people.TermHelp() {
		m.item("\\fB"+roff(t.Example)+"\\fR", t.Meaning)
	}
	m.line(".SH COLUMNS")
	m.columns(root)
	for _, part := range Topics() {
		m.line(".SH %s", part.Title)
		for _, item := range part.Items {
			m.item("\\fB"+roff(item[0])+"\\fR", item[1])
		}
	}
	m.line(".SH EXAMPLES")
	m.block(root.Example)
	return m.String()
}

// manPage builds a page line by line.
type manPage struct{ strings.Builder }

func (m *manPage) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// commands describes the subcommands of parent, recursively.
func (m *manPage) commands(parent *cobra.Command) {
	for _, c := range parent.Commands() {
		switch {
		case !c.IsAvailableCommand():
			continue
		case c.HasAvailableSubCommands():
			m.commands(c)
			continue
		}
		m.line(".SS \"%s\"", roff(strings.TrimSuffix(c.UseLine(), " [flags]")))
		m.paragraphs(cmp.Or(c.Long, c.Short+"."))
		m.flags(c.LocalNonPersistentFlags())
		m.example(c.Example)
	}
}

// columns lists the columns that --columns and --sort of each command accept.
func (m *manPage) columns(parent *cobra.Command) {
	for _, c := range parent.Commands() {
		if known := ColumnsOf(c); known != nil {
			m.item("\\fB"+roff(c.CommandPath())+"\\fR", strings.Join(known, ", "))
		}
		m.columns(c)
	}
}

func (m *manPage) paragraphs(text string) {
	for i, p := range strings.Split(text, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		for line := range strings.SplitSeq(p, "\n") {
			m.line("%s", folded(line))
		}
	}
}

func (m *manPage) flags(all *pflag.FlagSet) {
	all.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "\\fB" + roff("--"+f.Name) + "\\fR"
		if f.Shorthand != "" {
			name = "\\fB" + roff("-"+f.Shorthand) + "\\fR, " + name
		}
		value, about := pflag.UnquoteUsage(f)
		if value != "" {
			name += " \\fI" + roff(value) + "\\fR"
		}
		m.item(name, about)
	})
}

func (m *manPage) item(name, about string) { m.line(".TP\n%s\n%s", name, folded(about)) }

// folded returns text as roff in lines of at most 78 bytes, as man page linters want.
// Indented text stays one line.
func folded(text string) string {
	if strings.HasPrefix(text, " ") {
		return roff(text)
	}
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(text) {
		word = roff(word)
		switch {
		case used == 0:
		case used+1+len(word) > 78:
			b.WriteByte('\n')
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += len(word)
	}
	return b.String()
}

func (m *manPage) example(text string) {
	if text != "" {
		m.line(".PP")
		m.block(text)
	}
}

func (m *manPage) block(text string) { m.line(".RS\n.nf\n%s\n.fi\n.RE", roff(text)) }

// roff escapes text so that none of it is read as an instruction.
func roff(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case (r == '.' || r == '\'') && (i == 0 || text[i-1] == '\n'):
			b.WriteString(`\&` + string(r))
		case r == '"':
			b.WriteString(`\(dq`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
