package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/shlex"
	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/effect"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/events"
)

// watchOptions are the flags of watch.
type watchOptions struct {
	every   time.Duration
	once    bool
	exec    string
	failOn  []string
	command []string // exec, split
	kinds   []events.Kind
}

const watchHelp = `Watch who comes and goes in a workspace and what it costs: compare it, poll by
poll, with what the watch's own last poll saw. The first poll only notes who is
there. A poll takes two calls. An event is a line: who joined, was added as a
guest, left, got a role that may do more or less, or accepted; seats that were
bought, who invited the people in them, and what they cost (by your prices);
more seats filled than there are.

--exec runs a command for each event, with the event as JSON on its stdin: it is
split like a shell's line, but nothing is expanded and no shell runs. It has 30
seconds; if it fails, the watch says so and goes on. --fail-on ends the watch
with exit code 3 at the first of the events that it names.

A poll that fails is said once and tried again after a minute, then after longer
waits. Events not reported when the watch was stopped are reported at its next
start, with the same id. --once polls a single time, for cron and timers.`

// execTime is how long the command of --exec may take.
const execTime = 30 * time.Second

func (sh *shell) watchCmd() *cobra.Command {
	var o watchOptions
	cmd := &cobra.Command{
		Use:     "watch",
		Short:   "Report who joins, leaves and buys seats",
		Long:    watchHelp,
		Example: "cutui watch --every 30m --exec 'notify-send cutui'\ncutui watch --once --fail-on seat-bought,over",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := cmp.Or(sh.setFormat([]report.Format{report.TextFormat, report.JSONFormat}), o.check(cmd)); err != nil {
				return err
			}
			return sh.open(cmd.Context(), func(s *app.App) error { return sh.watch(cmd.Context(), s, o) })
		},
	}
	f := cmd.Flags()
	f.DurationVar(&o.every, "every", 30*time.Minute, "poll this often: an `INTERVAL` such as 30m or 2h, a minute at least")
	f.BoolVar(&o.once, "once", false, "poll once and end")
	f.StringVar(&o.exec, "exec", "", "run this `COMMAND` for each event, which is JSON on its stdin")
	f.StringVarP(&sh.output.format, "format", "o", report.TextFormat.String(), "the events' `FORMAT`: table|json; either way a line each")
	cmd.Annotations = map[string]string{linesKey: "event"}
	failOnFlag(cmd, &o.failOn)
	notWith(cmd, "once", "every")
	complete(cmd, "format", report.TextFormat.String(), report.JSONFormat.String())
	return cmd
}

// check parses the flags.
func (o *watchOptions) check(cmd *cobra.Command) (err error) {
	if o.kinds, err = events.ParseKinds(o.failOn); err != nil {
		return usage("--fail-on: %v", err)
	}
	switch changed := cmd.Flags().Changed; {
	case o.every < time.Minute:
		return usage("--every: the shortest interval is a minute")
	case changed("exec"):
		if o.command, err = shlex.Split(o.exec); err != nil || len(o.command) == 0 || o.command[0] == "" {
			return usage("--exec: %q is not a command: give a program and its arguments, as in a shell", clean.Line(o.exec))
		}
	}
	return nil
}

func (sh *shell) watch(ctx context.Context, s *app.App, o watchOptions) error {
	w := &effect.Watch{
		Runner: s.Runner, State: s.State, Every: o.every, Until: o.kinds,
		Note: sh.note,
		Tell: func(ctx context.Context, e *events.Event) error { return sh.tellEvent(ctx, e, o) },
		Find: func(all []*model.Roster) (*model.Roster, error) { return watched(all, s.State.Options.Workspace) },
	}
	if o.once {
		w.Every = 0
	}
	e, err := w.Run(ctx)
	if err == nil && e != nil {
		err = &cliError{code: ExitFound}
	}
	return err
}

// watched returns the workspace to watch: the one named want, or the first if want is empty.
func watched(all []*model.Roster, want string) (*model.Roster, error) {
	switch {
	case len(all) == 0:
		return nil, errors.New("the token sees no workspace")
	case want == "":
		return all[0], nil
	}
	return findWorkspace(all, want)
}

// watchNote is a JSON line of a watch that is not an event.
type watchNote struct {
	SchemaVersion int    `json:"schema_version"`
	Note          string `json:"note"`
}

// tellEvent prints an event and runs the command of --exec with it.
func (sh *shell) tellEvent(ctx context.Context, e *events.Event, o watchOptions) error {
	if err := report.Event(sh.Out, sh.format, e); err != nil || len(o.command) == 0 {
		return err
	}
	var doc bytes.Buffer
	if err := report.Event(&doc, report.JSONFormat, e); err != nil {
		return err
	}
	output, err := effect.Feed(context.WithoutCancel(ctx), o.command, doc.Bytes(), execTime)
	if text := strings.TrimSpace(clean.Text(output)); text != "" {
		sh.note("%s says: %s", o.command[0], clean.Clip(text, 2000))
	}
	if err != nil {
		sh.note("--exec failed, the watch goes on: %s: %v", o.command[0], err)
	}
	return nil
}
