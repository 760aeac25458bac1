package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
)

// changeOptions are the flags of all commands that change something.
type changeOptions struct {
	dryRun, yes, paid bool
}

func (sh *shell) changeFlags(cmd *cobra.Command, o *changeOptions) {
	sh.outputFlags(cmd, report.ReportFormats(), "change")
	cmd.Flags().Lookup("format").Usage += "; markdown and html are a hand-off: the same as steps to take in ClickUp itself"
	f := cmd.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "show the calls and send none")
	f.BoolVarP(&o.yes, "yes", "y", false, "don't ask; needed without a terminal")
	f.BoolVar(&o.paid, "allow-paid-seats", false, "go on where this buys seats")
}

// mayAsk refuses a change that nobody could agree to, before anything is read.
// piped says that stdin is taken by data.
func (sh *shell) mayAsk(o changeOptions, piped bool) error {
	switch {
	case o.dryRun || o.yes:
		return nil
	case !sh.Prompt:
		return usageHint("Look with --dry-run first.", "without a terminal nothing is changed unless --yes is given; nothing was sent")
	case piped:
		return usageHint("Look with --dry-run first.", "stdin is taken by the data, so --yes is needed; nothing was sent")
	}
	return nil
}

// planner makes the plan of a command from a loaded session.
type planner func(ctx context.Context, s *app.App) (change.Plan, error)

// runChange loads, plans, asks, carries the plan out and says what came of it.
func (sh *shell) runChange(ctx context.Context, o changeOptions, facts model.Need, piped bool, plan planner) error {
	format, err := report.ParseFormat(sh.output.format, report.ReportFormats())
	if err != nil {
		return err
	}
	if err := sh.mayAsk(o, piped); err != nil {
		return err
	}
	return sh.with(ctx, need{facts: facts}, func(s *app.App) error {
		p, err := plan(ctx, s)
		if err != nil {
			return err
		}
		return sh.showOrRun(ctx, s, o, p, model.StartRun{Plan: p}, format)
	})
}

// showOrRun shows a plan, or asks and then hands over the intent that starts it.
func (sh *shell) showOrRun(ctx context.Context, s *app.App, o changeOptions, p change.Plan, start model.Msg, format report.Format) error {
	gate := s.State.GateFor(p)
	doc := report.ChangeDoc{Plan: p, Takes: takes(s.State, p), Layout: sh.layout(s.State), HandOff: s.State.HandOff(p), Left: gate != ""}
	if o.dryRun {
		return sh.dryRun(s, doc, format)
	}
	if p.Calls() == 0 {
		doc.Takes = 0
		return report.Change(sh.Out, format, doc)
	}
	if err := sh.permitted(s); err != nil {
		return err
	}
	if err := o.affordable(p); err != nil {
		return err
	}
	if gate != "" {
		sh.note("%s", gatedWords(s))
	}
	if err := sh.agree(ctx, s.State, o, p, takes(s.State, p)); err != nil {
		return err
	}
	allowed := 0
	if o.paid {
		allowed = change.AnySeats
	}
	stopped := sh.drive(ctx, s, model.Confirm{Plan: p, Allowed: allowed, Then: start}, ended)
	if u := s.State.Unconfirmed; u != nil && stopped == nil {
		return o.affordable(*u)
	}
	return sh.report(s.State, format, stopped)
}

// dryRun shows what a plan would send and, where ClickUp's API is in the way, how
// somebody can do it in ClickUp itself.
func (sh *shell) dryRun(s *app.App, doc report.ChangeDoc, format report.Format) error {
	doc.DryRun = true
	if doc.Left {
		doc.Plan.Warnings = append(doc.Plan.Warnings, gatedWords(s))
	}
	if doc.Left && doc.HandOff.NeedsItem {
		doc.Plan.Warnings = append(doc.Plan.Warnings, "guests are invited by sharing an item with them: name one with --share")
	}
	if err := report.Change(sh.Out, format, doc); err != nil {
		return err
	}
	sh.sayHandOff(doc, format)
	return nil
}

func gatedWords(s *app.App) string {
	return fmt.Sprintf("ClickUp's API does this on the Enterprise plan only; this workspace is on %s and will refuse it",
		s.State.Data().Plan.Value.Name)
}

// permitted refuses where it is known beforehand that ClickUp would.
func (sh *shell) permitted(s *app.App) error {
	if err := s.State.Can(keymap.Invite); err != nil {
		return &cliError{code: ExitRefused, text: err.Error(), hint: "Nothing was sent."}
	}
	return nil
}

// affordable refuses to buy seats that nobody allowed.
func (o changeOptions) affordable(p change.Plan) error {
	if !p.Buys() || o.paid {
		return nil
	}
	return usageHint("Allow it with --allow-paid-seats; nothing was sent.", "this %s", p.BillWords())
}

// takes is how long a plan takes, if that is worth a word.
func takes(s *model.State, p change.Plan) time.Duration {
	const worthAWord = 10 * time.Second
	if d := p.Duration(s.Rate, s.Now); d >= worthAWord {
		return d
	}
	return 0
}

// agree shows the plan and asks, unless --yes was given.
func (sh *shell) agree(ctx context.Context, s *model.State, o changeOptions, p change.Plan, takes time.Duration) error {
	if o.yes {
		return nil
	}
	if err := report.Change(sh.Err, report.TextFormat, report.ChangeDoc{Plan: p, Takes: takes, Layout: sh.layout(s)}); err != nil {
		return err
	}
	question, want := "Go on? [y/N] ", ""
	if p.Removes() > 0 || p.Calls() > change.BulkCalls {
		typed, reason := p.Confirm()
		question, want = fmt.Sprintf("To go on type %q (%s): ", typed, reason), typed
	}
	fmt.Fprint(sh.Err, "\n"+question)
	answer, err := sh.readAnswer(ctx)
	if err != nil {
		return err
	}
	yes := want == "" && (strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes"))
	if yes || want != "" && strings.EqualFold(answer, want) {
		return nil
	}
	return usage("not confirmed; nothing was sent")
}

// readAnswer reads a line from the terminal.
func (sh *shell) readAnswer(ctx context.Context) (string, error) {
	text, err := sh.readLine(ctx)
	if errors.Is(err, io.EOF) {
		err = nil // the end of the input is no answer
	}
	return strings.TrimSpace(text), err
}

// readLine reads a line from stdin; what was read ahead is for the next one.
func (sh *shell) readLine(ctx context.Context) (string, error) {
	if sh.lines == nil {
		sh.lines = bufio.NewReader(sh.In)
	}
	return waitFor(ctx, func() (string, error) { return sh.lines.ReadString('\n') })
}

// waitFor reads until there is something, or a signal ends the wait.
func waitFor(ctx context.Context, read func() (string, error)) (string, error) {
	type answer struct {
		text string
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		text, err := read()
		got <- answer{text, err}
	}()
	select {
	case a := <-got:
		return a.text, a.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}
