package cli

import (
	"errors"
	"fmt"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/change"
)

// ended reports whether a run is over and the seats after it are known.
func ended(s *model.State) bool {
	if s.Run == nil || s.Run.Live() {
		return false
	}
	return s.UntilSettled() && !s.AwaitsOutcome() && !s.ReadsSeats(&s.Run.Plan)
}

// report prints the outcome of the run, and returns the error with its exit code. stopped is
// the error that ended the run early, or nil.
func (sh *shell) report(s *model.State, stopped error) error {
	if s.Run == nil || s.Run.Tally().Total() == s.Run.Tally().Planned {
		return errors.Join(stopped, lastNotice(s))
	}
	run := s.Run
	doc := report.ChangeDoc{Plan: run.Plan, Run: run.ID, Outcomes: run.Outcomes, After: map[clickup.WorkspaceID]clickup.Seats{}, Layout: sh.layout(s)}
	doc.HandOff, doc.Left = s.HandOff(run.Plan), run.Plan.ForHands() != ""
	for _, part := range run.Plan.Parts() {
		if seats := s.DataOf(part.Workspace).Seats; seats.Phase == model.Loaded {
			doc.After[part.Workspace] = seats.Value
		}
	}
	if err := report.Change(sh.Out, sh.format, doc); err != nil {
		return err
	}
	if stopped != nil {
		sh.note("stopped; `cutui resume %s` goes on", run.ID)
		return stopped
	}
	sh.sayHandOff(doc)
	return verdict(run)
}

// sayHandOff prints what is left to do in ClickUp itself, for formats whose document does not
// have it.
func (sh *shell) sayHandOff(doc report.ChangeDoc) {
	if doc.Left && !sh.quiet && (sh.format == report.TextFormat || sh.format == report.CSVFormat) {
		fmt.Fprintf(sh.Err, "\n%s\n", doc.HandOff.Plain())
	}
}

// lastNotice returns why nothing was sent, in the model's words.
func lastNotice(s *model.State) error {
	if len(s.Notices) == 0 {
		return errors.New("nothing was sent")
	}
	n := s.Notices[len(s.Notices)-1]
	if n.Err == nil {
		return errors.New(n.Text)
	}
	return fmt.Errorf("%s: %w", n.Text, n.Err)
}

// verdict returns nil if everything was done or already so, else an error that says what was
// not, with its exit code.
func verdict(run *change.Run) error {
	t := run.Tally()
	left, refusals := t.Failed+t.Planned, 0
	var first *clickup.Error
	for _, s := range run.Plan.Steps {
		if s.Withheld() || s.ChangesSeatByHand() {
			left++
		}
		if s.State != change.Failed {
			continue
		}
		e := s.Failure(run.Plan.WorkspaceOf(s))
		if refuses(e) {
			refusals++
		}
		if first == nil {
			first = e
		}
	}
	again := fmt.Sprintf("`cutui resume %s%s` looks first and sends what is missing.", run.ID, retryFlag(left))
	counts := fmt.Sprintf("%d done, %d failed or not sent, %d unknown", t.Done, left, t.Unknown)
	if bought := run.Unforeseen(); bought != "" {
		hint := fmt.Sprintf("`cutui undo %s` shows what would take it back.", run.ID)
		if left > 0 || t.Unknown > 0 {
			bought, hint = bought+"; "+counts, hint+" "+again
		}
		return &cliError{code: ExitSeats, text: bought, hint: hint}
	}
	switch {
	case t.Unknown == 0 && t.Failed == 0 && t.Done > 0 && left > 0 && run.Plan.HandedOff():
		return &cliError{code: ExitPartly, text: fmt.Sprintf("%d done, %d left to a hand-off", t.Done, left), hint: "Somebody does it in ClickUp itself."}
	case t.Unknown > 0 || t.Done > 0 && left > 0:
		return &cliError{code: ExitPartly, text: counts, hint: again}
	case left == 0:
		return nil
	case first == nil:
		return failed(again, "%d not sent", left)
	case refusals == t.Failed:
		return first
	}
	return &cliError{code: ExitFailed, cause: first, hint: again}
}

// retryFlag returns the flag with which resume sends again what failed, if anything did.
func retryFlag(left int) string {
	if left == 0 {
		return ""
	}
	return " --retry"
}
