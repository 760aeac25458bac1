package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
)

// changeOptions are the flags of all commands that change something.
type changeOptions struct {
	dryRun, yes, paid bool
	everywhere        bool // the change is about all workspaces, so none must be named
	piped             bool // stdin is data, so it can't answer questions
	removals          int  // the value of --confirm-removals; 0: not given
}

// handOffFormats is the help for the formats markdown and html of a change.
const handOffFormats = "markdown and html are a hand-off: the same as steps to take in ClickUp itself"

func (sh *shell) changeFlags(cmd *cobra.Command) {
	sh.outputFlags(cmd, report.ReportFormats(), "change")
	cmd.Flags().Lookup("format").Usage += "; " + handOffFormats
	f, o := cmd.Flags(), &sh.change
	f.BoolVar(&o.dryRun, "dry-run", false, "show the calls without sending them")
	f.BoolVarP(&o.yes, "yes", "y", false, "don't ask for confirmation; required without a terminal")
	f.BoolVar(&o.paid, "allow-paid-seats", false, "allow this to buy seats")
}

// removalFlags are the flags of the commands that may remove people.
func (sh *shell) removalFlags(cmd *cobra.Command) {
	sh.changeFlags(cmd)
	cmd.Flags().IntVar(&sh.change.removals, "confirm-removals", 0, "with --yes: the number of `PEOPLE` removed, required for an admin or for several people")
}

// mayAsk refuses a change that nobody can confirm, before anything is read.
func (sh *shell) mayAsk() error {
	if err := sh.emptyName(); err != nil {
		return err
	}
	switch {
	case sh.change.dryRun || sh.change.yes:
		return nil
	case sh.isJSON():
		return usageHint("Look with --dry-run first.", "as JSON nothing is asked, so --yes is needed; nothing was sent")
	case !sh.Prompt:
		return usageHint("Look with --dry-run first.", "without a terminal nothing is changed unless --yes is given; nothing was sent")
	case sh.change.piped:
		return usageHint("Look with --dry-run first.", "stdin is taken by the data, so --yes is needed; nothing was sent")
	}
	return nil
}

// planner makes the plan of a command from a loaded session.
type planner func(ctx context.Context, s *app.App) (change.Plan, error)

// runChange loads, plans, asks, carries out the plan and reports the outcome.
func (sh *shell) runChange(ctx context.Context, facts model.Need, plan planner) error {
	if err := sh.mayAsk(); err != nil {
		return err
	}
	everywhere := sh.change.everywhere
	return sh.with(ctx, need{facts: facts, everywhere: everywhere, changes: !everywhere, ask: sh.asks()}, func(s *app.App) error {
		p, err := plan(ctx, s)
		if err != nil {
			return err
		}
		return sh.showOrRun(ctx, s, p, model.StartRun{Plan: p})
	})
}

// showOrRun shows a plan on a dry run; else it asks, sends start and reports the outcome.
func (sh *shell) showOrRun(ctx context.Context, s *app.App, p change.Plan, start model.Msg) error {
	gate := s.State.GateFor(p)
	doc := report.ChangeDoc{Plan: p, Takes: takes(s.State, p), Layout: sh.layout(s.State), HandOff: s.State.HandOff(p), Left: gate != ""}
	if err := cmp.Or(s.State.TokenAllows(&p), s.State.RoleAllows(p)); err != nil {
		return refusedHere(err)
	}
	if sh.change.dryRun {
		return sh.dryRun(s, doc)
	}
	if p.Calls() == 0 {
		doc.Takes = 0
		if err := sh.saveUntil(ctx, s, model.NoteUntil{Plan: p}); err != nil {
			return err
		}
		if p.ByHandOnly() {
			return sh.handsOn(doc)
		}
		return report.Change(sh.Out, sh.format, doc)
	}
	if err := s.State.MayChange(); err != nil {
		return refusedHere(err)
	}
	if err := cmp.Or(sh.change.affordable(p), sh.change.removable(p)); err != nil {
		return err
	}
	if gate != "" {
		sh.note("%s", gatedWords(s))
		switch q, ok, err := sh.offerACL(ctx, s, p); {
		case err != nil:
			return err
		case ok:
			return sh.showOrRun(ctx, s, q, model.StartRun{Plan: q})
		}
	}
	if err := sh.agree(ctx, s.State, p, takes(s.State, p)); err != nil {
		return err
	}
	allowed := 0
	switch {
	case sh.change.paid:
		allowed = change.AnySeats
	case !sh.change.yes:
		allowed = change.AllowedBy(&p) // that was typed
	}
	stopped := sh.drive(ctx, s, model.Confirm{Plan: p, Allowed: allowed, Then: start}, ended)
	if err := s.State.UntilFailed; err != nil {
		sh.note("the day could not be saved: %v", err)
	}
	if u := s.State.Unconfirmed; u != nil && stopped == nil {
		return notAllowed(*u)
	}
	return sh.reportAndOffer(ctx, s, gate == "", stopped)
}

// reportAndOffer reports the outcome of the run. If ClickUp's plan was in the way it offers
// the newer API, once.
func (sh *shell) reportAndOffer(ctx context.Context, s *app.App, offer bool, stopped error) error {
	run := s.State.Run
	if !offer || stopped != nil || run == nil || run.Plan.ForHands() == "" {
		return sh.report(s.State, stopped)
	}
	if !sh.Prompt || sh.change.yes { // the note goes into the document
		_, _, err := sh.offerACL(ctx, s, run.Plan)
		return cmp.Or(err, sh.report(s.State, stopped))
	}
	problem := sh.report(s.State, stopped)
	q, ok, err := sh.offerACL(ctx, s, run.Plan)
	if err != nil || !ok {
		return cmp.Or(err, problem)
	}
	return sh.showOrRun(ctx, s, q, model.StartRun{Plan: q})
}

// dryRun shows what a plan would send and, where ClickUp's API is in the way, how
// somebody can do it in ClickUp itself.
func (sh *shell) dryRun(s *app.App, doc report.ChangeDoc) error {
	doc.DryRun = true
	o := sh.change
	o.yes = true
	if n := doc.Plan.Removes(); n > 0 && o.removable(doc.Plan) != nil {
		doc.Plan.Warnings = append(doc.Plan.Warnings, fmt.Sprintf("with --yes this needs --confirm-removals %d", n))
	}
	if doc.Left && !doc.Plan.ByHandOnly() {
		doc.Plan.Warnings = append(doc.Plan.Warnings, gatedWords(s))
	}
	if doc.Left && doc.HandOff.NeedsItem {
		doc.Plan.Warnings = append(doc.Plan.Warnings, "guests are invited by sharing an item with them: name one with --share")
	}
	if err := report.Change(sh.Out, sh.format, doc); err != nil {
		return err
	}
	sh.sayHandOff(doc)
	return nil
}

func gatedWords(s *app.App) string {
	return fmt.Sprintf("ClickUp's API does this on the Enterprise plan only; this workspace is on %s and will refuse it",
		s.State.Data().Plan.Value.Name)
}

// refusedHere returns the error for a change that is refused without asking ClickUp.
func refusedHere(why error) error {
	return &cliError{code: ExitRefused, text: why.Error(), hint: nothingSent}
}

// affordable refuses to buy seats that nobody allowed. Somebody at a terminal is shown the
// plan and types what it buys instead.
func (o changeOptions) affordable(p change.Plan) error {
	if !p.Buys() || o.paid || !o.yes {
		return nil
	}
	return notAllowed(p)
}

func notAllowed(p change.Plan) error {
	return usageHint("Allow it with --allow-paid-seats; nothing was sent.", "this %s", p.BillWords())
}

// removable refuses to remove several people, or an admin, where their number was not
// said. Somebody at a terminal types it.
func (o changeOptions) removable(p change.Plan) error {
	n := p.Removes()
	switch {
	case o.removals == n, o.removals == 0 && (!o.yes || n == 0 || n == 1 && !p.RemovesAdmin()):
		return nil
	case o.removals != 0 && n == 0:
		return usageHint("Leave --confirm-removals out. "+nothingSent, "this removes nobody, not %s", text.PeopleOf(o.removals))
	}
	hint := fmt.Sprintf("Look with --dry-run; to go on, give --confirm-removals %d. %s", n, nothingSent)
	if o.removals != 0 {
		return usageHint(hint, "this removes %s, not %d", text.PeopleOf(n), o.removals)
	}
	if n == 1 {
		return usageHint(hint, "this removes an admin, and --yes does not say so")
	}
	return usageHint(hint, "this removes %s, and --yes does not say how many", text.PeopleOf(n))
}

// takes returns how long a plan takes, or 0 if that is short.
func takes(s *model.State, p change.Plan) time.Duration {
	const worthAWord = 10 * time.Second
	if d := p.Duration(s.Rate, s.Now); d >= worthAWord {
		return d
	}
	return 0
}

// agree shows the plan and asks, unless --yes was given.
func (sh *shell) agree(ctx context.Context, s *model.State, p change.Plan, takes time.Duration) error {
	if sh.change.yes {
		return nil
	}
	if err := report.Change(sh.Err, report.TextFormat, report.ChangeDoc{Plan: p, Takes: takes, Layout: sh.layout(s)}); err != nil {
		return err
	}
	question, want := "\nGo on? [y/N] ", []string{"y", "yes"}
	if typed, reason := p.Confirm(); typed != "" && (!sh.change.paid || p.Removes() > 0 || p.Calls() > change.BulkCalls) {
		question, want = fmt.Sprintf("\nTo go on type %q (%s): ", typed, reason), []string{typed}
	}
	agreed, err := sh.answers(ctx, question, want...)
	if err == nil && !agreed {
		err = usage("not confirmed; nothing was sent")
	}
	return err
}

// saysYes asks a yes-or-no question at the terminal.
func (sh *shell) saysYes(ctx context.Context, question string) (bool, error) {
	return sh.answers(ctx, question+" [y/N] ", "y", "yes")
}

// answers asks, and reports whether the answer is one of those wanted.
func (sh *shell) answers(ctx context.Context, question string, wanted ...string) (bool, error) {
	fmt.Fprint(sh.Err, question)
	answer, err := sh.readAnswer(ctx)
	return err == nil && slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(answer, w) }), err
}

// readAnswer reads a line from the terminal.
func (sh *shell) readAnswer(ctx context.Context) (string, error) {
	text, err := sh.readLine(ctx)
	if errors.Is(err, io.EOF) {
		err = nil // the end of the input is no answer
	}
	return strings.TrimSpace(text), err
}

// readLine reads a line from stdin. Input read ahead is kept for the next call.
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
