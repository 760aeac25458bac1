package cli

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/accessreview"
	"cutui/model/change"
)

func (sh *shell) reviewCmd() *cobra.Command {
	return group("review", "Ask those who invited who is still needed",
		sh.reviewExportCmd(), sh.reviewApplyCmd(), sh.reviewStatusCmd())
}

const reviewExportHelp = `Write a sheet for everybody who invited somebody, or for each e-mail domain: a
CSV for a spreadsheet, and a page that works offline and saves its answers as
CSV.

Owners, agents and your own account are not asked about. People whose inviter is
not here are on a sheet of their own. What was asked is kept on this machine, so
that cutui review apply knows which answers belong to it. Nothing is sent: send
the files yourself.`

func (sh *shell) reviewExportCmd() *cobra.Command {
	by, dir, due := "", "", ""
	cmd := &cobra.Command{
		Use: "export", Short: "Write the sheets to send to those who invited", Long: reviewExportHelp, Args: noArgs,
		Example: "cutui review export --dir sheets --due 14d\ncutui review export --by domain",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(accessreview.Groupings(), accessreview.Grouping(by)) {
				return usage("--by: use inviter or domain")
			}
			return sh.exportReview(cmd.Context(), accessreview.Grouping(by), dir, due)
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "review")
	f := cmd.Flags()
	f.StringVar(&by, "by", string(accessreview.ByInviter), "a sheet for each `KEY`: inviter or domain")
	f.StringVar(&dir, "dir", ".", "the `FOLDER` to write them to")
	f.StringVar(&due, "due", "14d", "the day to answer by: a `DATE`, or how long from now")
	complete(cmd, "by", "inviter", "domain")
	return cmd
}

// forReviews returns what a review needs: its sheets quote the audit.
func forReviews() model.Need {
	return model.Need{Me: true, Seats: true, Plans: true, Groups: true, Roles: true, Audit: true}
}

// reviewsSettled reports whether the reviews, and the audit that their sheets quote, are loaded.
func reviewsSettled(s *model.State) bool {
	return settled(s) && s.Data().Reviews.Phase != model.Loading && s.Data().Report.Phase != model.Loading
}

func (sh *shell) exportReview(ctx context.Context, by accessreview.Grouping, dir, typed string) error {
	return sh.with(ctx, need{changes: true, ask: sh.Prompt, facts: forReviews()}, func(s *app.App) error {
		due, err := model.ParseReviewBy(typed, s.State.Now)
		if err != nil {
			return dayProblem("--due: ", typed, err)
		}
		if err := sh.drive(ctx, s, model.FindReviews{}, reviewsSettled); err != nil {
			return err
		}
		if err := sh.drive(ctx, s, model.StartReview{By: by, Due: due, Dir: dir}, reviewsSettled); err != nil {
			return err
		}
		if err := s.State.Data().Reviews.Err; err != nil {
			return failed("Nothing is kept of this review; delete files that were written.", "%v", err)
		}
		files := s.State.ReviewFiles()
		sh.note("%s written; send each reviewer theirs, then give what comes back to `cutui review apply`", text.Plural(len(files), "file"))
		return report.Review(sh.Out, sh.format, report.ReviewDoc{Review: s.State.Review(), Files: files, Now: s.State.Now, Layout: sh.layout(s.State)})
	})
}

func (sh *shell) reviewStatusCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "status", Short: "Show who has not answered the latest review", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.with(cmd.Context(), need{old: true}, func(s *app.App) error {
				r, err := sh.latestReview(cmd.Context(), s)
				if err != nil {
					return err
				}
				return report.Review(sh.Out, sh.format, report.ReviewDoc{Review: r, Now: s.State.Now, Layout: sh.layout(s.State)})
			})
		},
	}
	sh.outputFlags(cmd, report.ListFormats(), "review")
	sh.offlineFlag(cmd)
	return cmd
}

func (sh *shell) latestReview(ctx context.Context, s *app.App) (*accessreview.Review, error) {
	if err := sh.drive(ctx, s, model.FindReviews{}, reviewsSettled); err != nil {
		return nil, err
	}
	if err := s.State.Data().Reviews.Err; err != nil {
		return nil, err
	}
	r := s.State.Review()
	if r == nil {
		return nil, failed("Begin with cutui review export.", "nobody was asked in %s yet", s.State.Roster().Name)
	}
	return r, nil
}

const reviewApplyHelp = `Take the answers of those who invited, from the CSV files that came back.

Every row is checked first: rows of another review, people nobody was asked
about, two answers that contradict each other, and words that are no answer are
errors with their lines, and nothing is taken. Late answers, and those of
somebody other than the person asked, are taken with a note.

Of people who are kept, the findings of the audit are accepted in the name of
who answered, until --review-by. People who are not are removed after a review,
by one plan that can be taken back. --dry-run keeps nothing and sends nothing.`

type reviewApplyOptions struct {
	leave    leaveOptions
	reviewBy string
}

func (sh *shell) reviewApplyCmd() *cobra.Command {
	var o reviewApplyOptions
	cmd := &cobra.Command{
		Use: "apply FILE…", Short: "Take the answers, and remove who is not needed", Long: reviewApplyHelp, Args: someArgs("a CSV file with answers"),
		Example: "cutui review apply answers/*.csv --dry-run",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.applyReview(cmd.Context(), args, o) },
	}
	cmd.Flags().StringVar(&o.reviewBy, "review-by", "6m", "don't ask again about people who are kept until this `DATE`, or how long from now")
	o.leave.flags(cmd)
	sh.removalFlags(cmd)
	cmd.Annotations[documentKey] = "change,review"
	return cmd
}

func (sh *shell) applyReview(ctx context.Context, names []string, o reviewApplyOptions) error {
	sh.change.piped = slices.Contains(names, "-")
	if err := cmp.Or(sh.mayAsk(), o.leave.check()); err != nil {
		return err
	}
	files, err := sh.answerFiles(names)
	if err != nil {
		return err
	}
	return sh.with(ctx, need{facts: forReviews(), changes: true, ask: sh.asks()}, func(s *app.App) error {
		until, err := model.ParseReviewBy(o.reviewBy, s.State.Now)
		if err != nil {
			return dayProblem("--review-by: ", o.reviewBy, err)
		}
		checked, review, err := sh.checkAnswers(ctx, s, files)
		if err != nil {
			return err
		}
		return sh.takeAnswers(ctx, s, o, review, checked, until)
	})
}

func (sh *shell) answerFiles(names []string) ([]accessreview.File, error) {
	files := make([]accessreview.File, len(names))
	for i, name := range names {
		text, err := sh.readInput(name)
		if err != nil {
			return nil, usage("%v", err)
		}
		files[i] = accessreview.File{Name: inputName(name), CSV: text}
	}
	return files, nil
}

// checkAnswers checks the answers against the latest review. The error lists everything that
// is wrong with them.
func (sh *shell) checkAnswers(ctx context.Context, s *app.App, files []accessreview.File) (accessreview.Checked, *accessreview.Review, error) {
	r, err := sh.latestReview(ctx, s)
	if err != nil {
		return accessreview.Checked{}, nil, err
	}
	checked := r.Check(files, s.State.Now)
	var wrong problems
	for _, p := range checked.Problems {
		wrong.add("%s", clean.Line(p))
	}
	return checked, r, wrong.err()
}

// takeAnswers keeps the answers and carries out the plan for those who are not needed.
func (sh *shell) takeAnswers(ctx context.Context, s *app.App, o reviewApplyOptions, r *accessreview.Review, c accessreview.Checked, until time.Time) error {
	ids, _ := s.State.ToRemove(c.Answers)
	for _, words := range s.State.AnswerWords(c, until) {
		sh.note("%s", clean.Line(words))
	}
	dryRun := sh.change.dryRun
	if dryRun {
		sh.note("nothing of it is kept with --dry-run")
	} else if err := s.State.MayChange(); err != nil && len(ids) > 0 {
		return refusedHere(err)
	}
	p := change.Plan{}
	if len(ids) > 0 {
		var err error
		if p, err = sh.planLeave(ctx, s, ids, o.leave); err != nil {
			return err
		}
		if err := sh.change.removable(p); err != nil && !dryRun {
			return err // before the answers are kept, so that the same command can be given again
		}
	}
	if !dryRun {
		if err := sh.drive(ctx, s, model.TakeAnswers{Review: r.ID, Answers: c.Answers, ReviewBy: until}, reviewsSettled); err != nil {
			return err
		}
		if err := s.State.Data().Reviews.Err; err != nil {
			return err
		}
	}
	if len(ids) > 0 {
		return sh.showOrRun(ctx, s, p, model.StartRun{Plan: p})
	}
	format := sh.format
	if !slices.Contains(report.ListFormats(), format) {
		format = report.TextFormat // there is nothing to hand off
	}
	return report.Review(sh.Out, format, report.ReviewDoc{Review: s.State.Review(), Now: s.State.Now, Layout: sh.layout(s.State)})
}
