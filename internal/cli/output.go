package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/model"
)

// outputOptions say how a command's answer is written.
type outputOptions struct {
	format    string   // as typed
	fields    []string // of --json
	query     string   // of --jq
	noHeaders bool
	filter    *jqFilter // compiled from query
	lists     []string  // of the document, which fields cut

	lines    bool         // a document is a line, and is written at once
	document bytes.Buffer // the answer as JSON, until the command has ended
	notes    []string     // they go to stderr if there is no document
	color    string       // of the settings
}

// cutList is the list of a document that --json cuts to fields, with some that one may want
// as an example. The schema has all of them, but is not read for that: every start would wait.
type cutList struct{ name, fields string }

// documents has the list of each kind of document.
var documents = map[string]cutList{
	"workspaces": {"workspaces", "id,name,people"}, "people": {"people", "email,name,role"}, "peopleEverywhere": {"people", "email,name,role"},
	"access": {"access", "email,item_name,role"}, "matrix": {"clients", "domain,items"}, "client": {"people", "email,name,sees"},
	"groups": {"groups", "handle,name,members"}, "change": {"steps", "op,target,state"}, "runs": {"runs", "id,title,state"},
	"snapshots": {"snapshots", "id,at,people"}, "diff": {"changes", "person,change,reason"}, "audit": {"findings", "person,action_words,reason"},
	"checks": {"checks", "check,value,problem"}, "impact": {"people", "person,open_tasks,sole_assignee"},
	"until": {"until", "email,until,due"}, "review": {"people", "person,answer,reason"},
}

// documentKey annotates a command with the kinds of documents that it writes.
const documentKey = "documents"

// linesKey annotates a command that writes one document per line.
const linesKey = "lines"

// outputFlags adds the flags of a command that writes a document in one of formats.
func (sh *shell) outputFlags(cmd *cobra.Command, formats []report.Format, kinds ...string) {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.String()
	}
	f := cmd.Flags()
	f.StringVarP(&sh.output.format, "format", "o", report.TextFormat.String(), "output `FORMAT`: "+strings.Join(names, "|"))
	f.StringVar(&sh.output.query, "jq", "", "run a jq `EXPRESSION` over the JSON")
	if slices.Contains(formats, report.CSVFormat) {
		f.BoolVar(&sh.output.noHeaders, "no-headers", false, "leave out the headings of a table or CSV")
	}
	complete(cmd, "format", names...)
	cmd.Annotations = map[string]string{documentKey: strings.Join(kinds, ",")}
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		return cmp.Or(sh.setFormat(formats), sh.list.check(ColumnsOf(cmd)))
	}
	if example := documents[kinds[0]].fields; example != "" {
		f.StringSliceVar(&sh.output.fields, "json", nil, "JSON with these `FIELDS` only, such as "+example)
		_ = cmd.RegisterFlagCompletionFunc("json", func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return completeList(fieldsOf(cmd))(cmd, args, typed)
		})
	}
}

// checkOutput checks the output flags before anything else is done. A JSON document is
// buffered until the command has ended.
func (sh *shell) checkOutput(cmd *cobra.Command) error {
	if err := cmp.Or(sh.checkGlobals(cmd), checkPairs(cmd)); err != nil {
		return err
	}
	o, flags := &sh.output, cmd.Flags()
	wanted := flags.Changed("json") || flags.Changed("jq")
	switch {
	case wanted && flags.Changed("format") && !sh.isJSON():
		return usage("--json and --jq write JSON: leave --format %s out", clean.Line(o.format))
	case wanted:
		o.format = report.JSONFormat.String()
	}
	if o.noHeaders && !slices.Contains([]string{report.TextFormat.String(), report.CSVFormat.String()}, strings.ToLower(o.format)) {
		return usage("--no-headers is for tables and CSV, not %s", clean.Line(o.format))
	}
	if flags.Changed("columns") && sh.isJSON() {
		return usageHint("Choose fields with --json "+strings.Join(columnsAsFields(cmd), ",")+".", "--columns is for tables and CSV")
	}
	if err := checkFields(cmd, o.fields); err != nil {
		return err
	}
	for kind := range strings.SplitSeq(cmd.Annotations[documentKey], ",") {
		o.lists = append(o.lists, documents[kind].name)
	}
	if o.query != "" {
		var err error
		if o.filter, err = compileJQ(o.query); err != nil {
			return usage("--jq: %v", err)
		}
	}
	o.lines = cmd.Annotations[linesKey] != ""
	if sh.isJSON() && !o.lines {
		sh.stdout, sh.Out = sh.Out, &o.document
	}
	if sh.isJSON() {
		sh.Prompt, sh.Progress = false, false // stderr has one object at most, and that is the error
	}
	return nil
}

// isJSON reports whether the answer is a JSON document.
func (sh *shell) isJSON() bool {
	return strings.EqualFold(sh.output.format, report.JSONFormat.String())
}

// asksJSON reports whether a command line that could not be read asks for JSON.
func asksJSON(args []string) bool {
	asked := false
	for i, arg := range args {
		name, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch name {
		case "--json", "--jq", "-ojson":
			asked = true
		case "-o", "--format":
			asked = strings.EqualFold(value, report.JSONFormat.String())
		}
	}
	return asked
}

// finish writes the buffered document with its notes, or the fields or jq results that
// were asked for.
func (sh *shell) finish(ctx context.Context) error {
	o := &sh.output
	if sh.stdout == nil || o.document.Len() == 0 {
		return nil
	}
	raw := o.document.Bytes()
	if len(o.notes) > 0 {
		raw = withNotes(raw, o.notes)
	}
	o.notes = nil
	if len(o.fields) > 0 {
		var err error
		if raw, err = cutFields(raw, o.lists, o.fields); err != nil {
			return err
		}
	}
	if o.filter != nil {
		return o.filter.run(ctx, sh.stdout, raw)
	}
	_, err := sh.stdout.Write(raw)
	return err
}

// withNotes adds notes to a document, as its last field.
func withNotes(raw []byte, notes []string) []byte {
	list, err := json.MarshalIndent(notes, "  ", "  ")
	end := bytes.LastIndexByte(raw, '}')
	if err != nil || end < 0 {
		return raw
	}
	head := bytes.TrimRight(raw[:end], " \n")
	return slices.Concat(head, []byte(",\n  \"notes\": "), list, []byte("\n}\n"))
}

// note prints a message on stderr or, for JSON, adds it to the document's notes.
func (sh *shell) note(format string, args ...any) {
	text := clean.Text(fmt.Sprintf(format, args...))
	switch {
	case sh.isJSON() && sh.output.lines:
		_ = report.JSONLine(sh.Out, watchNote{report.SchemaVersion, text}) // an event that can't be written ends the watch
	case sh.isJSON():
		sh.output.notes = append(sh.output.notes, text)
	case !sh.quiet:
		fmt.Fprintf(sh.Err, "cutui: %s\n", text)
	}
}

// layout is how tables are drawn: for the terminal's width, or whole for a pipe.
func (sh *shell) layout(s *model.State) report.Layout {
	l := report.Layout{Width: sh.Width, NoHeader: sh.output.noHeaders, Color: sh.colored()}
	if sh.Width > 0 && s != nil {
		l.Now = s.Now
	}
	return l
}

// colored reports whether tables have colours: in a pipe with --color always only, on a
// terminal as the flag, the settings and the environment say.
func (sh *shell) colored() bool {
	switch {
	case sh.looks.Color != "":
		return sh.looks.Color == "always" || sh.looks.Color == "auto" && sh.Width > 0
	case sh.Width == 0 || sh.output.color == "never":
		return false
	case sh.output.color == "always":
		return true
	}
	return colorprofile.Env([]string{"TERM=" + sh.env("TERM"), "COLORTERM=" + sh.env("COLORTERM")}) >= colorprofile.ANSI
}

// env looks a variable up.
func (sh *shell) env(name string) string {
	if sh.start.Env == nil {
		return ""
	}
	return sh.start.Env(name)
}
